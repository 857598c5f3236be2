"""Makes any order of line kinds one that the grammar takes, and puts lines that go on together.

The lexer already gives lines in a legal order, but for templates. This is what makes parsing total
by construction, whatever the lexer does: a line that continues nothing is read as action, which is
legal everywhere, a template ends at the latest with the text, and no act begins inside one.
"""

from collections.abc import Iterator

from storyc.syntax.tokens import SILENT, LineKind, LineRun, LineToken

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

_GOES_ON = frozenset(_CONTINUES) - {LineKind.TITLE, LineKind.PROPERTY}
"""Kinds that are no terminal of their own: their lines belong to what they continue."""

_TEMPLATE_STOPS = frozenset({LineKind.HEADING, LineKind.ACT, LineKind.SECTION})
_TEMPLATE_ENDS = frozenset({LineKind.TEMPLATE, LineKind.END})
_TEMPLATE_MARKS = _TEMPLATE_STOPS | _TEMPLATE_ENDS


def in_order(tokens: tuple[LineToken, ...]) -> Iterator[LineRun]:
    """Yield the terminals that the grammar sees.

    Shape: every line that is not silent is in one of them, in order. An `END` that no line holds
    comes with the last line before it.
    """
    closings = set(unclosed_templates(tokens).values())
    before: LineKind | None = None
    in_template = False
    run = LineRun(LineKind.BLANK, [])
    for index, token in enumerate(tokens):
        if in_template and index in closings:
            in_template = False
            yield run
            run = LineRun(LineKind.END, run.lines[-1:])
            before = LineKind.END
        if token.kind in SILENT:
            continue
        before = _settled(token.kind, before, in_template=in_template)
        if before in _GOES_ON:
            run.lines.append(token)
            continue
        if before in _TEMPLATE_ENDS:
            in_template = before is LineKind.TEMPLATE
        if run.lines:
            yield run
        run = LineRun(before, [token])
    if run.lines:
        yield run
    if in_template:
        yield LineRun(LineKind.END, run.lines[-1:])


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
