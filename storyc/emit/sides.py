"""Which sides of the frame a clip must be told because it does not say them itself."""

from collections.abc import Sequence

from storyc.continuity import ContinuityLog, Side
from storyc.plan import ShotBeat
from storyc.source import Span

_A_PAIR = 2


def carried_sides(beats: Sequence[ShotBeat], log: ContinuityLog) -> dict[str, Side]:
    """Return who is on which side of the frame all through a run of beats, by name.

    Told is only what is sure to be right: nothing moves inside the run, each of its shots is on two
    or more of these people, and no line of the run says it in its own words. A single shot may have
    its person anywhere.
    """
    sides = log.before[beats[0].beat.id].sides
    changes = any(log.after[each.beat.id].sides != sides for each in beats)
    if len(sides) < _A_PAIR or changes:
        return {}
    shots = {each.shot.id: each.shot for each in beats}.values()
    for shot in shots:
        if len({it.name for it in shot.subjects}.intersection(sides)) < _A_PAIR:
            return {}
    told = [shot.span for shot in shots] + [each.beat.span for each in beats]
    return {
        name: it.side
        for name, it in sides.items()
        if not any(_is_part_of(it.since, place) for place in told)
    }


def _is_part_of(words: Span, place: Span) -> bool:
    return words.source == place.source and place.start <= words.start <= words.end <= place.end
