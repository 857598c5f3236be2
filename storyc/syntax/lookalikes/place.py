"""A line among its neighbours."""

from collections.abc import Iterator, Sequence

from storyc.source import Located, value
from storyc.syntax.tokens import LineKind, LineToken


@value
class Place:
    """A line of a script, its words, and where it stands among the `lines`.

    Comments are passed over, blank lines are not.
    """

    lines: Sequence[LineToken]
    index: int
    line: LineToken
    text: str

    @property
    def content(self) -> Located:
        """What the line says."""
        return self.line.content

    @property
    def is_literal(self) -> bool:
        """No note or comment was taken out of the line, so that offsets in it mean something."""
        span = self.content.span
        return len(self.text) == span.end - span.start

    def before(self) -> Iterator[LineToken]:
        """Yield the lines before this one, the nearest first."""
        for index in range(self.index - 1, -1, -1):
            if self.lines[index].kind is not LineKind.COMMENT:
                yield self.lines[index]

    def after(self) -> Iterator[LineToken]:
        """Yield the lines after this one."""
        for index in range(self.index + 1, len(self.lines)):
            if self.lines[index].kind is not LineKind.COMMENT:
                yield self.lines[index]

    @property
    def is_last_of_paragraph(self) -> bool:
        """Nothing, or a blank line, follows."""
        following = next(self.after(), None)
        return following is None or following.kind is LineKind.BLANK
