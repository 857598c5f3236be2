"""Nothing is paid twice: films finish whatever is killed, and each segment was charged once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

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
    kills: int = 0
    last: dict[str, str] = field(default_factory=dict)

    def run(self, most_s: float | None) -> bool:
        """Run the film once; kill it after `most_s`. Tell whether it came to its end."""
        proof = self.service.proof.value
        command = [sys.executable, "-m", "support.renders.film", str(self.folder)]
        command += [f"{self.service.base}/v1", proof, str(SEGMENTS)]
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
                self.service.kill()
                self.service.start()
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
