"""Turns a text into one token a line.

A line's kind depends on three things only: the block that is running (title page, declaration,
speech, action, or none: the line stands *fresh*), the blank lines around it where Fountain asks for
them, and its own first characters. So the lexer never fails, and an edit changes the tokens of its
own paragraph only.

Source: Fountain 1.1 (fountain.io/syntax, read 2026-11) for everything that is not ours.
"""

from collections.abc import Iterator
from enum import Enum, auto

from storyc.source import SourceFile
from storyc.syntax.forms import KEYWORD_INITIALS, PROPERTY, keyword_line
from storyc.syntax.inline.cue import is_cue
from storyc.syntax.inline.heading import ABBREVIATION_INITIALS, heading_prefix
from storyc.syntax.inline.transition import is_transition
from storyc.syntax.lines import Line, split_lines
from storyc.syntax.marks import Reading, ends_speech, marked_line
from storyc.syntax.pieces import piece
from storyc.syntax.prescan import prescan
from storyc.syntax.title_key import TITLE_KEY
from storyc.syntax.tokens import LineKind, LineToken
from storyc.syntax.vocabulary import TITLE_KEYS

PARENTHETICAL_LINES = 6
"""Lines that a parenthetical may run over; one that is longer was never closed."""


class _Block(Enum):
    """What is running, and so what a line without marks continues."""

    FRESH = auto()
    TITLE = auto()
    DECLARATION = auto()
    SPEECH = auto()
    ACTION = auto()
    LYRICS = auto()


_BLOCK_AFTER = {
    LineKind.TITLE: _Block.TITLE,
    LineKind.TITLE_MORE: _Block.TITLE,
    LineKind.DECLARATION: _Block.DECLARATION,
    LineKind.BROKEN: _Block.DECLARATION,
    LineKind.PROPERTY: _Block.DECLARATION,
    LineKind.PROPERTY_MORE: _Block.DECLARATION,
    LineKind.CUE: _Block.SPEECH,
    LineKind.WORDS: _Block.SPEECH,
    LineKind.SUNG: _Block.SPEECH,
    LineKind.PARENTHETICAL: _Block.SPEECH,
    LineKind.ACTION: _Block.ACTION,
    LineKind.ACTION_MORE: _Block.ACTION,
    LineKind.LYRIC: _Block.LYRICS,
    LineKind.LYRIC_MORE: _Block.LYRICS,
}
"""The block that a line leaves running; every other kind is finished with its line."""

_OURS = frozenset(
    {
        LineKind.DECLARATION,
        LineKind.BROKEN,
        LineKind.PROPERTY,
        LineKind.PROPERTY_MORE,
        LineKind.TEMPLATE,
        LineKind.END,
    }
)
"""The kinds after which the next line is read otherwise, and which Fountain does not know."""


def lex(source: SourceFile) -> tuple[LineToken, ...]:
    """Return one token a line; their texts add up to the source."""
    hidden, _ = prescan(source)
    return lex_lines(split_lines(source, hidden))


def lex_lines(lines: tuple[Line, ...]) -> tuple[LineToken, ...]:
    """Return one token for each line of a text whose hidden stretches are known."""
    return tuple(_Lexer(lines).tokens())


class _Lexer:
    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self._block = _Block.FRESH
        self._at_start = True
        self._after_blank = False
        self._in_template = False
        self._in_parenthetical = False
        self._title_indent = 0
        self._property_indent: int | None = None
        self._awaits_property = False

    def tokens(self) -> Iterator[LineToken]:
        for index, line in enumerate(self._lines):
            content = line.content
            if not content.text:
                kind = LineKind.COMMENT if line.hides else self._blank(line)
            elif content.text.startswith("//"):
                kind = LineKind.COMMENT
            else:
                kind, content = self._reading(index, line)
                self._step(kind, line)
            yield LineToken(kind, line.text, line.start, content)

    def _blank(self, line: Line) -> LineKind:
        if self._block is _Block.SPEECH and line.text.rstrip("\r\n") == "  ":
            return LineKind.GAP
        # Blank lines may stand between the properties of a declaration.
        if self._block is not _Block.DECLARATION:
            self._block = _Block.FRESH
        self._after_blank = True
        return LineKind.BLANK

    def _step(self, kind: LineKind, line: Line) -> None:
        """Remember what the next line needs to know of this one."""
        if kind is LineKind.GAP:
            return
        if self._at_start:
            self._at_start = False
            self._title_indent = line.indent
        self._block = _BLOCK_AFTER.get(kind, _Block.FRESH)
        self._after_blank = False
        if kind is not LineKind.PARENTHETICAL:
            self._in_parenthetical = False
        if kind in _OURS:
            self._step_in_ours(kind, line)

    def _step_in_ours(self, kind: LineKind, line: Line) -> None:
        if kind in {LineKind.TEMPLATE, LineKind.END}:
            self._in_template = kind is LineKind.TEMPLATE
            return
        self._awaits_property = kind is LineKind.DECLARATION
        if kind is LineKind.PROPERTY:
            self._property_indent = self._property_indent or line.indent
        elif kind is not LineKind.PROPERTY_MORE:
            self._property_indent = None

    def _reading(self, index: int, line: Line) -> Reading:
        if self._in_template and line.content.text == "end":
            return LineKind.END, line.content
        if self._block is _Block.TITLE or self._at_start:
            kind = self._title_kind(line)
        elif self._block is _Block.DECLARATION and line.indent:
            kind = self._property_kind(line)
        else:
            kind = None
        if kind is not None:
            return kind, line.content
        if self._block is _Block.TITLE:
            self._block = _Block.FRESH
        return self._body_reading(index, line)

    def _title_kind(self, line: Line) -> LineKind | None:
        text = line.content.text
        match = TITLE_KEY.match(text)
        if self._at_start:
            is_known = match is not None and match["key"].strip().casefold() in TITLE_KEYS
            return LineKind.TITLE if is_known else None
        if line.indent > self._title_indent:
            return LineKind.TITLE_MORE
        if match is not None and not is_transition(text, ends_blank=False):
            return LineKind.TITLE
        return LineKind.TITLE_MORE if line.indent else None

    def _property_kind(self, line: Line) -> LineKind | None:
        """Read an indented line after a declaration.

        The first property's indent is that of all; a deeper line continues a value even if it has a
        colon. After a blank line only a property is taken, for indented cues exist.
        """
        is_property = PROPERTY.match(line.content.text) is not None
        indent = self._property_indent
        if is_property and (self._after_blank or indent is None or line.indent <= indent):
            return LineKind.PROPERTY
        if self._after_blank:
            return None
        return LineKind.BROKEN if self._awaits_property else LineKind.PROPERTY_MORE

    def _body_reading(self, index: int, line: Line) -> Reading:
        in_speech = self._block is _Block.SPEECH
        fresh = self._block is _Block.FRESH or self._block is _Block.DECLARATION
        marked = marked_line(line.content, fresh=fresh, in_speech=in_speech)
        if marked is not None and (
            marked[0] is not LineKind.CUE or self._is_followed_by_words(index)
        ):
            return self._continued(marked[0]), marked[1]
        if in_speech:
            return self._speech_reading(index, line)
        kind = self._fresh_kind(index, line) if fresh else None
        return kind or self._continued(LineKind.ACTION), line.content

    def _continued(self, kind: LineKind) -> LineKind:
        if kind is LineKind.ACTION and self._block is _Block.ACTION:
            return LineKind.ACTION_MORE
        if kind is LineKind.LYRIC and self._block is _Block.LYRICS:
            return LineKind.LYRIC_MORE
        return kind

    def _speech_reading(self, index: int, line: Line) -> Reading:
        content = line.content
        text = content.text
        if text == "\\":
            return LineKind.GAP, content
        opens = not self._in_parenthetical and text[0] in "(（"
        closes = text[-1] in ")）"
        if opens and not closes and not self._closes_later(index):
            return LineKind.WORDS, content
        if not opens and not self._in_parenthetical:
            return LineKind.WORDS, content
        self._in_parenthetical = not closes
        return LineKind.PARENTHETICAL, piece(content, int(opens), len(text) - int(closes))

    def _closes_later(self, index: int) -> bool:
        """Tell whether a bracket that the line opens is closed further down in the speech."""
        if ")" in self._lines[index].content.text:
            return False
        for line in self._lines[index + 1 : index + PARENTHETICAL_LINES]:
            text = line.content.text
            if line.is_blank or text[:1] in "(（" or text == "\\" or ends_speech(line.content):
                return False
            if text.endswith((")", "）")):
                return True
        return False

    def _fresh_kind(self, index: int, line: Line) -> LineKind | None:
        text = line.content.text
        # The second letter of nearly all prose says that none of the three begins here.
        if not text[1:2].islower() or text[0] in ABBREVIATION_INITIALS:
            if heading_prefix(text) is not None:
                return LineKind.HEADING
            if is_transition(text, ends_blank=line.text.rstrip("\r\n")[-1:].isspace()):
                return LineKind.TRANSITION
            if is_cue(text) and self._is_followed_by_words(index):
                return LineKind.CUE
        return keyword_line(line, self._following(index)) if text[0] in KEYWORD_INITIALS else None

    def _following(self, index: int) -> Line | None:
        """Return the next line on which something stands or which is blank."""
        for at in range(index + 1, len(self._lines)):
            if not self._lines[at].is_transparent:
                return self._lines[at]
        return None

    def _is_followed_by_words(self, index: int) -> bool:
        following = self._following(index)
        return (
            following is not None and not following.is_blank and not ends_speech(following.content)
        )
