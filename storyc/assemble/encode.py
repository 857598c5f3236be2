"""Encodes the pictures that cannot be copied.

Source of the settings: measured on grainy 720p, x264 ultrafast at crf 17 is closer to the original
than veryfast at the same crf, in a quarter of the time and with more bits, which a transition of a
second may cost.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import av
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

from storyc.assemble.part import Packet
from storyc.assemble.picture import Picture
from storyc.assemble.raster import Raster
from storyc.h264 import avc

_GOP_S = 2
"""Seconds between pictures where a player can start."""

_THREADS = 2
"""Fixed: x264 gives other bytes for other numbers of threads, and a film is the same everywhere."""

_SETTINGS = {"preset": "ultrafast", "crf": "17", "bf": "0"}


def parameter_sets(raster: Raster, set_id: int) -> avc.ParameterSets:
    """Return the parameter sets of everything that `encode` makes with the same arguments."""
    return avc.sets_of_stream(_encoder(raster, set_id).extradata or b"")


def encode(pictures: Iterable[Picture], raster: Raster, set_id: int) -> Iterator[Packet]:
    """Yield one packet for each picture, without parameter sets.

    The first one opens; the order of decoding is the order of showing.
    """
    encoder = _encoder(raster, set_id)
    for number, picture in enumerate(pictures):
        frame = VideoFrame.from_ndarray(picture, format="yuv420p")
        frame.pts = number
        frame.time_base = raster.frame_s
        yield from map(_packet, encoder.encode(frame))
    yield from map(_packet, encoder.encode(None))


def _encoder(raster: Raster, set_id: int) -> VideoCodecContext:
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height = raster.width, raster.height
    encoder.pix_fmt = "yuv420p"
    encoder.time_base = raster.frame_s
    encoder.framerate = Fraction(raster.fps)
    encoder.gop_size = _GOP_S * raster.fps
    encoder.color_primaries = ColorPrimaries.BT709
    encoder.color_trc = ColorTrc.BT709
    encoder.colorspace = Colorspace.ITU709
    encoder.color_range = ColorRange.MPEG
    encoder.flags |= Flags.global_header | Flags.closed_gop
    encoder.thread_count = _THREADS
    # Stitchable: the parameter sets depend on nothing but these settings.
    encoder.options = {**_SETTINGS, "x264-params": f"stitchable=1:sps-id={set_id}"}
    encoder.open()
    return encoder


def _packet(encoded: av.Packet) -> Packet:  # type: ignore[type-arg]  # the stream is of no interest
    units = avc.byte_stream_units(bytes(encoded))
    slices = (unit for unit in units if avc.kind(unit) in (avc.SLICE, avc.IDR_SLICE))
    return Packet(avc.packet(slices), encoded.is_keyframe)
