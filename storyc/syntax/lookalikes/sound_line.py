"""A sound whose label has a slip in it: `AMBIANCE: rain`, `Music: a low drone`.

Why it matters: it is read as action. The sound is in no mix, and the words are filmed.
"""

import re

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, is_slip
from storyc.syntax.lookalikes.place import Place
from storyc.syntax.vocabulary import SOUND_LABELS

_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z. -]{1,14}?)\s*[:：]\s*\S")
_SENTENCE_ENDS = '.!?…"”’)'
_OTHER_WORDS = {
    **dict.fromkeys(("AMBIANCE", "AMBIANCES", "AMBIENT", "AMBIENT SOUND", "ATMOS"), "AMBIENCE"),
    **dict.fromkeys(("SOUND EFFECT", "SOUND EFFECTS", "FX", "S.F.X.", "SOUND FX"), "SFX"),
    "SOUNDS": "SOUND",
}
"""Words that writers know for the labels."""


def find(place: Place) -> Diagnostic | None:
    """Return the finding for a line that begins a paragraph.

    Diagnostics: UNREAD_SOUND.
    """
    if ":" not in place.text and "：" not in place.text:
        return None
    match = _LABEL.match(place.text)
    right = _meant(match["label"], place.text) if match is not None else None
    if match is None or right is None:
        return None
    span = place.content.span.slice(0, len(match["label"]))
    return Diagnostic(
        Code.UNREAD_SOUND,
        f"`{match['label']}:` looks like a sound, and is read as action",
        span if place.is_literal else place.content.span,
        here=f"did you mean {right}?",
        help=f"write `{right}:`, in capitals; if it is action, put `!` in front of it",
        fixes=(Fix(f"write {right}", (Edit(span, right),), safe=True),) if place.is_literal else (),
    )


def _meant(label: str, line: str) -> str | None:
    if label.upper() in SOUND_LABELS:
        # `Music: none.` is a sentence; what is heard is mostly written without a full stop.
        return label.upper() if line[-1] not in _SENTENCE_ENDS else None
    if not label.isupper():
        return None
    return _OTHER_WORDS.get(label) or next((it for it in SOUND_LABELS if _is_slip(label, it)), None)


def _is_slip(label: str, right: str) -> bool:
    """Tell whether letters are swapped, or, in a word that is not short, too many or too few."""
    return is_slip(label, right) and (len(label) == len(right) or len(right) > len("SFX"))
