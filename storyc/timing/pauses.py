"""Silence that the writer asks for, in a parenthetical or between the words."""

import re

from storyc.timing.pace import Pace

_ELLIPSIS = re.compile(r"\.{3,}|…+|⋯+")
_DASH = re.compile(r"(?<=\S)\s*(?:--+|[—–])\s*(?=\S)")
_SENTENCE_END = re.compile(r"(?:[.!?。！？…؟。।｡]|\.{3})[\"”’»)」』]*$")
_LONG_PAUSE = re.compile(
    r"\b(?:long|heavy|endless|longue?|lange[rs]?|larg[oa]|lung[oa]|długa)\s+"
    r"(?:beat|moment|pause|silence|pausa|silencio|silenzio|stille|pauza)\b"
    r"|\b(?:pause|pausa|silence|silencio)\s+(?:longue|larga|lunga)\b|長い間"
)
_PAUSE = re.compile(
    r"\b(?:pauses?|pausing|silence|silent|stille|pausa|silencio|silenzio|pauza|cisza"
    r"|hesitat\w+|hésit\w+|zöger\w+|esita\w*|duda(?:ndo)?|waits?|waiting)\b|沈黙"
)
_BEAT = re.compile(
    r"\b(?:beats?|(?:a|another) moment|un temps|un instant|un momento|un attimo|moment später"
    r"|ein moment|takt|po chwili|chwila)\b|間を置"
)
_TIMED = re.compile(r"\b(?:beat|pause|wait|silence)s?\W+(\d{1,2})\s*(?:s|sec|seconds?)\b")
_CUTS_IN = re.compile(
    r"\b(?:overlapping|overlaps|interrupting|interrupts|cutting in|cuts in|talking over|over (?:him"
    r"|her|them)(?=\W*$)|speaking over|l'interrompant|coupant|unterbricht|dazwischen|interrumpiendo"
    r"|interrompendo|przerywa\w*)\b"
)


def silence_asked(prose: str, pace: Pace) -> tuple[float, str]:
    """Return the silence that a direction asks for and the word that names it, if there is one."""
    if not prose:
        return 0.0, ""
    folded = prose.casefold()
    timed = _TIMED.search(folded)
    if timed is not None:
        return float(timed[1]), timed[0]
    for known, seconds in (
        (_LONG_PAUSE, pace.long_pause_s),
        (_PAUSE, pace.pause_s),
        (_BEAT, pace.beat_s),
    ):
        found = known.search(folded)
        if found:
            return seconds, found[0]
    return 0.0, ""


def cuts_in(prose: str) -> bool:
    """Tell whether a direction lets somebody speak before the other has ended."""
    return bool(prose) and _CUTS_IN.search(prose.casefold()) is not None


def silence_between(text: str, pace: Pace) -> float:
    """Return the silence that the punctuation of a sentence asks for, the breath after it too.

    A sentence that ends in a dash is cut off: nobody breathes after it.
    """
    text = text.rstrip()
    ellipses = _ELLIPSIS.findall(text) if any(it in text for it in ("...", "…", "⋯")) else ()
    dashes = _DASH.findall(text) if any(it in text for it in ("--", "—", "–")) else ()
    return (
        len(ellipses) * pace.ellipsis_s
        + len(dashes) * pace.dash_s
        + (pace.sentence_s if _SENTENCE_END.search(text) else 0.0)
    )
