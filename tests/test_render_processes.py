"""Several real processes, and Ctrl-C in them: nothing is paid for twice."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.speaker import Served
from support.conformance.studio import KEY, Studio
from support.renders.processes import ENVIRONMENT
from support.renders.project import COMPILE, begin, configure, lock_of

from storyc.cli.exit_code import ExitCode

WAIT_S = 300
"""Above the two minutes that a run waits where a request was left in doubt."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def gate() -> Event:
    """What the server waits for before it answers."""
    return Event()


@pytest.fixture
def studio(gate: Event) -> Iterator[Studio]:
    """A server that has taken a request, and answers it when the gate is opened."""
    speaker = OpenAi("dynamo")
    studio = Studio(speaker)

    def film(job: Served) -> bytes:
        assert gate.wait(60)
        return studio.clip(job)

    speaker.film = film
    with opened(studio):
        yield studio
        gate.set()


@pytest.fixture
def home(tmp_path: Path, studio: Studio) -> Path:
    """A user with a server and two projects that are the same film."""
    configure(tmp_path, studio.base)
    begin(tmp_path / "one")
    begin(tmp_path / "two")
    return tmp_path


@contextmanager
def compiling(home: Path, project: str) -> Iterator[subprocess.Popen[str]]:
    """Compile a project in a process of its own, which is gone afterwards."""
    own = {f"STORYC_{it.upper()}_DIR": str(home / it) for it in ("config", "state", "cache")}
    with subprocess.Popen(
        [sys.executable, "-m", "storyc", *COMPILE, "--yes"],
        env={**ENVIRONMENT, **own, "TEST_KEY": KEY},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        cwd=home / project,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return how a process ended, and what it said."""
    _, told = process.communicate(timeout=WAIT_S)
    return process.returncode, told


def until_taken(studio: Studio, process: subprocess.Popen[str]) -> None:
    """Wait until the server has taken a request and holds its answer back."""
    while not studio.charges.lines:
        assert process.poll() is None
        sleep(0.01)


def until_said(process: subprocess.Popen[str], words: str) -> None:
    """Wait until a process has said something."""
    assert process.stderr is not None
    assert any(words in line for line in process.stderr)


def test_two_runs_of_one_film_do_not_interfere(home: Path, studio: Studio, gate: Event) -> None:
    with compiling(home, "one") as first:
        until_taken(studio, first)
        with compiling(home, "one") as second:
            code, told = ended(second)
        assert code == ExitCode.INCOMPLETE
        assert "E0922" in told
        assert "wait for it" in told
        # Nobody agrees to a price for what somebody else is having made.
        assert "3 clips for tiny" not in told
        gate.set()
        assert ended(first)[0] == ExitCode.DONE
    assert len(studio.charges.lines) == 3


def test_two_projects_with_the_same_clips_pay_for_them_once(
    home: Path, studio: Studio, gate: Event
) -> None:
    with compiling(home, "one") as first:
        until_taken(studio, first)
        with compiling(home, "two") as second:
            until_said(second, "3 clips for tiny")
            gate.set()
            assert ended(second)[0] == ExitCode.DONE
        assert ended(first)[0] == ExitCode.DONE
    assert len(studio.charges.lines) == 3
    circled = [[it.circled for it in lock_of(home / each).segments] for each in ("one", "two")]
    assert circled[0] == circled[1]
    assert None not in circled[0]


def test_ctrl_c_stops_sending_and_keeps_what_was_sent(
    home: Path, studio: Studio, gate: Event
) -> None:
    configure(home, studio.base, "at_once = 1\n")
    with compiling(home, "one") as process:
        until_taken(studio, process)
        process.send_signal(signal.SIGINT)
        until_said(process, "stopping: nothing more is sent")
        gate.set()
        code, told = ended(process)
    assert code == ExitCode.INCOMPLETE, told
    assert "run the same command again" in told
    assert len(studio.charges.lines) == 1
    with compiling(home, "one") as process:
        assert ended(process)[0] == ExitCode.DONE
    assert len(studio.charges.lines) == 3


def test_ctrl_c_twice_leaves_at_once_and_nothing_is_paid_twice(
    home: Path, studio: Studio, gate: Event
) -> None:
    with compiling(home, "one") as process:
        until_taken(studio, process)
        process.send_signal(signal.SIGINT)
        until_said(process, "press Ctrl-C again to leave at once")
        process.send_signal(signal.SIGINT)
        # It does not wait for the answer: the gate is still shut.
        code, told = ended(process)
    assert code == ExitCode.INCOMPLETE, told
    assert "run the same command again" in told
    gate.set()
    taken = len(studio.charges.lines)
    with compiling(home, "one") as process:
        code, told = ended(process)
    # What was asked for and not answered may be paid for: this server cannot say, so a person does.
    assert code == ExitCode.INCOMPLETE
    assert told.count("error[E0915]") >= 1
    assert "Traceback" not in told
    prompts = [it["asked"]["prompt"] for it in studio.charges.lines]
    assert len(prompts) == len(set(prompts))
    assert taken <= len(prompts) <= 3


@pytest.mark.parametrize("asked", ["SIGTERM", "SIGHUP"])
def test_a_shutdown_or_a_closed_terminal_leaves_in_order(
    home: Path, studio: Studio, gate: Event, asked: str
) -> None:
    with compiling(home, "one") as process:
        until_taken(studio, process)
        process.send_signal(getattr(signal, asked))
        # The answer is still held back: it does not wait for it.
        code, told = ended(process)
    assert code == ExitCode.INCOMPLETE, told
    assert "run the same command again" in told
    assert "Traceback" not in told
    gate.set()
    with compiling(home, "one") as process:
        assert "Traceback" not in ended(process)[1]
    prompts = [it["asked"]["prompt"] for it in studio.charges.lines]
    assert len(prompts) == len(set(prompts)) <= 3


def test_what_is_to_ignore_a_closed_terminal_ignores_it(
    home: Path, studio: Studio, gate: Event
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # what `nohup` does; it is inherited
    try:
        with compiling(home, "one") as process:
            until_taken(studio, process)
            process.send_signal(signal.SIGHUP)
            gate.set()
            assert ended(process)[0] == ExitCode.DONE
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_laptop_that_sleeps_while_an_answer_is_under_way_pays_once(
    home: Path, studio: Studio, gate: Event
) -> None:
    with compiling(home, "one") as process:
        until_taken(studio, process)
        process.send_signal(signal.SIGSTOP)
        gate.set()
        sleep(1)
        process.send_signal(signal.SIGCONT)
        assert ended(process)[0] == ExitCode.DONE
    assert len(studio.charges.lines) == 3
