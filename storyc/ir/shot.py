"""One camera set-up and what happens in front of it."""

from enum import StrEnum
from typing import Literal

from storyc.ir.beat import Beat, Mention
from storyc.ir.node import Node
from storyc.ir.text import Text


class ShotSize(StrEnum):
    """How much of the subject is in the frame, or what kind of picture it is."""

    EXTREME_WIDE = "EXTREME WIDE"
    WIDE = "WIDE"
    FULL = "FULL"
    MEDIUM_WIDE = "MEDIUM WIDE"
    MEDIUM = "MEDIUM"
    MEDIUM_CLOSE = "MEDIUM CLOSE"
    CLOSE = "CLOSE"
    EXTREME_CLOSE = "EXTREME CLOSE"
    INSERT = "INSERT"
    TWO_SHOT = "TWO SHOT"
    OVER_THE_SHOULDER = "OVER THE SHOULDER"
    POV = "POV"
    ESTABLISHING = "ESTABLISHING"
    CUTAWAY = "CUTAWAY"


class Angle(StrEnum):
    """Where the camera looks from."""

    EYE_LEVEL = "eye level"
    LOW = "low angle"
    HIGH = "high angle"
    OVERHEAD = "overhead"
    AERIAL = "aerial"
    DUTCH = "dutch angle"
    GROUND = "ground level"


class MoveKind(StrEnum):
    """What the camera does."""

    STATIC = "static"
    PUSH_IN = "push in"
    PULL_OUT = "pull out"
    PAN = "pan"
    WHIP_PAN = "whip pan"
    TILT = "tilt"
    TRACK = "track"
    DOLLY = "dolly"
    TRUCK = "truck"
    CRANE = "crane"
    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    HANDHELD = "handheld"
    STEADICAM = "steadicam"
    ORBIT = "orbit"


class Move(Node):
    """A camera move: `slow push in`, `whip pan left`."""

    kind: MoveKind
    speed: Literal["slow", "fast"] | None = None
    direction: Literal["left", "right", "up", "down", "in", "out"] | None = None
    text: str


class Subject(Node):
    """Who or what a shot is on. `kind` is `prose` where no declaration or cue names it.

    `words` are what is written where it says more than the name: `ANN'S HANDS`.
    """

    name: str
    kind: Literal["character", "location", "area", "prop", "prose"]
    words: str | None = None

    @property
    def shown(self) -> str:
        """What the picture is to show."""
        return self.words or self.name


class Duration(Node):
    """A time the writer gave: `4s`, `~4s` (approximate) or `4s..8s`.

    Units: seconds. `exact` times are binding: minimum and maximum are equal.
    """

    min_s: float
    max_s: float
    approximate: bool = False

    @property
    def exact(self) -> bool:
        """The shot lasts this long and no other."""
        return not self.approximate and self.min_s == self.max_s


class TransitionKind(StrEnum):
    """How one picture becomes the next."""

    CUT = "cut"
    SMASH_CUT = "smash cut"
    MATCH_CUT = "match cut"
    DISSOLVE = "dissolve"
    FADE_IN = "fade in"
    FADE_OUT = "fade out"
    WIPE = "wipe"
    CUT_TO_COLOUR = "cut to colour"
    L_CUT = "L-cut"
    J_CUT = "J-cut"


class Transition(Node):
    """A transition line. `seconds` is `None` where the writer left the length open.

    `colour` is what the picture goes into or comes out of, `None` where none is named. `replaces`
    are the transitions that were written for the same cut before this one, and are not done.
    """

    kind: TransitionKind
    text: str
    seconds: float | None = None
    colour: str | None = None
    replaces: tuple["Transition", ...] = ()

    @property
    def is_cut(self) -> bool:
        """The pictures do not overlap and do not fade."""
        return self.is_plain or self.kind in {TransitionKind.L_CUT, TransitionKind.J_CUT}

    @property
    def is_plain(self) -> bool:
        """Picture and sound both change at once."""
        return self.kind in {
            TransitionKind.CUT,
            TransitionKind.SMASH_CUT,
            TransitionKind.MATCH_CUT,
        }


class Shot(Node):
    """One camera set-up.

    `id` is the writer's `#1A#` or counted: scene id and a dot and a number. `inferred` shots were
    never written: coverage made them, `reason` says why; `camera_line` is the line of capitals that
    asks for one (`CLOSE ON THE DOOR`). `preposition` is the word between size and
    subjects (`on`, `of`, `from`). `prose` holds the modifiers that are no camera term, kept for the
    prompt; `mentions` are names in its own words: `over MARA's shoulder` shows Mara. `continues`
    means one take with the shot before. `lens_mm` is the focal length in millimetres.
    """

    id: str
    inferred: bool = False
    reason: str = ""
    camera_line: Text | None = None
    size: ShotSize | None = None
    preposition: str | None = None
    subjects: tuple[Subject, ...] = ()
    lens_mm: int | None = None
    angles: tuple[Angle, ...] = ()
    moves: tuple[Move, ...] = ()
    focus: Text | None = None
    prose: tuple[Text, ...] = ()
    mentions: tuple[Mention, ...] = ()
    duration: Duration | None = None
    continues: bool = False
    transition_in: Transition | None = None
    transition_out: Transition | None = None
    beats: tuple[Beat, ...]
