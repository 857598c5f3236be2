"""What single lines say: shots, state lines, sounds, headings, cues, transitions, values."""

from dataclasses import dataclass
from typing import Literal

from storyc.source import Located, Span


@dataclass(frozen=True, slots=True)
class DurationSpec:
    """`4s`, `~4s`, `4s..8s`, in seconds."""

    min_s: float
    max_s: float
    approximate: bool
    span: Span


@dataclass(frozen=True, slots=True)
class MoveSpec:
    """`slow push in`: kind is a word of `MoveKind`."""

    kind: str
    speed: Literal["slow", "fast"] | None
    direction: str | None
    text: Located


@dataclass(frozen=True, slots=True)
class ShotSpec:
    """A shot line taken apart. Every character but commas and blanks is in one of the fields.

    `size` is a word of `ShotSize` (synonyms and abbreviations resolved) or `None`; `size_text` is
    what the writer wrote.
    """

    size: str | None
    size_text: Located
    preposition: str | None
    subjects: tuple[Located, ...]
    lens_mm: int | None
    angles: tuple[str, ...]
    moves: tuple[MoveSpec, ...]
    focus: Located | None
    duration: DurationSpec | None
    continues: bool
    prose: tuple[Located, ...]
    id: str | None


@dataclass(frozen=True, slots=True)
class StateSpec:
    """`MARA drops LANTERN (out) at GALLERY`: see `ir.StateBeat` for the fields' meaning."""

    verb: str
    subject: Located | None
    what: Located | None
    state: Located | None
    to: Located | None


@dataclass(frozen=True, slots=True)
class SoundSpec:
    """What follows a sound label: words and their modifiers."""

    text: Located
    at_s: float | None
    under: bool
    fade_in_s: float | None
    fade_out_s: float | None
    gain_db: float | None


@dataclass(frozen=True, slots=True)
class HeadingSpec:
    """A scene heading taken apart; `id` is the number between `#` marks."""

    text: str
    setting: Literal["INT", "EXT", "INT/EXT", "EST"] | None
    place: str
    area: str | None
    time_of_day: str | None
    id: str | None


@dataclass(frozen=True, slots=True)
class CueSpec:
    """`TOM (V.O.) ^`."""

    name: str
    extension: str | None
    dual: bool


@dataclass(frozen=True, slots=True)
class TransitionSpec:
    """`kind` is a word of `TransitionKind`; `colour` is the one written, `None` where none is."""

    kind: str
    seconds: float | None
    known: bool
    colour: str | None = None
