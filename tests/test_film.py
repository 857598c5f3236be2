"""The whole way, as the README's first command goes it: from the script to a film that plays."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pysubs2
import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "lamp-keeper" / "lamp-keeper.story"

FOUNTAIN = """\
INT. KITCHEN - DAY

BO stirs a pot. It boils over.

BO
Not again.

> FADE OUT.
"""


def run(*arguments: str | Path, cwd: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "storyc", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the build folder of the example, made once."""
    folder = tmp_path_factory.mktemp("film")
    told = run("compile", EXAMPLE, cwd=folder)
    assert "film.mp4" in told
    return folder / "build" / "lamp-keeper"


@pytest.fixture(scope="module")
def plan(built: Path) -> dict[str, Any]:
    """Return the plan as it was written."""
    document: dict[str, Any] = json.loads((built / "plan.json").read_text(encoding="utf-8"))
    return document


def test_the_film_has_the_frames_of_the_plan_and_sound_to_its_end(
    built: Path, plan: dict[str, Any]
) -> None:
    with av.open(built / "film.mp4") as film:
        picture, sound = film.streams.video[0], film.streams.audio[0]
        assert (picture.codec_context.name, sound.codec_context.name) == ("h264", "aac")
        assert (picture.width, picture.height, picture.average_rate) == (1280, 720, 24)
        times = [frame.pts * frame.time_base for frame in film.decode(picture)]
        assert len(times) == plan["frames"]
        steps = {after - before for before, after in pairwise(times)}
        assert steps == {1 / picture.average_rate}
        film.seek(0)
        samples = sum(frame.samples for frame in film.decode(sound))
        assert abs(samples - plan["frames"] * 2000) <= 1024


def test_every_segment_has_a_prompt_within_the_limits(built: Path, plan: dict[str, Any]) -> None:
    names = sorted(path.stem for path in (built / "prompts").glob("*.txt"))
    assert names == sorted(each["slate"] for each in plan["segments"])
    for each in plan["segments"]:
        text = (built / "prompts" / f"{each['slate']}.txt").read_text(encoding="utf-8")
        assert text == each["prompt"]["text"]
        assert each["prompt"]["size"] <= 5000
        assert each["head_handle"] + each["frames"] + each["tail_handle"] <= 25 * 24


def test_captions_are_read_by_another_reader(built: Path, plan: dict[str, Any]) -> None:
    subtitles = pysubs2.load(str(built / "captions.srt"))
    text = " ".join(event.plaintext for event in subtitles)
    assert "Not once have I had to write anything" in text.replace("\n", " ")
    ends = [event.end for event in subtitles]
    assert ends == sorted(ends)
    assert ends[-1] <= plan["frames"] * 1000 / 24


def test_the_timeline_is_read_by_opentimelineio(built: Path, plan: dict[str, Any]) -> None:
    otio = pytest.importorskip("opentimelineio", reason="it has no wheel for this Python")
    timeline = otio.adapters.read_from_file(str(built / "timeline.otio"))
    assert timeline.duration().to_frames() == plan["frames"]
    clips = list(timeline.video_tracks()[0].find_clips())
    assert [clip.name for clip in clips] == [each["slate"] for each in plan["segments"]]
    for clip in clips:
        assert (built / clip.media_reference.target_url).is_file()


def test_a_second_run_draws_nothing_again(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "takes").iterdir()}
    run("compile", EXAMPLE, "-o", built, cwd=built)
    assert {path: path.stat().st_mtime_ns for path in (built / "takes").iterdir()} == before


def test_a_bare_fountain_file_becomes_a_film(tmp_path: Path) -> None:
    (tmp_path / "soup.fountain").write_text(FOUNTAIN)
    run("compile", "soup.fountain", cwd=tmp_path)
    folder = tmp_path / "build" / "soup"
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    with av.open(folder / "film.mp4") as film:
        assert film.streams.video[0].frames == plan["frames"]
