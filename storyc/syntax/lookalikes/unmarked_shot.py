"""A shot without its two marks: `! WIDE on MARA, 4s`, `CLOSE on the kettle, 85mm`.

Why it matters: it is read as action, so the camera is planned without it, and its words are filmed.
"""

import re

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.source import Span
from storyc.syntax.inline.words import normal
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.vocabulary import SHOT_SIZES

_FIGURE = re.compile(r",\s*[~≈]?[0-9]+(?:\.[0-9]+)?\s?(?:s|secs?|seconds|mm)\b")
"""A time or a lens between commas: prose has neither."""

_SIZE_ENDS = re.compile(r",|\s(?:on|of|from|over)\s", re.IGNORECASE)
_LONGEST = 300
_SHOWN = 40


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a line of action.

    Diagnostics: UNREAD_SHOT.
    """
    text = place.text
    if "," not in text or len(text) > _LONGEST or _FIGURE.search(text) is None:
        return None
    size = _SIZE_ENDS.split(text, maxsplit=1)[0]
    if normal(size) not in SHOT_SIZES:
        return None
    begin = place.line.start + len(place.line.text) - len(place.line.text.lstrip())
    is_forced = place.line.text.lstrip()[0] in "!！"
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    mark = Span(place.content.span.source, begin, begin + int(is_forced))
    return Diagnostic(
        Code.UNREAD_SHOT,
        f"`{shown}` looks like a shot, and is read as action",
        place.content.span,
        here="one `!` makes it action" if is_forced else "`!!` is missing in front of it",
        help=f"write `!! {shown}`",
        fixes=(Fix("write `!!` in front of it", (Edit(mark, "!!" if is_forced else "!! "),)),),
    )
