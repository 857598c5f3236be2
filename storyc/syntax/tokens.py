"""What a line of a script can be."""

from enum import StrEnum

from storyc.source import Located, Span, value


class LineKind(StrEnum):
    """The kinds of line. The values are the terminals of `grammar/story.lark`."""

    # Lines that leave no trace in the tree.
    BLANK = "BLANK"
    COMMENT = "COMMENT"
    GAP = "GAP"
    PAGE_BREAK = "PAGE_BREAK"
    # The title page.
    TITLE = "TITLE"
    TITLE_MORE = "TITLE_MORE"
    # The outline.
    ACT = "ACT"
    SECTION = "SECTION"
    SYNOPSIS = "SYNOPSIS"
    # The screenplay.
    HEADING = "HEADING"
    ACTION = "ACTION"
    ACTION_MORE = "ACTION_MORE"
    CENTERED = "CENTERED"
    CUE = "CUE"
    PARENTHETICAL = "PARENTHETICAL"
    WORDS = "WORDS"
    SUNG = "SUNG"
    LYRIC = "LYRIC"
    LYRIC_MORE = "LYRIC_MORE"
    TRANSITION = "TRANSITION"
    # What .story adds.
    SHOT = "SHOT"
    STATE = "STATE"
    SOUND = "SOUND"
    DECLARATION = "DECLARATION"
    PROPERTY = "PROPERTY"
    PROPERTY_MORE = "PROPERTY_MORE"
    LET = "LET"
    IMPORT = "IMPORT"
    INCLUDE = "INCLUDE"
    USE = "USE"
    TEMPLATE = "TEMPLATE"
    END = "END"
    BROKEN = "BROKEN"

    # An enumeration's own hash is Python code, and each line's kind is looked up several times.
    __hash__ = str.__hash__


SILENT = frozenset({LineKind.BLANK, LineKind.COMMENT, LineKind.GAP, LineKind.PAGE_BREAK})
"""The kinds that the grammar never sees."""


@value
class LineToken:
    """One line of the source.

    `text` is the whole line with its line ending: the texts of all tokens add up to the source.
    `start` is where it begins. `content` is what the line says: marks, notes, comments and the
    blanks around it removed; that of a blank line has no place of its own.
    """

    kind: LineKind
    text: str
    start: int
    content: Located

    @property
    def span(self) -> Span:
        """The whole line."""
        return Span(self.content.span.source, self.start, self.start + len(self.text))


@value
class LineRun:
    """Lines that the grammar takes as one terminal: the first, and those that only continue it.

    `type` is the kind of the first where it stands, under the name by which Lark asks for it.
    """

    type: LineKind
    lines: list[LineToken]

    @property
    def content(self) -> Located:
        """What the first line says."""
        return self.lines[0].content

    @property
    def contents(self) -> tuple[Located, ...]:
        """What each line says."""
        return tuple([it.content for it in self.lines])

    @property
    def span(self) -> Span:
        """From the words of the first line to those of the last."""
        first = self.lines[0].content.span
        return first.merge(self.lines[-1].content.span) if len(self.lines) > 1 else first
