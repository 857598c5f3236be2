"""Times every beat of a screenplay."""

from collections.abc import Iterator, Sequence

from storyc.ir import Beat, Duration, Screenplay, Shot, takes_time
from storyc.timing.estimate import estimate
from storyc.timing.fit import share, to_frames
from storyc.timing.pace import PACE, Pace
from storyc.timing.timing import Seconds, TimedBeat, Timing


def time_screenplay(screenplay: Screenplay, pace: Pace = PACE) -> Timing:
    """Return the time of every beat.

    A beat's seconds are what its content suggests; its frames are what the film plans. They differ
    where the writer gave the shot a time: an exact one is met to the frame, a range or an
    approximate one pulls the sum into its bounds.

    Args:
        screenplay: the script after lowering.
        pace: the constants; tests and tuned projects may give their own.
    """
    language, fps = screenplay.title_page.language, screenplay.title_page.fps
    timed = (
        beat
        for scene in screenplay.scenes
        for shot in scene.shots
        for beat in _time_shot(shot, language=language, fps=fps, pace=pace)
    )
    return Timing(fps=fps, by_beat={beat.beat_id: beat for beat in timed})


def _time_shot(shot: Shot, *, language: str, fps: int, pace: Pace) -> Iterator[TimedBeat]:
    seconds = _estimates(shot.beats, language, pace)
    natural = [to_frames(it.likely_s, fps) for it in seconds]
    timed = [index for index, beat in enumerate(shot.beats) if takes_time(beat)]
    wanted = _within(shot.duration, sum(natural[index] for index in timed), fps, pace)
    frames = dict(zip(timed, share(wanted, [natural[index] for index in timed]), strict=True))
    binding = shot.duration is not None and shot.duration.exact
    for index, beat in enumerate(shot.beats):
        yield TimedBeat(
            beat_id=beat.id,
            seconds=_explained(seconds[index], shot.duration)
            if index in frames
            else seconds[index],
            frames=frames.get(index, 0),
            binding=binding,
        )


def _estimates(beats: Sequence[Beat], language: str, pace: Pace) -> list[Seconds]:
    found, before = [], None
    for beat in beats:
        found.append(estimate(beat, before, language=language, pace=pace))
        before = beat if takes_time(beat) else before
    return found


def _within(duration: Duration | None, natural: int, fps: int, pace: Pace) -> int:
    """Return the frames of a shot: the natural ones, pulled into the bounds that were given."""
    if duration is None or natural == 0:
        return natural
    slack = pace.approximate if duration.approximate else 0.0
    least = to_frames(duration.min_s * (1 - slack), fps)
    most = to_frames(duration.max_s * (1 + slack), fps)
    return min(max(natural, least), most)


def _explained(seconds: Seconds, duration: Duration | None) -> Seconds:
    if duration is None:
        return seconds
    given = _in_words(duration)
    return Seconds(
        seconds.min_s,
        seconds.likely_s,
        seconds.max_s,
        f"{seconds.basis}; the shot is given {given}",
    )


def _in_words(duration: Duration) -> str:
    if duration.min_s != duration.max_s:
        return f"{duration.min_s:g}s..{duration.max_s:g}s"
    return f"{'~' if duration.approximate else ''}{duration.min_s:g}s"
