"""The tracks of words: captions, and the titles of chapters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storyc.assemble.chapters import ChapterMark
from storyc.assemble.movie_header import CAPTIONS, CHAPTERS, TrackKind
from storyc.assemble.sample_entry import caption_entry, chapter_entry
from storyc.assemble.subtitles import TextSample

_UTF8 = (12).to_bytes(4, "big") + b"encd" + (0x100).to_bytes(4, "big")
"""Says that a title is UTF-8. Source: QuickTime File Format, text sample data."""

_NOTHING = bytes(2)


@dataclass(frozen=True, slots=True)
class TextTrack:
    """Samples one after the other from the first film frame on. Units: `frames` of each."""

    kind: TrackKind
    entry: bytes
    samples: tuple[bytes, ...]
    frames: tuple[int, ...]

    @property
    def size(self) -> int:
        """Bytes of all samples."""
        return sum(map(len, self.samples))


def text_tracks(
    texts: Sequence[TextSample], chapters: Sequence[ChapterMark], film_frames: int
) -> tuple[TextTrack, ...]:
    """Return the tracks of words that a film has."""
    captions = tuple(_without_holes(texts, film_frames)) if texts else ()
    titles = tuple((_title(mark), mark.stop - mark.start) for mark in chapters)
    tracks = ((CAPTIONS, caption_entry(), captions), (CHAPTERS, chapter_entry(), titles))
    return tuple(
        TextTrack(kind, entry, *(tuple(column) for column in zip(*rows, strict=True)))
        for kind, entry, rows in tracks
        if rows
    )


def _without_holes(texts: Sequence[TextSample], film_frames: int) -> Iterator[tuple[bytes, int]]:
    at = 0
    for text in texts:
        if text.start > at:
            yield _NOTHING, text.start - at
        yield text.data, text.frames
        at = text.start + text.frames
    if at < film_frames:
        yield _NOTHING, film_frames - at


def _title(mark: ChapterMark) -> bytes:
    title = mark.title.encode()
    return len(title).to_bytes(2, "big") + title + _UTF8
