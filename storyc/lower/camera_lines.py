"""Camera lines of plain scripts: `CLOSE ON THE CARD`, `INSERT - LETTER`, `TOM'S POV`.

Fountain has no shots, so writers put them into capitals. They are read as what they mean: the size
and the subject of the shot that begins there.
"""

import re
from dataclasses import dataclass

from storyc.ir import Angle, ShotSize
from storyc.lower.strand import Strand

_FORMS: tuple[tuple[str, ShotSize | None, Angle | None], ...] = (
    (r"EXTREME CLOSE(?:[- ]?UP)?|ECU|XCU", ShotSize.EXTREME_CLOSE, None),
    (r"MEDIUM CLOSE(?:[- ]?UP)?|MCU", ShotSize.MEDIUM_CLOSE, None),
    (r"CLOSER? ?(?:SHOT|ANGLE)|CLOSE[- ]?UP|CLOSER?|CU|TIGHT(?:ER)?", ShotSize.CLOSE, None),
    (r"MEDIUM(?: SHOT)?|MED\.? SHOT", ShotSize.MEDIUM, None),
    (r"EXTREME (?:WIDE|LONG)(?: SHOT)?|EWS|ELS", ShotSize.EXTREME_WIDE, None),
    (r"WIDER?(?: SHOT| ANGLE)?|LONG SHOT|MASTER SHOT", ShotSize.WIDE, None),
    (r"FULL SHOT", ShotSize.FULL, None),
    (r"ESTABLISHING(?: SHOT)?", ShotSize.ESTABLISHING, None),
    (r"(?:TWO|2)[- ]SHOT", ShotSize.TWO_SHOT, None),
    (r"OVER THE SHOULDER|OTS", ShotSize.OVER_THE_SHOULDER, None),
    (r"INSERT(?: SHOT)?", ShotSize.INSERT, None),
    (r"CUTAWAY", ShotSize.CUTAWAY, None),
    (r"POV(?: SHOT)?|P\.O\.V\.", ShotSize.POV, None),
    (r"AERIAL(?: SHOT| VIEW)?", None, Angle.AERIAL),
    (r"OVERHEAD(?: SHOT)?", None, Angle.OVERHEAD),
    (r"LOW ANGLE", None, Angle.LOW),
    (r"HIGH ANGLE", None, Angle.HIGH),
    (r"(?:REVERSE |NEW |ANOTHER )?ANGLE", None, None),
)
_START = re.compile(
    "|".join(f"(?P<f{number}>{words})" for number, (words, _, _) in enumerate(_FORMS))
)
_REST = re.compile(r"\s+(?P<word>ON|OF|FROM|AT)\b\s*(?P<of>.+)|\s*[-–—:]+\s*(?P<after>.+)|[.:]?\Z")
_WHOSE_POV = re.compile(r"(?P<who>[^.!?]{1,40}?)(?:['’]S?)?\s+(?:POV|P\.O\.V\.)\s*[-–—:.]*\Z")
_RETURN = re.compile(r"(?:BACK TO|BACK ON|RESUME) (?P<of>.{1,60}?)[.:]?\Z")
_STRUCTURE = re.compile(
    r"(?:(?:BEGIN|START|END|RESUME)(?: OF)? )?(?:THE )?(?:[\w']+ )?"
    r"(?:MONTAGE|INTERCUT(?:TING)?|SERIES OF SHOTS|FLASHBACKS?|FLASH ?FORWARD|DREAM SEQUENCE)"
    r"(?P<more> (?:BETWEEN|WITH|TO) .*|\s*[-–—:.].*)?"
    r"|(?:(?:BACK|RETURN(?:ING)?) TO|RESUME) (?:THE )?(?:SCENE|ACTION|PRESENT(?: DAY)?)[.:]?"
)
_PLACED = re.compile(r"\b(?:INT|EXT)\b")
_LONGEST = 100
_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class CameraLine:
    """What a camera line says. `words` are those that no other field holds."""

    size: ShotSize | None
    angle: Angle | None
    preposition: str | None
    subject: Strand | None
    words: Strand | None


def read_camera_line(line: Strand) -> CameraLine | None:
    """Return what a line of capitals tells the camera, or `None` if it is about something else."""
    text = line.text
    if len(text) > _LONGEST or not text.isupper():
        return None
    start = _START.match(text)
    if start is not None:
        return _with_form(line, start)
    whose = _WHOSE_POV.fullmatch(text)
    if whose is not None:
        return CameraLine(ShotSize.POV, None, "of", line.cut(*whose.span("who")), None)
    back = _RETURN.fullmatch(text)
    if back is not None:
        # No prompt knows what it goes back from: the shot is on what it goes back to.
        return CameraLine(None, None, "on", line.cut(*back.span("of")), None)
    return None


def is_structure(line: Strand) -> bool:
    """Tell whether a line speaks of the cutting and of nothing to be seen.

    `END OF MONTAGE`, `BACK TO SCENE`.
    """
    text = line.text
    is_short = len(text) <= _LONGEST and text.isupper()
    return is_short and _STRUCTURE.fullmatch(text) is not None and not _PLACED.search(text)


def says_more(line: Strand) -> bool:
    """Tell whether a line about the cutting also names what is cut: `MONTAGE - ANN COOKS`."""
    found = _STRUCTURE.fullmatch(line.text)
    return found is not None and any(map(str.isalnum, found["more"] or ""))


def is_label(line: Strand) -> bool:
    """Tell whether a line is a few words in capitals that name a place or a passage."""
    words = line.text.split()
    return line.text.isupper() and len(words) <= _LABEL_WORDS and line.text[-1] not in '.!?…:"”'


def begins_camera_line(text: str) -> bool:
    """Tell whether a line that looks like a cue is one for the camera: `CLOSE ON THE CARD`."""
    start = _START.match(text)
    return start is not None and _REST.fullmatch(text, start.end()) is not None


def opens_with_camera_words(text: str) -> ShotSize | None:
    """Return the size of a sentence that tells the camera: `CLOSE ON the card`."""
    # The words for the camera are in capitals: most sentences are spared the pattern.
    start = _START.match(text) if not text[1:2].islower() else None
    if start is None:
        return None
    rest = _REST.match(text, start.end())
    return _FORMS[_form(start)][1] if rest is not None and rest["word"] else None


def _with_form(line: Strand, start: re.Match[str]) -> CameraLine | None:
    rest = _REST.fullmatch(line.text, start.end())
    if rest is None:
        return None
    _, size, angle = _FORMS[_form(start)]
    words = None if size is not None or angle is not None else line.cut(0, start.end())
    group = "of" if rest["word"] else "after"
    subject = line.cut(*rest.span(group)).strip() if rest[group] else None
    preposition = rest["word"].lower() if rest["word"] else None
    return CameraLine(size, angle, preposition, subject, words)


def _form(start: re.Match[str]) -> int:
    return next(number for number in range(len(_FORMS)) if start[f"f{number}"] is not None)
