"""A shot that still grows."""

from dataclasses import dataclass, field

from storyc.ir import (
    Angle,
    Beat,
    Duration,
    HoldBeat,
    Mention,
    Move,
    Shot,
    ShotSize,
    Subject,
    Text,
    Transition,
    takes_time,
)
from storyc.source import Span


@dataclass
class ShotDraft:
    """The fields of `ir.Shot` before its id is known and its beats are complete.

    `written_id` is the writer's, if there is one.
    """

    span: Span
    written_id: str | None = None
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
    beats: list[Beat] = field(default_factory=list)

    def finish(self, shot_id: str) -> Shot:
        """Return the shot, its beats numbered; one that shows nothing else holds."""
        beats: list[Beat] = [*self.beats]
        if not any(takes_time(beat) for beat in beats):
            beats.append(HoldBeat(id="", span=self.span))
        return Shot(
            id=shot_id,
            inferred=self.inferred,
            reason=self.reason,
            camera_line=self.camera_line,
            size=self.size,
            preposition=self.preposition,
            subjects=self.subjects,
            lens_mm=self.lens_mm,
            angles=self.angles,
            moves=self.moves,
            focus=self.focus,
            prose=self.prose,
            mentions=self.mentions,
            duration=self.duration,
            continues=self.continues,
            transition_in=self.transition_in,
            transition_out=self.transition_out,
            beats=tuple(
                _named(beat, f"{shot_id}.{number}") for number, beat in enumerate(beats, 1)
            ),
            span=self._extent(),
        )

    def _extent(self) -> Span:
        """An inferred shot stands where its beats stand, a written one where it is written."""
        if not self.inferred or not self.beats:
            return self.span
        first, last = self.beats[0].span, self.beats[-1].span
        forward = first.source == last.source and first.start <= last.start
        return first.merge(last) if forward else first


def _named(beat: Beat, beat_id: str) -> Beat:
    """Give a beat the id that it could not have when it was made: nobody else has seen it yet.

    It is frozen for everybody after this; to copy every beat of a film for its id would take a
    tenth of the time of a check.
    """
    object.__setattr__(beat, "id", beat_id)
    return beat
