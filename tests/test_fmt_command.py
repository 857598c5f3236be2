"""`storyc fmt` writes, shows or names what it would change."""

import io
import sys
from pathlib import Path

import pytest

from storyc.cli import main

MESSY = "\ufeffINT. HALL - DAY\r\n!!wide on MARA ,4s\r\nShe waits.  \r\n"
NEAT = "INT. HALL - DAY\n\n!! WIDE on MARA, 4s\nShe waits.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("messy.story", MESSY)
    write("neat.story", NEAT)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).write_bytes(text.encode())


def read(name: str) -> str:
    return Path(name).read_bytes().decode()


def test_files_are_written_in_their_layout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "messy.story", "neat.story"]) == 0
    assert (read("messy.story"), read("neat.story")) == (NEAT, NEAT)
    assert capsys.readouterr().out == "messy.story: formatted\nneat.story: nothing to change\n"


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_is_written_where_changes_are_only_asked_for(option: str) -> None:
    assert main(["fmt", option, "neat.story"]) == 0
    assert main(["fmt", option, "neat.story", "messy.story"]) == 1
    assert read("messy.story") == MESSY


def test_check_names_the_files_that_would_change(capsys: pytest.CaptureFixture[str]) -> None:
    main(["fmt", "--check", "messy.story", "neat.story"])
    assert capsys.readouterr().out.startswith("messy.story: would be formatted\n")


def test_the_diff_shows_each_change(capsys: pytest.CaptureFixture[str]) -> None:
    write("a.story", "INT. HALL - DAY\n\nShe waits.  \n")
    main(["fmt", "--diff", "a.story"])
    assert capsys.readouterr().out == (
        "--- a.story\n+++ a.story (formatted)\n@@ -1,3 +1,3 @@\n"
        " INT. HALL - DAY\n \n-She waits.  \n+She waits.\n"
    )


@pytest.mark.parametrize(("options", "code", "printed"), [([], 0, NEAT), (["--check"], 1, "-: ")])
def test_a_script_comes_from_standard_input(
    options: list[str],
    code: int,
    printed: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with io.TextIOWrapper(io.BytesIO(MESSY.encode())) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert main(["fmt", *options, "-"]) == code
    assert capsys.readouterr().out.startswith(printed)


def test_only_the_lines_of_a_range_are_changed() -> None:
    write("a.story", "One.  \n\nTwo.  \n\nThree.  \n")
    assert main(["fmt", "--range", "2:4", "a.story"]) == 0
    assert read("a.story") == "One.  \n\nTwo.\n\nThree.  \n"


@pytest.mark.parametrize("lines", ["4:2", "0:2", "4", "a:b", ":", "-1:4"])
def test_a_range_that_is_none_is_said(lines: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fmt", f"--range={lines}", "messy.story"])
    assert ended.value.code == 2
    assert "write two line numbers, as in 10:20" in capsys.readouterr().err


def test_a_range_of_several_files_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--range", "1:2", "messy.story", "neat.story"]) == 2
    assert "give only that one" in capsys.readouterr().err
    assert read("messy.story") == MESSY


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_formatted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("binary.story", "\0")
    assert main(["fmt", "none.story", "binary.story", str(folder), "messy.story"]) == 2
    told = capsys.readouterr()
    assert told.err.count("error[E0110]") == 3
    assert told.out == "messy.story: formatted\n"
    assert read("messy.story") == NEAT


def test_a_file_that_cannot_be_written_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["fmt", "messy.story"]) == 2
    assert "messy.story is not written: No space left on device" in capsys.readouterr().err
    assert read("messy.story") == MESSY
    assert sorted(it.name for it in Path().iterdir()) == ["messy.story", "neat.story"]
