"""What the animatic draws and says: the board sheet of one segment."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Posture = Literal["stands", "sits", "kneels", "lies", "walks", "runs"]
"""How somebody holds themselves."""


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Data):
    """Somebody or something on a board.

    `portrait` is the file of a cameo, relative to the script's folder. `looks` are the declared
    words for somebody's age and appearance or for a thing's look, `clothes` those for what they
    wear, `condition` what a state line says they are. `doing` is the action of the shot about them;
    `speaks` tells that they are heard and seen. One `from_behind` is nearer to the camera than all
    others and seen over the shoulder. `part` is what the shot is on of them, in its words
    (`ANN's hands`).

    `x` is the place across the frame, 0 left to 1 right. `hue` is a fixed colour for the name, in
    degrees.
    """

    name: str
    kind: Literal["character", "prop"]
    x: float
    hue: int
    portrait: str | None = None
    wardrobe: str | None = None
    holding: tuple[str, ...] = ()
    looks: str | None = None
    clothes: str | None = None
    condition: tuple[str, ...] = ()
    posture: Posture = "stands"
    doing: tuple[str, ...] = ()
    speaks: bool = False
    from_behind: bool = False
    part: str | None = None


class Panel(_Data):
    """One board: a shot, or the part of it in this segment.

    `setting` is what the heading says, `setting_before` what the last heading said that said one.
    `sights` are the words for what the shot is on besides its figures (`a telephone`), `action`
    what happens in the shot, sentence by sentence.

    Units: frames from the first frame of the clip (handles included).
    """

    shot: str
    start_frame: int
    frames: int
    size: str
    angle: str | None
    lens_mm: int | None
    move: str
    move_direction: str | None
    move_speed: str | None
    setting: str | None
    setting_before: str | None = None
    place: str | None
    area: str | None
    time_of_day: str | None
    weather: str | None
    focus_is_place: bool
    figures: tuple[Figure, ...]
    sights: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    description: str


class Words(_Data):
    """Action text shown under the board while it happens."""

    start_frame: int
    frames: int
    text: str


class Line(_Data):
    """A spoken line: caption and scratch speech.

    `voice` is the character's declared voice in words, for pitch and pace.
    """

    start_frame: int
    frames: int
    speaker: str
    text: str
    off_screen: bool
    sung: bool
    voice: str | None


class SoundCue(_Data):
    """A sound or music cue, shown on the board and placed in the scratch sound.

    One that is `in_file` is laid under the film from there, and not heard in the clip.
    """

    start_frame: int
    frames: int
    kind: Literal["SOUND", "SFX", "AMBIENCE", "MUSIC"]
    text: str
    fade_in_frames: int = 0
    fade_out_frames: int = 0
    gain_db: float = 0.0
    in_file: bool = False


class BoardSheet(_Data):
    """Everything the animatic needs to draw and voice one segment, and nothing else.

    Two segments with equal sheets have equal clips. All frames count from the first frame of the
    clip, handles included. `stamp` is written large beside the boards: why they stand in for a clip
    that was to be generated.
    """

    slate: str
    stamp: str | None = None
    title: str
    width: int
    height: int
    fps: int
    frames: int
    head_handle: int
    tail_handle: int
    language: str
    panels: tuple[Panel, ...]
    words: tuple[Words, ...]
    lines: tuple[Line, ...]
    cues: tuple[SoundCue, ...]
