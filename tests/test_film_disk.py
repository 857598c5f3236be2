"""A disk that fails under a whole film: it is said, nothing is lost, and nothing is paid twice."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import anyio
import pytest
from support.conformance.film import Film, mp4
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.speaker import Served
from support.conformance.studio import Studio
from support.renders.disk import Refusal, flaky, full, read_only, watched
from support.renders.fatal import STEPS
from support.renders.project import COMPILE, set_up
from support.renders.rush import CLIP, Rush, film_of, studio_of

from storyc.backends.wire import Proof
from storyc.cli import main
from storyc.cli.exit_code import ExitCode
from storyc.ledger import Delivered, LedgerError, SystemClock
from storyc.render import take_store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="handles are named by /proc")

ROOT = Path(__file__).parents[1]
OTHER = mp4(Film(1, 128, 72, has_sound=True, hum_hz=330))
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}


def _film(job: Served) -> bytes:
    return CLIP if job.id == "job-1" else OTHER


@contextmanager
def rushing(folder: Path) -> Iterator[Rush]:
    with opened(studio_of(film=_film)) as studio:
        yield Rush(folder, studio)


def operations(folder: Path) -> list[str]:
    """Return all that is done to a disk that works."""
    with rushing(folder) as rush, watched(folder) as disk:
        rush.run(STEPS)
    return disk.done


def assert_is_whole(rush: Rush, where: str) -> None:
    """Have the film finished, and look at what is left on the disk and was charged."""
    rush.finish(STEPS)
    prompts = [it["asked"]["prompt"] for it in rush.studio.charges.lines]
    assert sorted(prompts) == sorted(it.order.prompt for it in STEPS), where
    left = [it for it in (rush.folder / "takes").rglob("*") if it.is_file()]
    assert not [it for it in left if it.suffix == ".part"], where
    clips = [it.read_bytes() for it in left if it.parent.parent.name == "clips"]
    assert sorted(clips) == sorted((CLIP, OTHER)), where


def refused(rush: Rush, refuse: Refusal) -> str | None:
    """Have the film made; return what was said when it did not go on, `None` if it did."""
    with watched(rush.folder, refuse):
        try:
            rush.run(STEPS)
        except* (OSError, LedgerError) as group:
            said = repr(group.exceptions)
        else:
            return None
    return said


@pytest.mark.parametrize(
    ("disk", "stride"),
    [
        (full, 17),
        (flaky, 23),
        (read_only, 41),
        *(pytest.param(it, 1, marks=pytest.mark.soak) for it in (full, flaky, read_only)),
    ],
)
def test_a_disk_that_fails_at_any_operation_costs_nothing(
    disk: Callable[[int], Refusal], stride: int, tmp_path: Path
) -> None:
    done = operations(tmp_path / "whole")
    assert len(done) > 50
    failed = 0
    for at in range(0, len(done), stride):
        with rushing(tmp_path / str(at)) as rush:
            failed += refused(rush, disk(at)) is not None
            assert_is_whole(rush, done[at])
    assert failed


def test_a_clip_that_came_inside_the_answer_waits_for_room(tmp_path: Path) -> None:
    """It is nowhere else: without room at first, it is kept as soon as there is some."""
    speaker = OpenAi("dynamo", film=lambda _: CLIP)
    steps = film_of(1)
    refusals = []

    def refuse(_count: int, event: str, path: str) -> None:
        if path.endswith(".part") and event == "fsync" and len(refusals) < 3:
            refusals.append(path)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    with opened(Studio(speaker)) as studio:
        rush = Rush(tmp_path, studio, Proof.NONE, dialect="dynamo")
        with watched(tmp_path, refuse):
            (result,) = rush.run(steps).values()
        assert len(studio.heard) == 1
    assert isinstance(result, Delivered)
    assert len(refusals) == 3


def test_nothing_is_paid_for_that_could_not_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def usage(_path: Path) -> object:
        return SimpleNamespace(free=1 << 20)

    monkeypatch.setattr(take_store, "disk_usage", usage)
    with opened(studio_of()) as studio:
        rush = Rush(tmp_path, studio)
        with pytest.raises(ExceptionGroup) as refused:
            rush.run(film_of(3))
        assert refused.group_contains(OSError, match="there is no room for a clip", depth=None)
        assert not any(it.method == "POST" for it in studio.heard)
        monkeypatch.undo()
        rush.finish(film_of(3), most_runs=1)


@pytest.mark.parametrize("stride", [60, pytest.param(1, marks=pytest.mark.soak)])
def test_a_process_that_dies_at_any_operation_costs_nothing(stride: int, tmp_path: Path) -> None:
    done = operations(tmp_path / "whole")
    for at in range(stride // 2, len(done), stride):
        with rushing(tmp_path / str(at)) as rush:
            command = [sys.executable, "-m", "support.renders.fatal", str(rush.folder)]
            died = subprocess.run(
                [*command, rush.studio.base, str(at)], env=ENVIRONMENT, check=False
            )
            assert died.returncode == 9, done[at]
            assert_is_whole(rush, done[at])


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line wait for nothing."""

    async def sleep(_clock: SystemClock, _seconds: float) -> None:
        await anyio.sleep(0.01)

    monkeypatch.setattr(SystemClock, "sleep", sleep)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(
    ("disk", "places"),
    [
        (full, (20, 95)),
        (flaky, (128,)),
        (read_only, (7,)),
        *(pytest.param(it, range(190), marks=pytest.mark.soak) for it in (full, flaky, read_only)),
    ],
)
def test_the_command_says_what_the_disk_refused_and_goes_on_from_there(
    disk: Callable[[int], Refusal],
    places: Sequence[int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for at in places:
        speaker = OpenAi("dynamo")
        studio = Studio(speaker)
        speaker.film = studio.clip
        folder = tmp_path / str(at)
        folder.mkdir()
        with opened(studio), pytest.MonkeyPatch.context() as patch:
            set_up(folder, patch, studio.base)
            with watched(folder, disk(at)) as seen:
                code = main([*COMPILE, "--yes"])
            told = capsys.readouterr().err
            words = ("E0901", "cannot be opened", "cannot be written")
            assert code == ExitCode.DONE or any(it in told for it in words), seen.done[at]
            assert "Traceback" not in told
            is_made = main([*COMPILE, "--yes"]) == ExitCode.DONE
            assert len(studio.charges.lines) == 3
        # A clip that came inside its answer is lost if there was no room for it in all that time.
        assert is_made or disk is not flaky, seen.done[at]
