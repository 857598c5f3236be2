"""Words that are edited together: a gap of a template, and where it is filled in."""

import re

from lsprotocol.types import LinkedEditingRanges, Position

from storyc.lower import blocks
from storyc.lsp.snapshot import Snapshot
from storyc.source import Span
from storyc.syntax import Template, parse

_WORD = r"[\w-]+"


def linked(snapshot: Snapshot, place: Position) -> LinkedEditingRanges | None:
    """Return the places of the gap at a place, in the head of its template and in its lines."""
    offset = snapshot.text.offset(place)
    document, _ = parse(snapshot.entry)
    for block in blocks.of_document(document):
        if isinstance(block, Template) and block.span.start <= offset <= block.span.end:
            return _in_template(snapshot, block, offset)
    return None


def _in_template(snapshot: Snapshot, template: Template, offset: int) -> LinkedEditingRanges | None:
    for gap in template.parameters:
        name = re.escape(gap.text)
        found = re.compile(rf"\{{\{{\s*(?P<name>{name})\s*\}}\}}", re.IGNORECASE)
        uses = found.finditer(snapshot.entry.text, template.span.start, template.span.end)
        places = [gap.span, *(Span(gap.span.source, *it.span("name")) for it in uses)]
        if any(it.start <= offset <= it.end for it in places):
            return LinkedEditingRanges([snapshot.text.range_of(it) for it in places], _WORD)
    return None
