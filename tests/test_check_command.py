"""`storyc check` on real files: formats, corrections, settings and exit codes."""

import json
import os
from pathlib import Path

import pytest

from storyc.cli import main
from storyc.source import SourceFile
from storyc.world.reader import UnreadableSource
from storyc.world.rewrite import rewrite

SLIP = "Target: seedance-2.5\n\nINT. HUT - DAY\n\n+ MARA entrs left\n\nMARA\nYes.\n"
CLEAN = SLIP.replace("entrs", "enters")
QUIET = '[rules]\ninferred-character = "off"\n'


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project folder with settings, which is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.toml").write_text(QUIET)
    return tmp_path


def test_fix_writes_what_is_safe_and_reports_what_is_left(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = film / "a.story"
    script.write_bytes(SLIP.replace("\n", "\r\n").encode("utf-8-sig"))
    script.chmod(0o640)
    assert main(["check", "--fix", "a.story"]) == 0
    assert script.read_bytes() == CLEAN.replace("\n", "\r\n").encode("utf-8-sig")
    assert script.stat().st_mode & 0o777 == 0o640
    out = capsys.readouterr().out
    assert "a.story: 1 correction in a.story" in out
    assert "no errors" in out
    assert main(["check", "--fix", "a.story"]) == 0
    assert "correction" not in capsys.readouterr().out
    assert sorted(it.name for it in film.iterdir()) == ["a.story", "story.toml"]


def test_diff_shows_the_corrections_and_writes_nothing(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (film / "films").mkdir()
    script = film / "films" / "a.story"
    script.write_text(SLIP.rstrip("\n"))
    assert main(["check", "--diff", "films/a.story"]) == 1
    assert script.read_text() == SLIP.rstrip("\n")
    out = capsys.readouterr().out
    assert "--- films/a.story\n" in out
    assert "-+ MARA entrs left\n++ MARA enters left\n" in out
    assert "Yes.\n\\ No newline at end of file\n" in out
    script.write_text(CLEAN)
    assert main(["check", "--diff", "films/a.story"]) == 0
    assert "nothing to correct" in capsys.readouterr().out


def test_unsafe_fixes_are_written_only_when_asked_for(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (film / "a.story").write_text("character MARA\n\n" + CLEAN.replace("\nMARA\n", "\nMARRA\n", 1))
    before = (film / "a.story").read_text()
    assert main(["check", "--fix", "a.story"]) == 1
    assert (film / "a.story").read_text() == before
    assert "1 correction to look at with `--unsafe-fixes`" in capsys.readouterr().err
    assert main(["check", "--unsafe-fixes", "a.story"]) == 0
    assert "MARRA" not in (film / "a.story").read_text()


def test_a_script_outside_the_project_folder_is_not_written(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (film / "elsewhere").mkdir()
    (film / "elsewhere" / "a.story").write_text(SLIP)
    (film / "here").mkdir()
    (film / "here" / "a.story").symlink_to(film / "elsewhere" / "a.story")
    assert main(["check", "--fix", "here/a.story"]) == 2
    assert (film / "elsewhere" / "a.story").read_text() == SLIP
    assert "not written" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_one_clear_error(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (film / "a.story").write_text(SLIP)
    film.chmod(0o500)
    assert main(["check", "--fix", "a.story"]) == 2
    film.chmod(0o700)
    assert "not written" in capsys.readouterr().err


def test_a_link_inside_the_project_stays_a_link(film: Path) -> None:
    (film / "real.story").write_text(SLIP)
    (film / "a.story").symlink_to("real.story")
    assert main(["check", "--fix", "a.story"]) == 0
    assert (film / "a.story").is_symlink()
    assert (film / "real.story").read_text() == CLEAN


def test_of_several_files_none_is_written_if_one_was_changed_meanwhile(film: Path) -> None:
    one, two = SourceFile("one", "1"), SourceFile("two", "2")
    (film / "one").write_text("1")
    (film / "two").write_text("changed")
    changes = [(film / it.name, it, SourceFile(it.name, "new")) for it in (one, two)]
    with pytest.raises(UnreadableSource):
        rewrite(changes)
    assert (film / "one").read_text() == "1"


def test_of_several_files_none_is_written_if_one_cannot_be(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("one", "two")
    for name in names:
        (film / name).write_text("old")
    real = Path.write_text

    def full(path: Path, text: str, **options: str) -> int:
        if text == "new two":
            raise OSError(28, "No space left on device")
        return real(path, text, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        rewrite((film / it, SourceFile(it, "old"), SourceFile(it, f"new {it}")) for it in names)
    assert [(film / it).read_text() for it in names] == ["old", "old"]
    assert sorted(it.name for it in film.iterdir()) == ["one", "story.toml", "two"]


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_format_has_standard_output_to_itself_and_all_files_in_it(
    film: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    (film / "a.story").write_text(SLIP)
    (film / "films").mkdir()
    (film / "films" / "b.story").write_text(SLIP)
    arguments = ["check", "a.story", "films/b.story", "none.story", "--format", form]
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err == ""
    if form == "sarif":
        found = json.loads(captured.out)["runs"][0]["results"]
        artifacts = [it["locations"][0]["physicalLocation"]["artifactLocation"] for it in found]
        told = [(it["ruleId"], at["uri"]) for it, at in zip(found, artifacts, strict=True)]
    elif form == "json":
        lines = map(json.loads, captured.out.splitlines())
        told = [(it["code"], it["file"]) for it in lines]
    else:
        told = [
            (line.split("title=")[1][:5], line.split("file=")[1].split(",")[0])
            for line in captured.out.splitlines()
        ]
    assert told == [("E0102", "a.story"), ("E0102", "films/b.story"), ("E0110", "none.story")]


def test_a_format_after_fix_tells_what_is_left(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (film / "a.story").write_text(SLIP)
    assert main(["check", "--fix", "--format", "json", "a.story"]) == 0
    assert capsys.readouterr().out == ""
    assert (film / "a.story").read_text() == CLEAN


def test_diff_and_a_format_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--diff", "--format", "json", "a.story"]) == 2
    assert "--format" in capsys.readouterr().err


def test_exit_codes_follow_the_severities_of_the_project(film: Path) -> None:
    script = (
        "Target: seedance-2.5\n\nprop LAMP\n\nINT. HUT - DAY\n\nMARA\nYes.\n\n"
        "+ MARA holds LAMP\n\n+ MARA drops LAMP\n\nMara swings the lamp.\n"
    )
    (film / "a.story").write_text(script)
    compiled = ["compile", "a.story", "--emit", "plan"]
    for rules, code in {
        "": 1,
        'E0601 = "warning"': 0,
        'E0601 = "off"': 0,
        'E0601 = "error"': 1,
        'E0601 = "off"\nunknown-rule = "error"\nno-such-rule = "off"': 1,
    }.items():
        (film / "story.toml").write_text(f"{QUIET}{rules}\n")
        assert main(["check", "a.story"]) == code, rules
        assert main(compiled) == code, rules


def test_corrections_on_a_terminal_show_no_control_characters(
    film: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (film / "a.story").write_text(SLIP.replace("Yes.", "Yes.\x1b[2J"))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["check", "--diff", "a.story"]) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_what_is_found_while_drawing_counts_as_the_project_says(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The film is there all the same."""
    monkeypatch.setattr("storyc.backends.animatic.animatic.scratch_voice", lambda: None)
    (film / "a.story").write_text(CLEAN)
    for level, code in {"warning": 0, "error": 1, "off": 0}.items():
        (film / "story.toml").write_text(f'{QUIET}no-scratch-voice = "{level}"\n')
        assert main(["compile", "a.story", "-o", level]) == code, level
        assert (film / level / "film.mp4").is_file()


def test_a_file_of_declarations_is_whole_as_it_is(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = film.with_name("cast.story")
    cast.write_text("character MARA\n    age: 38\n", encoding="utf-8")
    assert main(["check", str(cast)]) == 0
    assert "no errors (0 scenes, 0 shots, 1 character)" in capsys.readouterr().out
    assert main(["check", "--fix", str(cast)]) == 0
    cast.write_text("// nothing\n", encoding="utf-8")
    assert main(["check", str(cast)]) == 1
    assert main(["compile", "--emit", "plan", str(cast)]) == 1
