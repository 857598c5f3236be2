"""What a line wants, part by part, while it is written: shots, state lines, uses of templates."""

import re
from collections.abc import Iterator

from lsprotocol.types import ParameterInformation, Position, SignatureHelp, SignatureInformation

from storyc.lower import blocks
from storyc.lsp.features.begun import SETTING, begun_change
from storyc.lsp.features.offers import told_of
from storyc.lsp.snapshot import Snapshot
from storyc.syntax import Template, parse

_USE = re.compile(r"\s*use\s+(?P<name>[^\s()]+)\s*\((?P<given>[^()]*)")
_TIME = re.compile(r"~?\d+(?:\.\d+)?(?:ms|s|m|f)?(?:\.\.\S*)?\Z")
_LENS = re.compile(r"\d+\s?mm\Z", re.IGNORECASE)

_SHOT = (
    ("SIZE on SUBJECT and SUBJECT", "WIDE, MEDIUM, CLOSE, INSERT, POV …; whom or what it is on"),
    ("lens", "`35mm`"),
    ("angle", "`low angle`, `overhead` …"),
    ("move", "`slow push in`, `pan left`, `handheld` …"),
    ("time", "`4s`, `~4s`, `4s..8s`; without one, as long as what happens takes"),
    ("#ID#", "its number on the slate; counted where there is none"),
)
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
    if said.startswith("!!"):
        return _help("!! ", ", ", _SHOT, _part_of_shot(said))
    if said.startswith("+"):
        return _help("+ ", " ", _STATE, _part_of_state(snapshot, line))
    use = _USE.match(line)
    return None if use is None else _of_use(snapshot, use["name"], use["given"].count(","))


def _part_of_shot(said: str) -> int:
    """Return the part that the words behind the last comma are."""
    parts = said.split(",")
    last = parts[-1].strip()
    if "#" in last:
        return 5
    if len(parts) == 1:
        return 0
    if _LENS.match(last):
        return 1
    if _TIME.match(last):
        return 4
    # Terms come in any order: show the first that is not there yet.
    given = [it.strip() for it in parts[1:-1]]
    has_lens = any(_LENS.match(it) for it in given)
    return 1 if not has_lens and not last else 2 if len(given) <= 1 else 3


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
