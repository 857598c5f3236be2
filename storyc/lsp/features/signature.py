"""What a line wants, part by part, while it is written: shots, state lines, uses of templates."""

import re
from collections.abc import Iterator

from lsprotocol.types import ParameterInformation, Position, SignatureHelp, SignatureInformation

from storyc.lower import blocks
from storyc.lsp.features.begun import SETTING, begun_change
from storyc.lsp.features.offers import told_of
from storyc.lsp.snapshot import Snapshot
from storyc.syntax import Template, parse
from storyc.syntax.vocabulary import ANGLES, MOVES, SPEEDS

_USE = re.compile(r"\s*use\s+(?P<name>[^\s()]+)\s*\((?P<given>[^()]*)")
_TIME = re.compile(r"~?\d+(?:\.\d+)?(?:ms|s|m|f)?(?:\.\.\S*)?\Z")
_COMMA = re.compile(r"[,、，]")
_SPEED = re.compile(rf"(?:{'|'.join(SPEEDS)})(?:\s+|\Z)")
_LENS = re.compile(r"\d+\s?mm\Z", re.IGNORECASE)

_SHOT = (
    ("SIZE on SUBJECT and SUBJECT", "WIDE, MEDIUM, CLOSE, INSERT, POV …; whom or what it is on"),
    ("lens", "`35mm`"),
    ("angle", "`low angle`, `overhead` …"),
    ("move", "`slow push in`, `pan left`, `handheld` …"),
    ("time", "`4s`, `~4s`, `4s..8s`; without one, as long as what happens takes"),
    ("#ID#", "its number on the slate; counted where there is none"),
)
_PARTS_OF_SHOT = len(_SHOT)
_STATE = (
    ("WHO", "somebody, a prop, or `light:`, `weather:`, `time:`, `style`"),
    ("verb", "wears, removes, holds, takes, drops, gives, enters, exits, is, has"),
    ("WHAT (state)", "clothes, a prop and its state, or words"),
    ("to WHOM / at WHERE", "who gets it, or where it lies"),
)


def signature(snapshot: Snapshot, place: Position) -> SignatureHelp | None:
    """Return what the line at a place wants, and which part of it is being written."""
    start = snapshot.text.offset(Position(place.line, 0))
    line = snapshot.entry.text[start : snapshot.text.offset(place)]
    said = line.strip()
    if said.startswith(("!!", "！！")):
        return _help("!! ", ", ", _SHOT, _part_of_shot(said))
    if said.startswith("+"):
        return _help("+ ", " ", _STATE, _part_of_state(snapshot, line))
    use = _USE.match(line)
    return None if use is None else _of_use(snapshot, use["name"], use["given"].count(","))


def _part_of_shot(said: str) -> int:
    """Return the part that the words behind the last comma are.

    Terms come in any order: one that is not begun is the first that is not there yet.
    """
    first, *terms = _COMMA.split(said)
    if "#" in (terms[-1] if terms else first):
        return _PARTS_OF_SHOT - 1
    if not terms:
        return 0
    last = _part_of_term(terms[-1].strip())
    if last is not None:
        return last
    given = {_part_of_term(it.strip()) for it in terms[:-1]}
    return next(it for it in range(1, _PARTS_OF_SHOT) if it not in given)


def _part_of_term(term: str) -> int | None:
    """Return which part a term is, or begins to be; `None` where it is neither."""
    if _LENS.match(term):
        return 1
    if _TIME.match(term):
        return 4
    words = _SPEED.sub("", term.casefold())
    if not words:
        return 3 if term else None
    for part, phrases in ((2, ANGLES), (3, MOVES)):
        if any(it.startswith(words) or words.startswith(f"{it} ") for it in phrases):
            return part
    return None


def _part_of_state(snapshot: Snapshot, line: str) -> int:
    """Return the part of a state line at its end; a setting (`light: dusk`) is words at once."""
    if SETTING.match(line.lstrip()):
        return 2
    change = begun_change(line, told_of(snapshot))
    if change.who is None:
        return 0
    if change.verb is None:
        return 1
    return 2 if change.preposition is None else 3


def _of_use(snapshot: Snapshot, name: str, at: int) -> SignatureHelp | None:
    for template in templates(snapshot):
        if template.name.text.casefold() == name.casefold():
            parts = tuple((it.text, "") for it in template.parameters)
            return _help(f"use {template.name.text}(", ", ", parts, at, ")")
    return None


def templates(snapshot: Snapshot) -> Iterator[Template]:
    """Yield the templates of the script, then those of the files that it reads."""
    known = snapshot.around(0).checked.screenplay.source_by_name
    others = (file for name, file in known.items() if name != snapshot.entry.name)
    for file in (snapshot.entry, *others):
        document, _ = parse(file)
        yield from (it for it in blocks.of_document(document) if isinstance(it, Template))


def _help(
    before: str,
    between: str,
    parts: tuple[tuple[str, str], ...],
    at: int,
    behind: str = "",
) -> SignatureHelp:
    label = before + between.join(name for name, _ in parts) + behind
    told = []
    place = len(before)
    for name, words in parts:
        start = label.index(name, place)
        place = start + len(name)
        told.append(ParameterInformation((start, place), words or None))
    active = min(at, max(len(parts) - 1, 0))
    return SignatureHelp(
        [SignatureInformation(label, parameters=told)], active_signature=0, active_parameter=active
    )
