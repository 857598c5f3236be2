"""Finds in a shot line what looks like a camera term and is none."""

import re
from collections.abc import Iterable
from functools import lru_cache

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label, closest
from storyc.source import Located, Span
from storyc.syntax.inline.grammar import Misfit, parse_words
from storyc.syntax.inline.shot_words import MODIFIERS, modifier_words
from storyc.syntax.inline.words import Word, normal
from storyc.syntax.pieces import piece
from storyc.syntax.vocabulary import SHOT_SIZES, SPEEDS

_LONGEST_TERM = 5
"""Words of the longest camera term that is worth a guess."""

_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), 1
    )
} | {"twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30"}

_TIME_IN_WORDS = re.compile(
    r"(?:(?:for|lasting|lasts|hold(?:s|ing)?(?: for)?|duration:?|length:?)\s+)?"
    r"(?P<about>(?:about|around|roughly|approximately|approx\.?|some|ca\.?)\s+)?"
    rf"(?P<number>[0-9]+(?:\.[0-9]+)?|{'|'.join(_NUMBERS)})[\s-]?"
    r"(?P<unit>s|secs?|seconds?|minutes?|mins?)(?:\s+long)?\.?",
    re.IGNORECASE,
)
"""A time between commas that is more than a number and a unit."""

_OTHER_TIME = re.compile(
    r"~?[0-9][0-9.,e+-]*\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|f|frames?|days?)\.?",
    re.IGNORECASE,
)
"""A time between commas in a unit or a form of number that is not read."""

_SIZES_HELP = f"the sizes are {', '.join(dict.fromkeys(SHOT_SIZES.values()))}"
_PLACES_SOMEBODY = re.compile(r"[^\W\d_a-z]{2,}\b.*\b(?:left|right)\b")
"""`MARA frame left` says where somebody is, and is no slip in a camera term."""
_MANNERS = frozenset(SPEEDS)
_TERM_WORDS = frozenset(word for phrase in MODIFIERS for word in phrase.split())


def unknown_size(head: Located, words: list[Word]) -> tuple[int, Diagnostic] | None:
    """Return how many words were meant as a size, and the finding; `None` for prose.

    `WDIE on MARA` means a size, and so does `GIGANTIC on MARA`; `TOM on the stairs` and
    `THE CAMERA SWINGS WIDE` do not.

    Diagnostics: UNKNOWN_SHOT_SIZE.
    """
    kinds = [word.kind for word in words]
    length = kinds.index("PREPOSITION") if "PREPOSITION" in kinds else len(words)
    if not 0 < length < _LONGEST_TERM:
        return None
    meant = piece(head, 0, words[length - 1].end)
    near = near_size(meant.text)
    is_aimed = kinds[: length + 2] in (
        ["NAME", "PREPOSITION", "NAME"],
        ["NAME", "NAME", "PREPOSITION", "NAME"],
    )
    if near is None and not is_aimed:
        return None
    return length, Diagnostic(
        Code.UNKNOWN_SHOT_SIZE,
        f"there is no shot size {meant.text}",
        meant.span,
        here=f"did you mean {near}?" if near is not None else "a shot size is expected here",
        help=_SIZES_HELP,
        fixes=_fixes(meant, near),
    )


def missing_subject(head: Located, words: list[Word]) -> Diagnostic | None:
    """Return the finding for a head that ends with `on` or `and`.

    Diagnostics: MALFORMED_SHOT.
    """
    if not words or words[-1].kind not in {"PREPOSITION", "AND"}:
        return None
    last = piece(head, words[-1].start, words[-1].end)
    return Diagnostic(
        Code.MALFORMED_SHOT,
        f"this shot names nobody and nothing after `{last.text}`",
        last.span,
        here="who or what does the camera see?",
        help=f"write a name or a thing after it, or leave `{last.text}` out",
    )


def repeated(second: Located, first: Span, what: str) -> Diagnostic:
    """Return the finding for a second length or lens of one shot.

    Diagnostics: REPEATED_SHOT_TERM.
    """
    return Diagnostic(
        Code.REPEATED_SHOT_TERM,
        f"this shot has two {'lenses' if what == 'lens' else f'{what}s'}",
        second.span,
        here=f"the second {what} is only words for the picture",
        labels=(Label(first, f"the {what} that counts"),),
        help="remove one of them, or begin a new shot with `!!`",
    )


def time_in_words(part: Located) -> Diagnostic | None:
    """Return the finding for a time that is written as prose: `for five seconds`.

    Diagnostics: UNREAD_TIME.
    """
    match = _TIME_IN_WORDS.fullmatch(part.text)
    if match is None:
        return _other_time(part)
    number = _NUMBERS.get(match["number"].casefold(), match["number"])
    unit = "m" if match["unit"][0] in "mM" else "s"
    right = f"{'~' if match['about'] else ''}{number}{unit}"
    return Diagnostic(
        Code.UNREAD_TIME,
        f"`{part.text}` does not set the length of the shot",
        part.span,
        here="read as words for the picture",
        help=f"write `{right}`",
        fixes=(Fix(f"write `{right}`", (Edit(part.span, right),)),),
    )


def _other_time(part: Located) -> Diagnostic | None:
    """Return the finding for a time in a unit or form of number that times do not have."""
    if _OTHER_TIME.fullmatch(part.text) is None:
        return None
    return Diagnostic(
        Code.UNREAD_TIME,
        f"`{part.text}` does not set the length of the shot",
        part.span,
        here="read as words for the picture",
        help="write seconds or minutes, such as `4s`, `0.5s` or `1m20s`",
    )


def near_size(text: str) -> str | None:
    """Return the shot size that a text is a near miss of, in capitals."""
    near = _near(normal(text), SHOT_SIZES)
    return near.upper() if near is not None else None


def near_miss_of_size(head: Located, words: list[Word]) -> Diagnostic | None:
    """Return a warning if prose begins with what is nearly a shot size.

    Diagnostics: UNKNOWN_SHOT_MODIFIER.
    """
    first = piece(head, 0, words[0].end)
    near = near_size(first.text)
    return _kept_as_prose(first, near) if near is not None else None


def near_miss_of_modifier(modifier: Located) -> Diagnostic | None:
    """Return a warning if a part of a shot line is nearly a camera term: `low angel`.

    Diagnostics: UNKNOWN_SHOT_MODIFIER.
    """
    if _PLACES_SOMEBODY.match(modifier.text):
        return None
    said = normal(modifier.text)
    if said in _MANNERS:
        return _manner_without_move(modifier)
    near = near_term(said)
    return _kept_as_prose(modifier, near) if near is not None else None


@lru_cache(maxsize=1024)
def near_term(phrase: str) -> str | None:
    """Return the camera term that a phrase is a near miss of."""
    words = phrase.split()
    if not words or len(words) > _LONGEST_TERM:
        return None
    near = _with_words_corrected(words) or _near(phrase, MODIFIERS)
    return near if near is not None and _is_modifier(near) else None


def _with_words_corrected(words: list[str]) -> str | None:
    """Correct each unknown word; return the result if it is a camera term."""
    corrected = []
    for word in words:
        near = word if word in _TERM_WORDS else _near(word, _TERM_WORDS)
        if near is None:
            return None
        corrected.append(near)
    text = " ".join(corrected)
    return text if _is_modifier(text) else None


def _is_modifier(text: str) -> bool:
    """Tell whether a text is a camera term."""
    try:
        parse_words("modifier", modifier_words(text))
    except Misfit:
        return False
    return True


def _near(text: str, known: Iterable[str]) -> str | None:
    """Return the closest of the known texts that begin as this one does, or nearly so.

    Nobody mistypes both of the first two letters, and a shot line has much prose to compare.
    """
    return closest(text, [it for it in known if it[0] in text[:2]])


def _manner_without_move(part: Located) -> Diagnostic:
    return Diagnostic(
        Code.UNKNOWN_SHOT_MODIFIER,
        f"`{part.text}` says how the camera moves, and no move is named",
        part.span,
        here="which move?",
        notes=("it is kept as words for the picture",),
        help=f"write the move with it, such as `{part.text} pan`; if it is not about the camera,"
        " write it as action",
    )


def _kept_as_prose(part: Located, near: str) -> Diagnostic:
    return Diagnostic(
        Code.UNKNOWN_SHOT_MODIFIER,
        f"`{part.text}` is no camera term",
        part.span,
        here=f"did you mean {near}?",
        notes=("it is kept as words for the picture",),
        help=f"write `{near}` if you mean the camera",
        fixes=_fixes(part, near),
    )


def _fixes(part: Located, near: str | None) -> tuple[Fix, ...]:
    return (Fix(f"write `{near}`", (Edit(part.span, near),)),) if near is not None else ()
