"""What a storyboard shows, in words and numbers: all that its template is given.

Everything is text for people, but for the pictures; the template adds no words of the film.
"""

from dataclasses import dataclass
from typing import Literal

LineKind = Literal["action", "cue", "direction", "speech", "lyric", "card", "sound", "state"]


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line of the script as a screenplay sets it."""

    kind: LineKind
    text: str


@dataclass(frozen=True, slots=True)
class ShotView:
    """A shot, or the part of one in its segment. `picture` is a data address."""

    id: str
    part: str
    camera: str
    note: str
    start: str
    seconds: str
    picture: str
    described: str
    lines: tuple[ScriptLine, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of a limit is used. Units: `share` from 0 to 100."""

    name: str
    words: str
    share: float


@dataclass(frozen=True, slots=True)
class StateRow:
    """What holds for somebody or something as a segment opens.

    `is_new` says that it did not hold, or not so, as the segment before opened.
    """

    name: str
    words: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One segment. `beside` is what goes with the prompt: cameos and reference images."""

    slate: str
    start: str
    end: str
    seconds: str
    price: str
    link: str
    why: str
    joins: tuple[str, ...]
    bars: tuple[Bar, ...]
    state: tuple[StateRow, ...]
    shots: tuple[ShotView, ...]
    prompt: str
    prompt_size: str
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SceneView:
    """One scene: a chapter of the page."""

    id: str
    title: str
    act: str
    synopsis: str
    start: str
    seconds: str
    price: str
    segments: tuple[SegmentView, ...]


@dataclass(frozen=True, slots=True)
class StripPiece:
    """A segment on the strip that shows the whole film. Units: thousandths of the film."""

    slate: str
    words: str
    start: float
    length: float
    is_even_scene: bool


@dataclass(frozen=True, slots=True)
class FilmView:
    """The whole film. Units: `width` and `height` of its picture in pixels."""

    title: str
    byline: str
    language: str
    width: int
    height: int
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    strip: tuple[StripPiece, ...]
    scenes: tuple[SceneView, ...]
