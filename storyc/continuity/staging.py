"""Reads which side of the frame somebody is on, looks to or goes to.

English only, and shy like the reading of props: in a shot line each part between commas says one
thing (`MARA frame left`, `looking left at TOM`, `over MARA's left shoulder`); in action only what
names the frame counts (`MARA stands at frame left`), for a left hand is no left of the frame.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Literal

from storyc.continuity import staging_words as words
from storyc.ir import ActionBeat, Shot, Text
from storyc.source import Span

Side = Literal["left", "right"]


class StagingKind(Enum):
    """What a side is said of."""

    STANDS = auto()
    """Somebody is on that side of the frame."""
    LOOKS = auto()
    """Somebody looks to that side."""
    MOVES = auto()
    """Somebody goes towards that side."""


@dataclass(frozen=True, slots=True)
class Staging:
    """One thing said of somebody and a side, and the words that say it.

    `at` is whom or what a look goes to, in the writer's words. `implied` sides are worked out: the
    words speak of a shoulder, not of the frame.
    """

    kind: StagingKind
    who: str
    side: Side
    place: Span
    at: str | None = None
    implied: bool = False


_OTHER: dict[Side, Side] = {"left": "right", "right": "left"}

_SIDE_WORD = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)
_FRAMED = (
    r"(?:(?:frame|screen|camera)[- ](?P<framed>left|right)"
    r"|(?:the )?(?:far )?(?P<of>left|right)(?: side)? of (?:the )?(?:frame|camera|shot|image))"
)
_AT_A_SIDE = re.compile(
    rf"(?:on |at |to )?{_FRAMED}|(?:on|at) the (?P<bare>left|right)(?: side)?", re.IGNORECASE
)
_SIDE = rf"(?:{_FRAMED}|(?:the )?(?:far )?(?P<bare>left|right)(?: side)?)"


def other_side(side: Side) -> Side:
    """Return right for left and left for right."""
    return _OTHER[side]


def read_side(words: str) -> Side | None:
    """Return the side of the frame that words behind `MARA is` mean: `on the left of the frame`."""
    found = _AT_A_SIDE.fullmatch(words)
    return None if found is None else _side_of(found)


def read_shot_line(shot: Shot, cast: Collection[str]) -> tuple[Staging, ...]:
    """Return what the words of a shot line say, in order.

    Args:
        shot: the shot. What coverage took over from prose is not read.
        cast: everybody who may be named beside those whom the shot is on.
    """
    if shot.inferred or not any(_names_a_side(part.text) for part in shot.prose):
        return ()
    on = tuple(it.name for it in shot.subjects if it.kind == "character")
    names = tuple(sorted({*on, *cast}))
    return tuple(found for part in shot.prose for found in _read_part(part, on, names))


def _names_a_side(text: str) -> bool:
    """Tell whether left or right is in a text: in most it is not, and every rule here asks."""
    if text.isascii():
        lower = text.lower()
        if "left" not in lower and "right" not in lower:
            return False
    return _SIDE_WORD.search(text) is not None


def read_sentence(beat: ActionBeat) -> tuple[Staging, ...]:
    """Return what a sentence of action says of somebody and a side of the frame."""
    if not _names_a_side(beat.text):
        return ()
    people = tuple(sorted(it.name for it in beat.mentions if it.kind == "character"))
    if not people:
        return ()
    for kind, pattern in _sentence_patterns(people):
        found = pattern.match(beat.text)
        if found is not None:
            who = _as_declared(found["who"], people)
            return (Staging(kind, who, _side_of(found), beat.span),)
    return ()


def _read_part(part: Text, on: tuple[str, ...], names: tuple[str, ...]) -> Iterator[Staging]:
    """Read a part of a shot line; `MARA left and TOM right` says two things."""
    whole = tuple(_read_words(part.text, part.span, on, names))
    if whole:
        yield from whole
        return
    is_verbatim = len(part.text) == part.span.end - part.span.start
    at = 0
    for half in part.text.split(" and "):
        start = part.span.start + at
        place = Span(part.span.source, start, start + len(half)) if is_verbatim else part.span
        yield from _read_words(half, place, on, names)
        at += len(half) + len(" and ")


def _read_words(
    text: str, place: Span, on: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[Staging]:
    for kind, pattern in _part_patterns(names):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        named = found["who"]
        if named is None and (len(on) != 1 or not _is_of_the_frame(kind, found)):
            return
        who = on[0] if named is None else _as_declared(named, names)
        yield Staging(kind, who, _side_of(found), place, found.groupdict().get("at"))
        return
    shoulder = _shoulder_pattern(names).fullmatch(text)
    if shoulder is not None:
        yield from _past_shoulder(shoulder, place, on, names)


def _past_shoulder(
    found: re.Match[str], place: Span, on: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[Staging]:
    """Whose left shoulder is in front stands on the right, and who is looked at on the left."""
    who, side = _as_declared(found["who"], names), _as_side(found["bare"])
    yield Staging(StagingKind.STANDS, who, other_side(side), place, implied=True)
    for name in on:
        if name != who:
            yield Staging(StagingKind.STANDS, name, side, place, implied=True)


def _is_of_the_frame(kind: StagingKind, found: re.Match[str]) -> bool:
    """A bare `left` without a name may be anything; `on the left` and `looking left` may not."""
    return kind is not StagingKind.STANDS or not found["bare"] or found["on"] is not None


def _side_of(found: re.Match[str]) -> Side:
    sides = (found.groupdict().get(name) for name in ("framed", "of", "bare"))
    return _as_side(next(side for side in sides if side is not None))


def _as_side(word: str) -> Side:
    return "left" if word.casefold() == "left" else "right"


def _as_declared(written: str, names: tuple[str, ...]) -> str:
    return next(it for it in names if it.casefold() == written.casefold())


def _any_of(listed: str) -> str:
    return rf"(?:{'|'.join(listed.split())})"


def _who(names: tuple[str, ...]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return rf"(?P<who>{'|'.join(map(re.escape, longest_first)) or '(?!)'})"


@cache
def _part_patterns(names: tuple[str, ...]) -> tuple[tuple[StagingKind, re.Pattern[str]], ...]:
    who = rf"{_who(names)}(?: is)?"
    being, looking, moving = map(_any_of, (words.BEING, words.LOOKING, words.MOVING))
    towards = rf"(?: (?:to|towards?))? {_SIDE}"
    stands = rf"(?:with )?(?:{who}(?: {being})? )?(?P<on>(?:on|at) )?(?:to )?{_SIDE}"
    looks = rf"{looking}(?: (?:off|out|away|back))?{towards}(?: (?:at|to|towards?) (?P<at>.+))?"
    moves = rf"{moving}(?: (?:off|out|away|on))?{towards}"
    crosses = (
        rf"(?:{moving} )?(?:across )?(?:from )?(?:the )?(?:frame )?(?:left|right)"
        r" to (?:the )?(?:frame )?(?P<bare>left|right)"
    )
    patterns = (
        (StagingKind.STANDS, stands),
        (StagingKind.LOOKS, rf"(?:{who} )?{looks}"),
        (StagingKind.MOVES, rf"(?:{who} )?{moves}"),
        (StagingKind.MOVES, rf"(?:{who} )?{crosses}"),
    )
    return tuple((kind, re.compile(text, re.IGNORECASE)) for kind, text in patterns)


@cache
def _sentence_patterns(names: tuple[str, ...]) -> tuple[tuple[StagingKind, re.Pattern[str]], ...]:
    who, between = rf"{_who(names)}\b(?!['’])", r"[^.;:!?]{0,50}?"
    arriving, being = _any_of(words.ARRIVING), _any_of(words.BEING)
    looking, moving = _any_of(words.LOOKING), _any_of(words.MOVING)
    patterns = (
        (StagingKind.STANDS, rf"{who}, (?:on |at )?{_FRAMED},"),
        (StagingKind.STANDS, rf"{who}{between} {arriving} to {_FRAMED}"),
        (StagingKind.STANDS, rf"{who}{between} {being} {between}{_FRAMED}"),
        (StagingKind.LOOKS, rf"{who}{between} {looking} {between}{_FRAMED}"),
        (StagingKind.MOVES, rf"{who}{between} {moving} {between}{_FRAMED}"),
    )
    return tuple((kind, re.compile(text, re.IGNORECASE)) for kind, text in patterns)


@cache
def _shoulder_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:seen )?(?:past|over|from over) {_who(names)}['’]s (?P<bare>left|right) shoulder",
        re.IGNORECASE,
    )
