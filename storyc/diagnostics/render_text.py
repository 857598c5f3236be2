"""Findings as a person reads them in a terminal.

```
error[E0601]: LANTERN is not in MARA's hands
  --> lamp.story:74:17
   |
68 | + MARA drops LANTERN at GALLERY
   |              ------- dropped here
...
74 | MARA raises the lantern.
   |                 ^^^^^^^ used here
   |
   = help: add `+ MARA takes LANTERN` before line 74 [fix available]
   = see: storyc explain E0601
```

Knows about columns and colours. Does not know what is right or wrong in a script.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from storyc.diagnostics.canvas import Ink, paint
from storyc.diagnostics.code import Severity
from storyc.diagnostics.diagnostic import Diagnostic
from storyc.diagnostics.excerpt import GAP, Row, excerpt
from storyc.diagnostics.mark import Mark
from storyc.diagnostics.width import printable, wrap
from storyc.source import SourceFile, Span

MIN_WIDTH = 40
"""Columns below which nothing is laid out any more."""

MAX_PROSE = 1000
"""Characters of one message, note or label; a longer one quotes a script that is made to flood."""

_INK = {
    Severity.ERROR: Ink.ERROR,
    Severity.WARNING: Ink.WARNING,
    Severity.INFO: Ink.INFO,
}


def render_text(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, SourceFile],
    *,
    color: bool,
    width: int,
) -> str:
    """Return the findings with the lines they are about, a blank line between them.

    Shape: ends with one line feed, so that what is printed next stands apart.

    Args:
        diagnostics: in the order to show.
        sources: the files that the spans lie in, by name. A place in an unknown file is named only.
        color: whether to use SGR colour codes.
        width: columns to fill.
    """
    page = _Page(sources, color=color, width=max(width, MIN_WIDTH))
    return "\n".join(line for each in diagnostics for line in (*page.entry(each), ""))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many findings there are: `2 errors, 1 warning`."""
    counts = dict.fromkeys(Severity, 0)
    for each in diagnostics:
        counts[each.severity] += 1
    told = [_counted(severity.value, count) for severity, count in counts.items() if count]
    return ", ".join(told) or "no findings"


def fix_hint(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how to have corrections written, or an empty text where there are none."""
    first = [each.fixes[0] for each in diagnostics if each.fixes]
    safe = sum(fix.safe for fix in first)
    told = []
    if safe:
        told.append(f"{_counted('correction', safe)} with `storyc check --fix`")
    if len(first) > safe:
        rest = _counted("correction", len(first) - safe)
        told.append(f"{rest} to look at with `--unsafe-fixes`")
    return ", ".join(told)


def _counted(noun: str, count: int) -> str:
    return f"{count} {noun}" if count == 1 or noun == Severity.INFO else f"{count} {noun}s"


class _Page:
    """Lays out one finding after another and points to each code's page once."""

    def __init__(self, sources: Mapping[str, SourceFile], *, color: bool, width: int) -> None:
        self._sources = sources
        self._color = color
        self._width = width
        self._explained: set[str] = set()

    def entry(self, finding: Diagnostic) -> Iterator[str]:
        """Yield the lines of one finding."""
        yield from self._headline(finding)
        by_file = _marks_by_file(finding)
        known = {name: marks for name, marks in by_file.items() if name in self._sources}
        gutter = max((self._gutter(name, marks) for name, marks in known.items()), default=1)
        arrow = "-->"
        for name, marks in by_file.items():
            yield self._rule(" " * gutter + arrow, f" {self._place(name, marks[0].span)}")
            arrow = ":::"
            if name in known:
                yield from self._excerpt(self._sources[name], marks, gutter)
        yield from self._advice(finding, gutter)

    def _headline(self, finding: Diagnostic) -> Iterator[str]:
        title = f"{finding.severity.value}[{finding.code.value}]"
        margin = " " * (len(title) + 2)
        lines = wrap(_short(finding.message), self._width - len(margin))
        ink = _INK[finding.severity]
        first = paint(title, ink, color=self._color)
        yield first + paint(f": {lines[0]}", Ink.STRONG, color=self._color)
        for line in lines[1:]:
            yield margin + paint(line, Ink.STRONG, color=self._color)

    def _gutter(self, name: str, marks: Iterable[Mark]) -> int:
        file = self._sources[name]
        return max(len(str(file.position(it.span.end).line)) for it in marks)

    def _place(self, name: str, span: Span) -> str:
        shown = printable(_short(name))
        if name not in self._sources:
            return shown
        line, column = self._sources[name].position(span.start)
        return f"{shown}:{line}:{column}"

    def _excerpt(self, file: SourceFile, marks: Iterable[Mark], gutter: int) -> Iterator[str]:
        yield self._rule(" " * gutter + " |")
        for row in excerpt(file, marks, self._width - gutter - 3):
            yield self._row(row, gutter)
        yield self._rule(" " * gutter + " |")

    def _row(self, row: Row, gutter: int) -> str:
        bar = "" if row.number == GAP else "|"
        body = row.body.drawn(color=self._color)
        return self._rule(f"{row.number:<{gutter + 1}}{bar}", f" {body}" if body else "")

    def _rule(self, rule: str, after: str = "") -> str:
        return paint(rule, Ink.RULE, color=self._color) + after

    def _advice(self, finding: Diagnostic, gutter: int) -> Iterator[str]:
        help_text = finding.help or (finding.fixes[0].title if finding.fixes else "")
        if finding.fixes:
            help_text += " [fix available]"
        if help_text:
            yield from self._remark("help", help_text, gutter)
        for note in finding.notes:
            yield from self._remark("note", note, gutter)
        if finding.code not in self._explained:
            self._explained.add(finding.code)
            yield from self._remark("see", f"storyc explain {finding.code.value}", gutter)

    def _remark(self, kind: str, text: str, gutter: int) -> Iterator[str]:
        rule = " " * gutter + " = "
        margin = " " * (len(rule) + len(kind) + 2)
        room = self._width - len(margin)
        lines = [line for part in _short(text).split("\n") for line in wrap(part, room)]
        yield self._rule(rule, paint(f"{kind}:", Ink.STRONG, color=self._color) + f" {lines[0]}")
        for line in lines[1:]:
            yield f"{margin}{line}".rstrip()


def _short(text: str) -> str:
    return text if len(text) <= MAX_PROSE else f"{text[:MAX_PROSE]}..."


def _marks_by_file(finding: Diagnostic) -> dict[str, list[Mark]]:
    """Group what to underline by file: the file of the primary place first."""
    if finding.primary is None:
        return {}
    marks = [Mark(finding.primary, _short(finding.here), _INK[finding.severity], "^")]
    marks += [Mark(each.span, _short(each.text), Ink.LABEL, "-") for each in finding.labels]
    by_file: dict[str, list[Mark]] = {}
    for mark in marks:
        by_file.setdefault(mark.span.source, []).append(mark)
    return by_file
