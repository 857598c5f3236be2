"""What each word of a script is, for the editor's colours.

A line is painted in layers: what the line is, then its parts, then names, then what is hidden in
it. So the tokens are in order, none lies over another, and none runs over the end of a line.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from lsprotocol.types import (
    PositionEncodingKind,
    Range,
    SemanticTokenModifiers,
    SemanticTokens,
    SemanticTokensDelta,
    SemanticTokensEdit,
    SemanticTokensLegend,
    SemanticTokenTypes,
)

from storyc.lsp.names import NameKind, names_of
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.text import units
from storyc.syntax import LineKind
from storyc.syntax.forms import DECLARATION, IMPORT, INCLUDE, LET, PROPERTY, TEMPLATE, USE
from storyc.syntax.inline.heading import heading_prefix
from storyc.syntax.prescan import prescan
from storyc.syntax.vocabulary import SHOT_SIZES, STATE_SETTINGS, STATE_VERBS, TIMES_OF_DAY

_TYPES = (
    SemanticTokenTypes.Namespace,
    SemanticTokenTypes.Class,
    SemanticTokenTypes.Variable,
    SemanticTokenTypes.Property,
    SemanticTokenTypes.Parameter,
    SemanticTokenTypes.EnumMember,
    SemanticTokenTypes.Event,
    SemanticTokenTypes.Function,
    SemanticTokenTypes.Keyword,
    SemanticTokenTypes.Comment,
    SemanticTokenTypes.String,
    SemanticTokenTypes.Number,
    SemanticTokenTypes.Operator,
    SemanticTokenTypes.Decorator,
)
_MODIFIERS = (SemanticTokenModifiers.Declaration, SemanticTokenModifiers.Documentation)

LEGEND = SemanticTokensLegend([it.value for it in _TYPES], [it.value for it in _MODIFIERS])

_Colour = tuple[SemanticTokenTypes, int]
"""A type, and the modifiers as bits."""

_DECLARED = 1
_TOLD = 2
_FIELDS = 5
"""Numbers of one token: line and column from the one before, length, type, modifiers."""

_REMEMBERED = 16_384
"""Lines: those of three long films."""

_NAMES: dict[NameKind, SemanticTokenTypes] = {
    "character": SemanticTokenTypes.Class,
    "location": SemanticTokenTypes.Namespace,
    "prop": SemanticTokenTypes.Variable,
    "style": SemanticTokenTypes.Property,
    "music": SemanticTokenTypes.Event,
    "voice": SemanticTokenTypes.Property,
}
_WHOLE: dict[LineKind, _Colour] = {
    LineKind.COMMENT: (SemanticTokenTypes.Comment, 0),
    LineKind.PAGE_BREAK: (SemanticTokenTypes.Operator, 0),
    LineKind.TITLE_MORE: (SemanticTokenTypes.String, 0),
    LineKind.ACT: (SemanticTokenTypes.Namespace, _DECLARED),
    LineKind.SECTION: (SemanticTokenTypes.Namespace, _DECLARED),
    LineKind.SYNOPSIS: (SemanticTokenTypes.Comment, _TOLD),
    LineKind.HEADING: (SemanticTokenTypes.Namespace, 0),
    LineKind.CENTERED: (SemanticTokenTypes.String, 0),
    LineKind.CUE: (SemanticTokenTypes.Class, 0),
    LineKind.PARENTHETICAL: (SemanticTokenTypes.Parameter, 0),
    LineKind.WORDS: (SemanticTokenTypes.String, 0),
    LineKind.SUNG: (SemanticTokenTypes.String, 0),
    LineKind.LYRIC: (SemanticTokenTypes.String, 0),
    LineKind.LYRIC_MORE: (SemanticTokenTypes.String, 0),
    LineKind.TRANSITION: (SemanticTokenTypes.Keyword, 0),
    LineKind.PROPERTY_MORE: (SemanticTokenTypes.String, 0),
    LineKind.END: (SemanticTokenTypes.Keyword, 0),
}
_NAMED = frozenset(
    {
        *(LineKind.ACTION, LineKind.ACTION_MORE, LineKind.SHOT, LineKind.STATE, LineKind.SYNOPSIS),
        *(LineKind.USE, LineKind.IMPORT),
    }
)
"""Lines in which names stand among other words."""

_KEYWORD = (SemanticTokenTypes.Keyword, 0)
_VALUE = (SemanticTokenTypes.String, 0)
_TERM = (SemanticTokenTypes.EnumMember, 0)
_NUMBER = (SemanticTokenTypes.Number, 0)
_MARK = (SemanticTokenTypes.Operator, 0)


def _words(words: Sequence[str]) -> str:
    return "|".join(re.escape(it) for it in sorted(words, key=len, reverse=True))


_TITLE = re.compile(r"[ \t]*(?P<property>[^:：]+)[:：](?P<value>.*)")
_CUE = re.compile(r"[^(^\r\n]*(?P<extension>\([^()]*\))?\s*(?P<mark>\^)?")
_TIME = re.compile(rf"(?<=[-–—] )(?P<term>{_words(sorted(TIMES_OF_DAY))})\b", re.IGNORECASE)
_SHOT = re.compile(r"\s*(?P<mark>!!|！！)(?P<rest>.*)")
_SIZE = re.compile(rf"\s*(?P<term>{_words(sorted(SHOT_SIZES))})\b", re.IGNORECASE)
_QUANTITY = re.compile(r"(?<![\w.])~?\d+(?:\.\d+)?(?:\s?(?:mm|s|sec|seconds|frames|f|m|min))?\b")
_TERMS = re.compile(r"[,、，]\s*(?P<term>[^,、，#\d][^,、，#]*)")
_PREPOSITION = re.compile(r"\b(?P<keyword>on|of|over|from|past|through)\b")
_ID = re.compile(r"#[\w.\-]+#")
_STATE = re.compile(r"\s*(?P<mark>\+)")
_VERB = re.compile(rf"\b(?P<keyword>{_words(sorted(STATE_VERBS))}|to|at|in|on)\b", re.IGNORECASE)
_BECOMING = [it for it, verb in STATE_VERBS.items() if verb in {"wears", "removes", "is"}]
_WORN = re.compile(rf"\b(?:{_words(_BECOMING)})\s+(?P<term>[^(（#]+)", re.IGNORECASE)
"""What somebody wears, or how they or a thing are."""

_SETTING = re.compile(rf"\+\s*(?P<keyword>{_words((*STATE_SETTINGS, 'style'))})\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?P<term>[^()]*)\)")
_SOUND = re.compile(r"\s*(?P<keyword>[^:：]+[:：])(?P<value>.*)")
_LIKE = re.compile(r"\s(?P<keyword>like)\s")
_STATED = re.compile(r"\s*(?P<property>[a-z]+)\s+(?P<term>[^:：]+)[:：]")
_FILLED = re.compile(r"\{\{[^{}]*\}\}")


@dataclass
class _Line:
    """The colours of one line's characters."""

    kind: LineKind
    text: str
    colours: list[_Colour | None] = field(default_factory=list)

    def paint(self, start: int, end: int, colour: _Colour) -> None:
        """Paint characters of the line; blanks at either end stay as they are."""
        text = self.text[max(start, 0) : end]
        first = max(start, 0) + len(text) - len(text.lstrip())
        last = max(start, 0) + len(text.rstrip())
        if first < last:
            self.colours[first:last] = [colour] * (last - first)

    def paint_groups(self, found: re.Match[str] | None, **colours: _Colour) -> None:
        """Paint the groups of a match, each as its name says."""
        if found is None:
            return
        for name, colour in colours.items():
            if found[name] is not None:
                self.paint(*found.span(name), colour)


def tokens(snapshot: Snapshot, where: Range | None = None) -> SemanticTokens:
    """Return what the words of a script are, or of the lines of a range."""
    return SemanticTokens(data=_numbers(snapshot, where))


def changed(before: Sequence[int], now: Sequence[int]) -> SemanticTokensDelta:
    """Return what makes the numbers of one version of another's, in one edit."""
    same = 0
    most = min(len(before), len(now))
    while same < most and before[same] == now[same]:
        same += 1
    behind = 0
    while behind < most - same and before[-1 - behind] == now[-1 - behind]:
        behind += 1
    if same == len(before) == len(now):
        return SemanticTokensDelta(edits=[])
    data = list(now[same : len(now) - behind])
    return SemanticTokensDelta(edits=[SemanticTokensEdit(same, len(before) - behind - same, data)])


def _numbers(snapshot: Snapshot, where: Range | None) -> list[int]:
    """Return five numbers for each token: see `_FIELDS`.

    What a line looks like hangs on the line and the script's names alone, so each is painted once,
    and an edit costs the lines that it changed.
    """
    text = snapshot.text
    first, last = 0, len(snapshot.entry.text)
    if where is not None:
        first, last = text.offset(where.start), text.offset(where.end)
    painted = _painter(snapshot)
    hidden = _Hidden(snapshot)
    numbers: list[int] = []
    line_before = 0
    for token in snapshot.lines:
        end = token.start + len(token.text)
        if end <= first or token.start >= last:
            continue
        found = painted(token.kind, token.text, hidden.inside(token.start, end))
        if found:
            line = text.line_of(token.start)
            at = len(numbers)
            numbers += found
            numbers[at] = line - line_before
            line_before = line
    return numbers


class _Hidden:
    """The comments and notes of a script, asked for line by line from the first one on."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._spans, _ = prescan(snapshot.entry)
        self._at = 0

    def inside(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the parts of a line that are hidden, counted from its start."""
        spans = self._spans
        while self._at < len(spans) and spans[self._at].end <= start:
            self._at += 1
        found, at = [], self._at
        while at < len(spans) and spans[at].start < end:
            found.append((spans[at].start - start, spans[at].end - start))
            at += 1
        return tuple(found)


def _coloured(line: _Line) -> Iterator[tuple[int, int, _Colour]]:
    """Yield the stretches of a line, without the blanks at their ends. Offsets in the line."""
    at = 0
    for colour, run in groupby(line.colours):
        stop = at + len(list(run))
        words = line.text[at:stop]
        if colour is not None and words.strip():
            yield stop - len(words.lstrip()), at + len(words.rstrip()), colour
        at = stop


_Painted = Callable[[LineKind, str, tuple[tuple[int, int], ...]], tuple[int, ...]]


def _painter(snapshot: Snapshot) -> _Painted:
    names = names_of(snapshot.around(0).checked.screenplay)
    return _painter_of(
        tuple((it.text.upper(), it.kind) for it in names.values()),
        tuple(re.sub(r"\s+", " ", it) for it in names),
        snapshot.text.encoding,
    )


@lru_cache(4)
def _painter_of(
    kinds: tuple[tuple[str, NameKind], ...], names: tuple[str, ...], encoding: PositionEncodingKind
) -> _Painted:
    """Return what paints lines, and remembers them.

    Args:
        kinds: the names of the script, and what they name.
        names: the words by which they are told.
        encoding: how the editor counts columns.
    """
    painter = _Painter(dict(kinds), names)

    @lru_cache(_REMEMBERED)
    def painted(kind: LineKind, text: str, hidden: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
        """Return the numbers of a line's tokens; the first number is not known here."""
        line = painter.painted(kind, text)
        for span in hidden:
            line.paint(*span, (SemanticTokenTypes.Comment, 0))
        numbers: list[int] = []
        column_before = 0
        for start, end, (what, modifiers) in _coloured(line):
            column, length = units(text[:start], encoding), units(text[start:end], encoding)
            numbers += (0, column - column_before, length, _TYPES.index(what), modifiers)
            column_before = column
        return tuple(numbers)

    return painted


class _Painter:
    """Paints lines with the names of a script."""

    def __init__(self, kinds: Mapping[str, NameKind], names: Sequence[str]) -> None:
        self._kinds = kinds
        told = _words(names) if names else r"(?!)"
        self._names = re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE)

    def painted(self, kind: LineKind, text: str) -> _Line:
        line = _Line(kind, text, [None] * len(text))
        whole = _WHOLE.get(kind)
        if whole is not None:
            line.paint(0, len(text), whole)
        if kind in _NAMED:
            self._paint_names(line)
        paint_parts = _PARTS.get(kind)
        if paint_parts is not None:
            paint_parts(line)
        for found in _FILLED.finditer(text):
            line.paint(*found.span(), (SemanticTokenTypes.Variable, 0))
        return line

    def _paint_names(self, line: _Line) -> None:
        in_prose = line.kind not in {LineKind.SHOT, LineKind.STATE}
        for found in self._names.finditer(line.text):
            kind = self._kinds.get(found[0].upper())
            if kind is None or found[0].islower() or (not in_prose and not found[0].isupper()):
                continue
            line.paint(*found.span(), (_NAMES[kind], 0))


def _title(line: _Line) -> None:
    found = _TITLE.match(line.text)
    line.paint_groups(found, property=(SemanticTokenTypes.Property, 0), value=_VALUE)


def _heading(line: _Line) -> None:
    text = line.text
    indent = len(text) - len(text.lstrip(" \t."))
    prefix = heading_prefix(text[indent:].rstrip())
    if prefix is not None:
        line.paint(indent, indent + prefix[1], _KEYWORD)
    for found in _TIME.finditer(text):
        line.paint_groups(found, term=_TERM)
    _id(line)


def _id(line: _Line) -> None:
    for found in _ID.finditer(line.text):
        line.paint(*found.span(), (SemanticTokenTypes.Decorator, 0))


def _cue(line: _Line) -> None:
    found = _CUE.match(line.text)
    line.paint_groups(found, extension=(SemanticTokenTypes.Parameter, 0), mark=_MARK)


def _shot(line: _Line) -> None:
    found = _SHOT.match(line.text)
    if found is None:
        return
    line.paint_groups(found, mark=_MARK)
    begin = found.start("rest")
    size = _SIZE.match(line.text, begin)
    line.paint_groups(size, term=_TERM)
    head = line.text.find(",", begin)
    words = line.text[: head if head >= 0 else None]
    line.paint_groups(
        _PREPOSITION.search(words, size.end() if size is not None else begin), keyword=_KEYWORD
    )
    for term in _TERMS.finditer(line.text):
        if all(colour is None for colour in line.colours[slice(*term.span("term"))]):
            line.paint_groups(term, term=_TERM)
    for quantity in _QUANTITY.finditer(line.text, begin):
        line.paint(*quantity.span(), _NUMBER)
    _id(line)


def _state(line: _Line) -> None:
    text = line.text
    line.paint_groups(_STATE.match(text), mark=_MARK)
    setting = _SETTING.match(text.lstrip())
    if setting is not None:
        indent = len(text) - len(text.lstrip())
        line.paint(indent + setting.start("keyword"), indent + setting.end("keyword"), _KEYWORD)
        return
    for verb in _VERB.finditer(text):
        if line.colours[verb.start()] is None:
            line.paint_groups(verb, keyword=_KEYWORD)
    worn = _WORN.search(text)
    if worn is not None and not any(line.colours[slice(*worn.span("term"))]):
        line.paint_groups(worn, term=_TERM)
    for state in _IN_BRACKETS.finditer(text):
        line.paint_groups(state, term=_TERM)


def _sound(line: _Line) -> None:
    line.paint_groups(_SOUND.match(line.text), keyword=_KEYWORD, value=_VALUE)


def _declaration(line: _Line) -> None:
    found = DECLARATION.search(line.text)
    if found is None:
        return
    kinds = {
        "character": "Class",
        "cameo": "Class",
        "location": "Namespace",
        "prop": "Variable",
        "music": "Event",
    }
    kind = SemanticTokenTypes[kinds.get(found["keyword"], "Property")]
    line.paint_groups(found, keyword=_KEYWORD, name=(kind, _DECLARED))
    like = _LIKE.search(line.text, found.start("name"))
    if like is not None:
        line.paint_groups(like, keyword=_KEYWORD)
        line.paint(like.end(), found.end("name"), (kind, 0))


def _property(line: _Line) -> None:
    found = PROPERTY.search(line.text)
    line.paint_groups(found, key=(SemanticTokenTypes.Property, 0), value=_VALUE)
    named = _STATED.match(line.text)
    line.paint_groups(named, term=(SemanticTokenTypes.EnumMember, _DECLARED))


def _let(line: _Line) -> None:
    _keyword(line)
    declared = (SemanticTokenTypes.Variable, _DECLARED)
    line.paint_groups(LET.search(line.text), name=declared, value=_VALUE)


def _path(pattern: re.Pattern[str]) -> Callable[[_Line], None]:
    def painted(line: _Line) -> None:
        _keyword(line)
        found = pattern.search(line.text)
        if found is not None:
            begin = line.text.rfind(" from ", 0, found.start("path"))
            if begin >= 0:
                line.paint(begin, begin + len(" from "), _KEYWORD)
            line.paint(found.start("path") - 1, found.end("path") + 1, _VALUE)

    return painted


def _use(line: _Line) -> None:
    _keyword(line)
    line.paint_groups(USE.search(line.text), name=(SemanticTokenTypes.Function, 0))


def _template(line: _Line) -> None:
    _keyword(line)
    line.paint_groups(
        TEMPLATE.search(line.text),
        name=(SemanticTokenTypes.Function, _DECLARED),
        parameters=(SemanticTokenTypes.Parameter, _DECLARED),
    )


def _keyword(line: _Line) -> None:
    text = line.text
    indent = len(text) - len(text.lstrip())
    line.paint(indent, indent + len(text.split(maxsplit=1)[0]), _KEYWORD)


_PARTS: dict[LineKind, Callable[[_Line], None]] = {
    LineKind.TITLE: _title,
    LineKind.HEADING: _heading,
    LineKind.CUE: _cue,
    LineKind.SHOT: _shot,
    LineKind.STATE: _state,
    LineKind.SOUND: _sound,
    LineKind.DECLARATION: _declaration,
    LineKind.PROPERTY: _property,
    LineKind.LET: _let,
    LineKind.IMPORT: _path(IMPORT),
    LineKind.INCLUDE: _path(INCLUDE),
    LineKind.USE: _use,
    LineKind.TEMPLATE: _template,
}
