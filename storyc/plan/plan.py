"""The plan: which beats are generated together."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

PLAN_SCHEMA = "storyc.plan/1"

Link = Literal["cut", "match", "extend"]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceLines(_Data):
    """Lines of one file, from 1, both ends included."""

    source: str
    first: int
    last: int


class PlannedBeat(_Data):
    """A beat in its segment.

    Units: `start_frame` and `frames` at the plan's rate, from the first frame of the segment's
    content. Zero-length beats (sounds, state changes) stand at the moment where they happen: a
    sound with an `@` time at that time of its shot, or at the nearest frame of the part shown here.
    Beats follow one another, but for speeches at the same time: those begin together.
    """

    id: str
    start_frame: int
    frames: int
    basis: str


class PlannedShot(_Data):
    """A shot, or the part of one that falls into this segment (`part` of `parts`, from 1)."""

    id: str
    part: int
    parts: int
    start_frame: int
    frames: int
    beats: tuple[PlannedBeat, ...]


class PlannedTransition(_Data):
    """How the picture of the segment before becomes this one's, or a colour becomes it.

    `frames` is the length of the whole effect; a dissolve or wipe lies half on either side of the
    cut, a fade and a cut to a colour inside the segment. Of an L-cut it is how long the sound of
    the segment before goes on behind the cut, of a J-cut how long that of this one is heard before
    it. `colour` is that of a fade or of a cut to a colour.
    """

    kind: Literal[
        "cut", "dissolve", "wipe", "fade in", "fade out", "cut to colour", "L-cut", "J-cut"
    ]
    frames: int
    colour: str | None = None


class Segment(_Data):
    """One generation.

    `slate` is scene and set-up letter (`12B`); the take number is added when takes exist.
    `frames` is what the film uses. A dissolve needs spare pictures: `head_handle` before and
    `tail_handle` after. All three together are asked for, `billed_s` is what is paid.

    Units: frames at the plan's rate; `billed_s` seconds; `usd` US dollars as a decimal text, `None`
    where the price is not known.
    """

    slate: str
    scene: str
    start_frame: int
    frames: int
    head_handle: int
    tail_handle: int
    billed_s: int
    usd: str | None
    link: Link
    why_cut: str
    transition_in: PlannedTransition
    transition_out: PlannedTransition
    shots: tuple[PlannedShot, ...]
    lines: tuple[SourceLines, ...]

    @property
    def clip_frames(self) -> int:
        """Frames of the clip that is asked for, handles and all."""
        return self.head_handle + self.frames + self.tail_handle


class Plan(_Data):
    """How the whole film is generated.

    Shape: segments in film order; every beat of the screenplay is in exactly one, in order.
    Units: `frames` of the whole film at `fps`; transitions do not change it.
    """

    title: str
    target: str
    width: int
    height: int
    fps: int
    frames: int
    segments: tuple[Segment, ...]
    usd: str | None
