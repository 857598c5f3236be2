"""The typefaces: Inter, and the system's for letters that it lacks."""

from functools import cache, cached_property
from importlib.resources import files

from PIL import ImageFont

_SYSTEM_FONTS = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansCJK-Regular.ttc",
    "Arial Unicode.ttf",
    "Hiragino Sans GB.ttc",
    "AppleSDGothicNeo.ttc",
    "arial.ttf",
    "msyh.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "Nirmala.ttf",
)
"""Fonts that Linux, macOS and Windows bring, which between them know most scripts."""

_INTER = str(files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf")
"""Installed as files, so that Pillow can open it by its path."""

_PROBE_SIZE = 24
_NO_LETTER = "\uffff"


class Typeface:
    """One typeface in many sizes. Not for use from two threads at once."""

    def __init__(self, name: str = _INTER) -> None:
        self._name = name
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._known: dict[str, bool] = {}

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the typeface at `size` pixels."""
        if size not in self._fonts:
            self._fonts[size] = ImageFont.truetype(self._name, size)
        return self._fonts[size]

    def knows(self, letter: str) -> bool:
        """Tell whether the typeface has a shape for a letter."""
        if letter not in self._known:
            drawn = bytes(self.font(_PROBE_SIZE).getmask(letter))
            self._known[letter] = letter.isspace() or drawn != self._missing
        return self._known[letter]

    @cached_property
    def _missing(self) -> bytes:
        return bytes(self.font(_PROBE_SIZE).getmask(_NO_LETTER))


@cache
def system_fonts() -> tuple[str, ...]:
    """Return which of the known system fonts this machine has."""
    return tuple(name for name in _SYSTEM_FONTS if _is_there(name))


def _is_there(name: str) -> bool:
    try:
        ImageFont.truetype(name, _PROBE_SIZE)
    except OSError:
        return False
    return True
