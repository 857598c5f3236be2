"""Measures how loud sound is, as EBU R 128 says.

Source: ITU-R BS.1770-5: loudness in blocks of 400 ms that overlap by three quarters, an absolute
gate at -70 LUFS and a relative one 10 LU below what is left.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain

import av
import numpy as np
from av.filter import Graph
from av.filter.context import FilterContext
from av.frame import Frame
from numpy.typing import NDArray

from storyc.assemble.raster import CHANNELS, SAMPLE_RATE
from storyc.assemble.sound import Sound, sound_frames

Levels = NDArray[np.float64]
"""Momentary loudness every 100 ms, each of the 400 ms before. Units: LUFS."""

STEP = SAMPLE_RATE // 10
"""Samples from one momentary loudness to the next."""

BLOCK_STEPS = 4
"""Steps that a momentary loudness looks back on."""

_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = 10.0


def momentary(sound: Iterable[Sound]) -> Levels:
    """Return the momentary loudness after each whole step of sound.

    Shape: one each 100 ms; the first three have less than a whole block behind them.
    """
    graph = Graph()
    source = graph.add_abuffer(
        format="flt", sample_rate=SAMPLE_RATE, layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
    )
    meter = graph.add("ebur128", "metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    graph.link_nodes(source, meter, sink).configure()
    levels: list[float] = []
    for frame in chain(sound_frames(sound), (None,)):
        source.push(frame)
        levels += (_reading(metered.metadata) for metered in _pulled(sink))
    return np.array(levels)


def gated(levels: Levels) -> float | None:
    """Return the integrated loudness of blocks, `None` of silence.

    Args:
        levels: momentary loudness of whole blocks. Units: LUFS.
    """
    loud = levels[levels > _GATE_LUFS]
    if not loud.size:
        return None
    gate = _mean(loud) - _RELATIVE_GATE_LU
    return _mean(loud[loud > gate])


def whole_blocks(levels: Levels) -> Levels:
    """Return what is left of the loudness of sound from silence on: that of whole blocks."""
    return levels[BLOCK_STEPS - 1 :]


def padded(sound: Sound) -> Sound:
    """Return sound with silence up to a whole step."""
    rest = -len(sound) % STEP
    return np.concatenate((sound, np.zeros((rest, CHANNELS), dtype=np.float32))) if rest else sound


def _mean(levels: Levels) -> float:
    return float(10 * np.log10(np.mean(10 ** (levels / 10))))


def _reading(metadata: Mapping[str, str]) -> float:
    level = float(metadata.get("lavfi.r128.M", "-inf"))
    return level if math.isfinite(level) else -120.0


def _pulled(sink: FilterContext) -> Iterator[Frame]:
    while True:
        try:
            yield sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return
