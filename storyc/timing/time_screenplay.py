"""Times every beat of a screenplay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from storyc.ir import Beat, Duration, Screenplay, Shot, SpeechBeat, takes_time
from storyc.timing.bounds import bounded
from storyc.timing.estimate import Estimator
from storyc.timing.fit import share, to_frames
from storyc.timing.pace import PACE, Pace
from storyc.timing.tempo import tempo_of
from storyc.timing.timing import Seconds, TimedBeat, Timing
from storyc.timing.together import Placed, find_together


def time_screenplay(
    screenplay: Screenplay, pace: Pace = PACE, *, most_frames: int | None = None
) -> Timing:
    """Return the time of every beat.

    A beat's seconds are what its content suggests; its frames are what the film plans. They differ
    where the writer gave the shot a time: an exact one is met to the frame, a range or an
    approximate one pulls the sum into its bounds.

    Args:
        screenplay: the script after lowering.
        pace: the constants; tests and tuned projects may give their own.
        most_frames: the longest stretch that can be shown uncut, if there is one: dual dialogue
            that is longer is timed one speech after the other.
    """
    page = screenplay.title_page
    voices = {
        it.name: tempo_of(it.voice.text, pace)
        for it in screenplay.characters
        if it.voice is not None
    }
    clock = _Clock(Estimator(page.language, pace, voices), page.fps, pace, most_frames)
    timed = (
        beat
        for scene in screenplay.scenes
        for shot in scene.shots
        for beat in clock.time_shot(shot)
    )
    return Timing(fps=page.fps, by_beat={beat.beat_id: beat for beat in timed})


@dataclass(frozen=True)
class _Clock:
    estimator: Estimator
    fps: int
    pace: Pace
    most_frames: int | None

    def time_shot(self, shot: Shot) -> Iterator[TimedBeat]:
        seconds = self._estimates(shot.beats)
        placed = self._place(shot, [to_frames(it.likely_s, self.fps) for it in seconds])
        binding = shot.duration is not None and shot.duration.exact
        for at, beat in enumerate(shot.beats):
            here = placed.get(at, Placed(0))
            told = _explained(seconds[at], shot.duration) if at in placed else seconds[at]
            if isinstance(beat, SpeechBeat) and here.back > 0:
                told = replace(told, basis=f"{told.basis}, while the other speaks")
            yield TimedBeat(beat.id, told, here.frames, binding=binding, back=here.back)

    def _estimates(self, beats: Sequence[Beat]) -> list[Seconds]:
        found, before = [], None
        for beat in beats:
            found.append(self.estimator.estimate(beat, before))
            before = beat if takes_time(beat) else before
        return found

    def _place(self, shot: Shot, natural: Sequence[int]) -> dict[int, Placed]:
        timed = [at for at, beat in enumerate(shot.beats) if takes_time(beat)]
        if not any(isinstance(beat, SpeechBeat) and beat.dual for beat in shot.beats):
            return self._place_in_turn(shot, timed, [natural[at] for at in timed])
        units = tuple(find_together(shot.beats, timed, natural, self.most_frames))
        lengths = [unit.length(natural) for unit in units]
        wanted = self._within(shot.duration, sum(lengths))
        placed: dict[int, Placed] = {}
        for unit, frames in zip(units, share(wanted, lengths), strict=True):
            placed |= unit.placed(frames, natural)
        return placed

    def _place_in_turn(
        self, shot: Shot, timed: Sequence[int], lengths: Sequence[int]
    ) -> dict[int, Placed]:
        """Place the beats of a shot in which nobody speaks at the same time: nearly every shot."""
        frames = share(self._within(shot.duration, sum(lengths)), lengths)
        return {at: Placed(length) for at, length in zip(timed, frames, strict=True)}

    def _within(self, duration: Duration | None, natural: int) -> int:
        """Return the frames of a shot: the natural ones, pulled into the bounds that were given."""
        if duration is None or natural == 0:
            return natural
        least, most = bounded(duration, self.pace)
        return min(max(natural, to_frames(least, self.fps)), to_frames(most, self.fps))


def _explained(seconds: Seconds, duration: Duration | None) -> Seconds:
    if duration is None:
        return seconds
    return replace(seconds, basis=f"{seconds.basis}; the shot is given {_in_words(duration)}")


def _in_words(duration: Duration) -> str:
    if duration.min_s != duration.max_s:
        return f"{duration.min_s:g}s..{duration.max_s:g}s"
    return f"{'~' if duration.approximate else ''}{duration.min_s:g}s"
