"""Which typeface has which letter.

Courier is one of the fonts that every reader of PDF has, and so is never inside the file; it has
the letters of Western European languages (Windows code page 1252). Inter, which comes with storyc,
goes into the file for other Latin letters, Greek and Cyrillic. A writer's own font comes before it.

Source: ISO 32000-1:2008, 9.6.2.2 and annex D (the standard fonts and their letters).
"""

from functools import cache
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

_CODE_PAGE = "cp1252"
_INTER = "Inter"
_COURIER = {
    (False, False): "Courier",
    (True, False): "Courier-Bold",
    (False, True): "Courier-Oblique",
    (True, True): "Courier-BoldOblique",
}


class UnreadableFont(Exception):  # noqa: N818  # it names a state of the file, not a fault of ours
    """A font file cannot be used. The message says which and what to do, in one line."""


class Letters:
    """The typefaces of one document, tried in order.

    A font of one's own that is as wide as Courier stands in for it in all upright text.
    """

    def __init__(self, own_font: str | None = None) -> None:
        """Take the standard fonts, and before Inter the one in the file `own_font`.

        Raises:
            UnreadableFont: there is no TrueType font in the file.
        """
        self._embedded = [_inter()]
        self._upright: TTFont | None = None
        if own_font is not None:
            font = _opened(own_font)
            self._embedded.insert(0, font)
            self._upright = font if _is_as_wide_as_courier(font) else None

    def font_of(self, letter: str, *, bold: bool, italic: bool) -> str | None:
        """Return the name of the font that has a letter, `None` if none has."""
        upright = self._upright if not (bold or italic) else None
        if upright is not None and ord(letter) in upright.face.charToGlyph:
            return str(upright.fontName)
        if is_in_courier(letter):
            return _COURIER[bold, italic]
        for font in self._embedded:
            if ord(letter) in font.face.charToGlyph:
                return str(font.fontName)
        return None

    def width_of(self, letter: str, font: str, size: float) -> float:
        """Return how wide a letter is, in points."""
        return float(pdfmetrics.stringWidth(letter, font, size))


def is_in_courier(letter: str) -> bool:
    """Tell whether the standard Courier has a letter."""
    try:
        letter.encode(_CODE_PAGE)
    except UnicodeEncodeError:
        return False
    return letter.isprintable()


@cache
def _inter() -> TTFont:
    font = TTFont(_INTER, str(files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf"))
    pdfmetrics.registerFont(font)
    return font


def _is_as_wide_as_courier(font: TTFont) -> bool:
    """Tell whether letters are six tenths of the size wide, narrow and broad ones alike."""
    widths = {round(pdfmetrics.stringWidth(it, font.fontName, 10), 1) for it in "iMw.W"}
    return widths == {6.0}


def _opened(path: str) -> TTFont:
    try:
        font = TTFont(f"own:{path}", path)
    except (TTFError, OSError) as error:
        raise UnreadableFont(
            f"{path} cannot be used as a font; give a TrueType file (.ttf)"
        ) from error
    pdfmetrics.registerFont(font)
    return font
