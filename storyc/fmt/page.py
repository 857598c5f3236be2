"""A script as lines, each with what the formatter has to know of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storyc.source import Located, SourceFile
from storyc.syntax import LineKind
from storyc.syntax.lexer import lex_lines
from storyc.syntax.lines import split_lines
from storyc.syntax.parsing import broken_lines
from storyc.syntax.prescan import Interval, prescan

_PROPERTIES = frozenset({LineKind.PROPERTY, LineKind.PROPERTY_MORE})
_BETWEEN = frozenset({LineKind.BLANK, LineKind.COMMENT})


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line.

    `text` is the whole line with its ending, `start` where it begins. `content` is what is seen of
    it, marks included; `says` the same without the mark. `continues_note` and `opens_note` tell
    that a note or a boneyard runs over its beginning and over its end. `is_broken` tells that it
    cannot be read.
    """

    kind: LineKind
    text: str
    start: int
    content: Located
    says: Located
    continues_note: bool
    opens_note: bool
    is_broken: bool

    @property
    def is_two_blanks(self) -> bool:
        """The line is one of two blanks, which holds a speech together."""
        return self.kind is LineKind.GAP and not self.content.text

    @property
    def end(self) -> int:
        """Where the next line begins."""
        return self.start + len(self.text)


def read_page(source: SourceFile) -> tuple[PageLine, ...]:
    """Return the lines of a script; together they are its text."""
    hidden, unclosed = prescan(source)
    lines = split_lines(source, hidden)
    tokens = lex_lines(lines)
    starts = [line.start for line in lines]
    over = _lines_begun_in(hidden, starts)
    found = (it.primary.start for it in unclosed + broken_lines(tokens) if it.primary is not None)
    broken = {bisect_right(starts, at) - 1 for at in found}
    broken.update(_below_broken([token.kind for token in tokens]))
    return tuple(
        PageLine(
            token.kind,
            token.text,
            token.start,
            line.content,
            token.content,
            continues_note=index in over,
            opens_note=index + 1 in over,
            is_broken=index in broken,
        )
        for index, (line, token) in enumerate(zip(lines, tokens, strict=True))
    )


def _lines_begun_in(hidden: Iterable[Interval], starts: list[int]) -> set[int]:
    """Return the lines that begin inside a hidden stretch."""
    return {
        index
        for stretch in hidden
        for index in range(bisect_right(starts, stretch.start), bisect_right(starts, stretch.end))
        if starts[index] < stretch.end
    }


def _below_broken(kinds: list[LineKind]) -> Iterator[int]:
    """Yield the properties of declarations that cannot be read."""
    is_below = False
    for index, kind in enumerate(kinds):
        if kind in _PROPERTIES and is_below:
            yield index
        elif kind not in _BETWEEN:
            is_below = kind is LineKind.BROKEN
