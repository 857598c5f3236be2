"""Lines that say what they are with a mark in front: `!! ! @ . > ~ # = +` and the sound labels.

The marks of Chinese, Japanese and Korean keyboards are full-width twins of the ASCII ones and mean
the same.
"""

import re
from collections.abc import Callable

from storyc.source import Located, value
from storyc.syntax.pieces import piece, without_mark
from storyc.syntax.tokens import LineKind
from storyc.syntax.vocabulary import SOUND_LABELS

Reading = tuple[LineKind, Located]
"""What a line is, and what it says without its mark."""


@value
class Standing:
    """Where a line stands.

    `fresh`: a blank line or a finished one-line form is before it. `in_speech`: it is among the
    lines of a speech, where a mark that could be spoken is spoken.
    """

    fresh: bool
    in_speech: bool


SOUND = re.compile(rf"(?P<label>{'|'.join(SOUND_LABELS)})\s*[:：]\s*(?P<text>\S.*)")
_STATE = re.compile(r"\+\s+(?=[^\W\d_]|[{@\"])")
_SECTION = re.compile(r"#{1,6}(?!#)")
_SPACED_SECTION = re.compile(r"#{1,6}\s")
_PAGE_BREAK = re.compile(r"={3,}")

_FULL_WIDTH = "．！＠～＃＞＜＝＋"
_TWINS = str.maketrans(_FULL_WIDTH, ".!@~#><=+")
_LABEL_INITIALS = frozenset(label[0] for label in SOUND_LABELS)


def marked_line(content: Located, *, fresh: bool, in_speech: bool) -> Reading | None:
    """Return the kind of a line with a mark and what stands behind the mark, else `None`.

    Args:
        content: the line without the blanks around it, and not empty.
        fresh: see `Standing`.
        in_speech: see `Standing`.
    """
    text = content.text
    if text[0] not in _INITIALS:
        return None
    if text[0] in _FULL_WIDTH or text.startswith("!！"):
        text = text.translate(_TWINS)
    read = _READERS.get(text[0])
    if read is not None:
        return read(content, text, Standing(fresh, in_speech))
    if text[0] in _LABEL_INITIALS and SOUND.match(text) is not None:
        return LineKind.SOUND, content
    return None


def ends_speech(content: Located) -> bool:
    """Tell whether a line cannot be part of a speech because of its mark."""
    reading = marked_line(content, fresh=False, in_speech=True)
    return reading is not None and reading[0] is not LineKind.SUNG


def _bang(content: Located, text: str, _standing: Standing) -> Reading:
    if not text.startswith("!!") or text.startswith("!!!"):
        return LineKind.ACTION, without_mark(content, 1)
    if not text[2:].strip():
        return LineKind.BROKEN, content
    return LineKind.SHOT, without_mark(content, 2)


def _dot(content: Located, text: str, standing: Standing) -> Reading | None:
    if standing.fresh and text[1:2].isalnum():
        return LineKind.HEADING, without_mark(content, 1)
    return None


def _at(content: Located, text: str, standing: Standing) -> Reading | None:
    if standing.fresh and text[1:].strip():
        return LineKind.CUE, without_mark(content, 1)
    return None


def _tilde(content: Located, _text: str, standing: Standing) -> Reading:
    return LineKind.SUNG if standing.in_speech else LineKind.LYRIC, without_mark(content, 1)


def _hash(content: Located, text: str, standing: Standing) -> Reading | None:
    match = (_SECTION if standing.fresh else _SPACED_SECTION).match(text)
    if match is None:
        return None
    level = len(match[0].rstrip())
    return LineKind.ACT if level == 1 else LineKind.SECTION, content


def _equals(content: Located, text: str, standing: Standing) -> Reading | None:
    if _PAGE_BREAK.fullmatch(text) is not None:
        return LineKind.PAGE_BREAK, content
    if standing.in_speech or text.startswith("=="):
        return None
    return LineKind.SYNOPSIS, without_mark(content, 1)


def _angle(content: Located, text: str, _standing: Standing) -> Reading | None:
    if text.endswith("<") and text[1:-1].strip():
        return LineKind.CENTERED, piece(content, 1, len(text) - 1)
    if text.strip("> <"):
        return LineKind.TRANSITION, without_mark(content, 1)
    return None


def _plus(content: Located, text: str, _standing: Standing) -> Reading | None:
    if _STATE.match(text) is None:
        return None
    return LineKind.STATE, without_mark(content, 1)


_READERS: dict[str, Callable[[Located, str, Standing], Reading | None]] = {
    "!": _bang,
    ".": _dot,
    "@": _at,
    "~": _tilde,
    "#": _hash,
    "=": _equals,
    ">": _angle,
    "+": _plus,
}
_INITIALS = frozenset({*_READERS, *_FULL_WIDTH, *_LABEL_INITIALS})
"""What a line with a mark can begin with; nearly every line begins with something else."""
