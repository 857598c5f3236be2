"""What could be written in a line that its first words tell: a shot, a use, a transition."""

import re
from collections.abc import Callable, Iterator

from lsprotocol.types import CompletionItem, CompletionItemKind

from storyc.lsp.features.change_offers import TIMES, in_change
from storyc.lsp.features.offers import known, names, words
from storyc.lsp.features.signature import templates
from storyc.lsp.names import NameKind
from storyc.lsp.snapshot import Snapshot
from storyc.syntax.vocabulary import ANGLES, FOCUS_TERMS, MOVES, SHOT_SIZES, SPEEDS, TRANSITIONS

SETTINGS = ("INT.", "EXT.", "INT./EXT.")

_COMMA = re.compile(r"[,、，]")
_EXTENSIONS = ("V.O.", "O.S.", "O.C.", "CONT'D")
_KINDS: dict[str, NameKind] = {
    "character": "character",
    "location": "location",
    "prop": "prop",
    "style": "style",
    "voice": "voice",
}
_LIKE = re.compile(rf"(?:{'|'.join(_KINDS)})\s+\S.*\slike\s")


def of_line(snapshot: Snapshot, said: str) -> Iterator[CompletionItem] | None:
    """Return what fits a line up to the cursor, `None` if its first words do not tell."""
    for begins, make in _LINES:
        if begins.match(said):
            return make(snapshot, said)
    return None


def in_cue(snapshot: Snapshot, said: str) -> Iterator[CompletionItem] | None:
    """Return how somebody can be heard, `None` where no bracket is open behind a name."""
    name, bracket, extension = said.partition("(")
    if not bracket or ")" in extension or name.strip() not in known(snapshot).character_by_name:
        return None
    return words(_EXTENSIONS, CompletionItemKind.EnumMember, "how they are heard")


def _in_shot(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    if _COMMA.search(said) is None:
        yield from words(dict.fromkeys(SHOT_SIZES.values()), CompletionItemKind.Enum, "size")
        yield from names(snapshot, "character", "prop", "location")
        return
    yield from words(dict.fromkeys(ANGLES.values()), CompletionItemKind.EnumMember, "angle")
    yield from words(dict.fromkeys(MOVES.values()), CompletionItemKind.EnumMember, "move")
    yield from words(
        dict.fromkeys(SPEEDS.values()), CompletionItemKind.EnumMember, "pace of a move"
    )
    yield from words(sorted(FOCUS_TERMS), CompletionItemKind.EnumMember, "focus")
    yield from words(("continues",), CompletionItemKind.Keyword, "one take with the shot before")


def _in_heading(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    if " - " in said:
        yield from words(TIMES, CompletionItemKind.Constant, "time of day")
        for location in known(snapshot).locations:
            if location.name in said.upper():
                areas = (it.name for it in location.areas)
                yield from words(areas, CompletionItemKind.Module, f"in {location.name}")
    elif " " in said:
        yield from names(snapshot, "location")
    else:
        yield from words(SETTINGS, CompletionItemKind.Keyword, "a scene")


def _in_use(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    if "(" in said:
        yield from names(snapshot, "character", "prop", "location")
        return
    found = (it.name.text for it in templates(snapshot))
    yield from words(found, CompletionItemKind.Function, "a template")


def _in_transition(_: Snapshot, __: str) -> Iterator[CompletionItem]:
    told = {kind: kind for kind in TRANSITIONS.values()}
    # What leads on to the next scene says so: `DISSOLVE TO:`, but `FADE OUT`.
    told |= {kind: f"{kind} to:" for kind in told if f"{kind} to".lower() in TRANSITIONS}
    spellings = (it.upper() for it in told.values())
    yield from words(spellings, CompletionItemKind.Keyword, "transition")


def _in_music(snapshot: Snapshot, _: str) -> Iterator[CompletionItem]:
    yield from names(snapshot, "music")


def _in_like(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    kind = _KINDS[said.split(maxsplit=1)[0]]
    # Until it is whole, the declaration's own name is its line.
    yield from (it for it in names(snapshot, kind) if it.label not in said)


_LINES: tuple[tuple[re.Pattern[str], Callable[[Snapshot, str], Iterator[CompletionItem]]], ...] = (
    (re.compile(r"!!|！！"), _in_shot),
    (re.compile(r"\+"), in_change),
    (re.compile(r"(?:INT|EXT|I/E)\b", re.IGNORECASE), _in_heading),
    (re.compile(r"use\s"), _in_use),
    (re.compile(r">"), _in_transition),
    (re.compile(r"MUSIC:"), _in_music),
    (_LIKE, _in_like),
)
