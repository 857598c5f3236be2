"""The command line as a writer meets it: the real program, run as a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storyc.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "lamp-keeper" / "lamp-keeper.story"
HEAVY = {"av", "PIL", "numpy", "jinja2", "tiktoken", "espeakng_loader", "moviepy", "tqdm"}


def storyc(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "storyc", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "PYTHONUTF8": "1"},
    )


def imported_by(code: str) -> set[str]:
    probe = f"import sys\n{code}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    ran = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(ran.stdout.splitlines()[-1].split())


def test_help_imports_nothing_of_the_compiler() -> None:
    loaded = imported_by("from storyc.cli import main\ntry: main(['--help'])\nexcept SystemExit: 0")
    assert not loaded & (HEAVY | {"pydantic", "lark"})


def test_a_command_imports_no_other_one() -> None:
    probe = "try: main(['check', '--help'])\nexcept SystemExit: 0"
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\nfrom storyc.cli import main\n{probe}\nprint(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "storyc.cli.check" in loaded
    assert not loaded & {f"storyc.cli.{module}" for module, _ in COMMANDS.values()} - {
        "storyc.cli.check"
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_how_it_is_used(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: storyc {name} ")
    assert len(told.split("\n\n")[1]) > 20, "a description"


def test_check_imports_no_media_library() -> None:
    loaded = imported_by(f"from storyc.cli import main\nmain(['check', {str(EXAMPLE)!r}])")
    assert {"pydantic", "lark"} <= loaded
    assert not loaded & HEAVY


def test_no_command_is_a_usage_error_that_shows_the_help() -> None:
    ran = storyc()
    assert ran.returncode == 2
    assert "storyc compile" in ran.stdout


def test_check_of_the_example_is_silent_but_for_the_retired_target() -> None:
    ran = storyc("check", EXAMPLE)
    assert ran.returncode == 0, ran.stderr
    assert "no errors" in ran.stdout
    assert "error" not in ran.stderr
    assert ran.stderr.count("warning[") == ran.stderr.count("warning[W0801]") == 1


def test_an_error_shows_the_line_and_ends_with_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "a.story").write_text(
        "character MARA\n    age: 38\n\nINT. HUT - DAY\n\nMARRA\nHello.\n"
    )
    for command in (["check"], ["compile", "-o", "out"]):
        ran = storyc(*command, "a.story", cwd=tmp_path)
        assert ran.returncode == 1
        assert "a.story:6:1" in ran.stderr
        assert "did you mean MARA?" in ran.stderr
        assert "Traceback" not in ran.stderr
    assert not list(tmp_path.rglob("*.mp4"))


@pytest.mark.parametrize("command", ["check", "compile"])
@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("none.story", None, (2, "there is no file")),
        ("folder", "", (2, "is a folder")),
        ("binary.story", b"\x00\x01\x02", (2, "not a text file")),
        ("a.fdx", b'<?xml version="1.0"?>\n<FinalDraft>', (2, "storyc import a.fdx")),
        ("renamed.story", b"\xef\xbb\xbf\n<FinalDraft>", (2, "is a Final Draft file")),
        ("other.story", b"<?xml version='1.0'?><script/>", (2, "is XML, not a script")),
        ("rich.story", b"{\\rtf1 INT. HUT - DAY}", (2, "is rich text, not a script")),
        ("plain.pdf", b"%PDF-1.4\n1 0 obj\n", (2, "is a PDF, not a script")),
        ("page.html", b"<!DOCTYPE html><p>INT. HUT", (2, "is a web page, not a script")),
        ("latin.story", b"INT. CAF\xc9 - DAY\n", (2, "not valid UTF-8")),
        ("huge.story", b"a\n" * 5_000_000, (2, "MiB")),
        ("line.story", b"a" * 1_000_000, (2, "line 1")),
        ("empty.story", b"", (1, "nothing to film")),
        ("blank.story", b"\n \n\t\n", (1, "nothing to film")),
    ],
)
def test_bad_input_is_one_clear_error(
    tmp_path: Path, command: str, name: str, content: bytes | str | None, expected: tuple[int, str]
) -> None:
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        path.mkdir()
    ran = storyc(command, name, cwd=tmp_path)
    code, told = expected
    assert ran.returncode == code, ran.stderr
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "build").exists()


def test_an_unwritable_output_folder_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text("INT. HUT - DAY\n\nA door opens.\n")
    (tmp_path / "taken").write_text("a file, no folder")
    ran = storyc("compile", "a.fountain", "-o", "taken", cwd=tmp_path)
    assert ran.returncode == 2
    assert "taken" in ran.stderr
    assert "-o" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert (tmp_path / "taken").read_text() == "a file, no folder"


def test_prompts_alone_need_no_film(tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text("INT. HUT - DAY\n\nA door opens.\n\nBO\nYes?\n")
    ran = storyc("compile", "a.fountain", "--emit", "prompts,plan", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    written = {path.name for path in (tmp_path / "build" / "a").rglob("*") if path.is_file()}
    assert written == {"plan.json", "1A.txt"}


def test_a_compile_that_fails_says_that_what_lies_there_is_older(tmp_path: Path) -> None:
    script = tmp_path / "a.story"
    script.write_text("INT. HUT - DAY\n\nRain.\n")
    words = ("compile", str(script), "--target", "sora-2", "--emit", "prompts", "-o")
    build = str(tmp_path / "made")
    assert "earlier compile" not in storyc(*words, build).stderr
    script.write_text("INT. HUT - DAY\n\nRain.\n\n!! GIGANTIC on ANN and BO\n")
    failed = storyc(*words, build)
    assert failed.returncode == 1
    assert (
        f"what lies in {build} is of an earlier compile, not of a.story as it is" in failed.stderr
    )


def test_an_unknown_output_or_target_says_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text("INT. HUT - DAY\n\nA door opens.\n")
    ran = storyc("compile", "a.fountain", "--emit", "promts", cwd=tmp_path)
    assert ran.returncode == 2
    assert "prompts" in ran.stderr
    ran = storyc("check", "a.fountain", "--target", "sora-2-por", cwd=tmp_path)
    assert ran.returncode == 1
    assert "did you mean sora-2-pro?" in ran.stderr


def test_explain_prints_the_page_and_suggests_near_codes() -> None:
    assert "unknown-character" in storyc("explain", "E0301").stdout
    assert storyc("explain", "unknown-character").stdout == storyc("explain", "E0301").stdout
    ran = storyc("explain", "E0399")
    assert ran.returncode == 2
    assert "did you mean" in ran.stderr


def test_targets_lists_and_shows() -> None:
    listed = storyc("targets").stdout
    assert "sora-2-pro" in listed
    assert "retired" in listed
    shown = storyc("targets", "sora-2-pro").stdout
    assert "4, 8, 12, 16, 20, 25 s" in shown
    assert "5,000 tokens" in shown


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    script = tmp_path / "a.fountain"
    script.write_text("INT. HUT - DAY\n\nA door opens.\n\nEXT. HUT - DAY\n\nRain.\n")
    storyc("compile", "a.fountain", "--emit", "prompts", cwd=tmp_path)
    kept, changed = (tmp_path / "build" / "a" / "prompts" / f"{it}A.txt" for it in (1, 2))
    for path in (kept, changed):
        os.utime(path, (1, 1))
    script.write_text(script.read_text().replace("Rain.", "Snow."))
    storyc("compile", "a.fountain", "--emit", "prompts", cwd=tmp_path)
    assert kept.stat().st_mtime == 1
    assert changed.stat().st_mtime > 1
    assert "Snow." in changed.read_text(encoding="utf-8")


def test_two_scripts_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "film.story").write_text("INT. A - DAY\n\nRain.\n", encoding="utf-8")
    ran = storyc("compile", "one/film.story", "two/film.story", "--emit", "plan", cwd=tmp_path)
    assert ran.returncode == 2
    assert "would both be written to build" in ran.stderr
    assert not (tmp_path / "build").exists()
