"""Gives a text the marks that it needs to be read as what it is.

The lexer is the judge: a text that it reads as the wanted kind of line stays as it is.
"""

import re

from storyc.source import SourceFile
from storyc.syntax import LineKind, LineToken, lex

_HIDING = re.compile(r"\[(?=\[)|/(?=\*)|/(?=/[ \t]*storyc:)")
_PARTS_OF_ACTION = frozenset({LineKind.ACTION, LineKind.ACTION_MORE})


def seen(text: str) -> str:
    """Return a text in which nothing opens a note, a boneyard or a remark: all of it is words."""
    return _HIDING.sub(r"\g<0>\\", text)


def heading(text: str) -> str:
    """Return a scene heading."""
    return text if _reads(text, LineKind.HEADING) else f".{text.lstrip('.')}"


def cue(text: str) -> str:
    """Return the name line of a speech."""
    return text if _reads(f"{text}\nWords.", LineKind.CUE) else f"@{text}"


def transition(text: str) -> str:
    """Return a transition."""
    return text if _reads(text, LineKind.TRANSITION) else f"> {text}"


def action(lines: list[str]) -> list[str]:
    """Return the lines of one paragraph of action; sound lines are some wherever they come from."""
    if _are_action(lines) or all(_reads(line, LineKind.SOUND) for line in lines):
        return lines
    marked = [lines[0] if _are_action(lines[:1]) else f"!{lines[0]}"]
    for line in lines[1:]:
        marked.append(line if _are_action([*marked, line]) else f"!{line}")
    return marked if _are_action(marked) else [f"!{line}" for line in lines]


def words(line: str) -> str:
    """Return a line of a speech; one that would end the speech gets a backslash."""
    read = _lexed(f"MARA\n{line}")[1].kind
    return line if read in {LineKind.WORDS, LineKind.PARENTHETICAL} else f"\\{line}"


def _reads(text: str, kind: LineKind) -> bool:
    return _lexed(text)[0].kind is kind


def _are_action(lines: list[str]) -> bool:
    return all(token.kind in _PARTS_OF_ACTION for token in _lexed("\n".join(lines)))


def _lexed(text: str) -> tuple[LineToken, ...]:
    """Read a text where it stands free: behind a blank line, and not at the script's start."""
    return lex(SourceFile("", f".X\n\n{text}\n\n"))[2 : text.count("\n") + 3]
