"""How much of a clip comes before what was asked for."""

from fractions import Fraction
from pathlib import Path

import av

_SHORTEST_CLIP_S = 1
"""No service makes a shorter clip, so that nothing less can stand before an extension of one: what
is longer by less than this only ends late."""


def lead_frames(clip: Path, seconds: int, fps: int) -> int:
    """Return how many frames a service put before the extension of its own clip.

    A service that goes on with a clip gives back the whole, or only what is new; the new part is at
    the end in any case.

    Args:
        clip: what came back.
        seconds: that were asked for.
        fps: frames a second of the answer.

    Raises:
        OSError: it cannot be read.
        av.FFmpegError: it is no clip.
    """
    lead = _length_s(clip) - seconds
    return round(lead * fps) if lead >= _SHORTEST_CLIP_S else 0


def _length_s(clip: Path) -> Fraction:
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        stretches = [
            (it.pts, it.pts + (it.duration or 0))
            for it in container.demux(stream)
            if it.pts is not None
        ]
        time_base = stream.time_base or Fraction(1, av.time_base)
    if not stretches:
        return Fraction(0)
    first, stop = min(it for it, _ in stretches), max(it for _, it in stretches)
    return (stop - first) * time_base
