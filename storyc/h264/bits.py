"""Reads and writes the bits of H.264 units.

Source: ITU-T H.264, 7.2 (bits), 7.4.1 (escapes), 9.1 (Exp-Golomb numbers).
"""

import re

_ESCAPE = 3
_NEEDS_ESCAPE = re.compile(rb"\0\0(?=[\0-\3])")


def unescaped(data: bytes) -> bytes:
    """Take out the bytes that keep start codes from appearing."""
    return data.replace(b"\0\0\3", b"\0\0")


def escaped(data: bytes) -> bytes:
    """Put in the bytes that keep start codes from appearing."""
    return _NEEDS_ESCAPE.sub(bytes((0, 0, _ESCAPE)), data)


class BitReader:
    """Reads bits, the highest of each byte first. The bytes have no escapes any more."""

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "big")
        self._length = self._left = len(data) * 8

    @property
    def at(self) -> int:
        """How many bits were read."""
        return self._length - self._left

    def take(self, count: int) -> int:
        """Read a number of so many bits.

        Raises:
            ValueError: there are not so many left.
        """
        self._left -= count
        if self._left < 0:
            raise ValueError("a unit that ends too early")
        return self._value >> self._left & ((1 << count) - 1)

    def number(self) -> int:
        """Read an unsigned Exp-Golomb number.

        Raises:
            ValueError: it is not complete.
        """
        zeros = 0
        while not self.take(1):
            zeros += 1
        return (1 << zeros) - 1 + self.take(zeros)


class BitWriter:
    """Writes bits, the highest of each byte first."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def put(self, value: int, count: int) -> None:
        """Write a number in so many bits."""
        self._bits.append(f"{value:0{count}b}")

    def put_number(self, value: int) -> None:
        """Write an unsigned Exp-Golomb number."""
        coded = f"{value + 1:b}"
        self._bits.append("0" * (len(coded) - 1) + coded)

    def ended(self) -> bytes:
        """Return what was written with the bits that end a unit behind it, without escapes."""
        bits = "".join((*self._bits, "1"))
        bits += "0" * (-len(bits) % 8)
        return int(bits, 2).to_bytes(len(bits) // 8, "big")
