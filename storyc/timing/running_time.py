"""How long the scenes and the film run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from storyc.ir import Beat, Duration, Scene, Screenplay, Shot, SoundBeat, SpeechBeat, takes_time
from storyc.timing.bounds import bounded
from storyc.timing.pace import PACE, Pace
from storyc.timing.pages import page_lines
from storyc.timing.timing import Timing


@dataclass(frozen=True, slots=True)
class Running:
    """How long something runs.

    Units: seconds. `likely_s` is what the film plans; `speech_s` of it somebody speaks, and
    `given_s` of it stands under a shot whose time the writer gave. `lines` are lines on paper.
    """

    min_s: float
    likely_s: float
    max_s: float
    speech_s: float
    given_s: float
    lines: int


@dataclass(frozen=True)
class RunningTime:
    """The running time of a film. Shape: one entry a scene, in their order."""

    scenes: tuple[Running, ...]
    total: Running


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A shot with a time of its own or a beat without: seconds, and how far they may be off."""

    seconds: float
    under: float
    over: float
    speech_s: float = 0.0
    given_s: float = 0.0


def running_time(screenplay: Screenplay, timing: Timing, pace: Pace = PACE) -> RunningTime:
    """Return how long each scene and the whole film run, with the range.

    Errors partly cancel: `pace.shared_error` of each is the pace of the whole film (a director who
    is slow is slow everywhere) and adds up; the rest is the beat's own, and adds up as independent
    errors do, by its squares.
    """
    scenes = [tuple(_stretches(scene, timing, pace)) for scene in screenplay.scenes]
    lines = [page_lines(scene) for scene in screenplay.scenes]
    whole = [stretch for scene in scenes for stretch in scene]
    return RunningTime(
        scenes=tuple(
            _summed(scene, count, pace) for scene, count in zip(scenes, lines, strict=True)
        ),
        total=_summed(whole, sum(lines), pace),
    )


def _summed(stretches: Sequence[_Stretch], lines: int, pace: Pace) -> Running:
    likely = sum(it.seconds for it in stretches)
    return Running(
        min_s=max(0.0, likely - _combined([it.under for it in stretches], pace)),
        likely_s=likely,
        max_s=likely + _combined([it.over for it in stretches], pace),
        speech_s=sum(it.speech_s for it in stretches),
        given_s=sum(it.given_s for it in stretches),
        lines=lines,
    )


def _combined(errors: Sequence[float], pace: Pace) -> float:
    shared = pace.shared_error
    return hypot(shared * sum(errors), sqrt(1 - shared * shared) * hypot(*errors))


def _stretches(scene: Scene, timing: Timing, pace: Pace) -> Iterator[_Stretch]:
    for shot in scene.shots:
        if shot.duration is not None:
            yield _given(shot, shot.duration, timing, pace)
        else:
            yield from (_beat(beat, timing) for beat in shot.beats)


def _beat(beat: Beat, timing: Timing) -> _Stretch:
    timed = timing.by_beat[beat.id]
    seconds = timed.advance / timing.fps
    part = timed.share
    return _Stretch(
        seconds,
        under=(timed.seconds.likely_s - timed.seconds.min_s) * part,
        over=(timed.seconds.max_s - timed.seconds.likely_s) * part,
        speech_s=seconds if is_spoken(beat) else 0.0,
    )


def _given(shot: Shot, duration: Duration, timing: Timing, pace: Pace) -> _Stretch:
    """Take a shot whose time the writer gave: no further off than what was given allows."""
    least, most = bounded(duration, pace)
    beats = [(beat, timing.by_beat[beat.id]) for beat in shot.beats]
    seconds = sum(timed.advance for _, timed in beats) / timing.fps
    shortest = sum(timed.seconds.min_s * timed.share for _, timed in beats)
    longest = sum(timed.seconds.max_s * timed.share for _, timed in beats)
    spoken = sum(timed.advance for beat, timed in beats if is_spoken(beat)) / timing.fps
    return _Stretch(
        seconds,
        under=max(0.0, seconds - min(max(shortest, least), most)),
        over=max(0.0, min(max(longest, least), most) - seconds),
        speech_s=spoken,
        given_s=seconds,
    )


def is_spoken(beat: Beat) -> bool:
    """Tell whether somebody is heard in a beat that takes time."""
    return isinstance(beat, SpeechBeat) or (isinstance(beat, SoundBeat) and takes_time(beat))
