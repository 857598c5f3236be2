"""Edits that rules offer: a line more, a line less, a word in a cue."""

import re

from storyc.checks.context import Context
from storyc.diagnostics import Edit, Fix
from storyc.ir import SpeechBeat
from storyc.source import Span

_BLANK_LINE = re.compile(r"[ \t]*\r?\n")
_ENDS_BLANK = re.compile(r"\n[ \t]*\r?\n\Z")


def insert_above(context: Context, place: Span, line: str, *, apart: bool = False) -> Fix:
    """Offer to write a line above the one on which a place begins.

    Args:
        context: the script.
        place: where.
        line: the new line, without its end.
        apart: whether a blank line belongs between the two.
    """
    end = "\n\n" if apart else "\n"
    return Fix(f"insert `{line}`", (Edit(context.line_start(place), f"{line}{end}"),))


def remove_line(context: Context, place: Span) -> Fix:
    """Offer to take out the line on which a place begins, and one of two blank lines around it."""
    start = context.line_start(place).start
    text = context.screenplay.source_by_name[place.source].text
    end = text.find("\n", place.end) + 1 or len(text)
    below = _BLANK_LINE.match(text, end)
    if below is not None and _ENDS_BLANK.search(text, 0, start):
        end = below.end()
    return Fix("remove this line", (Edit(Span(place.source, start, end), ""),))


def cue_of(context: Context, speech: SpeechBeat) -> Span | None:
    """Return the name above a speech, `None` where it does not stand there as it is."""
    source = speech.span.source
    text = context.screenplay.source_by_name[source].text
    end = context.line_start(speech.span).start
    name = re.compile(rf"[ \t@＠]*(?P<name>{re.escape(speech.character)})(?!\w)", re.IGNORECASE)
    while end > 0:
        start = text.rfind("\n", 0, end - 1) + 1
        found = name.match(text, start, end)
        if found is not None:
            return Span(source, *found.span("name"))
        if not text[start:end].strip():
            return None
        end = start
    return None
