"""A target that goes on with its own clips is asked to, where the film shows a clip to its end."""

from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.conformance.film import Film, mp4
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.speaker import Said, Served
from support.conformance.studio import KEY, Studio

from storyc.cli import main
from storyc.cli.exit_code import ExitCode
from storyc.driver import compile_script
from storyc.plan.extending import Growth
from storyc.plan.plan import Plan
from storyc.targets import Extension
from storyc.world.reader import MemoryReader

TAKE = """\
Title: One take
Target: tiny
Size: 320x180

EXT. QUAY - DAY

!! WIDE, 4s

A boat comes in.

!! continues, 4s

The boat lands.

!! continues, 2s

The boat waits.

!! continues, 4s

The boat leaves.
"""
GROWS = 'extension = { seconds = 4, total_seconds = 20, billed = "added" }'


def settings(*lines: str) -> str:
    tiny = ['like = "ltx-2.3"', 'sizes = ["320x180"]', "seconds = [4]", 'first_frame = "exact"']
    return "\n".join(["[targets.tiny]", *tiny, *lines]) + "\n"


def planned(text: str, *lines: str) -> Plan:
    reader = MemoryReader({"a.story": text, "story.toml": settings(*lines)})
    compiled = compile_script(reader.read("a.story"), reader)
    assert compiled.finished is not None, compiled.diagnostics
    return compiled.finished.plan


def links(text: str, *lines: str) -> list[str]:
    return [it.link for it in planned(text, *lines).segments]


def test_a_clip_that_is_shown_to_its_end_is_gone_on_with() -> None:
    assert links(TAKE, GROWS) == ["cut", "extend", "extend", "match"]


def test_what_is_shown_in_part_is_matched_at_the_frame_that_is_shown_last() -> None:
    part = TAKE.replace("WIDE, 4s", "WIDE, 3s")
    assert links(part, GROWS) == ["cut", "match", "extend", "match"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ["cut", "match", "match", "match"]),
        ("extension = { seconds = 4, total_seconds = 20 }", ["cut", "match", "match", "match"]),
        (GROWS.replace("20", "8"), ["cut", "extend", "match", "match"]),
        (GROWS.replace("20,", "20, times = 1,"), ["cut", "extend", "match", "match"]),
        (GROWS.replace("seconds = 4", "seconds = 3"), ["cut", "match", "match", "match"]),
    ],
    ids=["no extension", "price unknown", "total", "times", "seconds"],
)
def test_no_limit_of_an_extension_is_broken(line: str, expected: list[str]) -> None:
    assert links(TAKE, line) == expected


def test_a_segment_with_references_begins_with_a_picture() -> None:
    cast = 'prop BOAT\n    look: green\n    refs: "boat.png"\n\nEXT. QUAY'
    text = TAKE.replace("EXT. QUAY", cast).replace("The boat lands", "The BOAT lands")
    reader = MemoryReader(
        {"a.story": text, "story.toml": settings(GROWS, "max_reference_images = 1")},
        frozenset({"boat.png"}),
    )
    compiled = compile_script(reader.read("a.story"), reader)
    assert compiled.finished is not None, compiled.diagnostics
    sent = [bool(it.references) for it in compiled.finished.emission.prompts]
    followed = [it.link for it in compiled.finished.plan.segments]
    assert any(sent)
    assert not [it for it in zip(sent, followed, strict=True) if it == (True, "extend")]


@given(
    rule=st.builds(
        lambda seconds, more, times: Extension(
            seconds=seconds, total_seconds=seconds + more, times=times, billed="added"
        ),
        st.integers(1, 20),
        st.integers(0, 100),
        st.none() | st.integers(1, 8),
    ),
    lengths=st.lists(st.integers(1, 25), min_size=1, max_size=12),
)
def test_a_clip_that_grows_stays_within_its_limits(rule: Extension, lengths: list[int]) -> None:
    grown = Growth(lengths[0], 0, to_its_end=True)
    for seconds in lengths[1:]:
        if grown.can_grow(rule, seconds):
            assert seconds <= rule.seconds
            grown = Growth(grown.seconds + seconds, grown.times + 1, to_its_end=True)
            assert grown.seconds <= rule.total_seconds
            assert rule.times is None or grown.times <= rule.times


def _mark(name: str) -> bytes:
    """Return a box that no player looks at, so that no two clips are one file."""
    content = name.encode()
    return (8 + len(content)).to_bytes(4, "big") + b"free" + content


class Quick(OpenAi):
    """A server whose clips are made at once, so that nobody waits between two looks."""

    def yes(self, job: Served) -> Said:
        job.state = "succeeded"
        return super().yes(job)


@pytest.fixture
def studio() -> Iterator[Studio]:
    """A server that goes on with its clips, and gives them back whole."""

    def clip(job: Served) -> bytes:
        return mp4(Film(job.asked.seconds, *job.asked.size)) + _mark(job.id)

    studio = Studio(Quick(), film=clip)
    with opened(studio):
        yield studio


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, studio: Studio) -> Path:
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"STORYC_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("TEST_KEY", KEY)
    (tmp_path / "config").mkdir()
    config = tmp_path / "config" / "config.toml"
    config.write_text(
        '[backends.home]\nprotocol = "openai-videos"\n'
        f'base_url = "{studio.base}/v1"\ninsecure = true\ntargets = ["tiny"]\n'
        'key = { env = "TEST_KEY" }\nusd_per_second = 0.10\n'
    )
    config.chmod(0o600)
    project = tmp_path / "film"
    (project / ".git").mkdir(parents=True)
    (project / "story.toml").write_text(settings(GROWS))
    (project / "take.story").write_text(TAKE)
    monkeypatch.chdir(project)
    return project


def greys(film: Path) -> list[int]:
    """Return how bright each frame is: the clips get brighter by one from frame to frame."""
    with av.open(str(film)) as container:
        return [round(float(it.to_ndarray()[:100].mean())) for it in container.decode(video=0)]


def test_the_film_shows_of_each_whole_clip_what_was_added(folder: Path, studio: Studio) -> None:
    command = ["compile", "take.story", "--emit", "film", "--backend", "home", "--yes"]
    assert main(command) == ExitCode.DONE

    asked = [(it.path, len(it.body) > 0) for it in studio.heard if it.method == "POST"]
    assert [path for path, _ in asked] == [
        "/v1/videos",
        "/v1/videos/extensions",
        "/v1/videos/extensions",
        "/v1/videos",
    ]
    assert [it.asked.seconds for it in studio.jobs] == [4, 8, 12, 4]
    assert [kind for kind, _ in studio.jobs[3].asked.assets] == ["first frame"]

    shown = greys(folder / "build/take/film.mp4")
    one_take = [16 + it % 200 for it in range(10 * 24)]
    after = [16 + it for it in range(4 * 24)]
    assert len(shown) == 14 * 24
    off = [abs(a - b) for a, b in zip(shown, one_take + after, strict=True)]
    assert max(off) <= 1

    assert main(command) == ExitCode.DONE
    assert len(studio.jobs) == 4


def test_a_new_clip_before_it_is_gone_on_with_anew(folder: Path, studio: Studio) -> None:
    command = ["compile", "take.story", "--emit", "film", "--backend", "home", "--yes"]
    assert main(command) == ExitCode.DONE
    script = folder / "take.story"
    script.write_text(TAKE.replace("A boat comes in", "A ship comes in"))
    assert main(command) == ExitCode.DONE
    # The last one begins with a picture, and the new clip ends with the same one.
    assert [it.asked.seconds for it in studio.jobs] == [4, 8, 12, 4, 4, 8, 12]
