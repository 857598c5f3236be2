"""Transitions: which lines are one without a mark, and what they say: `DISSOLVE TO: 1.5s`.

Source: Fountain 1.1, Transition (fountain.io/syntax, read 2026-11); `FADE IN:` and its kin are what
nearly every feature script begins and ends with.
"""

import re
from collections.abc import Iterable

from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.source import Located
from storyc.syntax.inline.duration import is_attempted_duration, parse_duration
from storyc.syntax.inline.words import normal
from storyc.syntax.pieces import piece
from storyc.syntax.specs import TransitionSpec
from storyc.syntax.vocabulary import COLOUR_TRANSITIONS, COLOURS, TRANSITIONS


def _before(words: Iterable[str]) -> str:
    return "|".join(sorted(words)).upper()


_SHAPE = re.compile(
    r"(?P<words>[^:]+ TO:"
    r"|FADE (?:IN|OUT|UP)[.:]?"
    rf"|(?:{_before(COLOUR_TRANSITIONS)}) (?:{_before(COLOURS)})[.:]?)"
    r"(?:\s+~?[\d.]+m?s)?"
)
_LONGEST = 80
_NAMES = (
    "CUT TO",
    "SMASH CUT TO",
    "MATCH CUT TO",
    "DISSOLVE TO",
    "FADE IN",
    "FADE OUT",
    "WIPE TO",
    "L-CUT TO",
    "J-CUT TO",
)
"""One for each kind, as writers spell it."""
_TIME = re.compile(r"[\s:,]\s*(?P<time>[~≈]?[0-9][^:,]*)\Z")


def is_transition(text: str, *, ends_blank: bool) -> bool:
    """Tell whether a line of the script is a transition.

    Args:
        text: the line without the blanks around it.
        ends_blank: blanks follow the text. Fountain takes a blank after the colon as the writer's
            sign that the line is no transition.
    """
    # Its words are capitals: nearly every line of prose is told by its second letter.
    if text[1:2].islower() or len(text) > _LONGEST or (ends_blank and text.endswith(":")):
        return False
    match = _SHAPE.fullmatch(text)
    return match is not None and match["words"].isupper()


def parse_transition(line: Located) -> tuple[TransitionSpec, tuple[Diagnostic, ...]]:
    """Take a transition line apart. One that is in no table is a cut, and not `known`.

    Units: seconds.
    Diagnostics: MALFORMED_TIME, UNKNOWN_TRANSITION.
    """
    words, time = _without_time(line)
    kind, colour = _named(normal(words))
    if kind is None:
        kind, colour = _named(normal(words.split(":", 1)[0]))
    spec, findings = parse_duration(time) if time is not None else (None, ())
    seconds = spec.max_s if spec is not None else None
    if kind is None:
        findings = (*findings, _unknown(line, words))
    return TransitionSpec(kind or "cut", seconds, kind is not None, colour), findings


def _named(words: str) -> tuple[str | None, str | None]:
    """Return the kind and the colour that words name, each `None` where they name none."""
    if words in TRANSITIONS:
        return TRANSITIONS[words], None
    before, _, last = words.rpartition(" ")
    kind, colour = COLOUR_TRANSITIONS.get(before), COLOURS.get(last)
    return (kind, colour) if kind is not None and colour is not None else (None, None)


def _unknown(line: Located, words: str) -> Diagnostic:
    name = words.strip().rstrip(":.")
    near = did_you_mean(name, sorted(_NAMES))
    return Diagnostic(
        Code.UNKNOWN_TRANSITION,
        f"`{name}` is no transition storyc can make; it becomes a cut",
        line.span,
        here=near or "its words are in no picture",
        help=f"for words on the screen write `> {name} <`, for action `!{name}`; the transitions"
        f" are {', '.join(_NAMES)}; fades and cuts go to {', '.join(COLOURS)}",
    )


def _without_time(line: Located) -> tuple[str, Located | None]:
    match = _TIME.search(line.text, max(0, len(line.text) - _LONGEST))
    if match is None or not is_attempted_duration(match["time"]):
        return line.text, None
    return line.text[: match.start()], piece(line, *match.span("time"))
