"""Breaks what is said into captions of two lines, where a reader would pause.

Source: Netflix, Timed Text Style Guide, General Requirements, and BBC, Subtitle Guidelines, section
3 (both read 2026-11): one line if it fits, two at the most, broken after punctuation and before
conjunctions and prepositions, never between an article and its noun.
"""

from collections.abc import Sequence
from functools import cache
from unicodedata import combining, east_asian_width

LINE = 42
"""Most letters of a line. A Chinese, Japanese or Korean one is as wide as two Latin ones."""

LINES = 2

_SENTENCE_END = tuple(".!?…。！？♪")
_PAUSE = tuple(",;:–—-、，；：")
_CLOSING = "\"'”’»)]」』"
_OPENS = frozenset(
    {
        *("and", "or", "but", "because", "that", "which", "who", "when", "while", "if", "so"),
        *("than", "then", "before", "after", "since", "until", "in", "on", "at", "by", "for"),
        *("from", "of", "to", "with", "without", "about", "into", "over", "under", "through"),
    }
)
"""English words that a line may well begin with. Other languages break at punctuation."""

_HOLDS = frozenset(
    {
        *("a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "that"),
        *("no", "not", "very", "mr", "mrs", "ms", "dr"),
    }
)
"""English words that no line should end with."""

_COST_PAGE = 6.0
"""What one caption more costs, against breaking at a bad place: captions are not scattered."""

_SCANT, _COST_SCANT = 10, 8.0
"""Letters under which a part of a text is over before it is seen, such as the name of who speaks,
and what that costs."""


def pages_of(text: str, least: int = 1) -> list[str]:
    """Return a text as captions of at most two lines, `least` or more of them if it has the words.

    No letter but the blanks at the breaks is left out. A word longer than a line is cut.
    """
    words = tuple(piece for word in text.split() for piece in _cut(word))
    if not words:
        return []
    return ["\n".join(lines) for lines in _best(words, min(least, len(words)))]


def width_of(text: str) -> int:
    """Return how wide a text is, in Latin letters."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(it) in "WF" else 0 if combining(it) else 1 for it in text)


def _cut(word: str) -> list[str]:
    """Return a word in pieces that fit a line."""
    if width_of(word) <= LINE:
        return [word]
    pieces = [""]
    for letter in word:
        if width_of(pieces[-1] + letter) > LINE:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _best(words: tuple[str, ...], least: int) -> list[list[str]]:
    """Return the cheapest way to part words into captions: exact, from the last word backwards."""
    count = len(words)
    most = count // least

    @cache
    def lines_of(first: int, stop: int) -> tuple[float, list[str]] | None:
        return _lines(words[first:stop])

    best: list[tuple[float, int]] = [(0.0, count)] * (count + 1)
    for first in range(count - 1, -1, -1):
        options = []
        for stop in range(first + 1, min(count, first + most) + 1):
            found = lines_of(first, stop)
            if found is None:
                break
            cost = best[stop][0] + found[0] + _COST_PAGE
            cost += 0.0 if stop == count else 3 * _break_cost(words[stop - 1], words[stop])
            if stop - first < count and sum(map(width_of, found[1])) < _SCANT:
                cost += _COST_SCANT
            options.append((cost, stop))
        best[first] = min(options)
    pages, at = [], 0
    while at < count:
        stop = best[at][1]
        found = lines_of(at, stop)
        pages.append([] if found is None else found[1])
        at = stop
    return pages


def _lines(words: Sequence[str]) -> tuple[float, list[str]] | None:
    """Return what words cost in one or two lines, and the lines; `None` if they do not fit."""
    whole = " ".join(words)
    if width_of(whole) <= LINE:
        return 0.0, [whole]
    options = []
    for at in range(1, len(words)):
        top, bottom = " ".join(words[:at]), " ".join(words[at:])
        above, below = width_of(top), width_of(bottom)
        if max(above, below) <= LINE:
            cost = _break_cost(words[at - 1], words[at]) + abs(above - below) / LINE
            options.append((cost + (0.1 if above > below else 0), at, [top, bottom]))
    if not options:
        return None
    cost, _, lines = min(options)
    return cost, lines


def _break_cost(before: str, after: str) -> float:
    """Return how much a break between two words disturbs, from 0 to 3."""
    plain = before.rstrip(_CLOSING)
    if plain.endswith(_SENTENCE_END):
        return 0.0
    if plain.endswith(_PAUSE):
        return 0.5
    if plain.casefold() in _HOLDS:
        return 3.0
    return 1.0 if after.casefold() in _OPENS else 2.0
