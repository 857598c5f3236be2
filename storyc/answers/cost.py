"""What a plan costs, by scene, and with the retakes that are to be expected."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from storyc.plan import DEFAULT, Plan, Segment, Weights


@dataclass(frozen=True, slots=True)
class Cost:
    """What some segments cost.

    `usd` is the price if every first take is kept, `usd_with_retakes` the price with the retakes
    that are to be expected: most films lie between the two. Both are `None` where the price is not
    known; an unknown price is never taken for zero. `made` counts the segments of which the build
    folder holds a take of this target already, and `usd_left` is the price of the others.

    Units: `seconds` of the film, `billed_s` seconds that are paid for, US dollars.
    """

    segments: int
    seconds: Decimal
    billed_s: int
    retakes: Decimal
    usd: Decimal | None
    usd_with_retakes: Decimal | None
    made: int
    usd_left: Decimal | None

    @classmethod
    def sum(cls, costs: Iterable["Cost"]) -> "Cost":
        """Add costs up; one price that is not known makes the sum unknown."""
        every = tuple(costs)
        return cls(
            segments=sum(it.segments for it in every),
            seconds=sum((it.seconds for it in every), Decimal(0)),
            billed_s=sum(it.billed_s for it in every),
            retakes=sum((it.retakes for it in every), Decimal(0)),
            usd=_sum(it.usd for it in every),
            usd_with_retakes=_sum(it.usd_with_retakes for it in every),
            made=sum(it.made for it in every),
            usd_left=_sum(it.usd_left for it in every),
        )


@dataclass(frozen=True, slots=True)
class SceneCost:
    """What one scene costs."""

    scene: str
    title: str
    cost: Cost


@dataclass(frozen=True, slots=True)
class FilmCost:
    """What a film costs at one target, scene by scene and in all."""

    target: str
    scenes: tuple[SceneCost, ...]
    total: Cost


def film_cost(
    plan: Plan,
    titles: Mapping[str, str],
    made: Collection[str] = (),
    weights: Weights = DEFAULT,
) -> FilmCost:
    """Return what a plan costs.

    Args:
        plan: the segments with their prices.
        titles: the scenes' titles, by id.
        made: slates of the segments of which a take of this target is there already.
        weights: the planner's, which say how many retakes are to be expected.
    """
    scenes = tuple(
        SceneCost(
            scene,
            titles.get(scene, ""),
            Cost.sum(
                segment_cost(it, plan.fps, is_made=it.slate in made, weights=weights)
                for it in segments
            ),
        )
        for scene, segments in groupby(plan.segments, key=lambda it: it.scene)
    )
    return FilmCost(plan.target, scenes, Cost.sum(it.cost for it in scenes))


def segment_cost(
    segment: Segment, fps: int, *, is_made: bool = False, weights: Weights = DEFAULT
) -> Cost:
    """Return what one segment costs."""
    retakes = weights.retakes(segment.clip_frames, fps, len(segment.shots))
    usd = None if segment.usd is None else Decimal(segment.usd)
    return Cost(
        segments=1,
        seconds=Decimal(segment.frames) / fps,
        billed_s=segment.billed_s,
        retakes=retakes,
        usd=usd,
        usd_with_retakes=None if usd is None else usd * (1 + retakes),
        made=int(is_made),
        usd_left=Decimal(0) if is_made else usd,
    )


def _sum(prices: Iterable[Decimal | None]) -> Decimal | None:
    every = tuple(prices)
    known = [it for it in every if it is not None]
    return sum(known, Decimal(0)) if len(known) == len(every) else None
