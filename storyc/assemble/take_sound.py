"""Reads the sound of a take onto the film's grid of samples."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer

from storyc.assemble.raster import CHANNELS, SAMPLE_RATE
from storyc.assemble.sound import Sound
from storyc.assemble.take import Take
from storyc.assemble.take_file import opened, sound_stream

_HOLE_S = 0.005
"""A jump of the time stamps that is a hole; less is the rounding of coarse time bases."""


def read_sound(take: Take, first: int, samples: int) -> Sound:
    """Return `samples` of a take's sound from sample `first`, counted from its first picture.

    Where the take has no sound there is silence.

    Raises:
        AssembleError: the sound cannot be decoded.
    """
    sound = np.zeros((samples, CHANNELS), dtype=np.float32)
    with opened(take.slate, take.path, for_sound=True) as container:
        stream = sound_stream(take.slate, take.path, container)
        for start, block in blocks_of(container, stream, take.origin) if stream else ():
            if start >= first + samples:
                break
            _lay(sound, block, start - first)
    return sound


def _lay(sound: Sound, block: Sound, at: int) -> None:
    start, stop = max(at, 0), min(at + len(block), len(sound))
    if start < stop:
        sound[start:stop] = block[start - at : stop - at]


def blocks_of(
    container: InputContainer, stream: AudioStream, origin: Fraction = Fraction(0)
) -> Iterator[tuple[int, Sound]]:
    """Yield the sound of a file in blocks, each with its first sample, counted from a moment."""
    run: _Run | None = None
    for frame in container.decode(stream):
        if run is None or not run.continues_with(frame):
            if run is not None:
                yield from run.add(None)
            run = _Run(frame, origin)
        yield from run.add(frame)
    if run is not None:
        yield from run.add(None)


class _Run:
    """A stretch of sound of one kind without a hole."""

    def __init__(self, first: AudioFrame, origin: Fraction) -> None:
        time = _time_of(first)
        start = origin if time is None else time
        self._start_s = float(start)
        self._samples = 0
        self._kind = _kind_of(first)
        self._at = round((start - origin) * SAMPLE_RATE)
        # One channel is doubled by `_pair`: the resampler would make it 3 dB quieter.
        layout = "mono" if first.layout.nb_channels == 1 else "stereo"
        # Takes have planar sound as a rule, which the resampler then hands through as it is.
        self._resampler = AudioResampler(format="fltp", layout=layout, rate=SAMPLE_RATE)

    def continues_with(self, frame: AudioFrame) -> bool:
        """Tell whether a frame follows the last one without a hole."""
        if _kind_of(frame) != self._kind:
            return False
        due_s = self._start_s + self._samples / frame.sample_rate
        return frame.time is None or abs(frame.time - due_s) <= _HOLE_S

    def add(self, frame: AudioFrame | None) -> Iterator[tuple[int, Sound]]:
        """Yield what a frame adds, or what is left after the last one (`None`)."""
        if frame is not None:
            self._samples += frame.samples
        for resampled in self._resampler.resample(frame):
            block = _pair(resampled)
            yield self._at, block
            self._at += len(block)


def _pair(frame: AudioFrame) -> Sound:
    samples = frame.to_ndarray().astype(np.float32, copy=False).T
    return np.broadcast_to(samples, (len(samples), CHANNELS))


def _time_of(frame: AudioFrame) -> Fraction | None:
    if frame.pts is None or frame.time_base is None:
        return None
    return frame.pts * frame.time_base


def _kind_of(frame: AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate
