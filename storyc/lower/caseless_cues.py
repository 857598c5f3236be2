"""Cues in writing without capitals: a declared name on a line of its own, with words under it.

Nothing but the cast tells such a name from a sentence, so what the syntax tree holds as action
becomes a speech here.
"""

from storyc.lower.names import Names
from storyc.source import Located
from storyc.syntax.tree import Action, Speech, SpeechLine

_OPENING, _CLOSING = "(（", ")）"


def as_speech(action: Action, names: Names) -> Speech | None:
    """Return the speech that a paragraph is, or `None` if it is action."""
    cue, *words = action.lines
    if not words or _has_case(cue.text) or names.character(cue.text) is None:
        return None
    return Speech(cue, tuple(_line(each) for each in words), action.span)


def _has_case(text: str) -> bool:
    return text.upper() != text.lower()


def _line(words: Located) -> SpeechLine:
    text, place = words.text, words.span
    is_direction = text[:1] in _OPENING and text[-1:] in _CLOSING and len(text) > len("()")
    if not is_direction:
        return SpeechLine("words", words)
    inside = place.slice(1, len(text) - 1) if place.end - place.start == len(text) else place
    return SpeechLine("parenthetical", Located(text[1:-1], inside))
