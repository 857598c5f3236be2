"""`storyc compile --backend`: a film of generated clips, from the command line to its frames."""

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from time import sleep

import av
import pytest
from support.clips import Clip, draw
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.speaker import Served
from support.conformance.studio import KEY, Studio
from support.renders.project import COMPILE, SCRIPT, lock_of, set_up

from storyc.cli import main
from storyc.cli.exit_code import ExitCode
from storyc.cli.film_at import take_store
from storyc.cli.opened_ledger import opened_ledger

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
    assert "story.toml) is damaged: it is no video" in capsys.readouterr().err
    short = draw(folder / "short.mp4", Clip(1, 12))
    assert main(["takes", "import", "three.story", slate, str(short)]) == ExitCode.USAGE
    assert "(short.mp4) is too short: 12 frames at 24 fps, but the film needs 48" in (
        capsys.readouterr().err
    )

    incoming = take_store().part("a", 1).parent
    names = ("old.mp4.part", "old.mp4.part.json", "old.mp4.copying", "old.odd.mp4", "new.mp4.part")
    for name in names:
        (incoming / name).write_bytes(bytes(500_000))
        if not name.startswith("new"):
            os.utime(incoming / name, (0, 0))
    assert main(["takes", "collect"]) == ExitCode.DONE
    assert "and 1.5 MB that downloads and imports" in capsys.readouterr().out
    assert sorted(it.name for it in incoming.iterdir()) == ["new.mp4.part", "old.odd.mp4"]
    assert main(["compile", "three.story", "--emit", "film"]) == ExitCode.DONE
    assert "3 of 3 clips are generated" in capsys.readouterr().out
    assert len(studio.jobs) == 6


def test_a_clip_beside_the_film_is_named_for_its_kind_of_file(folder: Path, studio: Studio) -> None:
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.jobs) == 3
    slates = [it.slate for it in lock_of(folder).segments]
    for slate, name in zip(slates, ("a.webm", "b.mkv", "c.mp4"), strict=True):
        codec = {"a.webm": "libvpx-vp9"}.get(name, "libx264")
        options = {} if name == "a.webm" else {"preset": "ultrafast"}
        clip = draw(folder / name, Clip(1, 96, codec=codec, sound=None, options=options))
        assert main(["takes", "import", "three.story", slate, str(clip)]) == ExitCode.DONE
    assert main(["compile", "three.story", "--emit", "film,timeline"]) == ExitCode.DONE
    named = {it.suffix for it in (folder / "build/three/takes").glob("*") if "-" in it.name}
    assert named >= {".webm", ".mkv", ".mp4"}
    timeline = (folder / "build/three/timeline.otio").read_text(encoding="utf-8")
    assert ".webm" in timeline
    assert ".mkv" in timeline


def test_a_broken_take_of_the_store_is_replaced_by_another_one(
    folder: Path, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would come out of the store again if the file that the message names were deleted."""
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.jobs) == 3
    slate = lock_of(folder).segments[0].slate
    quiet = {"x265-params": "log-level=none"}
    broken = draw(folder / "broken.mp4", Clip(1, 99, codec="libx265", sound=None, options=quiet))
    with av.open(str(broken)) as container:
        packets = [(it.pos, it.size) for it in container.demux() if it.size]
    data = bytearray(broken.read_bytes())
    for place, size in packets[9:]:
        data[place + 5 : place + size] = bytes(size - 5)
    broken.write_bytes(data)
    assert main(["takes", "import", "three.story", slate, str(broken)]) == ExitCode.DONE
    assert main(["compile", "three.story", "--emit", "film"]) == ExitCode.INCOMPLETE
    told = " ".join(capsys.readouterr().err.split())
    assert "error[E0927]" in told
    assert "; circle another one (`storyc takes list`" in told


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


def damage(folder: Path) -> None:
    """Change a byte in the middle of the ledger, as a failing disk does, and lose all takes."""
    ledger = folder.parent / "state/ledger/ledger.sqlite"
    data = bytearray(ledger.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    ledger.write_bytes(data)
    shutil.rmtree(folder.parent / "cache")


def test_what_a_damaged_ledger_knew_is_not_paid_for_again_without_a_word(
    folder: Path,
    studio: Studio,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert main(["jobs", "accept-loss"]) == ExitCode.DONE
    damage(folder)
    capsys.readouterr()
    assert main([*COMPILE, "--yes"]) == ExitCode.INCOMPLETE
    told = capsys.readouterr().err
    assert "W0906" in told
    assert told.count("error[E0921]") == 3
    assert "storyc jobs accept-loss" in told
    assert len(studio.charges.lines) == 3
    assert list((folder.parent / "state/ledger").glob("*.damaged-1"))

    assert main(["jobs", "accept-loss"]) == ExitCode.USAGE
    told = capsys.readouterr().err
    assert "SECOND TIME" in told
    assert "home (openai-videos at 127.0.0.1)" in told
    assert main([*COMPILE, "--yes"]) == ExitCode.INCOMPLETE
    assert main(["jobs", "accept-loss", "--yes"]) == ExitCode.DONE
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.charges.lines) == 6


def test_takes_that_are_kept_outlive_the_ledger(folder: Path, studio: Studio) -> None:
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    (folder.parent / "state/ledger/ledger.sqlite").write_bytes(b"no ledger at all")
    (folder / "three.story.lock").unlink()
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.charges.lines) == 3


def test_several_takes_more_are_made_side_by_side(folder: Path, studio: Studio) -> None:
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    slate = lock_of(folder).segments[0].slate
    made = studio.clip

    def made_together(job: Served) -> bytes:
        # The server answers one after the other, and hears all: nobody waits for an answer.
        for _ in range(3000):
            if len(studio.heard) == 6:
                return made(job)
            sleep(0.01)
        raise TimeoutError

    speaker = studio.speaker
    assert isinstance(speaker, OpenAi)
    speaker.film = made_together
    again = ("takes", "retake", "three.story", slate, "--takes", "3", "--backend", "home", "--yes")
    assert main(again) == ExitCode.DONE
    assert len(studio.jobs) == 6


@pytest.mark.usefixtures("folder")
def test_the_report_has_the_price_of_the_backend_and_what_was_charged(
    studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compile", "three.story", "--emit", "plan", "--backend", "home"]) == ExitCode.DONE
    told = capsys.readouterr().out
    assert re.search(r"^  total +7\.0 +7 +\d+ +\$0\.70$", told, re.MULTILINE)
    assert "nothing was sent; the price is that of home, by your config.toml" in told
    assert "charged" not in told

    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    with opened_ledger() as opened_one:
        assert opened_one is not None
        ledger = opened_one.ledger
        for bought, usd in zip(ledger.intents(), ("0.25", None, "0.20"), strict=True):
            ledger.refetch(bought.id, bought.base_url)
            told_usd = None if usd is None else Decimal(usd)
            ledger.done(bought.id, bought.sha256 or "", told_usd)
    capsys.readouterr()
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    told = capsys.readouterr().out
    rows = [line.split()[4:6] for line in told.splitlines() if re.match(r"  \d", line)]
    assert rows == [["$0.20", "$0.25"], ["$0.30", "not"], ["$0.20", "$0.20"]]
    assert re.search(r"^  total .* \$0\.70 +\$0\.45$", told, re.MULTILINE)
    assert "3 of 3 clips are generated; the price is that of home" in told
    assert len(studio.charges.lines) == 3


def test_a_price_that_nobody_knows_is_reported_as_such(
    folder: Path, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder.parent / "config" / "config.toml"
    path.write_text(path.read_text().replace("usd_per_second = 0.10\n", ""))
    assert main(["compile", "three.story", "--emit", "plan", "--backend", "home"]) == ExitCode.DONE
    told = capsys.readouterr().out
    assert told.count("unknown") == 4
    assert "nobody knows what home asks" in told
    assert not studio.heard


def test_clips_of_a_film_that_is_not_finished_are_not_collected(
    folder: Path,
    studio: Studio,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    # The clips are there, and the process ends before any lock has them.
    with monkeypatch.context() as patch:
        patch.setattr("storyc.cli.rendering._told", killed)
        assert main([*COMPILE, "--yes"]) == ExitCode.INCOMPLETE
    assert len(studio.jobs) == 3
    assert main(["takes", "collect"]) == ExitCode.INCOMPLETE
    told = capsys.readouterr().err
    assert f"{folder / 'three.story'}: not finished" in told
    assert main([*COMPILE, "--yes"]) == ExitCode.DONE
    assert len(studio.jobs) == 3

    assert main(["takes", "collect"]) == ExitCode.DONE
    assert main(["compile", "three.story", "--emit", "film"]) == ExitCode.DONE
    assert "3 of 3 clips are generated" in capsys.readouterr().out


def test_clips_of_a_film_that_is_not_finished_can_be_given_up(folder: Path, studio: Studio) -> None:
    studio.plan = Plan.of(create=["moderation"])
    main([*COMPILE, "--yes"])
    assert main(["takes", "collect"]) == ExitCode.DONE, "what ended without a clip has ended, too"
    note = next((folder.parent / "cache").rglob("circled")).parent / "unfinished"
    note.mkdir(exist_ok=True)
    (note / "damaged.json").write_bytes(b"{")
    assert main(["takes", "collect"]) == ExitCode.INCOMPLETE
    assert main(["takes", "collect", "--unfinished"]) == ExitCode.DONE
