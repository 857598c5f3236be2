"""Captions as samples of an MP4 text track.

Source: 3GPP TS 26.245, 5.17: a sample is the length of the text in two bytes and the text in UTF-8.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

_LONGEST = 0xFFFF


class Caption(Protocol):
    """Words on the screen. Units: frames of the film."""

    @property
    def start_frame(self) -> int:
        """The first frame with the words."""
        ...

    @property
    def frames(self) -> int:
        """How long they stay."""
        ...

    @property
    def text(self) -> str:
        """The words."""
        ...


@dataclass(frozen=True, slots=True)
class TextSample:
    """What the text track shows from one frame on. Units: film frames."""

    start: int
    frames: int
    data: bytes


def text_samples(captions: Sequence[Caption], film_frames: int) -> Iterator[TextSample]:
    """Yield the samples of the text track, in order, without overlap, inside the film.

    Captions at the same time stand below each other; where there is none there is no sample.
    """
    edges = {edge for it in captions for edge in (it.start_frame, it.start_frame + it.frames)}
    inside = {min(max(edge, 0), film_frames) for edge in edges}
    for start, stop in pairwise(sorted(inside)):
        lines = [
            it.text
            for it in captions
            if it.start_frame <= start and stop <= it.start_frame + it.frames
        ]
        if lines:
            yield TextSample(start, stop - start, _sample("\n".join(lines)))


def _sample(text: str) -> bytes:
    data = text.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").encode("utf-8")
    return len(data).to_bytes(2, "big") + data
