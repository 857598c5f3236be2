"""`storyc time` as a writer meets it."""

import json
from pathlib import Path

import pytest

from storyc.cli import main
from storyc.cli.exit_code import ExitCode

SCRIPT = """Title: Ferry

INT. SHED - DAY

!! WIDE, 4s

Rain.

MARA
I never said so.

EXT. PIER - NIGHT

Nobody is there.
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.story"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def test_the_table_has_a_row_a_scene_and_says_what_it_rests_on(
    script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["time", str(script)]) == ExitCode.DONE

    head, first, second, total, _, *basis = capsys.readouterr().out.splitlines()
    assert head.split() == ["scene", "line", "pages", "likely", "range", "speech", "heading"]
    assert first.startswith("1           3")
    assert first.endswith("INT. SHED - DAY")
    assert second.endswith("EXT. PIER - NIGHT")
    assert total.startswith("total")
    assert "4.1 syllables a second (language: en)" in " ".join(basis)


def test_programs_get_seconds(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["time", "--json", str(script)]) == ExitCode.DONE

    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "storyc.time/1"
    first, second = document["scenes"]
    assert first["given_s"] == first["likely_s"] == first["min_s"] == first["max_s"] == 4
    assert (first["line"], second["line"]) == (3, 12)
    assert document["total"]["likely_s"] == first["likely_s"] + second["likely_s"]
    assert document["total"]["action_s"] + document["total"]["speech_s"] == pytest.approx(
        document["total"]["likely_s"]
    )


def test_a_script_with_errors_is_timed_and_the_errors_are_told(
    script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script.write_text(SCRIPT.replace("4s", "0.5s"), encoding="utf-8")

    assert main(["time", str(script)]) == ExitCode.DIAGNOSTICS

    printed = capsys.readouterr()
    assert "error[" in printed.err
    assert "total" in printed.out


def test_a_missing_file_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["time", str(tmp_path / "none.story")]) == ExitCode.USAGE
    assert capsys.readouterr().out == ""
