"""The keyword lines that `.story` adds to Fountain: which lines are one.

They stand where a cue could stand: after a blank line, another declaration or at the start. A
keyword in prose stays prose ("style is everything, she says."); a line that is clearly meant as one
of ours and does not fit is `BROKEN`.
"""

import re

from storyc.diagnostics import closest
from storyc.syntax.lines import Line
from storyc.syntax.tokens import LineKind
from storyc.syntax.vocabulary import DECLARATION_KEYWORDS

QUOTED = '["“”„«](?P<path>[^"“”„«»]+)["“”»]'

LET = re.compile(r"let\s+(?P<name>[^\s=]+)\s*=\s*(?P<value>.*)")
TEMPLATE = re.compile(r"template\s+(?P<name>[^\s()]+)\s*(?:\((?P<parameters>[^()]*)\))?")
IMPORT = re.compile(rf"import\s+(?P<names>\S[^\"“”„«»]*?)\s+from\s+{QUOTED}")
INCLUDE = re.compile(rf"include\s+{QUOTED}")
USE = re.compile(r"use\s+(?P<name>[^\s()]+)\s*(?:\((?P<arguments>.*)\))?")
DECLARATION = re.compile(rf"(?P<keyword>{'|'.join(DECLARATION_KEYWORDS)})\s+(?P<name>\S.*)")
PROPERTY = re.compile(r"(?P<key>[a-z][^:：]{0,79})[:：]\s*(?P<value>.*)")

_LONGEST = 2_000
"""Characters of the longest line that is tried as one of the forms with names and brackets."""

_LINES = (
    (LineKind.LET, LET, re.compile(r"let\s*=|let\s+[^\s=]+\s+[^\s=]+\s*=|let\s+[^\s:]+:\s")),
    (LineKind.TEMPLATE, TEMPLATE, re.compile(r"template\s+[^\s()]+\s*\(")),
    (
        LineKind.IMPORT,
        IMPORT,
        re.compile(r"import\s.*[\"“”]|import\s.*\bfrom\s+\S+\.\w+$|import\s[^a-z]+\sfrom\s+\S+$"),
    ),
    (
        LineKind.INCLUDE,
        INCLUDE,
        re.compile(r"include\s.*[\"“”]|include\s+\S+\.(?:story|fountain)$"),
    ),
    (LineKind.USE, USE, re.compile(r"use\s+[^\s()]+\s*\(")),
)
"""Kind, the whole form, and what tells that a line which does not fit was meant as one."""

KEYWORD_INITIALS = frozenset("abcdefghijklmnopqrstuvwxyz")
"""What a keyword, or a slip in one, begins with."""


def keyword_line(line: Line, following: Line | None) -> LineKind | None:
    """Return the kind of a line that begins with a keyword of ours, `None` if it is prose.

    Args:
        line: stands where a declaration may stand.
        following: the line after it, comments passed over.
    """
    text = line.content.text
    if text[0] not in KEYWORD_INITIALS:
        return None
    for kind, form, attempt in _LINES:
        if text.startswith(f"{kind.value.lower()} "):
            return _one_line(text, kind, form, attempt)
    return _declaration(text, has_properties=following is not None and is_property(following))


def is_property(line: Line) -> bool:
    """Tell whether a line is an indented `key: value`."""
    return line.indent > 0 and PROPERTY.match(line.content.text) is not None


def _one_line(
    text: str, kind: LineKind, form: re.Pattern[str], attempt: re.Pattern[str]
) -> LineKind | None:
    if kind is not LineKind.LET and len(text) > _LONGEST:
        return None
    match = form.fullmatch(text)
    is_marked = kind in {LineKind.LET, LineKind.IMPORT, LineKind.INCLUDE}
    if match is not None and (is_marked or "(" in text or match["name"].isupper()):
        return kind
    return LineKind.BROKEN if attempt.match(text) is not None else None


def _declaration(text: str, *, has_properties: bool) -> LineKind | None:
    match = DECLARATION.fullmatch(text)
    if has_properties:
        if match is not None:
            return LineKind.DECLARATION
        return LineKind.BROKEN if is_near_keyword(text) else None
    if match is not None and _is_name(match["keyword"], match["name"]):
        return LineKind.DECLARATION
    return None


def is_near_keyword(text: str) -> bool:
    """Tell whether a line begins with a declaration's keyword or something very like one."""
    return closest(text.split(maxsplit=1)[0], DECLARATION_KEYWORDS) is not None


def _is_name(keyword: str, name: str) -> bool:
    """Tell a name from prose where no property says that a declaration is meant."""
    words = [word for word in name.split() if word != "like"]
    if keyword == "target":
        return len(words) == 1 and ("-" in name or any(letter.isdigit() for letter in name))
    return bool(words) and not any(letter.islower() for word in words for letter in word)
