"""Measures how loud the film is and how much louder or quieter to make it."""

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain

import av
import numpy as np
from av.filter import Graph
from av.filter.context import FilterContext
from av.frame import Frame

from storyc.assemble.raster import CHANNELS, SAMPLE_RATE
from storyc.assemble.report import Loudness
from storyc.assemble.sound import Sound, sound_frames

TARGET_LUFS = -14.0
"""What the large video services play without turning it down."""

_CEILING_DBTP = -1.5
"""The film stays below -1 dB true peak (EBU R 128, 2023, for lossy delivery); coding in AAC moves
peaks by up to half a decibel."""

_MOST_GAIN_DB = 20.0
"""More would only raise the noise of a film that is meant to be quiet."""

_GATE_LUFS = -70.0
"""Quieter is silence. Source: ITU-R BS.1770-5, absolute gate."""


_STEP = SAMPLE_RATE // 10
"""The meter reads in whole steps; one of silence at the end makes it read all of the film."""


def gain_of(loudness: Loudness) -> float:
    """Return the gain in dB that brings a film to `TARGET_LUFS`, as far as its peaks allow."""
    if loudness.integrated_lufs is None or loudness.true_peak_dbtp is None:
        return 0.0
    wanted = min(TARGET_LUFS - loudness.integrated_lufs, _MOST_GAIN_DB)
    return min(wanted, _CEILING_DBTP - loudness.true_peak_dbtp)


def measure(sound: Iterable[Sound]) -> Loudness:
    """Measure sound as EBU R 128 says."""
    graph = Graph()
    source = graph.add_abuffer(
        format="flt", sample_rate=SAMPLE_RATE, layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
    )
    meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    graph.link_nodes(source, meter, sink).configure()
    readings: dict[str, str] = {}
    end = np.zeros((_STEP, CHANNELS), dtype=np.float32)
    for frame in chain(sound_frames(chain(sound, (end,))), (None,)):
        source.push(frame)
        for metered in _pulled(sink):
            readings = metered.metadata or readings
    return _loudness(readings)


def _pulled(sink: FilterContext) -> Iterator[Frame]:
    while True:
        try:
            yield sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return


def _loudness(readings: Mapping[str, str]) -> Loudness:
    integrated = float(readings.get("lavfi.r128.I", "-inf"))
    peak = float(readings.get("lavfi.r128.true_peak", "0"))
    return Loudness(
        integrated if integrated > _GATE_LUFS else None,
        20 * math.log10(peak) if peak > 0 else None,
    )
