"""H.264 in MP4: parameter sets and the units of a packet.

Source: ISO/IEC 14496-15 (AVC file format), 5.3.3.1 decoder configuration record; ITU-T H.264, 7.3.1
NAL unit syntax, 7.3.2.1 and 7.3.2.2 parameter sets, annex B byte stream.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from storyc.h264.bits import BitReader, unescaped

IDR_SLICE = 5
SLICE = 1
SPS = 7
PPS = 8

_LENGTH_BYTES = 4
_FIXED_BYTES = 5
_SPS_FIXED_BYTES = 4
_HIGHEST_ID = 255
_VERSION = 1
_START_CODE = b"\0\0\1"
_PLAIN_PROFILES = frozenset({66, 77, 88})
"""Baseline, main and extended: their records say nothing of the chroma."""

_CHROMA_420_8_BIT = bytes((0xFC | 1, 0xF8, 0xF8, 0))


@dataclass(frozen=True, slots=True)
class ParameterSets:
    """What a decoder must know before the first picture: sequence and picture parameter sets."""

    sps: tuple[bytes, ...]
    pps: tuple[bytes, ...]

    @property
    def ids(self) -> frozenset[int]:
        """The numbers of all sets, together."""
        sps = (BitReader(unescaped(unit)[_SPS_FIXED_BYTES:]).number() for unit in self.sps)
        pps = (BitReader(unescaped(unit)[1:]).number() for unit in self.pps)
        return frozenset((*sps, *pps))


def sets_of_record(record: bytes) -> ParameterSets:
    """Read a decoder configuration record.

    Raises:
        ValueError: it is malformed, or its packets have no four-byte lengths.
    """
    fixed = record[:_FIXED_BYTES]
    if len(fixed) < _FIXED_BYTES or fixed[0] != _VERSION or fixed[4] & 3 != _LENGTH_BYTES - 1:
        raise ValueError("no decoder configuration record with four-byte lengths")
    sps, at = _short_units(record, _FIXED_BYTES, 0x1F)
    pps, _ = _short_units(record, at, 0xFF)
    if not sps or not pps:
        raise ValueError("a decoder configuration record without parameter sets")
    sets = ParameterSets(sps, pps)
    if max(sets.ids) > _HIGHEST_ID:
        raise ValueError("parameter sets with impossible numbers")
    return sets


def sets_of_stream(data: bytes) -> ParameterSets:
    """Read parameter sets from an annex B byte stream, as encoders give them.

    Raises:
        ValueError: there are none.
    """
    units = list(byte_stream_units(data))
    sps = tuple(unit for unit in units if kind(unit) == SPS)
    pps = tuple(unit for unit in units if kind(unit) == PPS)
    if not sps or not pps:
        raise ValueError("no parameter sets in the stream")
    return ParameterSets(sps, pps)


def byte_stream_units(data: bytes) -> Iterator[bytes]:
    """Yield the NAL units of an annex B byte stream."""
    for unit in data.split(_START_CODE)[1:]:
        yield unit.rstrip(b"\0")


def packet_units(data: bytes) -> Iterator[bytes]:
    """Yield the NAL units of an MP4 packet.

    Raises:
        ValueError: the lengths do not add up to the packet: it is damaged.
    """
    at = 0
    while at < len(data):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(data[at:start], "big")
        if at > len(data) or at == start:
            raise ValueError("a damaged H.264 packet")
        yield data[start:at]


def packet(units: Iterable[bytes]) -> bytes:
    """Return an MP4 packet of NAL units."""
    return b"".join(len(unit).to_bytes(_LENGTH_BYTES, "big") + unit for unit in units)


def record_of(sets: Sequence[ParameterSets]) -> bytes:
    """Return a decoder configuration record with all of some parameter sets.

    It claims the profile of the first one, and the highest level of all.
    """
    sps = list(dict.fromkeys(unit for each in sets for unit in each.sps))
    pps = list(dict.fromkeys(unit for each in sets for unit in each.pps))
    level = max(unit[3] for unit in sps)
    head = bytes((_VERSION, sps[0][1], sps[0][2], level, 0xFC | _LENGTH_BYTES - 1))
    record = head + bytes((0xE0 | len(sps),)) + _short(sps) + bytes((len(pps),)) + _short(pps)
    if sps[0][1] not in _PLAIN_PROFILES:
        record += _CHROMA_420_8_BIT
    return record


def _short(units: Iterable[bytes]) -> bytes:
    return b"".join(len(unit).to_bytes(2, "big") + unit for unit in units)


def kind(unit: bytes) -> int:
    """Return the type number of a NAL unit."""
    return unit[0] & 0x1F


def _short_units(record: bytes, at: int, mask: int) -> tuple[tuple[bytes, ...], int]:
    """Read units with two-byte lengths and their number before them; also return where they end."""
    units = []
    count, at = record[at : at + 1], at + 1
    for _ in range(count[0] & mask if count else 0):
        stop = at + 2 + int.from_bytes(record[at : at + 2], "big")
        if stop > len(record) or stop == at + 2:
            raise ValueError("a malformed decoder configuration record")
        units.append(record[at + 2 : stop])
        at = stop
    return tuple(units), at
