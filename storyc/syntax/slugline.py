"""Scene headings: which lines are one, and what they say.

Source: Fountain 1.1, Scene Heading (fountain.io/syntax, read 2026-11), and the words for inside and
outside that screenwriters use in other languages.
"""

import re
from typing import Literal

Setting = Literal["INT", "EXT", "INT/EXT", "EST"]

_ABBREVIATED = re.compile(
    r"(?P<both>(?:INT|EXT)\.?\s?/\s?(?:INT|EXT)|[IE]\.?/[IE])(?:\.|(?=\s))"
    r"|(?P<one>INT|EXT|EST)(?:\.|(?=\s))",
    re.IGNORECASE,
)
_WORDS: dict[str, Setting] = {
    **dict.fromkeys(("INTERIOR", "INTERNO", "INTÉRIEUR", "INNEN", "WNĘTRZE", "ИНТ"), "INT"),
    **dict.fromkeys(("EXTERIOR", "ESTERNO", "EXTÉRIEUR", "AUSSEN", "AUßEN", "PLENER"), "EXT"),
    **dict.fromkeys(("НАТ", "ЭКСТ"), "EXT"),
    **dict.fromkeys(("内景", "內景", "室内", "屋内", "실내"), "INT"),
    **dict.fromkeys(("外景", "室外", "屋外", "실외"), "EXT"),
    **dict.fromkeys(("内外景", "內外景"), "INT/EXT"),
}
_WORD = re.compile(
    rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:[.:。、，-]|(?=\s))"
)


def heading_prefix(text: str) -> tuple[Setting, int] | None:
    """Return the setting that a line begins with and how long its words are, or `None`.

    The line is without the blanks around it. The short forms count in any case, as Fountain says,
    but for `est` without a dot, which is French; whole words count only in a line of capitals.
    """
    match = _ABBREVIATED.match(text)
    if match is not None:
        setting = _abbreviated(match)
    else:
        match = _WORD.match(text)
        if match is None or any(letter.islower() for letter in text.split("#", 1)[0]):
            return None
        setting = _WORDS[match["word"]]
    if setting is None or not text[match.end() :].strip(" .-/"):
        return None
    return setting, match.end()


def _abbreviated(match: re.Match[str]) -> Setting | None:
    if match["both"] is not None:
        return "INT/EXT"
    word = match["one"]
    if word.upper() == "EST":
        return "EST" if word == "EST" or match[0].endswith(".") else None
    return "INT" if word.upper() == "INT" else "EXT"
