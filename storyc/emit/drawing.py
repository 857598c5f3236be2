"""How an animatic is drawn where there is a choice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the makers of a film choose.

    With `shows_time_code` the time runs along below the column. With `is_on_twos` the camera moves
    at every second frame, as animators' drawings do: it takes less time to make. Without
    `has_words` the band below the picture is left to captions that are burnt in.
    """

    shows_time_code: bool = False
    is_on_twos: bool = False
    has_words: bool = True


USUAL = Drawing()
