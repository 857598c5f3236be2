"""Nothing is paid twice: films finish whatever is killed, and each segment was charged once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Lock

import pytest
from support.conformance.charges import read_charges

from storyc.backends.wire import Proof

ROOT = Path(__file__).parents[1]
SEGMENTS = 12
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
CLASSES = (Proof.KEY, Proof.LIST)


@dataclass
class Service:
    """A conformance server as a process, which can be killed and begun again where it was."""

    folder: Path
    proof: Proof
    seed: int
    port: int = 0
    base: str = ""
    process: "subprocess.Popen[str] | None" = None
    kills: int = 0
    rate: float = 0.1
    lock: Lock = field(default_factory=Lock)

    def start(self) -> None:
        command = [sys.executable, "-m", "support.conformance", "--port", str(self.port)]
        command += ["--ledger", str(self.folder / "charges"), "--seed", str(self.seed + self.kills)]
        command += ["--rate", str(self.rate), "--accept-lag", "0.1", "--list-lag", "0.2"]
        command += ["--states", "running,succeeded"]
        if self.proof is Proof.KEY:
            command.append("--honours-keys")
        self.process = subprocess.Popen(
            command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, cwd=self.folder
        )
        assert self.process.stdout is not None
        self.base = json.loads(self.process.stdout.readline())["base"]
        self.port = int(self.base.rpartition(":")[2])

    def restart(self) -> None:
        """Kill it and begin it again, for one film at a time."""
        with self.lock:
            self.kill()
            self.start()

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.kills += 1


@contextmanager
def serving(folder: Path, proof: Proof, seed: int) -> Iterator[Service]:
    """Run a server as long as the block runs."""
    service = Service(folder, proof, seed)
    service.start()
    try:
        yield service
    finally:
        service.kill()


@dataclass
class Killer:
    """Runs a film again and again, and kills it, or its server, at moments left to chance."""

    folder: Path
    service: Service
    chance: Random
    first: int = 0
    kills: int = 0
    last: dict[str, str] = field(default_factory=dict)

    def run(self, most_s: float | None) -> bool:
        """Run the film once; kill it after `most_s`. Tell whether it came to its end."""
        proof = self.service.proof.value
        command = [sys.executable, "-m", "support.renders.film", str(self.folder)]
        command += [f"{self.service.base}/v1", proof, str(SEGMENTS), str(self.first)]
        film = subprocess.Popen(
            command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        try:
            out, err = film.communicate(timeout=most_s if most_s is not None else 120)
        except subprocess.TimeoutExpired:
            assert most_s is not None, "the film does not come to its end"
            film.send_signal(signal.SIGKILL)
            film.communicate()
            self.kills += 1
            return False
        assert film.returncode == 0, err
        self.last = json.loads(out)
        return True

    def torment(self, kills: int) -> None:
        """Kill until it has been enough, then let the film finish."""
        started = time.monotonic()
        while self.kills < kills and time.monotonic() - started < 3 * kills:
            if self.run(0.7 + self.chance.random() * 2):
                break
            if self.chance.random() < 0.3:
                self.service.restart()
        for _ in range(20):
            if self.run(None) and all(len(it) == 64 for it in self.last.values()):
                return
        raise AssertionError(f"not finished: {self.last}")


def torment(folder: Path, proof: Proof, kills: int, seed: int) -> int:
    """Have a film made under kills, and hold what was charged against it; return the kills."""
    with serving(folder, proof, seed) as service:
        killer = Killer(folder, service, Random(seed))  # noqa: S311  # it chooses moments, no secret
        killer.torment(kills)
        assert set(killer.last) == {f"{number}A" for number in range(SEGMENTS)}
        charged = read_charges(folder / "charges")
        assert len(charged) == SEGMENTS, [it["asked"]["prompt"] for it in charged]
        assert len({it["id"] for it in charged}) == SEGMENTS
        return killer.kills + service.kills


@pytest.mark.parametrize("proof", CLASSES)
def test_a_film_that_is_killed_pays_for_each_segment_once(tmp_path: Path, proof: Proof) -> None:
    assert torment(tmp_path, proof, 5, seed=3) >= 1


@pytest.mark.soak
def test_a_thousand_kills_and_nothing_is_paid_twice(tmp_path: Path) -> None:
    """`uv run pytest -m soak -k paid` runs this; it takes about half an hour."""
    kills, film = 0, 0
    while kills < 1000:
        folder = tmp_path / str(film)
        folder.mkdir()
        kills += torment(folder, CLASSES[film % len(CLASSES)], 40, seed=film)
        film += 1


def torment_two(folder: Path, proof: Proof, kills: int, seed: int) -> int:
    """Have two films made side by side on one account, each killed at moments of its own.

    Whatever one of them leaves in doubt, the other one may find and settle.
    """
    with serving(folder, proof, seed) as service:
        films = [
            Killer(folder, service, Random(seed + first), first)  # noqa: S311  # no secret
            for first in (0, 100)
        ]
        with ThreadPoolExecutor() as pool:
            for ended in [pool.submit(it.torment, kills // 2) for it in films]:
                ended.result()
        assert [set(it.last) for it in films] == [
            {f"{it.first + at}A" for at in range(SEGMENTS)} for it in films
        ]
        charged = read_charges(folder / "charges")
        assert len(charged) == 2 * SEGMENTS, [it["asked"]["prompt"] for it in charged]
        return sum(it.kills for it in films) + service.kills


@pytest.mark.soak
@pytest.mark.parametrize("proof", CLASSES)
def test_two_films_on_one_account_under_kills_are_paid_once(tmp_path: Path, proof: Proof) -> None:
    kills, run = 0, 0
    while kills < 200:
        folder = tmp_path / str(run)
        folder.mkdir()
        kills += torment_two(folder, proof, 40, seed=run)
        run += 1
