"""How each kind of line is written: the blanks before it, in it and behind it."""

from collections.abc import Callable

from storyc.fmt import fountain_lines, keyword_lines, story_lines
from storyc.fmt.page import PageLine
from storyc.syntax import LineKind
from storyc.syntax.inline.transition import is_transition
from storyc.syntax.lines import BYTE_ORDER_MARK

STEP = "    "

_FORMS: dict[LineKind, Callable[[str], str | None]] = {
    LineKind.TITLE: fountain_lines.title,
    LineKind.ACT: fountain_lines.section,
    LineKind.SECTION: fountain_lines.section,
    LineKind.SYNOPSIS: fountain_lines.synopsis,
    LineKind.HEADING: fountain_lines.heading,
    LineKind.CUE: fountain_lines.cue,
    LineKind.CENTERED: fountain_lines.centered,
    LineKind.TRANSITION: fountain_lines.transition,
    LineKind.SHOT: story_lines.shot,
    LineKind.STATE: story_lines.state,
    LineKind.SOUND: story_lines.sound,
    LineKind.DECLARATION: keyword_lines.declaration,
    LineKind.PROPERTY: keyword_lines.property_,
    LineKind.LET: keyword_lines.let,
    LineKind.IMPORT: keyword_lines.import_,
    LineKind.INCLUDE: keyword_lines.include,
    LineKind.USE: keyword_lines.use,
    LineKind.TEMPLATE: keyword_lines.template,
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
    raw = line.text.removesuffix("\n")
    text = raw.lstrip(BYTE_ORDER_MARK) if line.start == 0 else raw
    said = None if line.is_broken else _said(line)
    if said is None:
        return _without_return(text)
    begin = line.start + len(raw) - len(text)
    head = text[: max(line.content.span.start - begin, 0)]
    tail = text[max(line.content.span.end - begin, 0) :]
    if not line.continues_note and line.kind not in _KEEPS_INDENT:
        head = _INDENTS.get(line.kind, "") + head.lstrip()
    return head + said + (_without_return(tail) if line.opens_note else tail.rstrip())


def _without_return(text: str) -> str:
    """Return a line without the carriage return of its ending; one before that is the writer's."""
    return text if text.endswith("\r\r") else text.removesuffix("\r")


def _said(line: PageLine) -> str | None:
    """Return what stands on a line, notes in it included; `None` if it cannot be read."""
    content = line.content
    place = slice(content.span.start - line.start, content.span.end - line.start)
    stretch = line.text[place]
    form = _FORMS.get(line.kind)
    formed = form(content.text) if form is not None else content.text
    if formed is None:
        return None
    # Blanks that move could turn the words behind `//` into a remark.
    is_ours = stretch == content.text and "//" not in stretch
    return _force(line) + (formed if is_ours else stretch)


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
