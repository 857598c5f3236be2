"""A download goes on where it broke off, in this run or the next, and never joins two versions."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from time import monotonic, sleep

import pytest
from support.conformance.film import Film, mp4
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio
from support.services import base_of, order_of, run, service_of

from storyc.backends.job import Failure, FailureKind, Job, Link, Status
from storyc.backends.part_file import Version, opened_part
from storyc.backends.service import Fetched
from storyc.backends.version import is_rest_of, version_of

ORDER = order_of(width=320, height=180)
GOOD = mp4(Film(1, 320, 180))
OTHER = mp4(Film(1, 320, 180, has_sound=False))
OWN = Link("/videos/job-1/content", of_service=True)
ROOT = Path(__file__).parent

GIVEN_UP = ["break", "before:503"]
"""What a download does not survive: it breaks off in the middle, and its rest is refused."""


def dated(age_s: float, **more: str) -> dict[str, str]:
    """Return the headers of a file that was changed so long before it is sent."""
    now = datetime(2001, 2, 3, tzinfo=UTC)
    then = now - timedelta(seconds=age_s)
    return {
        "date": format_datetime(now, usegmt=True),
        "last-modified": format_datetime(then, usegmt=True),
        **more,
    }


def fetched(
    studio: Studio, into: Path, job: str = "job-1", clip: Link = OWN, key: str = KEY
) -> Fetched | Failure:
    async def ask() -> Fetched | Failure:
        async with service_of(base_of(studio), key=key) as service:
            if not studio.jobs:
                await service.send(service.call(ORDER, {}), "intent-1")
            return await service.fetch(Job(job, Status.SUCCEEDED, clip=clip), ORDER, into)

    return run(ask())


def asked(studio: Studio) -> Sequence[Mapping[str, str]]:
    """Return the headers of the requests for the clip."""
    return [it.headers for it in studio.heard if it.path.endswith("/content")]


def resumed(studio: Studio, into: Path) -> Mapping[str, str]:
    """Give a download up in the middle, have it made again, and return what was asked for then."""
    studio.plan = Plan.of(content=GIVEN_UP)
    given_up = fetched(studio, into)
    assert isinstance(given_up, Failure)
    assert given_up.kind is FailureKind.TRANSIENT
    before = len(asked(studio))
    assert isinstance(fetched(studio, into), Fetched)
    assert into.read_bytes() == studio.clip(studio.jobs[0])
    assert list(into.parent.iterdir()) == [into]
    return asked(studio)[before]


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from storyc.backends.job import Job, Link, Status
from support.services import HASTE, order_of, run, service_of

async def fetch(base, into):
    job = Job("job-1", Status.SUCCEEDED, clip=Link("/videos/job-1/content", of_service=True))
    patience = replace(HASTE, silence_s=60.0, fetch_s=60.0)
    async with service_of(base, patience=patience) as service:
        await service.send(service.call(order_of(width=320, height=180), {}), "intent-1")
        await service.fetch(job, order_of(), into)

run(fetch(sys.argv[1], Path(sys.argv[2])), within_s=60)
"""


def test_a_killed_download_goes_on_where_it_was(tmp_path: Path) -> None:
    into = tmp_path / "clip.mp4"
    part = tmp_path / "clip.mp4.part"
    path = os.pathsep.join((str(ROOT.parent), str(ROOT)))
    with opened(Studio(OpenAi(), Plan.of(content=["stall"]), film=lambda _: GOOD)) as studio:
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, base_of(studio), str(into)],
            env={**os.environ, "PYTHONPATH": path},
        ) as running:
            deadline = monotonic() + 30
            while not (part.exists() and part.stat().st_size):
                assert running.poll() is None
                assert monotonic() < deadline
                sleep(0.005)
            running.kill()
        had = part.stat().st_size
        assert isinstance(fetched(studio, into), Fetched)
        first, second = asked(studio)
    assert had > len(GOOD) // 4
    assert "range" not in first
    assert second["range"] == f"bytes={had}-"
    assert second["if-range"] == '"job-1"'
    assert into.read_bytes() == GOOD
    assert list(tmp_path.iterdir()) == [into]


def test_a_download_that_was_given_up_goes_on_the_next_time(tmp_path: Path) -> None:
    with opened(Studio(OpenAi(), film=lambda _: GOOD)) as studio:
        assert resumed(studio, tmp_path / "clip.mp4")["range"].startswith("bytes=")


def test_a_download_that_broke_off_near_its_end_asks_for_little_more(tmp_path: Path) -> None:
    into = tmp_path / "clip.mp4"
    with opened(Studio(OpenAi(), film=lambda _: GOOD)) as studio:
        fetched(studio, into)
        head = studio.poured - len(GOOD)
        into.unlink()
        near = head + len(GOOD) * 95 // 100
        studio.plan = Plan.of(content=[f"cut:{near}", "before:503"])
        assert isinstance(fetched(studio, into), Failure)
        studio.poured = 0
        assert isinstance(fetched(studio, into), Fetched)
        assert studio.poured < 2 * head + len(GOOD) * 6 // 100
    assert into.read_bytes() == GOOD


def test_a_date_that_is_old_enough_names_a_version(tmp_path: Path) -> None:
    with opened(Studio(OpenAi(), film=lambda _: GOOD, marks=dated(60))) as studio:
        headers = resumed(studio, tmp_path / "clip.mp4")
    assert headers["if-range"] == dated(60)["last-modified"]


@pytest.mark.parametrize(
    "marks",
    [
        {},
        {"etag": 'W/"weak"'},
        {"etag": "bare"},
        {"etag": '"caf\xe9"'},
        {"etag": f'"{KEY}"'},
        dated(59),
        dated(-600),
        dated(600, etag='W/"weak"'),
        {"last-modified": dated(600)["last-modified"]},
        {"last-modified": "yesterday", "date": "today"},
    ],
    ids=str,
)
def test_what_names_no_version_is_begun_again(marks: dict[str, str], tmp_path: Path) -> None:
    with opened(Studio(OpenAi(), film=lambda _: GOOD, marks=marks)) as studio:
        assert not {"range", "if-range"} & resumed(studio, tmp_path / "clip.mp4").keys()


def test_nothing_is_left_of_a_part_with_which_nobody_can_go_on(tmp_path: Path) -> None:
    plan = Plan.of(content=GIVEN_UP)
    with opened(Studio(OpenAi(), plan, film=lambda _: GOOD, marks={})) as studio:
        assert isinstance(fetched(studio, tmp_path / "clip.mp4"), Failure)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("is_dated", [False, True], ids=["tag", "date"])
@pytest.mark.parametrize("fault", ["", "swapped"], ids=["heeded", "not heeded"])
def test_the_rest_of_a_version_that_was_replaced_is_not_joined(
    tmp_path: Path, fault: str, *, is_dated: bool
) -> None:
    """A server that heeds `If-Range` sends the whole of the new one; others send its rest."""
    into = tmp_path / "clip.mp4"
    films = [OTHER]
    with opened(Studio(OpenAi(), film=lambda _: films[-1])) as studio:
        studio.marks = dated(600) if is_dated else {"etag": '"one"'}
        studio.plan = Plan.of(content=GIVEN_UP)
        assert isinstance(fetched(studio, into), Failure)
        films.append(GOOD)
        if not fault:
            studio.marks = dated(500) if is_dated else {"etag": '"two"'}
        studio.plan = Plan.of(content=[fault])
        assert isinstance(fetched(studio, into), Fetched)
    assert into.read_bytes() == GOOD


def test_a_part_is_not_gone_on_with_for_another_job(tmp_path: Path) -> None:
    into = tmp_path / "clip.mp4"
    with opened(Studio(OpenAi(), Plan.of(content=GIVEN_UP), film=lambda _: GOOD)) as studio:
        assert isinstance(fetched(studio, into), Failure)
        before = len(asked(studio))
        assert isinstance(fetched(studio, into, job="job-2"), Fetched)
        assert "range" not in asked(studio)[before]


def test_a_new_signature_goes_on_with_the_same_file_and_is_not_written_down(
    tmp_path: Path,
) -> None:
    into = tmp_path / "clip.mp4"
    with opened(Studio(OpenAi(), Plan.of(content=GIVEN_UP), film=lambda _: GOOD)) as studio:
        first = Link(f"{studio.base}/v1/videos/job-1/content?sign=signed-canary", of_service=True)
        assert isinstance(fetched(studio, into, clip=first), Failure)
        left = b"".join(it.read_bytes() for it in tmp_path.iterdir() if it.suffix == ".json")
        assert left
        assert b"signed-canary" not in left
        second = Link(f"{studio.base}/v1/videos/job-1/content?sign=another", of_service=True)
        assert isinstance(fetched(studio, into, clip=second), Fetched)
        assert "range" in asked(studio)[-1]


def test_a_part_that_was_whole_already_is_not_asked_for_again(tmp_path: Path) -> None:
    into = tmp_path / "clip.mp4"
    part = tmp_path / "clip.mp4.part"
    with opened(Studio(OpenAi(), Plan.of(content=GIVEN_UP), film=lambda _: GOOD)) as studio:
        fetched(studio, into)
        part.write_bytes(GOOD)
        before = len(asked(studio))
        assert isinstance(fetched(studio, into), Fetched)
        assert len(asked(studio)) == before


@pytest.mark.parametrize("note", ["", "{", "[]", '{"of": 1}', "null"])
def test_a_note_that_cannot_be_read_begins_anew(note: str, tmp_path: Path) -> None:
    into = tmp_path / "clip.mp4"
    with opened(Studio(OpenAi(), Plan.of(content=GIVEN_UP), film=lambda _: GOOD)) as studio:
        fetched(studio, into)
        (tmp_path / "clip.mp4.part.json").write_text(note)
        before = len(asked(studio))
        assert isinstance(fetched(studio, into), Fetched)
        assert "range" not in asked(studio)[before]
    assert list(tmp_path.iterdir()) == [into]


def test_the_note_is_gone_before_the_bytes_that_it_speaks_of(tmp_path: Path) -> None:
    """Wherever it is killed: a note beside other bytes than its own would join two versions."""
    path = tmp_path / "part"
    note = tmp_path / "part.json"
    with opened_part(path, "a") as part:
        part.restart(Version('"one"'))
        part.write(b"one")
    assert json.loads(note.read_text())["version"]["mark"] == '"one"'
    with opened_part(path, "a") as part:
        assert part.size == 3
        part.restart()
        assert not note.exists()
        part.write(b"tw")
        part.restart(Version('"two"'))
        assert path.read_bytes() == b""
        assert json.loads(note.read_text())["version"]["mark"] == '"two"'
        part.write(b"two")
    with opened_part(path, "another"):
        assert not note.exists()
    assert not path.exists()


@pytest.mark.parametrize(
    ("headers", "is_same"),
    [
        ({"content-range": "bytes 5-9/10", "etag": '"a"'}, True),
        ({"content-range": "bytes 5-9/*", "etag": '"a"'}, True),
        ({"content-range": "bytes 5-9/11", "etag": '"a"'}, False),
        ({"content-range": "bytes 5-9/10", "etag": '"b"'}, False),
        ({"content-range": "bytes 5-9/10", "etag": 'W/"a"'}, False),
        ({"content-range": "bytes 5-9/10"}, False),
    ],
)
def test_a_rest_is_taken_only_under_the_name_and_length_of_its_beginning(
    headers: dict[str, str], *, is_same: bool
) -> None:
    found = version_of({"etag": '"a"', "content-length": "10"})
    assert found == Version('"a"', 10)
    assert is_rest_of(headers, found) is is_same


@pytest.mark.parametrize(
    ("headers", "is_same"),
    [
        ({}, True),
        ({"last-modified": dated(600)["last-modified"]}, True),
        ({"last-modified": dated(601)["last-modified"]}, False),
        ({"etag": '"a"'}, False),
    ],
)
def test_a_rest_under_a_date_is_taken_only_under_that_date(
    headers: dict[str, str], *, is_same: bool
) -> None:
    found = version_of(dated(600) | {"content-length": "10"})
    assert found == Version(dated(600)["last-modified"], 10)
    assert is_rest_of({"content-range": "bytes 5-9/10", **headers}, found) is is_same
