"""What a film is to have besides its takes."""

from dataclasses import dataclass

from storyc.assemble.credentials import SigningFiles
from storyc.emit import PLAIN, CaptionStyle


@dataclass(frozen=True, slots=True)
class Finish:
    """How a film is finished.

    `captions` is what they tell; with `burns_captions` they stand in the picture too. `signing` is
    what content credentials are signed with; without it there are none.
    """

    captions: CaptionStyle = PLAIN
    burns_captions: bool = False
    signing: SigningFiles | None = None


AS_IT_IS = Finish()
