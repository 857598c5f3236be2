"""What a film is to have besides its takes."""

from dataclasses import dataclass

from storyc.assemble.credentials import SigningFiles
from storyc.emit import PLAIN, CaptionStyle
from storyc.ir import TitlePage


@dataclass(frozen=True, slots=True)
class Finish:
    """How a film is finished.

    `captions` is what they tell; with `burns_captions` they stand in the picture too. `credits` is
    the title page that stands behind the film, `signing` what content credentials are signed with.
    """

    captions: CaptionStyle = PLAIN
    burns_captions: bool = False
    credits: TitlePage | None = None
    signing: SigningFiles | None = None


AS_IT_IS = Finish()
