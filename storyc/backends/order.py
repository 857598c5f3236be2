"""What a paid service is asked for, in no service's own words."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes with a request.

    `name` is what the prompt calls it, `sha256` the hex digest of its content: the path is only
    where it lies today. What the service holds already is no file but a `handle`, the service's own
    name of it; its digest is the handle's.
    """

    kind: Literal["image", "cameo", "voice", "first frame", "last frame"]
    name: str
    path: Path
    media_type: str
    sha256: str
    handle: str | None = None


@dataclass(frozen=True, slots=True)
class OrderedShot:
    """A shot inside a clip, for services that take shots one by one. Units: whole seconds."""

    text: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Order:
    """One clip to generate.

    Two orders with equal fields are the same work; `take` tells apart several takes of it.

    Shape: `assets` in the order in which the prompt counts them; `shots` empty or together the
    whole clip.
    Units: `seconds` whole seconds, `usd` the expected price in US dollars or `None` if unknown,
    `frames` the clip's length at `fps`.
    """

    slate: str
    take: int
    target: str
    prompt: str
    seconds: int
    width: int
    height: int
    fps: int
    frames: int
    audio: bool
    usd: Decimal | None
    seed: int | None = None
    assets: tuple[Asset, ...] = ()
    shots: tuple[OrderedShot, ...] = ()
    extends: str | None = None
    """The service's id of the job whose clip this one continues."""
