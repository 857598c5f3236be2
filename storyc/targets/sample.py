"""A sample clip: what the same bit of film costs at each target."""

from decimal import Decimal

from storyc.targets.frame import Frame
from storyc.targets.picture import nearest_fps, nearest_size
from storyc.targets.price import price
from storyc.targets.target import Target

SAMPLE_S = 10
SAMPLE_SIZE = Frame(width=1280, height=720)
_SAMPLE_FPS = 24


def sample_size(target: Target) -> Frame:
    """Return the picture size of the sample: the nearest to 720p that the target makes."""
    width, height = nearest_size((SAMPLE_SIZE.width, SAMPLE_SIZE.height), target)
    return Frame(width=width, height=height)


def sample_price(target: Target) -> Decimal | None:
    """Return what ten seconds of film cost, all that is billed for them.

    Where they do not fit one clip, several are counted.
    """
    size = sample_size(target)
    there = target.at(size, nearest_fps(_SAMPLE_FPS, target))
    whole, rest = divmod(SAMPLE_S, there.max_seconds)
    billed = whole * there.max_seconds + (there.billed_seconds(rest) or 0 if rest else 0)
    return price(there, size, billed)
