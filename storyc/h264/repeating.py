"""Pictures that repeat the one before, among those of a coder that never sees them.

A coder looks at every block of a picture to find that nothing changed. Here such a picture is
written down at once: one slice that skips all blocks. As every picture counts, those of the coder
are numbered anew.

Source: ITU-T H.264, 7.3.2.2 (picture parameter sets), 7.3.3 (slice headers), 7.3.4 (slice data),
7.4.3 (`frame_num`).
"""

from functools import cache

from storyc.h264.avc import IDR_SLICE, SLICE, ParameterSets, byte_stream_units, kind
from storyc.h264.bits import BitReader, BitWriter, escaped, unescaped
from storyc.h264.sps import read_sequence

_START_CODE = b"\0\0\0\1"
_SLICE_OF_REFERENCE = 0x61
"""The header of a unit with a slice that later pictures are made from."""

_ALL_P = 5
"""The type of slices of a picture that has no other ones than P."""

_NOT_DEBLOCKED = 1
_IN_ORDER = 2
"""Pictures are shown in the order in which they are decoded."""

_HEAD_BYTES = 8
"""More than the part of a slice's header that holds its number."""


class Repeating:
    """A stream of pictures without B pictures, each in one slice, all of them references."""

    def __init__(self, sets: ParameterSets) -> None:
        """Begin a stream.

        Raises:
            ValueError: its pictures cannot be repeated in this way.
        """
        (sps,), (pps,) = sets.sps, sets.pps
        sequence = read_sequence(sps)
        if sequence.order != _IN_ORDER or sequence.format.is_interlaced:
            raise ValueError("pictures that are not shown as they are decoded")
        self._number_bits = sequence.number_bits
        self._blocks = sequence.blocks
        self._set_id, self._says_deblocking = _read_pictures(pps)
        self._number = 0
        self._repeated = cache(self._skipping)

    def coded(self, data: bytes) -> bytes:
        """Return the next picture of the coder with its number in this stream.

        Shape: annex B byte streams.
        """
        return b"".join(_START_CODE + self._numbered(it) for it in byte_stream_units(data))

    def repeated(self) -> bytes:
        """Return a picture that is the one before. There is one before.

        Shape: an annex B byte stream.
        """
        return self._repeated(self._next())

    def _skipping(self, number: int) -> bytes:
        bits = BitWriter()
        bits.put_number(0)  # its first block
        bits.put_number(_ALL_P)
        bits.put_number(self._set_id)
        bits.put(number, self._number_bits)
        bits.put(0, 1)  # as many references as usual
        bits.put(0, 1)  # in the usual order
        bits.put(0, 1)  # the oldest one leaves
        bits.put_number(0)  # the usual quantiser
        if self._says_deblocking:
            bits.put_number(_NOT_DEBLOCKED)
        bits.put_number(self._blocks)  # so many blocks are skipped
        return _START_CODE + bytes((_SLICE_OF_REFERENCE,)) + escaped(bits.ended())

    def _numbered(self, unit: bytes) -> bytes:
        if kind(unit) == IDR_SLICE:
            self._number = 0
        if kind(unit) != SLICE:
            return unit
        data = unescaped(unit[1:])
        head = BitReader(data[:_HEAD_BYTES])
        for _ in range(3):  # the first block, the type, the parameter set
            head.number()
        left = len(data[:_HEAD_BYTES]) * 8 - head.at - self._number_bits
        whole = int.from_bytes(data[:_HEAD_BYTES], "big")
        whole += (self._next() - head.take(self._number_bits)) << left
        numbered = whole.to_bytes(len(data[:_HEAD_BYTES]), "big")
        return unit[:1] + escaped(numbered + data[_HEAD_BYTES:])

    def _next(self) -> int:
        """Count a picture; one with which a stream can begin has the number 0."""
        self._number = (self._number + 1) % (1 << self._number_bits)
        return self._number


def _read_pictures(pps: bytes) -> tuple[int, bool]:
    """Return the number of a picture parameter set, and whether slices say how they are deblocked.

    Raises:
        ValueError: its slices hold more than is written here.
    """
    bits = BitReader(unescaped(pps[1:]))
    number = bits.number()
    bits.number()
    is_arithmetic, fields, groups = bits.take(1), bits.take(1), bits.number()
    bits.number(), bits.number()
    is_weighted = bits.take(1)
    bits.take(2)
    for _ in range(3):  # quantisers; signed numbers are as long as others
        bits.number()
    says_deblocking = bool(bits.take(1))
    bits.take(1)
    if is_arithmetic or fields or groups or is_weighted or bits.take(1):
        raise ValueError("slices with more than is written here")
    return number, says_deblocking
