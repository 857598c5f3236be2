"""Sharing out frames."""

from collections.abc import Sequence


def to_frames(seconds: float, fps: int) -> int:
    """Return the nearest whole number of frames, at least one; halves go up."""
    return max(1, int(seconds * fps + 0.5))


def share(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share `total` frames out by weight, so that the parts add up to exactly `total`.

    Each part gets one frame first, as far as there are enough; the rest goes by largest remainder,
    and among equal remainders to the earlier part. Only whole numbers are used, so the result is
    the same on every machine.

    Args:
        total: frames to share, at least 0.
        weights: how long each part would like to be, at least 1 each.
    """
    count = len(weights)
    if total <= count:
        return tuple(int(index < total) for index in range(count))
    spare = total - count
    whole = sum(weights)
    parts = [1 + spare * weight // whole for weight in weights]
    by_remainder = sorted(
        range(count), key=lambda index: (-(spare * weights[index] % whole), index)
    )
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
