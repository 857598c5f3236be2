"""A colour for a name that brings none."""

from hashlib import sha256


def hue_of(name: str) -> int:
    """Return the hue in degrees that a name always has."""
    return int.from_bytes(sha256(name.encode()).digest()[:2], "big") % 360
