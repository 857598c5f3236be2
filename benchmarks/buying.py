"""What the engine of paid clips costs beside the service: `engine`, `engine-warm`, `engine-memory`.

The ledger, the take store and the protocol are the real ones; the vendor stands in this process and
answers at once, so that what is measured is ours.
"""

import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import anyio

from benchmarks.bench import Bench, Goal
from benchmarks.memory import peak
from storyc.backends.job import Accepted, Answer, Failure, Job, Link, Status
from storyc.backends.order import Asset, Order
from storyc.backends.service import Fetched, Sighted
from storyc.backends.wire import Call, Proof, Terms
from storyc.ledger import Policy
from storyc.render.buying import Buying
from storyc.render.engine import MOST_AT_ONCE
from storyc.render.session import Session
from storyc.render.step import Result, Step, clip_of
from storyc.render.stop import Stop
from storyc.render.take_store import TakeStore

_CLIPS = 1_000
_WAITING = 10_000
_WARM = 18_000
"""300 episodes of 60 shots."""
_BASE = "http://127.0.0.1:9"
_CLIP = b"a clip"


def benches() -> Iterator[Bench]:
    """Yield the benches: a clip bought, a clip found bought, and the memory of many waits."""
    yield Bench("engine", "clips/s", _bought, Goal(25, at_least=True), rounds=3)
    yield Bench("engine-warm", "s", _found, Goal(5), rounds=1)
    yield Bench("engine-memory", "MB", _megabytes, Goal(300), rounds=1)


class _Vendor:
    """A service that takes everything, and delivers once `delivers` says so."""

    account = "a vendor in the process"
    terms = Terms(Proof.KEY, key_lifetime_s=86_400.0)

    def __init__(self, *, delivers: bool = True) -> None:
        self.delivers = delivers
        self.accepted = 0

    def stores(self, asset: Asset) -> bool:  # noqa: ARG002  # the signature is the protocol's
        return False

    async def store(self, asset: Asset) -> str | Failure:
        raise AssertionError(asset)

    def call(self, order: Order, held: dict[str, str]) -> Call:  # noqa: ARG002  # see above
        return Call("POST", "/videos", body=order.prompt.encode())

    async def send(self, call: Call, key: str) -> Answer:  # noqa: ARG002  # see above
        self.accepted += 1
        return Accepted(Job(f"job-{self.accepted}", Status.QUEUED))

    async def look(self, job: str) -> Job:
        if not self.delivers:
            return Job(job, Status.RUNNING, poll_after_s=3_600.0)
        return Job(job, Status.SUCCEEDED, clip=Link("/clip", of_service=True))

    async def newest(self) -> str | Failure | None:
        return None

    async def sighted(self, watermark: str | None) -> Sighted | Failure:  # noqa: ARG002  # see above
        return Sighted((), reached=True)

    async def fetch(self, job: Job, order: Order, into: Path) -> Fetched | Failure:  # noqa: ARG002  # see above
        into.write_bytes(_CLIP)  # noqa: ASYNC240  # six bytes, and nobody else waits
        return Fetched(into, len(_CLIP), hashlib.sha256(_CLIP).hexdigest())

    async def cancel(self, job: str) -> Failure | None:  # noqa: ARG002  # see above
        return None


def _steps(count: int) -> tuple[Step, ...]:
    return tuple(
        Step(
            Order(
                slate=f"{at}A",
                take=1,
                target="sora-2",
                prompt=f"Segment {at}: rain on the roof.",
                seconds=4,
                width=320,
                height=180,
                fps=24,
                frames=96,
                audio=True,
                usd=None,
            ),
            "cut",
            95,
        )
        for at in range(count)
    )


async def _film(folder: Path, vendor: _Vendor, steps: tuple[Step, ...]) -> Mapping[str, Result]:
    session = Session(
        vendor,
        TakeStore(folder / "takes"),
        Buying(("openai-videos", "sora-2"), _BASE, accept_unknown_price=True),
        folder / "ledger",
        Stop(),
        Policy(poll_s=0.0, poll_longest_s=3_600.0),
    )
    (results,) = await session.run([steps], lambda _step, _result: None)
    missing = [it for it in results.values() if clip_of(it) is None]
    if missing:
        raise AssertionError(missing[0])
    return results


def _bought() -> float:
    """Return the clips that are bought in a second."""
    with tempfile.TemporaryDirectory(prefix="storyc-bench-") as folder:
        steps = _steps(_CLIPS)
        start = time.perf_counter()
        anyio.run(_film, Path(folder), _Vendor(), steps)
        return _CLIPS / (time.perf_counter() - start)


def _found() -> float:
    """Return the seconds until a long series is known to be bought already."""
    with tempfile.TemporaryDirectory(prefix="storyc-bench-") as folder:
        steps = _steps(_WARM)
        anyio.run(_film, Path(folder), _Vendor(), steps)
        start = time.perf_counter()
        vendor = _Vendor()
        anyio.run(_film, Path(folder), vendor, steps)
        if vendor.accepted:
            raise AssertionError("a clip was bought twice")
        return time.perf_counter() - start


def _megabytes() -> float:
    """Return the memory of a process in which very many clips are waited for."""
    with tempfile.TemporaryDirectory(prefix="storyc-bench-") as folder:
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.buying", folder],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[1],
        )
    return float(told.stdout)


async def _wait(folder: Path) -> None:
    """Leave when as many clips are sent as may be made at a time, and the others wait for them."""
    vendor = _Vendor(delivers=False)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_film, folder, vendor, _steps(_WAITING))
        while vendor.accepted < MOST_AT_ONCE:  # noqa: ASYNC110  # a vendor tells nobody
            await anyio.sleep(0.1)
        await anyio.sleep(1.0)
        print(peak())
        tasks.cancel_scope.cancel()


if __name__ == "__main__":
    anyio.run(_wait, Path(sys.argv[1]))
