"""What a segment costs, in whole numbers."""

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, get_args

from storyc.plan.weights import Boundary, Weights
from storyc.targets import Frame, Target, price

_MICRO = 10**6
_PERMILLE = 1000


@dataclass(frozen=True)
class Tariff:
    """Prices segments and cuts for one target, picture size and frame rate.

    Units: everything is counted in micro-dollars, a thousand and `fps` times finer, so that chances
    and frames need no fractions. Whole numbers compare the same on every machine, and two plans tie
    only if they cost exactly the same.
    """

    target: Target
    size: Frame
    fps: int
    weights: Weights

    def cut(self, boundary: Boundary) -> int:
        """Return the cost of cutting at a boundary."""
        return self._cuts[boundary]

    def segment(self, clip_frames: int, shots: int) -> int:
        """Return the cost of one clip: its price, its waste and the retakes to be expected.

        Args:
            clip_frames: frames asked for, handles included; not above the target's limit.
            shots: shots that the prompt describes.
        """
        rung = self._rung(clip_frames)
        waste, per_s, per_shot, review = self._scaled
        chance = per_s * clip_frames + per_shot * (shots - 1) * self.fps
        return (
            rung.paid * _PERMILLE * self.fps
            + waste * (rung.frames - clip_frames) * _PERMILLE
            + (rung.paid + review) * chance
        )

    def billed(self, clip_frames: int) -> int:
        """Return the seconds that are paid for a clip of this length."""
        return self._rung(clip_frames).seconds

    def _rung(self, clip_frames: int) -> "_Rung":
        return self._ladder[bisect_left(self._ladder, clip_frames, key=lambda it: it.frames)]

    @cached_property
    def _ladder(self) -> tuple["_Rung", ...]:
        """The lengths of clip that can be had, shortest first."""
        return tuple(
            _Rung(seconds * self.fps, seconds, _whole(self._price(seconds), _MICRO))
            for seconds in self.target.seconds
        )

    @cached_property
    def _cuts(self) -> dict[Boundary, int]:
        return {
            kind: _whole(self.weights.cut(kind), _MICRO) * _PERMILLE * self.fps
            for kind in get_args(Boundary)
        }

    @cached_property
    def _scaled(self) -> tuple[int, int, int, int]:
        """Waste a second, chances of a retake a second and a shot, and the review of one."""
        weights = self.weights
        return (
            _whole(weights.waste_per_s, _MICRO),
            _whole(weights.retake_per_s, _PERMILLE),
            _whole(weights.retake_per_shot, _PERMILLE),
            _whole(weights.review, _MICRO),
        )

    def _price(self, billed_s: int) -> Decimal:
        known = price(self.target, self.size, billed_s)
        return self.weights.unknown_per_s * billed_s if known is None else known


class _Rung(NamedTuple):
    """A length of clip that can be had: in frames and in seconds, and its micro-dollars."""

    frames: int
    seconds: int
    paid: int


def _whole(value: Decimal, places: int) -> int:
    return int(value * places)
