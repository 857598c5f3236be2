"""Whom a beat shows."""

import re
from collections.abc import Sequence

from storyc.ir import ActionBeat, Beat, Shot, ShotSize, SpeechBeat
from storyc.plan.meter import ShotBeat

_SOMEBODY = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their"
    r"|elles?|ils|ell[ao]s?|lei|sie|ihr|ihm|ihn|он[аи]?|ona|oni)\b",
    re.IGNORECASE,
)
"""Without the words that are something else in another language: `il`, `er`, `on`."""


_HE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE)


def named_in(each: ShotBeat) -> Sequence[str]:
    """Return the people whom a beat and its shot show by name.

    Who is only heard is not shown, nor is whose point of view a shot is.
    """
    shot, beat = each
    of_shot = () if is_point_of_view(shot) else shot.subjects
    names = [it.name for it in of_shot if it.kind == "character"]
    if isinstance(beat, SpeechBeat) and not beat.is_off_screen:
        names.append(beat.character)
    elif isinstance(beat, ActionBeat):
        names += [it.name for it in beat.shown if it.kind == "character"]
    return names


def named_beside(shot: Shot) -> Sequence[str]:
    """Return the people whom a shot's own words name: `over MARA's shoulder`.

    Nobody else is in the picture less for it: he or she in such a shot may be anybody there.
    """
    if not shot.mentions:
        return ()
    viewers = {it.name for it in shot.subjects} if is_point_of_view(shot) else set()
    return [it.name for it in shot.mentions if it.kind == "character" and it.name not in viewers]


def shows_somebody(beat: Beat) -> bool:
    """Tell whether he, she or they act in a beat."""
    return isinstance(beat, ActionBeat) and _SOMEBODY.search(beat.text) is not None


def partner_in(each: ShotBeat, present: Sequence[str]) -> Sequence[str]:
    """Return whom a beat shows beside the one it names, as in `He looks up at her`.

    Shape: at most one, and nobody if there are more people in the room than the two.
    """
    beat, named = each.beat, {*named_in(each)}
    if len(named) != 1 or not isinstance(beat, ActionBeat) or is_point_of_view(each.shot):
        return ()
    if _HE.search(beat.text) is None or _SHE.search(beat.text) is None:
        return ()
    others = [it for it in present if it not in named]
    return others if len(others) == 1 else ()


def is_point_of_view(shot: Shot) -> bool:
    """Tell whether a shot is what its subjects see: they are behind the camera."""
    return shot.size is ShotSize.POV and shot.preposition in {"of", "from"}
