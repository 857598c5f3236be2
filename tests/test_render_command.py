"""`storyc compile --backend`: a film of generated clips, from the command line to its frames."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio
from support.renders.project import COMPILE, SCRIPT, lock_of, set_up

from storyc.cli import main
from storyc.cli.exit_code import ExitCode

ROOT = Path(__file__).parents[1]


@pytest.fixture
def studio() -> Iterator[Studio]:
    """A server that answers when the clip is made."""
    speaker = OpenAi("dynamo")
    studio = Studio(speaker)
    speaker.film = studio.clip
    with opened(studio):
        yield studio


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, studio: Studio) -> Path:
    """Return a project's folder, which is the current one; its user has a server set up."""
    return set_up(tmp_path, monkeypatch, studio.base)


def frames(path: Path) -> int:
    """Count the pictures of a film."""
    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))


def test_a_film_is_made_of_generated_clips_and_none_is_paid_for_twice(
    folder: Path, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.jobs) == 3
    told = capsys.readouterr()
    assert "3 of 3 clips are generated" in told.out
    assert "3 clips for tiny, 7 s, $0.70" in told.err
    film = folder / "build/three/film.mp4"
    planned = json.loads((folder / "build/three/plan.json").read_text())["frames"]
    assert frames(film) == planned
    assert all(it.circled is not None for it in lock_of(folder).segments)

    before = film.read_bytes()
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.jobs) == 3
    assert film.read_bytes() == before
    # Without the backend, and without the network, it is the same film.
    assert main(["compile", "three.story", "--emit", "film"]) == ExitCode.DONE
    assert len(studio.jobs) == 3
    assert film.read_bytes() == before


def test_an_edit_pays_only_for_the_segment_that_it_touches(folder: Path, studio: Studio) -> None:
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    (folder / "three.story").write_text(SCRIPT.replace("Mara runs.", "Mara dances."))
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert [("dances" in it.asked.prompt) for it in studio.jobs] == [False] * 3 + [True]


def test_nothing_is_sent_beyond_the_budget(folder: Path, studio: Studio) -> None:
    assert main([*COMPILE, "--budget", "0.50"]) == ExitCode.BUDGET
    assert not studio.jobs
    assert main([*COMPILE, "--budget", "0.70"]) == ExitCode.DONE
    assert len(studio.jobs) == 3
    assert (folder / "build/three/film.mp4").is_file()


def test_what_the_service_refuses_is_told_where_it_stands_and_boards_stand_in(
    folder: Path, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    studio.plan = Plan.of(create=["moderation"])
    assert main([*COMPILE, "--yes"]) == ExitCode.INCOMPLETE
    told = capsys.readouterr()
    assert "E0914" in told.err
    assert "flagged by moderation" in told.err
    assert re.search(r"three\.story:\d+:1", told.err)
    assert "2 of 3 clips are generated" in told.out
    assert frames(folder / "build/three/film.mp4") == 7 * 24
    # The same words are not sent again.
    assert main([*COMPILE, "--yes"]) == ExitCode.INCOMPLETE
    assert len(studio.jobs) == 2


def test_a_lost_answer_waits_for_a_person(
    folder: Path, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    studio.plan = Plan.of(create=["drop"])
    assert main([*COMPILE, "--yes"]) == ExitCode.INCOMPLETE
    told = capsys.readouterr().err
    assert "E0915" in told
    charged = len(studio.charges.lines)
    assert main([*COMPILE, "--yes"]) == ExitCode.INCOMPLETE
    assert len(studio.charges.lines) == charged
    assert main(["jobs", "review"]) == ExitCode.DONE
    shown = capsys.readouterr().out
    (name,) = re.findall(r"^([0-9a-f]{12})  \S+ +take 1 +needs_review", shown, re.MULTILINE)
    assert main(["jobs", "review", name, "--pay-again"]) == ExitCode.DONE
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.charges.lines) == charged + 1
    assert frames(folder / "build/three/film.mp4") == 7 * 24


def test_takes_are_listed_circled_imported_and_collected(
    folder: Path, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*COMPILE, "--yes", "--takes", "2"]) == ExitCode.DONE
    assert len(studio.jobs) == 6
    slate = lock_of(folder).segments[0].slate
    assert main(["takes", "list", "three.story"]) == ExitCode.DONE
    listed = capsys.readouterr().out
    assert re.search(rf"^{slate} +take 1 +[0-9a-f]{{12}}  service  circled$", listed, re.MULTILINE)

    other = next((folder / "build/three/takes").glob(f"{lock_of(folder).segments[1].slate}-*.mp4"))
    assert main(["takes", "import", "three.story", slate, str(other)]) == ExitCode.DONE
    chosen = lock_of(folder).segments[0].circled
    assert chosen is not None
    assert main(["compile", "three.story", "--emit", "film"]) == ExitCode.DONE
    assert lock_of(folder).segments[0].circled == chosen
    assert main(["takes", "circle", "three.story", slate, "1"]) == ExitCode.DONE
    assert main(["takes", "circle", "three.story", slate, "9"]) == ExitCode.USAGE
    assert main(["takes", "import", "three.story", slate, "story.toml"]) == ExitCode.USAGE

    assert main(["takes", "collect"]) == ExitCode.DONE
    assert main(["compile", "three.story", "--emit", "film"]) == ExitCode.DONE
    assert "3 of 3 clips are generated" in capsys.readouterr().out
    assert len(studio.jobs) == 6


def test_a_retake_is_one_more_take_of_one_segment(
    folder: Path, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    before = lock_of(folder)
    slate = before.segments[1].slate
    again = ("takes", "retake", "three.story", slate)
    assert main([*again, "--backend", "home", "--yes"]) == ExitCode.DONE
    assert main([*again, "--backend", "home", "--budget", "0.10"]) == ExitCode.BUDGET
    assert main([*again]) == ExitCode.USAGE
    assert main(["takes", "retake", "three.story", "9Z", "--backend", "home"]) == ExitCode.USAGE
    assert ["Mara runs" in it.asked.prompt for it in studio.jobs[3:]] == [True]
    assert lock_of(folder) == before
    capsys.readouterr()
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.jobs) == 4


def test_no_key_is_anywhere_afterwards(
    folder: Path, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    studio.plan = Plan.of(create=["before:500", "moderation"])
    main([*COMPILE, "--yes"])
    main(["jobs", "list"])
    told = capsys.readouterr()
    assert KEY not in told.out + told.err
    for path in folder.parent.rglob("*"):
        if path.is_file():
            assert KEY.encode() not in path.read_bytes(), path


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")
def test_ctrl_c_stops_what_is_sent_and_the_same_command_goes_on(
    folder: Path, studio: Studio
) -> None:
    studio.plan = Plan.of(create=["silence"])
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "storyc", *COMPILE, "--yes"],
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        cwd=folder,
    ) as running:
        assert running.stderr is not None
        while not studio.heard:
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        for line in running.stderr:
            if "stopping" in line:
                break
        running.send_signal(signal.SIGINT)
        running.stderr.read()
        assert running.wait(timeout=20) == ExitCode.INCOMPLETE
    charged = len(studio.charges.lines)
    assert main([*COMPILE, "--yes"]) in {ExitCode.DONE, ExitCode.INCOMPLETE}
    assert len(studio.charges.lines) <= 3
    assert charged <= 3
