"""What the header says of the coding of each track.

Source: ISO/IEC 14496-12, 12.1.3 and 12.2.3; 14496-1, 7.2.6; 14496-3, 1.6.2; 14496-15, 5.4; 3GPP TS
26.245, 5.16; QuickTime File Format, text sample description.
"""

from collections.abc import Sequence

from storyc.assemble.box import box, full_box
from storyc.assemble.raster import CHANNELS, SAMPLE_RATE, Raster
from storyc.h264 import avc

_FIRST_REFERENCE = bytes(6) + (1).to_bytes(2, "big")
_DPI_72 = (72 << 16).to_bytes(4, "big")
_BT709 = (1).to_bytes(2, "big") * 3 + b"\0"
"""Primaries, transfer and matrix of BT.709, limited range."""

_AAC_LC_48_KHZ_STEREO = bytes((0x11, 0x90))
_MPEG4_AUDIO, _AUDIO_STREAM = 0x40, 0x15

ROLL = full_box(
    b"sgpd", b"roll" + (2).to_bytes(4, "big") + (1).to_bytes(4, "big") + b"\xff\xff", version=1
)
"""A decoder of AAC needs one frame before the one that is wanted."""


def picture_entry(raster: Raster, sets: Sequence[avc.ParameterSets], *, is_repeated: bool) -> bytes:
    """Return the entry of the pictures. `is_repeated`: parameter sets also stand among them."""
    size = raster.width.to_bytes(2, "big") + raster.height.to_bytes(2, "big")
    return box(
        b"avc3" if is_repeated else b"avc1",
        _FIRST_REFERENCE + bytes(16) + size + _DPI_72 * 2 + bytes(4),
        (1).to_bytes(2, "big") + bytes(32) + (24).to_bytes(2, "big") + b"\xff\xff",
        box(b"avcC", avc.record_of(sets[:1] if is_repeated else sets)),
        box(b"pasp", (1).to_bytes(4, "big") * 2),
        box(b"colr", b"nclx" + _BT709),
    )


def sound_entry(bit_rate: int) -> bytes:
    """Return the entry of AAC sound."""
    rates = bytes(3) + bit_rate.to_bytes(4, "big") * 2
    config = bytes((_MPEG4_AUDIO, _AUDIO_STREAM)) + rates + _described(5, _AAC_LC_48_KHZ_STEREO)
    stream = bytes(3) + _described(4, config) + _described(6, b"\x02")
    return box(
        b"mp4a",
        _FIRST_REFERENCE + bytes(8) + CHANNELS.to_bytes(2, "big") + (16).to_bytes(2, "big"),
        bytes(4) + (SAMPLE_RATE << 16).to_bytes(4, "big"),
        full_box(b"esds", _described(3, stream)),
    )


def sound_groups(frames: int) -> bytes:
    """Return the boxes which say that every frame of AAC needs the one before."""
    runs = (1).to_bytes(4, "big") + frames.to_bytes(4, "big") + (1).to_bytes(4, "big")
    return ROLL + full_box(b"sbgp", b"roll" + runs)


def caption_entry() -> bytes:
    """Return the entry of captions: white, at the foot of the picture."""
    fonts = box(b"ftab", (1).to_bytes(2, "big") * 2 + b"\x05Serif")
    style = bytes(4) + (1).to_bytes(2, "big") + bytes((0, 18)) + b"\xff" * 4
    foot = bytes((1, 0xFF))
    return box(b"tx3g", _FIRST_REFERENCE + bytes(4) + foot + bytes(4) + bytes(8) + style + fonts)


def chapter_entry() -> bytes:
    """Return the entry of chapter titles."""
    return box(b"text", _FIRST_REFERENCE + (1).to_bytes(4, "big") + bytes(40))


def _described(tag: int, data: bytes) -> bytes:
    """Return an MPEG-4 descriptor. Its length is that of some dozens of bytes."""
    return bytes((tag, len(data))) + data
