"""Finds the text that is not part of the film: boneyard `/* … */` and notes `[[ … ]]`.

Both may run over several lines, so they are found before the lines are looked at one by one. A
remark to the compiler at the end of a line, `// storyc: …`, is hidden too; any other `//` behind
text is text.

Source: Fountain 1.1, sections Notes and Boneyard (fountain.io/syntax, read 2026-11).
"""

import re
from typing import NamedTuple

from storyc.diagnostics import Code, Diagnostic
from storyc.source import SourceFile, Span

REMARK = r"//[ \t]*storyc:"

_OPENING = re.compile(
    rf"/\*|\[\[|^\ufeff*[ \t]*//[^\n]*|(?<=[ \t])(?P<remark>{REMARK}[^\r\n]*)", re.MULTILINE
)
_BONEYARD_END = re.compile(r"\*/")
_NOTE_END = re.compile(r"\]\]")
# A line of two blanks or more holds a note together; a truly empty one ends it.
_EMPTY_LINE = re.compile(r"\n[ \t]?\r?(?=\n|\Z)")


class Interval(NamedTuple):
    """A half-open stretch `[start, end)` of hidden text, in code points."""

    start: int
    end: int


class _Finder:
    """Finds the next place of something, searching every stretch of the text once.

    Without the memory, a text of a thousand unclosed notes would be searched a thousand times.
    """

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern = pattern
        self._text = text
        self._found: Interval | None = Interval(-1, -1)

    def after(self, offset: int) -> Interval | None:
        """Return the first match at or after an offset; offsets must not decrease."""
        if self._found is not None and self._found.start < offset:
            match = self._pattern.search(self._text, offset)
            self._found = Interval(*match.span()) if match is not None else None
        return self._found


def prescan(source: SourceFile) -> tuple[tuple[Interval, ...], tuple[Diagnostic, ...]]:
    """Return the hidden stretches of a text in order, and the openings that nothing closes.

    Shape: the intervals do not overlap. A line that begins with `//` opens nothing. What is opened
    and never closed is plain text.

    Diagnostics: UNCLOSED_COMMENT, once if no end of its kind follows anywhere.
    """
    text = source.text
    if "/*" not in text and "[[" not in text and "storyc:" not in text:
        return (), ()
    ends = {"/*": _Finder(_BONEYARD_END, text), "[[": _Finder(_NOTE_END, text)}
    empty_lines = _Finder(_EMPTY_LINE, text)
    endless: set[str] = set()
    hidden: list[Interval] = []
    findings: list[Diagnostic] = []
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        mark = opening[0]
        start, at = opening.span()
        if opening["remark"] is not None:
            hidden.append(Interval(start, at))
        if mark not in ends or mark in endless:
            continue
        end = ends[mark].after(at)
        if end is None:
            endless.add(mark)
        if end is None or (mark == "[[" and _comes_first(empty_lines.after(at), end)):
            findings.append(_unclosed(source, start, mark))
        else:
            at = end.end
            hidden.append(Interval(start, at))
    return tuple(hidden), tuple(findings)


def _comes_first(one: Interval | None, other: Interval) -> bool:
    return one is not None and one.start < other.start


def _unclosed(source: SourceFile, start: int, opening: str) -> Diagnostic:
    is_note = opening == "[["
    closing = "]]" if is_note else "*/"
    return Diagnostic(
        Code.UNCLOSED_COMMENT,
        f"this {'note' if is_note else 'comment'} is never closed",
        Span(source.name, start, start + len(opening)),
        here=f"no {closing} follows",
        notes=("an empty line ends a note; put two blanks on it to go on",) if is_note else (),
        help=f"write {closing} where the {'note' if is_note else 'comment'} ends",
    )
