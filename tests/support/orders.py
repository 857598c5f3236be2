"""Orders as a film makes them, for services."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from storyc import targets
from storyc.backends.capability import Kind
from storyc.backends.order import Asset, Order

CONTENT = {"image": b"a picture", "cameo": b"a clip", "voice": b"a voice"}
MEDIA = {"cameo": "video/mp4", "voice": "audio/mp3"}

PROMPT = 'MARA climbs the iron stair. She says: "It went out — you saw it too."'


def an_asset(kind: Kind, name: str = "MARA") -> Asset:
    content = CONTENT.get(kind, b"a picture")
    return Asset(
        kind=kind,
        name=name,
        path=Path("cast") / f"{name.lower()}.bin",
        media_type=MEDIA.get(kind, "image/png"),
        sha256=sha256(content).hexdigest(),
    )


def content_of(order: Order) -> dict[str, bytes]:
    return {it.sha256: CONTENT.get(it.kind, b"a picture") for it in order.assets}


def an_order(target: str, /, *kinds: Kind, **changes: object) -> Order:
    """Return an order that the target can do: its shortest clip of 720p, or of its first size."""
    known = targets.load(target)
    assert known is not None
    wide = [it for it in known.sizes if it.width > it.height]
    size = next((it for it in wide if it.height == 720), wide[0])
    seconds = min(it for it in known.seconds if it >= 4)
    order = Order(
        slate="12B",
        take=1,
        target=target,
        prompt=PROMPT,
        seconds=seconds,
        width=size.width,
        height=size.height,
        fps=known.fps[0],
        frames=seconds * known.fps[0],
        audio=True,
        usd=None,
        assets=tuple(an_asset(kind) for kind in kinds),
    )
    return replace(order, **changes)  # type: ignore[arg-type]  # the names of its fields
