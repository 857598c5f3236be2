"""Board sheets: what the animatic draws and says for each segment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from storyc.continuity import ContinuityLog
from storyc.emit.beds import Beds, beds_before, beds_of
from storyc.emit.facts import camera_terms, sighting_of
from storyc.emit.figures import FigureOrder, figures_of, order_of
from storyc.emit.posture import NONE, Bearings, bearings_of
from storyc.emit.sheet import BoardSheet, Line, Panel, SoundCue, Words
from storyc.ir import (
    ActionBeat,
    Beat,
    CardBeat,
    Scene,
    Screenplay,
    Shot,
    ShotSize,
    SoundBeat,
    SoundKind,
    SpeechBeat,
)
from storyc.plan import Plan, PlannedBeat, PlannedShot, Segment

_SFX_S = 1.0
"""How long a sound effect and its label stay, in seconds: enough to read a few words."""

_CUE_KIND: Mapping[SoundKind, Literal["SOUND", "SFX", "AMBIENCE", "MUSIC"]] = {
    SoundKind.SOUND: "SOUND",
    SoundKind.SFX: "SFX",
    SoundKind.AMBIENCE: "AMBIENCE",
    SoundKind.MUSIC: "MUSIC",
}
"""Narration is a line, not a cue."""


def board_sheets(screenplay: Screenplay, log: ContinuityLog, plan: Plan) -> tuple[BoardSheet, ...]:
    """Return a sheet for each segment, in film order.

    Shape: the panels of a sheet lie end to end and cover its clip; the first one is drawn over the
    head handle too, the last one over the tail handle.
    """
    settings = _settings(screenplay.scenes)
    stages = {it.id: _Stage.of(it, settings[it.id]) for it in screenplay.scenes}
    return tuple(
        _Drawing(screenplay, log, plan, segment, stages[segment.scene]).sheet()
        for segment in plan.segments
    )


def _settings(scenes: Sequence[Scene]) -> dict[str, str | None]:
    """Return for each scene the setting that it or the last one before it names."""
    settings: dict[str, str | None] = {}
    last = None
    for scene in scenes:
        last = (scene.slugline and scene.slugline.setting) or last
        settings[scene.id] = last
    return settings


@dataclass(frozen=True)
class _Stage:
    """A scene as all its segments need it. `setting` is that of the last heading that has one."""

    scene: Scene
    setting: str | None
    shots: Mapping[str, Shot]
    beats: Mapping[str, Beat]
    order: FigureOrder
    beds: Beds
    bearings: Mapping[str, Bearings]

    @classmethod
    def of(cls, scene: Scene, setting: str | None) -> Self:
        return cls(
            scene,
            setting,
            {shot.id: shot for shot in scene.shots},
            {beat.id: beat for shot in scene.shots for beat in shot.beats},
            order_of(scene),
            beds_of(scene),
            bearings_of(scene),
        )


@dataclass(frozen=True)
class _Drawing:
    """One segment with everything its sheet is made from."""

    screenplay: Screenplay
    log: ContinuityLog
    plan: Plan
    segment: Segment
    stage: _Stage

    def sheet(self) -> BoardSheet:
        segment, page = self.segment, self.screenplay.title_page
        shots, beats = self.stage.shots, self.stage.beats
        planned = tuple((each, beats[each.id]) for shot in segment.shots for each in shot.beats)
        return BoardSheet(
            slate=segment.slate,
            title=self.plan.title,
            width=self.plan.width,
            height=self.plan.height,
            fps=self.plan.fps,
            frames=segment.clip_frames,
            head_handle=segment.head_handle,
            tail_handle=segment.tail_handle,
            language=page.language,
            panels=tuple(self._panel(each, shots[each.id]) for each in segment.shots),
            words=tuple(self._words(planned)),
            lines=tuple(self._lines(planned)),
            cues=tuple(self._cues(planned)),
        )

    def _panel(self, planned: PlannedShot, shot: Shot) -> Panel:
        segment = self.segment
        is_first, is_last = planned is segment.shots[0], planned is segment.shots[-1]
        start = 0 if is_first else segment.head_handle + planned.start_frame
        end = segment.head_handle + planned.start_frame + planned.frames
        end += segment.tail_handle if is_last else 0
        state = self.log.before[_settled(planned)]
        move = shot.moves[0] if shot.moves else None
        slugline = self.stage.scene.slugline
        return Panel(
            shot=shot.id,
            start_frame=start,
            frames=end - start,
            size=shot.size.value if shot.size is not None else "",
            angle=shot.angles[0].value if shot.angles else None,
            lens_mm=shot.lens_mm,
            move=move.kind.value if move is not None else "static",
            move_direction=move.direction if move is not None else None,
            move_speed=move.speed if move is not None else None,
            setting=slugline.setting if slugline is not None else None,
            setting_before=self.stage.setting,
            place=state.place,
            area=state.area,
            time_of_day=state.time_of_day,
            weather=self._weather(planned),
            focus_is_place=any(it.kind in {"location", "area"} for it in shot.subjects),
            figures=figures_of(
                self.stage.order,
                shot,
                state,
                self.screenplay,
                self.stage.bearings.get(shot.id, NONE),
            ),
            sights=tuple(_sights(shot)),
            action=tuple(it.text for it in shot.beats if isinstance(it, ActionBeat)),
            description=_description(shot),
        )

    def _weather(self, planned: PlannedShot) -> str | None:
        """Return the weather of a panel: that which its first sentence tells of is seen at once."""
        first = _settled(planned)
        now, then = self.log.before[first], self.log.after[first]
        return now.weather if then.weather_since is None else then.weather

    def _start(self, planned: PlannedBeat) -> int:
        return self.segment.head_handle + planned.start_frame

    def _words(self, planned: Sequence[tuple[PlannedBeat, Beat]]) -> Iterator[Words]:
        for each, beat in planned:
            if isinstance(beat, ActionBeat | CardBeat):
                yield Words(start_frame=self._start(each), frames=each.frames, text=beat.text)

    def _lines(self, planned: Sequence[tuple[PlannedBeat, Beat]]) -> Iterator[Line]:
        for each, beat in planned:
            if isinstance(beat, SpeechBeat):
                character = self.screenplay.character_by_name[beat.character]
                yield Line(
                    start_frame=self._start(each),
                    frames=each.frames,
                    speaker=beat.character,
                    text=beat.text,
                    off_screen=beat.is_off_screen,
                    sung=beat.sung,
                    voice=character.voice.text if character.voice is not None else None,
                )
            elif isinstance(beat, SoundBeat) and beat.sound is SoundKind.NARRATION:
                yield Line(
                    start_frame=self._start(each),
                    frames=each.frames,
                    speaker="NARRATOR",
                    text=beat.text,
                    off_screen=True,
                    sung=False,
                    voice=None,
                )

    def _cues(self, planned: Sequence[tuple[PlannedBeat, Beat]]) -> Iterator[SoundCue]:
        shot_start = {
            each.id: self.segment.head_handle + shot.start_frame
            for shot in self.segment.shots
            for each in shot.beats
        }
        for bed in beds_before([beat for _, beat in planned], self.stage.beds):
            yield SoundCue(
                start_frame=0,
                frames=self.segment.clip_frames,
                kind=_CUE_KIND[bed.sound],
                text=bed.text,
                gain_db=bed.gain_db or 0.0,
                in_file=self.screenplay.file_of_sound(bed) is not None,
            )
        for each, beat in planned:
            if isinstance(beat, SoundBeat) and beat.sound is not SoundKind.NARRATION:
                yield self._cue(beat, self._start(each), shot_start[each.id])

    def _cue(self, beat: SoundBeat, here: int, shot_start: int) -> SoundCue:
        """An effect is a moment; what lies under a scene lasts to the end of the clip.

        What is written behind all else and does not go on sounds while the clip ends.
        """
        clip = self.segment.clip_frames
        is_moment = beat.sound is SoundKind.SFX and not beat.under
        ends_here = beat.sound in {SoundKind.SFX, SoundKind.SOUND} and not beat.under
        if beat.at_s is not None:
            start = min(shot_start + self._frames(beat.at_s), clip - 1)
        else:
            least = self._frames(_SFX_S) if ends_here else 1
            start = max(min(here, clip - least), 0)
        rest = clip - start
        return SoundCue(
            start_frame=start,
            frames=min(self._frames(_SFX_S), rest) if is_moment else rest,
            kind=_CUE_KIND[beat.sound],
            text=beat.text,
            fade_in_frames=self._frames(beat.fade_in_s or 0.0),
            fade_out_frames=self._frames(beat.fade_out_s or 0.0),
            gain_db=beat.gain_db or 0.0,
            in_file=self.screenplay.file_of_sound(beat) is not None,
        )

    def _frames(self, seconds: float) -> int:
        return int(seconds * self.plan.fps + 0.5)


def _settled(planned: PlannedShot) -> str:
    """Return the first beat of a panel that takes time: the panel shows the state before it.

    Changes of state written at the top of a shot are part of its picture from the first frame.
    """
    timed = (each.id for each in planned.beats if each.frames > 0)
    return next(timed, planned.beats[0].id)


def _sights(shot: Shot) -> Iterator[str]:
    """Yield the words for what a shot is on besides people, places and props."""
    if not shot.subjects and shot.size in {ShotSize.INSERT, ShotSize.CUTAWAY}:
        yield from (it.text.removeprefix("to ") for it in shot.prose)
    yield from (it.shown for it in shot.subjects if it.kind == "prose")


def _description(shot: Shot) -> str:
    """Return the shot line in words: what a director would pencil beside the board."""
    terms = [text for name, text, _ in camera_terms(shot) if name != "sighting"]
    return ", ".join(part for part in (sighting_of(shot), *terms) if part)
