"""The lines of a script, taken apart and with their variables filled in.

Between the tree, where lines are raw, and the IR, where names are resolved.
"""

from dataclasses import dataclass
from typing import Literal

from storyc.diagnostics import Diagnostic
from storyc.lower.strand import Strand
from storyc.source import Span, value
from storyc.syntax.specs import (
    CueSpec,
    HeadingSpec,
    ShotSpec,
    SoundSpec,
    StateSpec,
    TransitionSpec,
)


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A section of the outline begins; `level` 1 is an act."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class SynopsisPart:
    """What happens in the scene, for the reader of the script."""

    line: Strand


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """A scene begins."""

    spec: HeadingSpec
    line: Strand
    span: Span


@dataclass(frozen=True, slots=True)
class ShotPart:
    """A shot begins. `spec` is `None` where the line cannot be read; its words are kept.

    `findings` are about its words; which of them are names is known later.
    """

    spec: ShotSpec | None
    line: Strand
    span: Span
    findings: tuple[Diagnostic, ...] = ()


@value
class ActionPart:
    """A paragraph of action, line by line."""

    lines: tuple[Strand, ...]
    span: Span


@value
class SpokenLine:
    """One line under a cue."""

    kind: Literal["words", "parenthetical", "lyric"]
    line: Strand


@value
class SpeechPart:
    """A cue and its lines; `name_span` is the name in the cue."""

    cue: CueSpec
    name_span: Span
    lines: tuple[SpokenLine, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LyricsPart:
    """Sung lines without a cue."""

    lines: tuple[Strand, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CardPart:
    """Words on the screen."""

    line: Strand
    span: Span


@dataclass(frozen=True, slots=True)
class SoundPart:
    """A sound line. `spec` is `None` where its modifiers cannot be read; its words are kept."""

    label: str
    spec: SoundSpec | None
    line: Strand
    span: Span


@dataclass(frozen=True, slots=True)
class StatePart:
    """A change of state, always readable: a broken line is an action with a diagnostic."""

    spec: StateSpec
    line: Strand
    span: Span


@dataclass(frozen=True, slots=True)
class TransitionPart:
    """How the picture changes here."""

    spec: TransitionSpec
    line: Strand
    span: Span


Happening = ActionPart | SpeechPart | LyricsPart | CardPart | SoundPart | StatePart
Part = SectionPart | SynopsisPart | HeadingPart | ShotPart | TransitionPart | Happening
