"""A declared name that looks like a cue and is read as action, with the words under it.

Why it matters: a cue is known by its capitals, the empty line above it and the words right below.
Where one of these is missing the speech is action: nobody speaks, and the words are filmed.
"""

import re
from collections.abc import Iterator

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.lower.names import Names
from storyc.lower.namespace import fold
from storyc.source import Located, SourceFile, Span
from storyc.syntax.tree import Action

_LONGEST_NAME = 60
_SHAPE = re.compile(
    rf"(?P<name>[^():：]{{1,{_LONGEST_NAME}}}?)\s*(?P<bracket>\((?:[^()]*\))?|\([^()]*)?\s*\^?"
    r"(?P<colon>[:：]\s*(?P<words>.*))?"
)


def unread_cues(action: Action, names: Names, file: SourceFile) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines of a paragraph that name somebody declared.

    Diagnostics: UNREAD_CUE.
    """
    for number, line in enumerate(action.lines):
        match = _SHAPE.fullmatch(line.text[: _LONGEST_NAME * 4]) if _may_be_cue(line) else None
        if match is None or file.text[line.span.start - 1 : line.span.start] in {"!", "！"}:
            continue
        known = names.character(match["name"])
        if known is None or fold(known.name) != fold(match["name"]):
            continue
        finding = _finding(match, line, is_first=number == 0, has_words=line != action.lines[-1])
        if finding is not None:
            yield finding


def _may_be_cue(line: Located) -> bool:
    is_literal = len(line.text) == line.span.end - line.span.start
    return is_literal and (len(line.text) <= _LONGEST_NAME or ":" in line.text[:_LONGEST_NAME])


def _finding(
    match: re.Match[str], line: Located, *, is_first: bool, has_words: bool
) -> Diagnostic | None:
    name, bracket = match["name"].strip(), match["bracket"] or ""
    if match["colon"] is not None:
        return _with_colon(match, line, is_first=is_first)
    if not has_words:
        return _alone(line, name) if name.isupper() else None
    if bracket and not bracket.endswith(")"):
        closing = Fix("write `)` behind it", (Edit(_at(line.span.end, line), ")"),))
        here = "the bracket behind the name is never closed"
        return _unread(line, name, here, "close the bracket: write `)` behind it", closing)
    if not name.isupper():
        capitals = Edit(line.span.slice(0, len(name)), name.upper())
        fix = Fix(f"write {name.upper()}", (capitals,))
        advice = f"write {name.upper()} in capitals, or `@{name}`"
        return _unread(line, name, "not in capitals", advice, fix) if is_first else None
    if is_first:
        return None
    above = Fix("put an empty line above it", (Edit(_at(line.span.start, line), "\n"),))
    return _unread(line, name, "no empty line above it", "put an empty line above the name", above)


def _with_colon(match: re.Match[str], line: Located, *, is_first: bool) -> Diagnostic | None:
    name, words = match["name"].strip(), match["words"].strip()
    if not words:
        return None
    length = match.start("words")
    cue = f"{'' if is_first else chr(10)}{line.text[: match.start('colon')].upper()}\n"
    fix = Fix("write the name on a line of its own", (Edit(line.span.slice(0, length), cue),))
    advice = f"write {name.upper()} on a line of its own, without the colon, and the words below it"
    return _unread(line, name, "the words stand on the same line", advice, fix)


def _alone(line: Located, name: str) -> Diagnostic:
    return Diagnostic(
        Code.UNREAD_CUE,
        f"{name} stands here alone, and nobody speaks",
        line.span,
        here="no words right below it",
        help="write the words on the next line, without an empty line between; for a picture of"
        f" {name} write `!! CLOSE on {name}`",
    )


def _unread(line: Located, name: str, here: str, advice: str, fix: Fix) -> Diagnostic:
    return Diagnostic(
        Code.UNREAD_CUE,
        f"{name} seems to speak here, and is read as action",
        line.span,
        here=here,
        help=f"{advice}; if it is action, put `!` in front of it",
        fixes=(fix,),
    )


def _at(offset: int, line: Located) -> Span:
    return Span(line.span.source, offset, offset)
