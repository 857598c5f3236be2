"""Places shots and beats inside their segments."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from storyc.ir import SoundBeat
from storyc.plan.meter import ShotBeat
from storyc.plan.piece import Piece
from storyc.plan.plan import PlannedBeat, PlannedShot
from storyc.timing import Timing


def place_shots(pieces: Sequence[Piece], timing: Timing) -> Iterator[tuple[PlannedShot, ...]]:
    """Yield the shots of each piece, in order; a shot that was cut is counted through its parts."""
    grouped = [_by_shot(piece.beats) for piece in pieces]
    parts = Counter(id(group[0].shot) for groups in grouped for group in groups)
    done: Counter[int] = Counter()
    spent: Counter[int] = Counter()
    for groups in grouped:
        placed, start = [], 0
        for group in groups:
            shot = id(group[0].shot)
            beats = _place_beats(group, timing, start, spent[shot])
            frames = sum(timing.advance(beat.id) for beat in beats)
            done[shot] += 1
            placed.append(
                PlannedShot(
                    id=group[0].shot.id,
                    part=done[shot],
                    parts=parts[shot],
                    start_frame=start,
                    frames=frames,
                    beats=beats,
                )
            )
            spent[shot] += frames
            start += frames
        yield tuple(placed)


def _by_shot(beats: Sequence[ShotBeat]) -> list[list[ShotBeat]]:
    return [list(group) for _, group in groupby(beats, key=lambda each: id(each.shot))]


def _place_beats(
    group: Sequence[ShotBeat], timing: Timing, start: int, spent: int
) -> tuple[PlannedBeat, ...]:
    """Place the beats of one shot in its segment.

    Args:
        group: the beats.
        timing: their times.
        start: the shot's first frame in the segment.
        spent: frames of the shot that earlier segments showed.
    """
    end = start + sum(timing.advance(each.beat.id) for each in group)
    placed, now = [], start
    for _, beat in group:
        timed = timing.by_beat[beat.id]
        at, length = now - timed.back, timed.frames
        if isinstance(beat, SoundBeat) and beat.at_s is not None and length == 0:
            wished = start - spent + int(beat.at_s * timing.fps + 0.5)
            at = min(max(wished, start), max(start, end - 1))
        basis = timed.seconds.basis
        placed.append(PlannedBeat(id=beat.id, start_frame=at, frames=length, basis=basis))
        now += timed.advance
    return tuple(placed)
