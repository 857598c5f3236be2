"""Whom a beat shows."""

import re
from collections.abc import Iterator

from storyc.ir import ActionBeat, Beat, Shot, ShotSize, SpeechBeat
from storyc.plan.meter import ShotBeat

_SOMEBODY = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their)\b", re.IGNORECASE)


def named_in(each: ShotBeat) -> Iterator[str]:
    """Yield the people whom a beat and its shot show by name.

    Who is only heard is not shown, nor is whose point of view a shot is.
    """
    if not is_point_of_view(each.shot):
        yield from (it.name for it in each.shot.subjects if it.kind == "character")
    match each.beat:
        case SpeechBeat() as speech if not speech.is_off_screen:
            yield speech.character
        case ActionBeat(mentions=mentions):
            yield from (it.name for it in mentions if it.kind == "character")
        case _:
            return


def named_beside(shot: Shot) -> Iterator[str]:
    """Yield the people whom a shot's own words name: `over MARA's shoulder`.

    Nobody else is in the picture less for it: he or she in such a shot may be anybody there.
    """
    viewers = {it.name for it in shot.subjects} if is_point_of_view(shot) else set()
    yield from (
        it.name for it in shot.mentions if it.kind == "character" and it.name not in viewers
    )


def shows_somebody(beat: Beat) -> bool:
    """Tell whether he, she or they act in a beat."""
    return isinstance(beat, ActionBeat) and _SOMEBODY.search(beat.text) is not None


def is_point_of_view(shot: Shot) -> bool:
    """Tell whether a shot is what its subjects see: they are behind the camera."""
    return shot.size is ShotSize.POV and shot.preposition in {"of", "from"}
