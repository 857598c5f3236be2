"""A process that has a film's clips made, for tests that kill it.

python -m support.renders.film FOLDER BASE CLASS SEGMENTS FIRST
"""

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import anyio

from storyc.backends.http_service import HttpService
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.order import Order
from storyc.backends.patience import Patience
from storyc.backends.protocols import PROTOCOLS
from storyc.backends.secret import Secret
from storyc.backends.transport import KeyHeader, connected
from storyc.backends.wire import Proof, Terms, Wire
from storyc.ledger import Policy
from storyc.render.buying import Buying
from storyc.render.session import Session
from storyc.render.step import Step, clip_of
from storyc.render.stop import Stop
from storyc.render.take_store import TakeStore
from support.conformance.studio import KEY

QUICK = Policy(
    fence_s=0.5,
    tries=30,
    backoff_s=0.02,
    longest_s=0.2,
    poll_s=0.02,
    poll_longest_s=0.1,
    join_s=0.05,
)
PATIENCE = Patience(connect_s=1.0, silence_s=1.5, answer_s=2.0, fetch_s=20.0)
SETTLE_S = 2.5
"""Above the fence, the lags of the server and the time of a request."""

CHAINED = frozenset({3, 4, 8})
"""The segments that begin where the one before ends."""


class Hasty(OpenAiVideosWire):
    """The codec of a service that wants to be asked often."""

    pause_s: ClassVar = 0.5


def order(number: int) -> Order:
    """Return one of the film's orders: each in words of its own, but for two that are the same."""
    words = number if number != 1 else 0
    return Order(
        slate=f"{number}A",
        take=1 if number != 1 else 2,
        target="sora-2",
        prompt=f"Segment {words}: rain on the roof.",
        seconds=4,
        width=320,
        height=180,
        fps=24,
        frames=96,
        audio=True,
        usd=Decimal("0.40"),
    )


def steps(segments: int, *, chained: bool, first: int = 0) -> tuple[Step, ...]:
    """Return the film whose segments are numbered from `first`: another number, another film."""
    return tuple(
        Step(order(first + at), "match" if chained and at in CHAINED else "cut", 95)
        for at in range(segments)
    )


def wire_of(proof: Proof) -> Wire:
    """Return a codec whose service offers a proof of the class."""
    if proof is Proof.REFERENCE:
        return PROTOCOLS["kling"].make({"sora-2": "kling-3.0"})
    return Hasty({"sora-2": "sora-2"})


async def made(folder: Path, base: str, proof: Proof, segments: int, first: int) -> dict[str, str]:
    """Have the film made as far as it goes, and return how each segment ended."""
    wire = wire_of(proof)
    terms = Terms(proof=proof, settle_s=SETTLE_S, key_lifetime_s=3600.0, echoes=wire.terms.echoes)
    store = TakeStore(folder / "takes")
    buying = Buying(("openai-videos", "sora-2"), base, model=None)
    key = KeyHeader(key=Secret(KEY))
    async with connected(base, key, PATIENCE) as transport:
        service = HttpService(
            account=f"test {base}", wire=wire, transport=transport, own_terms=terms
        )
        session = Session(service, store, buying, folder / "ledger", Stop(), QUICK)
        film = steps(segments, chained=proof is not Proof.REFERENCE, first=first)
        (results,) = await session.run([film], lambda _step, _result: None)
    return {slate: clip_of(it) or repr(it) for slate, it in results.items()}


def main() -> None:
    folder, base, proof, segments, first = sys.argv[1:]
    results = anyio.run(made, Path(folder), base, Proof(proof), int(segments), int(first))
    sys.stdout.write(json.dumps(results) + "\n")


if __name__ == "__main__":
    main()
