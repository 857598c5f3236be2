"""Reads back what the written film says about itself."""

from fractions import Fraction
from pathlib import Path

import av

from storyc.assemble.errors import AssembleError
from storyc.assemble.raster import SAMPLE_RATE, Raster

_SOUND_FRAME = 1024
"""Samples of one AAC frame: sound can only end on such a step."""

_UNIT = Fraction(1, SAMPLE_RATE)
"""The header's unit of time; a frame rate may not be a whole number of them."""


def verify(path: Path, frames: int, raster: Raster) -> None:
    """Check that a film is as long as it was planned, picture and sound.

    Raises:
        AssembleError: it is not.
    """
    wanted = frames * raster.frame_s
    with av.open(str(path)) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        if picture.frames != frames:
            raise _wrong(f"{picture.frames} frames where {frames} were planned")
        for stream in (picture, sound):
            length = (stream.duration or 0) * (stream.time_base or Fraction(0))
            if not -_UNIT <= length - wanted <= Fraction(_SOUND_FRAME, SAMPLE_RATE):
                raise _wrong(f"{float(length):.3f} s of {stream.type}, not {float(wanted):.3f} s")


def _wrong(what: str) -> AssembleError:
    return AssembleError(
        f"the film came out with {what}, so it was thrown away; delete the takes and render again"
    )
