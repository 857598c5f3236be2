"""Scene headings: which lines are one, and what they say.

Source: Fountain 1.1, Scene Heading (fountain.io/syntax, read 2026-11), and the words for inside and
outside that screenwriters use in other languages.
"""

import re
from typing import Literal

from storyc.diagnostics import Diagnostic
from storyc.source import Located
from storyc.syntax.inline.heading_mistakes import unread_time
from storyc.syntax.specs import HeadingSpec
from storyc.syntax.vocabulary import (
    HEADING_WORDS,
    TIME_OF_DAY_FILLERS,
    TIMES_OF_DAY,
    TIMES_RUNNING_ON,
)

Setting = Literal["INT", "EXT", "INT/EXT", "EST"]

_ABBREVIATED = re.compile(
    r"(?P<both>(?:INT|EXT)\.?\s?/\s?(?:INT|EXT)|[IE]\.?/[IE])(?:\.|(?=\s))"
    r"|(?P<one>INT|EXT|EST)(?:\.|(?=\s))",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"(?P<word>{'|'.join(sorted(HEADING_WORDS, key=len, reverse=True))})(?:[.:。、，-]|(?=\s))"
)
ABBREVIATION_INITIALS = frozenset("IEieıİ")
"""What the short forms begin with; without case, Python takes two Turkish letters for an i."""

_INITIALS = ABBREVIATION_INITIALS | {word[0] for word in HEADING_WORDS}
"""What a heading can begin with; nearly every line begins with something else."""

_ID = re.compile(r"#\s*(?P<id>[\w.\-]+)\s*#\Z")
_LONGEST_ID = 40
_DASH = re.compile(r" [-–—]+ |[–—]")
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)\Z")


def heading_prefix(text: str) -> tuple[Setting, int] | None:
    """Return the setting that a line begins with and how long its words are, or `None`.

    The line is without the blanks around it. The short forms count in any case, as Fountain says,
    but for `est` without a dot, which is French; whole words count only in a line of capitals.
    """
    if text[:1] not in _INITIALS:
        return None
    match = _ABBREVIATED.match(text)
    if match is not None:
        setting = _abbreviated(match)
    else:
        match = _WORD.match(text)
        if match is None or any(letter.islower() for letter in text.split("#", 1)[0]):
            return None
        setting = HEADING_WORDS[match["word"]]
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


def parse_heading(line: Located) -> tuple[HeadingSpec, tuple[Diagnostic, ...]]:
    """Take a scene heading apart. Every text is a heading: at worst it is all place.

    `EXT. LIGHTHOUSE - GALLERY - NIGHT #1#`: the last part is a time of day if its words are, what
    stands between it and the place is the area. `NIGHT - CONTINUOUS` is one time of two parts.

    Diagnostics: MISSPELT_TIME_OF_DAY.
    """
    spec = _spec(" ".join(line.text.split()))
    if spec.time_of_day is not None:
        return spec, ()
    *before, last = (it.strip() for it in _DASH.split(spec.text))
    if spec.setting is None and not (before and len(last) >= _PLAINLY):
        return spec, ()
    finding = unread_time(line, last)
    return spec, () if finding is None else (finding,)


_PLAINLY = 8
"""Letters of a word that is hardly anything but a slip of the pen, in a heading that may be any
words: `.KITCHEN - SIMULTANIOUSLY`."""


def _spec(line: str) -> HeadingSpec:
    match = _ID.search(line, max(0, len(line) - _LONGEST_ID))
    text = line[: match.start()].rstrip() if match is not None else line
    prefix = heading_prefix(text)
    setting, length = prefix if prefix is not None else (None, 0)
    parts, time_of_day = _split_time(
        [part.strip() for part in _DASH.split(text[length:].strip(" .-")) if part.strip()]
    )
    return HeadingSpec(
        text=text,
        setting=setting,
        place=(parts[0] if parts else text).upper().rstrip(" ,"),
        area=" - ".join(parts[1:]) or None,
        time_of_day=time_of_day,
        id=match["id"] if match is not None else None,
    )


def _split_time(parts: list[str]) -> tuple[list[str], str | None]:
    """Take the time of day off the end: a part of its own, or what follows a comma or full stop.

    A heading that is nothing but a time (`.LATER`) is a place by that name.
    """
    if len(parts) > 1 and is_time_of_day(parts[-1]):
        light = parts[1:-1][-1:]  # a heading begins with its place, whatever that is called
        first = -2 if _runs_on(parts[-1]) and any(map(is_time_of_day, light)) else -1
        return parts[:first], " - ".join(parts[first:])
    if not parts:
        return parts, None
    last = parts[-1]
    in_brackets = _BRACKETS.search(last)
    if in_brackets is not None and is_time_of_day(in_brackets["inside"]) and in_brackets.start():
        return [*parts[:-1], last[: in_brackets.start()].strip()], in_brackets["inside"].strip()
    for separator in (",", "，", ".", "。", " "):
        place, _, time = last.rpartition(separator)
        if place.strip() and is_time_of_day(time) and (separator != " " or not time.isascii()):
            return [*parts[:-1], place.strip()], time.strip()
    return parts, None


def is_time_of_day(text: str) -> bool:
    """Tell whether words are a time of day: NIGHT, the next morning, MOMENTS LATER."""
    words = _words(text)
    known = [word for word in words if word in TIMES_OF_DAY]
    return bool(known) and all(
        word in TIMES_OF_DAY or word in TIME_OF_DAY_FILLERS or word.isdigit() or not word
        for word in words
    )


def _runs_on(time: str) -> bool:
    """Tell whether a time of day is told only by the scene before: CONTINUOUS, MOMENTS LATER."""
    words = _words(time)
    if words[-2:] in (["más", "tarde"], ["mais", "tarde"]):
        return True  # by itself the word is the afternoon
    return not TIMES_OF_DAY.intersection(words) - TIMES_RUNNING_ON


def _words(text: str) -> list[str]:
    words = re.sub(r"\([^()]*\)", " ", text).casefold().replace("’", "'").split()
    return [word.strip(".,;:/") for word in words]
