"""What a film is to have besides its takes."""

from dataclasses import dataclass

from storyc.emit import PLAIN, CaptionStyle


@dataclass(frozen=True, slots=True)
class Finish:
    """How a film is finished.

    `captions` is what they tell; with `burns_captions` they stand in the picture too. `has_credits`
    puts the title page behind the film; `matches_colour` brings a clip that goes on with the one
    before it to that one's colours.
    """

    captions: CaptionStyle = PLAIN
    burns_captions: bool = False
    has_credits: bool = False
    matches_colour: bool = False


AS_IT_IS = Finish()
