"""How each kind of line is written: the blanks before it, in it and behind it."""

from storyc.fmt import fountain_lines, keyword_lines, story_lines
from storyc.fmt.form import Form
from storyc.fmt.page import PageLine
from storyc.syntax import LineKind
from storyc.syntax.inline.transition import is_transition
from storyc.syntax.lines import BYTE_ORDER_MARK

STEP = "    "

_FORMS: dict[LineKind, Form] = {
    LineKind.TITLE: fountain_lines.TITLE,
    LineKind.ACT: fountain_lines.SECTION,
    LineKind.SECTION: fountain_lines.SECTION,
    LineKind.SYNOPSIS: fountain_lines.SYNOPSIS,
    LineKind.HEADING: fountain_lines.HEADING,
    LineKind.CUE: fountain_lines.CUE,
    LineKind.CENTERED: fountain_lines.CENTERED,
    LineKind.TRANSITION: fountain_lines.TRANSITION,
    LineKind.SHOT: story_lines.SHOT,
    LineKind.STATE: story_lines.STATE,
    LineKind.SOUND: story_lines.SOUND,
    LineKind.DECLARATION: keyword_lines.DECLARATION,
    LineKind.PROPERTY: keyword_lines.PROPERTY,
    LineKind.LET: keyword_lines.LET,
    LineKind.IMPORT: keyword_lines.IMPORT,
    LineKind.INCLUDE: keyword_lines.INCLUDE,
    LineKind.USE: keyword_lines.USE,
    LineKind.TEMPLATE: keyword_lines.TEMPLATE,
}
"""Kinds of which the form is ours to choose. All others are prose."""

_INDENTS = {
    LineKind.PROPERTY: STEP,
    LineKind.PROPERTY_MORE: STEP * 2,
    LineKind.TITLE_MORE: STEP,
}
_KEEPS_INDENT = frozenset({LineKind.ACTION, LineKind.ACTION_MORE, LineKind.COMMENT})
"""Fountain prints the blanks before a line of action; those before a comment are the writer's."""

_FORCES = {LineKind.ACTION: "!", LineKind.CUE: "@"}
_FORCED = "!！@＠"


def written(line: PageLine) -> str:
    """Return a line as it should be, without its ending. A line that is broken stays as it is."""
    if line.is_two_blanks:
        return "\\"
    text = line.text.removesuffix("\n")
    mark = len(text) - len(text.lstrip(BYTE_ORDER_MARK)) if line.start == 0 else 0
    stands = _without_return(text[mark:])
    if line.is_broken:
        return stands
    start, end = (
        max(at - line.start, mark) for at in (line.content.span.start, line.content.span.end)
    )
    before = _before(line, text[mark:start])
    behind = _without_return(text[end:]) if line.opens_note else text[end:].rstrip()
    said = text[start:end]
    shaped = _shaped(line, said)
    if before + shaped + behind == stands:
        return stands
    form = _FORMS.get(line.kind)
    if form is not None:
        meant = form.read(line.content.text)
        if meant is None:
            return stands
        if shaped != said and form.read(shaped) != meant:
            shaped = said
    return before + shaped + behind


def _without_return(text: str) -> str:
    """Return a line without the carriage return of its ending; one before that is the writer's."""
    return text if text.endswith("\r\r") else text.removesuffix("\r")


def _before(line: PageLine, blanks: str) -> str:
    """Return what stands before the words of a line, and the mark that they need."""
    if not line.continues_note and line.kind not in _KEEPS_INDENT:
        blanks = _INDENTS.get(line.kind, "") + blanks.lstrip()
    return blanks + _force(line)


def _shaped(line: PageLine, said: str) -> str:
    """Return what stands on a line in its form; it may say something else then."""
    form = _FORMS.get(line.kind)
    # Where a note was taken out the words are not what stands there; and blanks that move could
    # turn the words behind `//` into a remark.
    if form is None or said != line.content.text or "//" in said:
        return said
    return form.write(said)


def _force(line: PageLine) -> str:
    """Return the mark for what is no transition only because blanks follow it."""
    text = line.content.text
    is_held = (
        line.kind in _FORCES
        and not line.opens_note
        and line.text.rstrip("\r\n")[-1:].isspace()
        and text[0] not in _FORCED
        and is_transition(text, ends_blank=False)
    )
    return _FORCES[line.kind] if is_held else ""
