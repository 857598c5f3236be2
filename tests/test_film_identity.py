"""A film that was stopped, slept or was killed on its way is, in the end, the same film."""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

import pytest
from support.conformance.film import Film, mp4
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.speaker import Said, Served
from support.conformance.studio import KEY, Studio
from support.renders.processes import ENVIRONMENT
from support.renders.project import COMPILE, begin, configure

from storyc.cli.exit_code import ExitCode

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

RUN_S = 300
"""Above the two minutes that a run waits where a request was left in doubt."""


class Quick(OpenAi):
    """A service with a list, whose clips are made at once."""

    def yes(self, job: Served) -> Said:
        job.state = "succeeded"
        return super().yes(job)


@contextmanager
def serving() -> Iterator[Studio]:
    """Open a server that gives the same words the same clip, whenever it is asked."""

    def clip(job: Served) -> bytes:
        words = sum(job.asked.prompt.encode())
        return mp4(Film(job.asked.seconds, *job.asked.size)) + _mark(words.to_bytes(4, "big"))

    studio = Studio(Quick(), film=clip)
    with opened(studio):
        yield studio


def _mark(content: bytes) -> bytes:
    """Return a box that no player looks at, so that other words have another file."""
    return (8 + len(content)).to_bytes(4, "big") + b"free" + content


@contextmanager
def compiling(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    own = {f"STORYC_{it.upper()}_DIR": str(home / it) for it in ("config", "state", "cache")}
    with subprocess.Popen(
        [sys.executable, "-m", "storyc", *COMPILE, "--yes"],
        env={**ENVIRONMENT, **own, "TEST_KEY": KEY},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd=home / "film",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def a_home(folder: Path, studio: Studio) -> Path:
    folder.mkdir()
    configure(folder, studio.base, dialect="openai")
    begin(folder / "film")
    return folder


def film_of(home: Path) -> str:
    """Compile until the film is whole, and return what tells it from any other."""
    for _ in range(5):
        with compiling(home) as process:
            if process.wait(timeout=RUN_S) == ExitCode.DONE:
                film = home / "film" / "build" / "three" / "film.mp4"
                return sha256(film.read_bytes()).hexdigest()
    raise AssertionError("the film is not finished")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, float]:
    """Return the film that nothing happened to, and the seconds it took."""
    with serving() as studio:
        home = a_home(tmp_path_factory.mktemp("calm") / "home", studio)
        began = monotonic()
        film = film_of(home)
        return film, monotonic() - began


def disturbed(home: Path, asked: list[signal.Signals], at_s: float) -> None:
    """Start a compile and send it signals at a moment."""
    with compiling(home) as process:
        sleep(at_s)
        for each in asked:
            if process.poll() is None:
                process.send_signal(each)
                sleep(0.3)
        process.wait(timeout=RUN_S)


def test_whatever_interrupts_it_the_film_is_the_same_and_paid_once(
    tmp_path: Path, undisturbed: tuple[str, float]
) -> None:
    moments(tmp_path, undisturbed, 5)


@pytest.mark.soak
def test_at_two_hundred_moments_too(tmp_path: Path, undisturbed: tuple[str, float]) -> None:
    moments(tmp_path, undisturbed, 200)


def moments(tmp_path: Path, undisturbed: tuple[str, float], count: int) -> None:
    film, took_s = undisturbed
    chance = random.Random(7)  # noqa: S311  # the same moments each time, and no secret
    ways = [
        [signal.SIGKILL],
        [signal.SIGTERM],
        [signal.SIGSTOP, signal.SIGCONT],
        [signal.SIGINT, signal.SIGINT],
        [signal.SIGHUP],
    ]
    for number in range(count):
        with serving() as studio:
            home = a_home(tmp_path / str(number), studio)
            disturbed(home, ways[number % len(ways)], chance.uniform(0.2, took_s))
            assert film_of(home) == film
            assert len(studio.charges.lines) == 3
