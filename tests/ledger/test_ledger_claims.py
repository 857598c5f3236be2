"""One task at a time works on an intent, in this process and in all others."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.paying.counter import counter

from storyc.ledger import ProcessClaimants, ProjectBusyError, project_lock

CLAIM = """
import sys
from pathlib import Path
from storyc.ledger import SystemClock, open_ledger
opened = open_ledger(Path(sys.argv[1]), SystemClock())
sys.stdin.readline()
me = opened.claimants.join()
print(opened.ledger.claim(sys.argv[2], me, opened.claimants.is_alive), flush=True)
sys.stdin.readline()
"""

LOCK = """
import sys
from pathlib import Path
from storyc.ledger import project_lock
with project_lock(Path(sys.argv[1]), Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def started(code: str, *arguments: str, count: int = 1) -> Iterator[list[subprocess.Popen[str]]]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    command = [sys.executable, "-c", code, *arguments]
    running = [subprocess.Popen(command, **pipes) for _ in range(count)]  # type: ignore[call-overload]  # by name
    try:
        yield running
    finally:
        for each in running:
            each.kill()
            each.communicate()


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_of_many_processes_at_once_one_claims(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.buy()
    (intent,) = shop.desk.ledger.intents()
    with started(CLAIM, str(tmp_path), intent.id, count=5) as processes:
        for each in processes:
            tell(each)
        assert sorted(said(each) for each in processes) == ["False"] * 4 + ["True"]


def test_what_a_killed_process_had_claimed_is_free_at_once(tmp_path: Path) -> None:
    shop = counter(tmp_path)
    shop.buy()
    (intent,) = shop.desk.ledger.intents()
    is_alive = shop.opened.claimants.is_alive
    with started(CLAIM, str(tmp_path), intent.id) as (process,):
        tell(process)
        assert said(process) == "True"
        assert not shop.desk.ledger.claim(intent.id, "me.1", is_alive)
        process.kill()
        process.wait()
        begun = time.monotonic()
        assert shop.desk.ledger.claim(intent.id, "me.1", is_alive)
        assert time.monotonic() - begun < 2


def test_a_task_that_has_left_is_dead_while_its_process_lives(tmp_path: Path) -> None:
    names = ProcessClaimants(tmp_path)
    first, second = names.join(), names.join()
    names.leave(first)
    assert (names.is_alive(first), names.is_alive(second)) == (False, True)
    names.close()
    assert list(tmp_path.iterdir()) == []


def test_a_project_is_rendered_by_one_process_at_a_time(tmp_path: Path) -> None:
    with started(LOCK, str(tmp_path), str(tmp_path / "film")) as (process,):
        assert said(process) == "held"
        with (
            pytest.raises(ProjectBusyError, match="another storyc"),
            project_lock(tmp_path, tmp_path / "film"),
        ):
            pass
        with project_lock(tmp_path, tmp_path / "another"):
            pass
    with project_lock(tmp_path, tmp_path / "film"):
        pass
