"""A process that buys one clip from a service that is a file, and dies at a named point.

python -m support.paying.real FOLDER CLASS POINT
"""

import json
import os
import signal
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

import anyio

from storyc.backends.job import Accepted, Answer, Doubtful, Failure, Job, Link, Listed, Status
from storyc.backends.order import Asset, Order
from storyc.backends.service import Fetched, Sighted
from storyc.backends.wire import Call, Proof, Terms
from storyc.ledger import Delivered, Desk, Policy, SystemClock, open_ledger, pay_once
from support.paying.simulation import PURCHASES

QUICK = Policy(backoff_s=0.01, longest_s=0.05, poll_s=0.01)


@dataclass(frozen=True)
class FileService:
    """Charges by a line in a file. The answer to the first request is lost."""

    file: Path
    terms: Terms
    account: str = "file/studio"

    def stores(self, asset: Asset) -> bool:  # noqa: ARG002  # the protocol's
        return False

    async def store(self, asset: Asset) -> str | Failure:
        return asset.sha256

    def call(self, order: Order, held: dict[str, str]) -> Call:  # noqa: ARG002  # the protocol's
        return Call("POST", "/jobs", {}, order.prompt.encode())

    async def send(self, call: Call, key: str) -> Answer:
        jobs = self.jobs()
        known = [number for number, it in enumerate(jobs) if it["key"] == key]
        if known and self.terms.proof is Proof.KEY:
            return Accepted(Job(f"job-{known[0]}", Status.QUEUED))
        with self.file.open("a") as file:
            file.write(json.dumps({"key": key, "prompt": call.body.decode()}) + "\n")
            file.flush()
            os.fsync(file.fileno())
        if not jobs:
            return Doubtful("timeout")
        return Accepted(Job(f"job-{len(jobs)}", Status.QUEUED))

    async def look(self, job: str) -> Job:
        return Job(job, Status.SUCCEEDED, clip=Link("file"))

    async def newest(self) -> str | Failure | None:
        jobs = self.jobs()
        return f"job-{len(jobs) - 1}" if jobs else None

    async def sighted(self, watermark: str | None) -> Sighted | Failure:
        first = 0 if watermark is None else int(watermark.removeprefix("job-")) + 1
        found = [
            Listed(f"job-{number}", number, it["key"], None, it["prompt"], 8, "1280x720")
            for number, it in enumerate(self.jobs())
        ]
        return Sighted(tuple(reversed(found[first:])), reached=True)

    async def fetch(
        self,
        job: Job,
        order: Order,  # noqa: ARG002  # the protocol's
        into: Path,
    ) -> Fetched | Failure:
        return fetched(job.id.encode(), into)

    async def cancel(self, job: str) -> Failure | None:  # noqa: ARG002  # the protocol's
        return None

    def jobs(self) -> list[dict[str, str]]:
        if not self.file.exists():
            return []
        return [json.loads(line) for line in self.file.read_text().splitlines()]


def fetched(clip: bytes, into: Path) -> Fetched:
    into.write_bytes(clip)
    return Fetched(into, len(clip), sha256(clip).hexdigest())


@dataclass(frozen=True)
class FolderOfTakes:
    """A take store in a folder."""

    folder: Path

    async def find(self, content: str, take: int) -> str | None:
        clip = self.folder / f"{content}-{take}.mp4"
        return sha256(clip.read_bytes()).hexdigest() if clip.exists() else None

    def part(self, content: str, take: int) -> Path:
        return self.folder / f"{content}-{take}.part"

    async def make_ready(self) -> None:
        """There is always room."""

    async def recognise(
        self,
        content: str,  # noqa: ARG002  # the protocol's
        take: int,  # noqa: ARG002  # the same
        sha256: str,  # noqa: ARG002  # the same
    ) -> bool:
        return False

    async def keep(self, content: str, take: int, fetched: Fetched) -> None:
        fetched.path.replace(self.folder / f"{content}-{take}.mp4")


def main(folder: Path, proof: Proof, point: str) -> int:
    """Buy a clip; die at the point the first time that it is reached."""
    mark = folder / "killed"

    def reach(name: str) -> None:
        if name == point and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    echoes = frozenset({"prompt", "seconds", "size"}) if proof is Proof.LIST else frozenset()
    terms = Terms(proof, settle_s=0.05, key_lifetime_s=3600, echoes=echoes)  # type: ignore[arg-type]  # of words
    opened = open_ledger(folder / "state", SystemClock(), reach)
    desk = Desk(
        ledger=opened.ledger,
        service=FileService(folder / "charged.jsonl", terms),
        takes=FolderOfTakes(folder),
        claimants=opened.claimants,
        clock=SystemClock(),
        random=Random(),  # noqa: S311  # spreads retries
        policy=QUICK,
        points=reach,
    )
    outcome = anyio.run(pay_once, desk, PURCHASES[0])
    opened.close()
    return 0 if isinstance(outcome, Delivered) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Proof(sys.argv[2]), sys.argv[3]))
