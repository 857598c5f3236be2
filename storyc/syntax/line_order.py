"""Makes any order of line kinds one that the grammar takes.

The lexer already gives lines in a legal order, but for templates. This is what makes parsing total
by construction, whatever the lexer does: a line that continues nothing is read as action, which is
legal everywhere, a template ends at the latest with the text, and no act begins inside one.
"""

from collections.abc import Iterator
from dataclasses import replace

from storyc.syntax.tokens import SILENT, LineKind, LineToken

_SPEECH = frozenset({LineKind.CUE, LineKind.WORDS, LineKind.PARENTHETICAL, LineKind.SUNG})
_PROPERTY = frozenset({LineKind.PROPERTY, LineKind.PROPERTY_MORE})
_TITLE = frozenset({LineKind.TITLE, LineKind.TITLE_MORE})
_CONTINUES: dict[LineKind, frozenset[LineKind | None]] = {
    LineKind.TITLE: _TITLE | {None},
    LineKind.TITLE_MORE: _TITLE,
    LineKind.WORDS: _SPEECH,
    LineKind.PARENTHETICAL: _SPEECH,
    LineKind.SUNG: _SPEECH,
    LineKind.ACTION_MORE: frozenset({LineKind.ACTION, LineKind.ACTION_MORE}),
    LineKind.LYRIC_MORE: frozenset({LineKind.LYRIC, LineKind.LYRIC_MORE}),
    LineKind.PROPERTY: _PROPERTY | {LineKind.DECLARATION, LineKind.BROKEN},
    LineKind.PROPERTY_MORE: _PROPERTY | {LineKind.BROKEN},
}
"""Kinds that continue something, and the kinds they may stand directly after (`None`: nothing)."""

_TEMPLATE_STOPS = frozenset({LineKind.HEADING, LineKind.ACT, LineKind.SECTION})
_TEMPLATE_ENDS = frozenset({LineKind.TEMPLATE, LineKind.END})
_TEMPLATE_MARKS = _TEMPLATE_STOPS | _TEMPLATE_ENDS


def in_order(tokens: tuple[LineToken, ...]) -> Iterator[LineToken]:
    """Yield the lines that the grammar sees, each with the kind it has where it stands.

    Shape: an `END` that no line holds comes with the last line before it that the grammar sees.
    """
    closings = set(unclosed_templates(tokens).values())
    before: LineToken | None = None
    in_template = False
    for index, token in enumerate(tokens):
        if in_template and index in closings and before is not None:
            in_template = False
            before = replace(before, kind=LineKind.END)
            yield before
        if token.kind in SILENT:
            continue
        kind = _settled(
            token.kind, before.kind if before is not None else None, in_template=in_template
        )
        if kind in _TEMPLATE_ENDS:
            in_template = kind is LineKind.TEMPLATE
        before = token if kind is token.kind else replace(token, kind=kind)
        yield before
    if in_template and before is not None:
        yield replace(before, kind=LineKind.END)


def _settled(kind: LineKind, before: LineKind | None, *, in_template: bool) -> LineKind:
    if kind is LineKind.END:
        return kind if in_template else LineKind.ACTION
    if kind is LineKind.ACT:
        return LineKind.SECTION if in_template else kind
    allowed = _CONTINUES.get(kind)
    return kind if allowed is None or before in allowed else LineKind.ACTION


def unclosed_templates(tokens: tuple[LineToken, ...]) -> dict[int, int]:
    """Return where templates open that no `end` closes, and where each is taken to end.

    Such a template ends before the next heading, section or template, so that the rest of the film
    is read as what it is.

    Shape: index of the opening line → index of the line that is outside again.
    """
    unclosed = {}
    opened: int | None = None
    stop: int | None = None
    marks = [(at, it.kind) for at, it in enumerate(tokens) if it.kind in _TEMPLATE_MARKS]
    for index, kind in marks:
        if kind in _TEMPLATE_STOPS:
            stop = index if stop is None else stop
            continue
        if opened is not None and kind is LineKind.TEMPLATE:
            unclosed[opened] = index if stop is None else stop
        opened = index if kind is LineKind.TEMPLATE else None
        stop = None
    if opened is not None:
        unclosed[opened] = len(tokens) if stop is None else stop
    return unclosed
