"""What a sequence parameter set says of the pictures.

Source: ITU-T H.264, 7.3.2.1.1 (sequence parameter set) and E.1.1 (its usability information).
"""

from dataclasses import dataclass

from storyc.h264.bits import BitReader, unescaped

_WITH_CHROMA = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})
"""Profiles whose sets say the format of the chroma."""

_OWN_ASPECT = 255
_SQUARE = 1
UNTAGGED = 2
"""Colours that are not specified (ITU-T H.273)."""


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """The format of pictures. `chroma` 1 is 4:2:0; `matrix` is that of ITU-T H.273."""

    width: int
    height: int
    chroma: int
    depth: int
    is_interlaced: bool
    is_square: bool
    is_full_range: bool
    matrix: int


@dataclass(frozen=True, slots=True)
class SequenceSet:
    """A sequence parameter set.

    `blocks` macroblocks make a picture. Pictures that others are made from are counted in
    `number_bits` bits; `order` is the way in which pictures are put into order.
    """

    format: PictureFormat
    blocks: int
    number_bits: int
    order: int


def read_format(sps: bytes) -> PictureFormat:
    """Read of a sequence parameter set what pictures it is for.

    Raises:
        ValueError: see `read_sequence`.
    """
    return read_sequence(sps).format


def read_sequence(sps: bytes) -> SequenceSet:
    """Read a sequence parameter set.

    Raises:
        ValueError: it ends too early or has scaling lists, which no format hangs on.
    """
    bits = BitReader(unescaped(sps[1:]))
    profile = bits.take(8)
    bits.take(16)
    bits.number()
    chroma, depth = 1, 8
    if profile in _WITH_CHROMA:
        chroma, depth = _chroma(bits)
    number_bits = bits.number() + 4
    order = _order(bits)
    bits.number()
    bits.take(1)
    columns, rows = bits.number() + 1, bits.number() + 1
    frames_only = bits.take(1)
    bits.take(1 if frames_only else 2)
    left, right, top, bottom = [bits.number() for _ in range(4)] if bits.take(1) else [0] * 4
    step = 2 if chroma == 1 else 1
    is_square, full_range, matrix = _usability(bits) if bits.take(1) else (True, False, UNTAGGED)
    of = PictureFormat(
        width=columns * 16 - (left + right) * step,
        height=rows * 16 * (2 - frames_only) - (top + bottom) * step * (2 - frames_only),
        chroma=chroma,
        depth=depth,
        is_interlaced=not frames_only,
        is_square=is_square,
        is_full_range=full_range,
        matrix=matrix,
    )
    return SequenceSet(of, columns * rows * (2 - frames_only), number_bits, order)


def _chroma(bits: BitReader) -> tuple[int, int]:
    chroma = bits.number()
    if chroma == 3:  # noqa: PLR2004  # 4:4:4, which may have its planes apart
        bits.take(1)
    depth = 8 + max(bits.number(), bits.number())
    bits.take(1)
    if bits.take(1):
        raise ValueError("scaling lists")
    return chroma, depth


def _order(bits: BitReader) -> int:
    kind = bits.number()
    if kind == 0:
        bits.number()
    elif kind == 1:
        bits.take(1)
        bits.number()
        bits.number()
        for _ in range(bits.number()):
            bits.number()
    return kind


def _usability(bits: BitReader) -> tuple[bool, bool, int]:
    """Return whether pixels are square, whether the range is full, and the colour matrix."""
    is_square = True
    if bits.take(1):
        aspect = bits.take(8)
        is_square = aspect in (0, _SQUARE)
        if aspect == _OWN_ASPECT:
            is_square = bits.take(16) == bits.take(16)
    if bits.take(1):
        bits.take(1)
    if not bits.take(1):
        return is_square, False, UNTAGGED
    bits.take(3)
    full_range = bool(bits.take(1))
    matrix = bits.take(24) & 0xFF if bits.take(1) else UNTAGGED
    return is_square, full_range, matrix
