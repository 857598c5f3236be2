"""Pictures as the planes that the encoder takes: 8 bit, 4:2:0, BT.709, studio range."""

from dataclasses import dataclass

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from PIL import Image

from storyc.backends.animatic.camera import View
from storyc.backends.animatic.canvas import FINENESS
from storyc.backends.animatic.colour import Colour
from storyc.backends.animatic.layout import Box

Plane = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Planes:
    """Luma, and the two chroma planes at half its size both ways."""

    luma: Plane
    blue: Plane
    red: Plane

    def paste(self, other: "Planes", x: int, y: int) -> None:
        """Copy another picture into this one; `x` and `y` are even."""
        _paste(self.luma, other.luma, x, y)
        _paste(self.blue, other.blue, x // 2, y // 2)
        _paste(self.red, other.red, x // 2, y // 2)


def _paste(into: Plane, what: Plane, x: int, y: int) -> None:
    into[y : y + what.shape[0], x : x + what.shape[1]] = what


def to_planes(image: Image.Image) -> Planes:
    """Return an RGB image of even size as planes."""
    frame = av.VideoFrame.from_numpy_buffer(np.asarray(image), format="rgb24")
    converted = frame.reformat(
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
        threads=1,  # clips are drawn side by side
    )
    return Planes(*(_plane(converted, number) for number in range(3)))


def split(buffer: Plane, width: int, height: int) -> Planes:
    """Return the planes that lie one after another in a 4:2:0 buffer, without copying."""
    luma, chroma = width * height, width * height // 4
    flat = buffer.reshape(-1)
    half = (height // 2, width // 2)
    return Planes(
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(half),
        flat[luma + chroma : luma + 2 * chroma].reshape(half),
    )


def blank(width: int, height: int, colour: Colour) -> Plane:
    """Return a 4:2:0 buffer of one colour; width and height are even."""
    pixel = to_planes(Image.new("RGB", (2, 2), colour))
    buffer = np.empty((height * 3 // 2, width), np.uint8)
    planes = split(buffer, width, height)
    planes.luma[:], planes.blue[:], planes.red[:] = pixel.luma[0, 0], pixel.blue, pixel.red
    return buffer


class Zoom:
    """Cuts what the camera sees out of one board and brings it to the picture's size."""

    def __init__(self, board: Planes, picture: Box) -> None:
        self._board = board
        self._picture = picture
        self._cutters = (
            _Cutter(board.luma, picture.width, picture.height),
            _Cutter(board.blue, picture.width // 2, picture.height // 2),
            _Cutter(board.red, picture.width // 2, picture.height // 2),
        )
        self._last: tuple[Box, Planes] | None = None

    def cut(self, view: View) -> Planes:
        """Return the picture for a view, the one before where the window did not move."""
        window = self._window(view)
        if self._last is None or self._last[0] != window:
            luma, blue, red = self._cutters
            half = Box(window.x // 2, window.y // 2, window.width // 2, window.height // 2)
            self._last = (window, Planes(luma.cut(window), blue.cut(half), red.cut(half)))
        return self._last[1]

    def _window(self, view: View) -> Box:
        """Return the part of the board that is seen.

        It moves and grows by whole board pixels, half of what the viewer can see, and its sides
        move together: a slow push in neither shakes nor scales anew for every frame.
        """
        board_height, board_width = self._board.luma.shape
        rest_x = (board_width - self._picture.width * FINENESS) // 2
        rest_y = (board_height - self._picture.height * FINENESS) // 2
        inset_x = round(rest_x * (1 - view.zoom))
        inset_y = round(rest_y * inset_x / max(1, rest_x))
        return Box(
            inset_x + round(_clamp(view.x) * inset_x),
            inset_y + round(_clamp(view.y) * inset_y),
            board_width - 2 * inset_x,
            board_height - 2 * inset_y,
        )


class _Cutter:
    """Cuts windows out of one plane and brings them to one size."""

    def __init__(self, plane: Plane, width: int, height: int) -> None:
        self._plane = plane
        self._width = width
        self._height = height
        # A scaler keeps its tables while the sizes stay the same, so each plane has its own.
        self._scaler = VideoReformatter()
        self._reduced: dict[tuple[int, int], Plane] = {}

    def cut(self, window: Box) -> Plane:
        """Return what is seen in a window of the plane, at the size of the picture."""
        if (window.width, window.height) == (self._width * FINENESS, self._height * FINENESS):
            return self._moved(window)
        part = self._part(window.x, window.y, window.width, window.height)
        return self._scaled(part, self._width, self._height)

    def _moved(self, window: Box) -> Plane:
        """Cut a window of the size at rest: a camera that only moves finds all of them ready.

        The plane is brought to the size of the picture once for each of the pixels that fall
        together there, and windows that lie whole pictures' pixels apart are parts of the same.
        """
        (column, left), (row, top) = divmod(window.x, FINENESS), divmod(window.y, FINENESS)
        if (left, top) not in self._reduced:
            self._reduced[left, top] = self._reduce(left, top)
        return self._reduced[left, top][row : row + self._height, column : column + self._width]

    def _reduce(self, left: int, top: int) -> Plane:
        height, width = self._plane.shape
        columns, rows = (width - left) // FINENESS, (height - top) // FINENESS
        part = self._part(left, top, columns * FINENESS, rows * FINENESS)
        return self._scaled(part, columns, rows)

    def _part(self, x: int, y: int, width: int, height: int) -> Plane:
        return self._plane[y : y + height, x : x + width]

    def _scaled(self, part: Plane, width: int, height: int) -> Plane:
        frame = av.VideoFrame.from_numpy_buffer(part, format="gray")
        scaled = self._scaler.reformat(
            frame, width=width, height=height, interpolation=Interpolation.AREA, threads=1
        )
        return _plane(scaled, 0)


def _plane(frame: av.VideoFrame, number: int) -> Plane:
    """Return a plane of a frame without copying it: to be read only."""
    plane = frame.planes[number]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width]


def _clamp(value: float) -> float:
    return min(max(value, -1.0), 1.0)
