"""What a cut and a picture leave of left and right."""

import re
from collections.abc import Iterator

from storyc.continuity import staging_words as words
from storyc.ir import ActionBeat, Angle, CardBeat, MoveKind, Shot, ShotSize

_LEAVES_THE_LINE = frozenset(
    {
        *(MoveKind.TRACK, MoveKind.DOLLY, MoveKind.TRUCK, MoveKind.CRANE),
        *(MoveKind.STEADICAM, MoveKind.ORBIT, MoveKind.WHIP_PAN),
    }
)
_SHOWS_ANEW = frozenset({ShotSize.EXTREME_WIDE, ShotSize.WIDE, ShotSize.ESTABLISHING})
_SHOWS_ELSE = frozenset({ShotSize.INSERT, ShotSize.POV, ShotSize.CUTAWAY})
_OFF_THE_LINE = re.compile(rf"\b(?:{words.OFF_THE_LINE})\b", re.IGNORECASE)


def is_neutral(shot: Shot) -> bool:
    """Tell whether left and right may be exchanged in or after a shot.

    An insert, a point of view and a cutaway show something else; a wide shot shows anew who is
    where; a camera that travels takes the audience along; one from straight above, from the front
    or from behind stands on the line itself.
    """
    return shows_something_else(shot) or shot.size in _SHOWS_ANEW or camera_turns(shot)


def shows_something_else(shot: Shot) -> bool:
    """Tell whether a shot turns from the people to something beside them."""
    return shot.size in _SHOWS_ELSE


def camera_turns(shot: Shot) -> bool:
    """Tell whether the camera of a shot is on the line of action, or may cross it."""
    return (
        camera_travels(shot)
        or not {Angle.OVERHEAD, Angle.AERIAL}.isdisjoint(shot.angles)
        or shot.preposition == "behind"
        or any(_OFF_THE_LINE.search(part.text) for part in shot.prose)
    )


def camera_travels(shot: Shot) -> bool:
    """Tell whether a shot need not end on the side of the line on which it began."""
    return any(move.kind in _LEAVES_THE_LINE for move in shot.moves)


def is_plain_cut(one: Shot, other: Shot) -> bool:
    """Tell whether two neighbours meet in a cut that nothing softens and nothing announces.

    A dissolve or a card lets time pass; a smash cut, a match cut and a jump cut mean to be noticed.
    """
    joins = (it for it in (one.transition_out, other.transition_in) if it is not None)
    return (
        all(it.kind == "cut" and "jump" not in it.text.casefold() for it in joins)
        and not other.continues
        and not isinstance(one.beats[-1], CardBeat)
        and not isinstance(other.beats[0], CardBeat)
    )


def stirs(beat: ActionBeat) -> bool:
    """Tell whether somebody may be elsewhere in the frame after a sentence."""
    return not _STIRRING.isdisjoint(re.findall(r"[\w-]+", beat.text.casefold()))


def _forms(verb: str) -> Iterator[str]:
    """Guess the forms of a verb; one that does not exist is never met."""
    stem = verb.removesuffix("e")
    yield from (verb, f"{verb}s", f"{verb}es", f"{stem}ing", f"{stem}ed", f"{stem[:-1]}ies")
    yield from (f"{stem}{stem[-1]}ing", f"{stem}{stem[-1]}ed", f"{stem[:-1]}ied")


_STIRRING = frozenset(words.IRREGULAR_STIRRING.split()).union(*map(_forms, words.STIRRING.split()))
