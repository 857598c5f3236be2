"""Makes any decoded frame a frame of the film: upright, scaled, padded with black."""

from fractions import Fraction
from typing import cast

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    VideoReformatter,
)

from storyc.assemble.picture import Picture, black_picture, planes
from storyc.assemble.raster import Raster

_UNTAGGED = 2
_QUARTER_TURN = 90

_HDR = frozenset({ColorTrc.SMPTE2084, ColorTrc.ARIB_STD_B67})
"""PQ and HLG (ITU-R BT.2100): what phones film, and films look grey in if it is taken as it is."""


def picture_of(
    frame: VideoFrame, pixel_aspect: Fraction, raster: Raster, scaler: VideoReformatter
) -> Picture:
    """Return a decoded frame as a picture of the film.

    Args:
        frame: as the decoder gave it.
        pixel_aspect: width of a pixel for its height.
        raster: the film's.
        scaler: one for all frames of a clip: what it prepares takes a second for wide colours.
    """
    if _fits(frame, pixel_aspect, raster):
        return cast("Picture", frame.to_ndarray())
    turns = round(frame.rotation / _QUARTER_TURN) % 4
    width, height = _fitted(frame, pixel_aspect, raster, sideways=turns % 2 == 1)
    is_wide = is_wide_gamut(frame)
    scaled = scaler.reformat(
        frame,
        width,
        height,
        "yuv420p",
        src_colorspace=_colours_of(frame),
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
        # With these swscale brings light and gamut over as well; without, the coded values alone.
        dst_color_trc=ColorTrc.BT709 if is_wide else None,
        dst_color_primaries=ColorPrimaries.BT709 if is_wide else None,
    )
    return _padded(cast("Picture", scaled.to_ndarray()), (width, height), turns, raster)


def _fits(frame: VideoFrame, pixel_aspect: Fraction, raster: Raster) -> bool:
    return (
        (frame.width, frame.height) == (raster.width, raster.height)
        and frame.format.name == "yuv420p"
        and frame.color_range != ColorRange.JPEG
        and frame.colorspace in (Colorspace.ITU709, _UNTAGGED)
        and not is_wide_gamut(frame)
        and frame.rotation == 0
        and pixel_aspect == 1
    )


def is_wide_gamut(frame: VideoFrame) -> bool:
    """Tell whether a frame has more light or colours than BT.709 has."""
    return frame.color_trc in _HDR or frame.color_primaries == ColorPrimaries.BT2020


def _colours_of(frame: VideoFrame) -> int:
    # swscale takes untagged video for BT.601; what is made today is BT.709.
    return Colorspace.ITU709 if frame.colorspace == _UNTAGGED else frame.colorspace


def _fitted(
    frame: VideoFrame, pixel_aspect: Fraction, raster: Raster, *, sideways: bool
) -> tuple[int, int]:
    """Return the largest even size with the frame's shape that fits the (turned) raster."""
    box = (raster.height, raster.width) if sideways else (raster.width, raster.height)
    shape = frame.width * pixel_aspect / frame.height
    width = min(Fraction(box[0]), box[1] * shape)
    return _even(width), _even(width / shape)


def _even(length: Fraction) -> int:
    return max(2, 2 * round(length / 2))


def _padded(picture: Picture, size: tuple[int, int], turns: int, raster: Raster) -> Picture:
    upright = [np.rot90(plane, turns) for plane in planes(picture, *size)]
    height, width = upright[0].shape
    top, left = (raster.height - height) // 4 * 2, (raster.width - width) // 4 * 2
    canvas = black_picture(raster.width, raster.height)
    targets = planes(canvas, raster.width, raster.height)
    for target, plane, shrink in zip(targets, upright, (1, 2, 2), strict=True):
        rows, columns = plane.shape
        y, x = top // shrink, left // shrink
        target[y : y + rows, x : x + columns] = plane
    return canvas
