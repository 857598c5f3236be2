"""What a film is to have besides its takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from storyc.assemble.credentials import SigningFiles
from storyc.assemble.effect import Effect
from storyc.emit import PLAIN, CaptionStyle
from storyc.emit.drawing import USUAL, Drawing
from storyc.ir import TitlePage


@dataclass(frozen=True, slots=True)
class Finish:
    """How a film is finished.

    `captions` is what they tell; with `burns_captions` they stand in the picture too. `credits` is
    the title page that stands behind the film, `signing` what content credentials are signed with.
    With `matches_colour` clips are brought together where one goes on with another. `drawing` is
    how boards are drawn, `effects` are what is made of the pictures of clips, by slate.
    """

    captions: CaptionStyle = PLAIN
    burns_captions: bool = False
    credits: TitlePage | None = None
    signing: SigningFiles | None = None
    matches_colour: bool = False
    drawing: Drawing = USUAL
    effects: Mapping[str, Effect] = field(default_factory=dict)


AS_IT_IS = Finish()
