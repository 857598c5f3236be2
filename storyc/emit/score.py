"""What is heard beyond the clips: the script's sounds in film time, and when somebody speaks.

A declared piece with a file is laid under the film from it. A sound without one is what the clips
hold, since their prompts ask for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from storyc.emit.beds import Beds, beds_of, is_bed
from storyc.ir import Beat, Scene, Screenplay, SoundBeat, SoundKind, SpeechBeat
from storyc.plan import Plan
from storyc.source import Span

CueKind = Literal["SOUND", "SFX", "AMBIENCE", "MUSIC"]

_KINDS: dict[SoundKind, CueKind] = {
    SoundKind.SOUND: "SOUND",
    SoundKind.SFX: "SFX",
    SoundKind.AMBIENCE: "AMBIENCE",
    SoundKind.MUSIC: "MUSIC",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound of the script in the film.

    `file` is that of the declared piece which it names, relative to the script's folder. `place` is
    its line in the script.

    Units: film frames; `gain_db` from the level of speech, `None` where the script leaves it open.
    """

    kind: CueKind
    text: str
    file: str | None
    start_frame: int
    frames: int
    fade_in_frames: int
    fade_out_frames: int
    gain_db: float | None
    place: Span | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Speech:
    """Film frames in which somebody speaks, seen or not."""

    start_frame: int
    frames: int


@dataclass(frozen=True, slots=True)
class Score:
    """All cues and all speeches of a film, each in the order of their starts."""

    cues: tuple[Cue, ...] = ()
    speeches: tuple[Speech, ...] = ()


def score_of(screenplay: Screenplay, plan: Plan) -> Score:
    """Return the score of a planned film.

    A bed lasts until it fades out, is said to end, another takes its place, or the scene ends.
    Every other sound may last to the end of its scene.
    """
    scenes = {scene.id: scene for scene in screenplay.scenes}
    cues: list[Cue] = []
    speeches: list[Speech] = []
    for rows in _rows_of_scenes(plan, scenes):
        cues += _Cues(rows, screenplay, plan.fps).cues()
        speeches += _speeches(rows.rows)
    return Score(
        tuple(sorted(cues, key=lambda it: it.start_frame)),
        tuple(sorted(speeches, key=lambda it: it.start_frame)),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A beat in the film. Units: film frames."""

    beat: Beat
    start: int
    frames: int


@dataclass(frozen=True, slots=True)
class _Rows:
    """The beats of a scene in film order, where it ends, and its beds."""

    rows: Sequence[_Row]
    stop: int
    beds: Beds


def _rows_of_scenes(plan: Plan, scenes: dict[str, Scene]) -> Iterator[_Rows]:
    found: dict[str, list[_Row]] = {}
    stops: dict[str, int] = {}
    for segment in plan.segments:
        scene = scenes[segment.scene]
        beats = {beat.id: beat for shot in scene.shots for beat in shot.beats}
        stops[scene.id] = segment.start_frame + segment.frames
        found.setdefault(scene.id, []).extend(
            _Row(beats[it.id], segment.start_frame + it.start_frame, it.frames)
            for shot in segment.shots
            for it in shot.beats
        )
    for name, rows in found.items():
        yield _Rows(rows, stops[name], beds_of(scenes[name]))


def _speeches(rows: Sequence[_Row]) -> Iterator[Speech]:
    for row in rows:
        is_narration = isinstance(row.beat, SoundBeat) and row.beat.sound is SoundKind.NARRATION
        if row.frames and (is_narration or isinstance(row.beat, SpeechBeat)):
            yield Speech(row.start, row.frames)


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of one scene."""

    scene: _Rows
    screenplay: Screenplay
    fps: int

    def cues(self) -> Iterator[Cue]:
        for number, row in zip(count(), self.scene.rows, strict=False):
            beat = row.beat
            if not isinstance(beat, SoundBeat) or beat.sound is SoundKind.NARRATION:
                continue
            if not is_bed(beat):
                yield self._cue(row, beat, self.scene.stop, beat.fade_out_s)
            elif self._is_kept(number, beat):
                stop, fade_out_s = self._end(number, beat)
                yield self._cue(row, beat, stop, fade_out_s)

    def _cue(self, row: _Row, beat: SoundBeat, stop: int, fade_out_s: float | None) -> Cue:
        file = self.screenplay.file_of_sound(beat)
        return Cue(
            kind=_KINDS[beat.sound],
            text=beat.text,
            file=None if file is None else file.path,
            start_frame=row.start,
            frames=max(stop - row.start, 0),
            fade_in_frames=self._frames(beat.fade_in_s),
            fade_out_frames=self._frames(fade_out_s),
            gain_db=beat.gain_db,
            place=beat.span,
        )

    def _is_kept(self, number: int, bed: SoundBeat) -> bool:
        """Tell whether a bed begins here: a line that only ends one does not."""
        following = self.scene.rows[number + 1 : number + 2]
        return not following or bed in self.scene.beds.get(following[0].beat.id, ())

    def _end(self, number: int, bed: SoundBeat) -> tuple[int, float | None]:
        """Return the frame where a bed ends, and how long it fades: the line that ends it says."""
        rows = self.scene.rows
        for at in range(number + 1, len(rows)):
            if bed not in self.scene.beds.get(rows[at].beat.id, ()):
                ending = rows[at - 1].beat
                fade_s = ending.fade_out_s if isinstance(ending, SoundBeat) else None
                return min(rows[at - 1].start + self._frames(fade_s), self.scene.stop), fade_s
        last = rows[-1].beat
        if isinstance(last, SoundBeat) and last is not bed and last.fade_out_s is not None:
            return self.scene.stop, last.fade_out_s
        return self.scene.stop, None

    def _frames(self, seconds: float | None) -> int:
        return int((seconds or 0.0) * self.fps + 0.5)
