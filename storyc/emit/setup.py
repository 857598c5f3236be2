"""The camera line of a shot."""

from collections.abc import Iterator

from storyc.emit.facts import camera_terms, is_choice, sighting_of
from storyc.emit.piece import Piece
from storyc.ir import Shot


def camera_of(shot: Shot, *, is_first_of_clip: bool) -> Iterator[Piece]:
    """Yield the terms of a set-up.

    `continues` is said only where the take it goes on from is in the same clip: a prompt speaks of
    no other clip.
    """
    if shot.continues and not is_first_of_clip:
        yield Piece("the same take goes on without a cut", (f"shot {shot.id}.continues",))
    if is_choice(shot):
        sighting = sighting_of(shot)
        if sighting:
            yield Piece(sighting)
    for name, text, _ in camera_terms(shot):
        yield Piece(text, (f"shot {shot.id}.{name}",))
