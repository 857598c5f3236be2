"""The sound of a cue: from its file, or a drone that stands in for music that is not there yet."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import av
import numpy as np

from storyc.assemble.errors import AssembleError
from storyc.assemble.loudness import gated, momentary, whole_blocks
from storyc.assemble.raster import CHANNELS, SAMPLE_RATE
from storyc.assemble.sound import Sound
from storyc.assemble.take_sound import blocks_of
from storyc.diagnostics import Code

# Scripts come from strangers too: playlists would make the library open other files and addresses.
_OPTIONS = {
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,wav,flac,ogg,aac,aiff",
    "protocol_whitelist": "file",
}
_OVERLAP = SAMPLE_RATE // 2
"""Samples in which the end of a sound that is repeated becomes its beginning."""

_DRONE_HZ = (110.0, 164.8, 220.0)
_SWELL_HZ = 0.15


def sound_of_file(path: Path, name: str) -> Iterator[Sound]:
    """Yield the sound of a file in blocks.

    Args:
        path: of the file.
        name: what the script calls it.

    Raises:
        AssembleError: it is missing, or there is no sound in it.
    """
    try:
        with av.open(str(path), "r", options=dict(_OPTIONS)) as container:
            if not container.streams.audio:
                raise _unheard(path, name, "there is no sound in it")
            for _, block in blocks_of(container, container.streams.audio[0]):
                yield block
    except OSError as error:
        raise _unheard(path, name, error.strerror or str(error)) from error
    except av.FFmpegError as error:
        raise _unheard(path, name, "it is no sound that can be read to its end") from error


def _unheard(path: Path, name: str, why: str) -> AssembleError:
    return AssembleError(
        f"{name} cannot be heard: {why} ({path.name});"
        " put a WAV, FLAC, MP3, AAC or Ogg file in its place",
        Code.UNHEARD_SOUND,
    )


def loudness_of(blocks: Iterable[Sound]) -> float | None:
    """Return how loud a cue is: the whole of it, or of something short its loudest moment."""
    levels = momentary(chain(blocks, (_END,)))
    whole = gated(whole_blocks(levels))
    return gated(levels) if whole is None else whole


def repeated(blocks: Callable[[], Iterator[Sound]]) -> Iterator[Sound]:
    """Yield sound over and over, each end melting into the next beginning."""
    held = _silence(0)
    while True:
        fresh, is_joined, heard = blocks(), False, 0
        for block in fresh:
            heard += len(block)
            held = (
                np.concatenate((held, block))
                if is_joined or not len(held)
                else _melted(held, block)
            )
            is_joined = True
            yield held[: max(len(held) - _OVERLAP, 0)]
            held = held[max(len(held) - _OVERLAP, 0) :]
        if not heard:
            return


def _melted(end: Sound, beginning: Sound) -> Sound:
    """Return an end that goes over into a beginning, with equal power, as far as both reach."""
    samples = min(len(end), len(beginning))
    share = np.linspace(0, np.pi / 2, samples, dtype=np.float32)[:, np.newaxis]
    over = end[len(end) - samples :] * np.cos(share) + beginning[:samples] * np.sin(share)
    return np.concatenate((end[: len(end) - samples], over, beginning[samples:]))


def drone(start: int) -> Iterator[Sound]:
    """Yield a quiet chord that swells and fades, for ever: it says that music is missing."""
    at = start
    while True:
        times = (at + np.arange(SAMPLE_RATE)) / SAMPLE_RATE
        swell = 0.6 + 0.4 * np.sin(2 * np.pi * _SWELL_HZ * times)
        tones = np.sin(2 * np.pi * np.multiply.outer(times, _DRONE_HZ)).mean(axis=1)
        yield np.repeat((tones * swell).astype(np.float32)[:, np.newaxis], CHANNELS, axis=1)
        at += SAMPLE_RATE


def _silence(samples: int) -> Sound:
    return np.zeros((samples, CHANNELS), dtype=np.float32)


_END = _silence(SAMPLE_RATE // 2)
"""Silence in which something short comes to be a whole block of the meter."""
