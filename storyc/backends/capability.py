"""What can be asked of a protocol, and what an order asks beyond it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from storyc.backends.order import Order

Kind = Literal["image", "cameo", "voice", "first frame", "last frame"]
Size = tuple[int, int]

FRAMES: frozenset[Kind] = frozenset({"first frame", "last frame"})

_PLURAL: Mapping[Kind, str] = {
    "image": "reference pictures",
    "cameo": "clips of characters",
    "voice": "voice recordings",
    "first frame": "first frames",
    "last frame": "last frames",
}


_SEEDS = range(2**31)


@dataclass(frozen=True, slots=True)
class Tier:
    """What a service calls a picture size: a tier of resolution, and a shape."""

    resolution: str
    ratio: str


@dataclass(frozen=True, slots=True)
class Capability:
    """The fields that a protocol has.

    Shape: `sizes` gives the service's words for each picture size that can be asked for, `takes`
    the kinds of assets that go with a request, `reasons` what to say of a kind that does not.
    Units: `seconds` whole seconds; `prompt_limit` UTF-16 units: services that count characters do
    not say which, and no other count is higher.
    """

    sizes: Mapping[Size, Tier]
    seconds: tuple[int, ...]
    takes: frozenset[Kind]
    reasons: Mapping[Kind, str] = field(default_factory=dict)
    is_silent_possible: bool = False
    has_seed: bool = False
    extends: bool = False
    last_frame_alone: bool = False
    frames_with_references: bool = False
    prompt_limit: int | None = None

    def lacks(self, order: Order) -> str | None:
        """Say what of an order cannot be asked for, `None` if all of it can."""
        return next(
            (it for part in (_picture, _sound, _assets, _words) for it in part(self, order)), None
        )


def _picture(can: Capability, order: Order) -> Iterator[str]:
    if (order.width, order.height) not in can.sizes:
        yield f"it makes no pictures of {order.width}x{order.height}"
    if order.seconds not in can.seconds:
        yield f"it makes no clips of {order.seconds} s"
    if order.seed is not None and not can.has_seed:
        yield "it takes no seed"
    if order.seed is not None and order.seed not in _SEEDS:
        yield f"it takes no seed above {_SEEDS[-1]:,}"
    if order.extends is not None and not can.extends:
        yield "it does not go on with a clip of its own"


def _sound(can: Capability, order: Order) -> Iterator[str]:
    if not order.audio and not can.is_silent_possible:
        yield "its clips always have sound"


def _assets(can: Capability, order: Order) -> Iterator[str]:
    kinds = [it.kind for it in order.assets]
    for kind in kinds:
        if kind not in can.takes:
            yield can.reasons.get(kind, f"it takes no {_PLURAL[kind]}")
        if kind in FRAMES and kinds.count(kind) > 1:
            yield f"it takes one {kind}"
    if FRAMES.isdisjoint(kinds):
        return
    if not can.frames_with_references and not FRAMES.issuperset(kinds):
        yield "it takes a first or last frame or references, not both"
    if "first frame" not in kinds and not can.last_frame_alone:
        yield "it takes a last frame only beside a first one"


def _words(can: Capability, order: Order) -> Iterator[str]:
    if not order.prompt.strip():
        yield "it takes no empty prompt"
    if can.prompt_limit is not None and units(order.prompt) > can.prompt_limit:
        yield (
            f"it takes at most {can.prompt_limit:,} characters of prompt, and this one has"
            f" {units(order.prompt):,}"
        )


def units(text: str) -> int:
    """Return how long a text is in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
