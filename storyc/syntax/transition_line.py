"""Transitions that need no mark: which lines are one.

Source: Fountain 1.1, Transition (fountain.io/syntax, read 2026-11); `FADE IN:` and its kin are what
nearly every feature script begins and ends with.
"""

import re

_SHAPE = re.compile(
    r"(?P<words>[^:]+ TO:"
    r"|FADE (?:IN|OUT|UP|TO BLACK|TO WHITE|FROM BLACK|FROM WHITE)[.:]?"
    r"|(?:SMASH |HARD )?CUT TO BLACK[.:]?)"
    r"(?:\s+~?[\d.]+m?s)?"
)
_LONGEST = 80


def is_transition(text: str, *, ends_blank: bool) -> bool:
    """Tell whether a line of the script is a transition.

    Args:
        text: the line without the blanks around it.
        ends_blank: blanks follow the text. Fountain takes a blank after the colon as the writer's
            sign that the line is no transition.
    """
    if len(text) > _LONGEST or (ends_blank and text.endswith(":")):
        return False
    match = _SHAPE.fullmatch(text)
    return match is not None and match["words"].isupper()
