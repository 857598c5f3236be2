"""Where everything lies in the film's file: words first, then slices of pictures and sound."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from storyc.assemble.box import box, long_header
from storyc.assemble.movie_header import PICTURES, SOUND, Track, header_of
from storyc.assemble.part import Part
from storyc.assemble.raster import SAMPLE_RATE, Raster, samples_at
from storyc.assemble.sample_entry import picture_entry, sound_entry, sound_groups
from storyc.assemble.sample_table import Numbers
from storyc.assemble.sound_code import FRAME, PRIMING, SOUND_BITS
from storyc.assemble.stretch import Stretch
from storyc.assemble.text_track import TextTrack
from storyc.h264 import avc

_TICKS = 1000
"""Units of time in a film frame."""

_FILE_TYPE = box(b"ftyp", b"isom", (0x200).to_bytes(4, "big"), b"isomiso2avc1mp41")
_SLICE_S = 1
"""Pictures and sound lie beside each other in slices of this length: players need not jump."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the file besides pictures and sound.

    `sets` and `is_repeated` as in the film's coding; `reorder` is by how many frames decoding runs
    ahead of showing. `tags` are words about the film: title, comment, artist, date, description.
    """

    tags: Mapping[str, str]
    sets: Sequence[avc.ParameterSets]
    is_repeated: bool
    reorder: int
    texts: Sequence[TextTrack]


@dataclass(frozen=True)
class FilmLayout:
    """The whole file, planned to the byte."""

    raster: Raster
    header: Header
    pictures: Sequence[Stretch]
    sound: Part

    @cached_property
    def frames(self) -> int:
        """Film frames."""
        return sum(stretch.frames for stretch in self.pictures)

    def head(self) -> bytes:
        """Return all that stands before the samples."""
        length = int(self._sizes.sum() + self.sound.sizes.sum())
        length += sum(text.size for text in self.header.texts)
        mdat = long_header(b"mdat", length)
        start = len(_FILE_TYPE) + len(self._moov(0)) + len(mdat)
        return _FILE_TYPE + self._moov(start) + mdat

    def slices(self) -> Iterator[tuple[range, range]]:
        """Yield the pictures and the frames of sound of each slice, by their numbers."""
        edges = zip(self._frame_edges, self._sound_edges, strict=True)
        first = next(edges)
        for last in edges:
            yield range(first[0], last[0]), range(first[1], last[1])
            first = last

    @cached_property
    def _sizes(self) -> Numbers:
        """Bytes of each picture with the parameter sets before it."""
        sizes = [stretch.sizes + stretch.opens * len(stretch.lead) for stretch in self.pictures]
        return np.concatenate(sizes)

    @cached_property
    def _frame_edges(self) -> Numbers:
        edges = np.arange(0, self.frames, self.raster.fps * _SLICE_S)
        return np.append(edges, self.frames)

    @cached_property
    def _sound_edges(self) -> Numbers:
        last = len(self.sound.sizes)
        edges = [-(-samples_at(int(it), self.raster.fps) // FRAME) for it in self._frame_edges]
        return np.array([*(min(edge, last) for edge in edges[:-1]), last], dtype=np.int64)

    def _moov(self, start: int) -> bytes:
        """Return the header of a file whose samples begin at a place."""
        tracks = []
        for text in self.header.texts:
            tracks.append(self._text(text, start))
            start += text.size
        pictures = _sums(self._sizes, self._frame_edges)
        sound = _sums(self.sound.sizes, self._sound_edges)
        starts = start + np.cumsum(pictures + sound) - (pictures + sound)
        tracks = [self._picture_track(starts), self._sound_track(starts + pictures), *tracks]
        length = self.frames * _TICKS
        return header_of(tracks, self.raster.fps * _TICKS, length, self.header.tags)

    def _picture_track(self, chunks: Numbers) -> Track:
        starts = np.cumsum([0, *(stretch.frames for stretch in self.pictures)])
        shown = np.concatenate(
            [it.shown + start for it, start in zip(self.pictures, starts[:-1], strict=True)]
        )
        reorder = self.header.reorder
        late = (shown + reorder - np.arange(self.frames)) * _TICKS
        opens = np.concatenate([stretch.opens for stretch in self.pictures])
        return Track(
            PICTURES,
            picture_entry(self.raster, self.header.sets, is_repeated=self.header.is_repeated),
            self.raster.fps * _TICKS,
            durations=np.full(self.frames, _TICKS, dtype=np.int64),
            sizes=self._sizes,
            chunks=chunks,
            held=np.diff(self._frame_edges),
            starts=reorder * _TICKS,
            composition=late if reorder else None,
            syncs=np.flatnonzero(opens) + 1,
            size=(self.raster.width, self.raster.height),
        )

    def _sound_track(self, chunks: Numbers) -> Track:
        frames = len(self.sound.sizes)
        held = np.diff(self._sound_edges)
        return Track(
            SOUND,
            sound_entry(SOUND_BITS),
            SAMPLE_RATE,
            durations=np.full(frames, FRAME, dtype=np.int64),
            sizes=self.sound.sizes,
            chunks=chunks[held > 0],
            held=held[held > 0],
            starts=PRIMING,
            groups=sound_groups(frames),
        )

    def _text(self, text: TextTrack, start: int) -> Track:
        return Track(
            text.kind,
            text.entry,
            self.raster.fps * _TICKS,
            durations=np.array(text.frames, dtype=np.int64) * _TICKS,
            sizes=np.array([len(data) for data in text.samples], dtype=np.int64),
            chunks=np.array([start], dtype=np.int64),
            held=np.array([len(text.samples)], dtype=np.int64),
            size=(self.raster.width, self.raster.height // 5) if text.kind.is_enabled else (0, 0),
        )


def _sums(sizes: Numbers, edges: Numbers) -> Numbers:
    """Return the bytes between each two edges."""
    ends = np.concatenate(([0], np.cumsum(sizes)))
    return np.diff(ends[edges])
