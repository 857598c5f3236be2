"""Times: `4s`, `~4s`, `4s..8s`, `500ms`, `1m20s`."""

import re
from collections.abc import Sequence
from string import ascii_letters, digits, whitespace

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.source import Located
from storyc.syntax.inline.grammar import Misfit, WordTree, parse_words, subtrees, words_of
from storyc.syntax.inline.words import Word
from storyc.syntax.specs import DurationSpec
from storyc.syntax.vocabulary import TIME_UNITS

LONGEST_S = 86_400.0
"""No shot, fade or clip is longer than a day."""

_LONGEST_TEXT = 60
_UNITS = "|".join(sorted(TIME_UNITS, key=lambda unit: (-len(unit), unit)))
_WORD = re.compile(
    r"(?P<APPROXIMATE>[~≈])"
    r"|(?P<RANGE>\.\.+|…)"
    rf"|(?P<QUANTITY>[0-9]+(?:\.[0-9]+)?\s?(?:{_UNITS})(?![^\W\d_]))"
    r"|(?P<NUMBER>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<DASH>-|–|—|to\b)"
    r"|(?P<WORD>\S)"
)


def parse_duration(
    text: Located, *, allows_zero: bool = False
) -> tuple[DurationSpec | None, tuple[Diagnostic, ...]]:
    """Read a time; the whole text must be one.

    Args:
        text: the time, variables filled in.
        allows_zero: the time may be none at all, as the start of a sound may be.

    Units: seconds.
    Diagnostics: MALFORMED_TIME.
    """
    words = _words(text.text)
    try:
        tree = parse_words("duration", words)
    except Misfit:
        return None, (_malformed(text, words),)
    spec = _spec(tree, text)
    is_possible = spec.min_s > 0 or (allows_zero and spec.min_s == 0)
    if not is_possible or not spec.min_s <= spec.max_s <= LONGEST_S:
        return None, (_impossible(text, spec),)
    return spec, ()


def is_attempted_duration(text: str) -> bool:
    """Tell whether a text is a time or was meant as one: digits, units and range marks only."""
    kinds = {word.kind for word in _words(text)}
    return bool(kinds & {"QUANTITY", "NUMBER"}) and "WORD" not in kinds


def _words(text: str) -> list[Word]:
    if len(text) > _LONGEST_TEXT:
        return [Word("WORD", text, 0, len(text))]
    return [Word(str(match.lastgroup), match[0], *match.span()) for match in _WORD.finditer(text)]


def _spec(tree: WordTree, text: Located) -> DurationSpec:
    words = words_of(tree)
    times = [_seconds(words_of(part)) for part in subtrees(tree, "time")]
    if tree.data == "bare_range":
        # `4..8s`: the unit of the second time is also the first one's.
        times.insert(0, float(words[0].value) * _unit_s(words[-1]))
    return DurationSpec(times[0], times[-1], words[0].kind == "APPROXIMATE", text.span)


def _seconds(quantities: Sequence[Word]) -> float:
    return sum(
        float(word.value.rstrip(ascii_letters + whitespace)) * _unit_s(word) for word in quantities
    )


def _unit_s(quantity: Word) -> float:
    """Return the seconds of the unit that a quantity ends with."""
    return TIME_UNITS[quantity.value.lstrip(digits + "." + whitespace)]


def _malformed(text: Located, words: Sequence[Word]) -> Diagnostic:
    near = _repaired(text.text, words)
    return Diagnostic(
        Code.MALFORMED_TIME,
        f"`{text.text[:_LONGEST_TEXT]}` is no time",
        text.span,
        here=f"did you mean `{near}`?" if near else "",
        help="write a time as `4s`, `~4s`, `4s..8s`, `500ms` or `1m20s`",
        fixes=(Fix(f"write `{near}`", (Edit(text.span, near),)),) if near else (),
    )


def _repaired(text: str, words: Sequence[Word]) -> str:
    """Return what was probably meant: a unit added, a dash made a range; else an empty text."""
    kinds = [word.kind for word in words]
    if kinds in (["NUMBER"], ["APPROXIMATE", "NUMBER"]):
        return f"{text}s"
    if kinds in (["QUANTITY", "DASH", "QUANTITY"], ["NUMBER", "DASH", "QUANTITY"]):
        return f"{words[0].value}..{words[2].value}"
    return ""


def _impossible(text: Located, spec: DurationSpec) -> Diagnostic:
    if spec.min_s > spec.max_s:
        here = "the shorter time comes first"
    elif spec.max_s > LONGEST_S:
        here = "this is longer than a day"
    else:
        here = "a time must be longer than nothing"
    return Diagnostic(
        Code.MALFORMED_TIME,
        f"`{text.text[:_LONGEST_TEXT]}` is no possible time",
        text.span,
        here=here,
        help="write a time as `4s`, `~4s`, `4s..8s`, `500ms` or `1m20s`",
    )
