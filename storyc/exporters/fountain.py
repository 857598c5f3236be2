"""A script as Fountain 1.1.

What Fountain has stays as it is, but for marks and blank lines that its stricter rules ask for.
What it has not becomes a note.

Source: Fountain 1.1 (fountain.io/syntax, read 2026-11).
"""

import re
from collections.abc import Iterator

from storyc.exporters.carried import ScriptLine, script_lines
from storyc.importers.story_note import as_note
from storyc.source import SourceFile
from storyc.syntax import LineKind
from storyc.syntax.prescan import REMARK

_BYTE_ORDER_MARK = "\ufeff"
_HEADING = re.compile(r"\s*(?:(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ]|\.)", re.IGNORECASE)
_TRANSITION = re.compile(r"\s*(?:>|.* TO:\s*\Z)")
_REMARK = re.compile(rf"(?<=[ \t])(?P<remark>{REMARK}.*)\Z")
_FULL_WIDTH = "．！＠～＃＞＝"
_TWINS = str.maketrans("．！＠～＃＞＜＝＋", ".!@~#><=+")
_MARKED = frozenset(
    {
        *(LineKind.HEADING, LineKind.CUE, LineKind.TRANSITION, LineKind.CENTERED, LineKind.SUNG),
        *(LineKind.LYRIC, LineKind.LYRIC_MORE, LineKind.ACT, LineKind.SECTION),
        *(LineKind.SYNOPSIS, LineKind.PAGE_BREAK),
    }
)
"""Kinds that a mark makes. Other lines may begin with the same sign and mean it."""

_TITLE = frozenset({LineKind.TITLE, LineKind.TITLE_MORE})
_SPEECH = frozenset({LineKind.CUE, LineKind.WORDS, LineKind.PARENTHETICAL, LineKind.SUNG})
_STANDS_FREE = frozenset({LineKind.HEADING, LineKind.CUE, LineKind.TRANSITION})
_ENDS_FREE = frozenset({LineKind.HEADING, LineKind.TRANSITION})
_TRANSPARENT = frozenset({LineKind.COMMENT, LineKind.GAP})


def export_fountain(file: SourceFile) -> str:
    """Return a script as Fountain. Importing it gives the same script back."""
    return "".join(_written(file))


def _written(file: SourceFile) -> Iterator[str]:
    before: LineKind | None = None
    in_speech = False
    for line in script_lines(file):
        kind = line.token.kind
        if kind is LineKind.BLANK and not line.carried:
            before, in_speech = None, False
        elif kind not in _TRANSPARENT:
            if _wants_blank(before, line, in_speech=in_speech):
                yield file.line_ending(line.token.span.start)
                in_speech = False
            if not line.carried:
                in_speech = kind in _SPEECH
            before = LineKind.COMMENT if line.carried else kind
        yield _line(line)


def _wants_blank(before: LineKind | None, line: ScriptLine, *, in_speech: bool) -> bool:
    """Tell whether Fountain needs a blank line before a line where we need none.

    Args:
        before: the line above, `COMMENT` for one that became a note, `None` for a blank one.
        line: what follows.
        in_speech: nothing but notes and words stands between the line and the last cue.
    """
    kind = line.token.kind
    if before is None:
        return False
    if before in _TITLE and (line.carried or kind not in _TITLE):
        return True
    if before in _ENDS_FREE:
        return True
    if line.carried:
        return False
    return kind in _STANDS_FREE or (in_speech and kind not in _SPEECH)


def _line(line: ScriptLine) -> str:
    text = line.token.text.removeprefix(_BYTE_ORDER_MARK)
    said = text.rstrip("\r\n")
    end = text[len(said) :]
    if line.carried:
        return as_note(said) + end
    return _with_remark_noted(_marked(line.token.kind, said)) + end


def _with_remark_noted(text: str) -> str:
    """Turn a remark to the compiler at the end of a line into a note."""
    return _REMARK.sub(lambda it: as_note(it["remark"]), text) if "storyc:" in text else text


def _marked(kind: LineKind, text: str) -> str:
    """Say with Fountain's own marks what we also take without them, or in full width."""
    text = _narrow(kind, text)
    match kind:
        case LineKind.HEADING if not _HEADING.match(text):
            return f".{text.lstrip()}"
        case LineKind.TRANSITION if not _TRANSITION.match(text):
            return f"> {text.lstrip()}"
        case LineKind.GAP:
            return "  "
        case _:
            return text


def _narrow(kind: LineKind, text: str) -> str:
    """Replace full-width marks, which Fountain does not know."""
    mark = text.lstrip()[:1]
    if mark not in _FULL_WIDTH or (kind not in _MARKED and mark != "！"):
        return text
    if kind is LineKind.PAGE_BREAK:
        return text.translate(_TWINS)
    marks = len(text) - len(text.lstrip().lstrip(_FULL_WIDTH))
    text = text[:marks].translate(_TWINS) + text[marks:]
    is_centered = kind is LineKind.CENTERED and text.rstrip().endswith("＜")
    return text.rstrip()[:-1] + "<" if is_centered else text
