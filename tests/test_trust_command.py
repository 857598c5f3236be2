"""`storyc trust`: kept by the user, never by a project."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storyc.cli import main
from storyc.config import TrustList
from storyc.source import SourceFile

WISHES = '[render]\nbackend = "seedance"\n'


@pytest.fixture
def film(home: Path) -> Path:
    (home / "film" / "story.toml").write_text(WISHES)
    return home / "film"


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    code = main(["trust", *map(str, words)])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_what_is_trusted_is_listed_with_what_became_of_it(
    home: Path, film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "--list") == (0, "no project is trusted\n")
    assert said(capsys, film)[0] == 0
    assert said(capsys, "--list") == (0, f"{film.resolve()}\n")
    (film / "story.toml").write_text(WISHES + "takes = 2\n")
    assert "changed since" in said(capsys, "--list")[1]
    (film / "story.toml").unlink()
    assert "is gone" in said(capsys, "--list")[1]
    assert list((home / "film").iterdir()) == []


def test_trust_can_be_revoked_even_of_a_folder_that_is_gone(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for vanish in (False, True):
        (film / "story.toml").write_text(WISHES)
        assert said(capsys, film)[0] == 0
        if vanish:
            (film / "story.toml").unlink()
            film.rmdir()
        assert said(capsys, "--revoke", film)[0] == 0
        assert said(capsys, "--list")[1] == "no project is trusted\n"
    assert said(capsys, "--revoke", film)[0] == 2


def test_the_nearest_settings_above_a_script_are_those_of_its_project(
    home: Path, film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (film / ".git").mkdir()
    (film / "scenes").mkdir()
    code, told = said(capsys, film / "scenes")
    assert code == 0
    assert "your backend seedance" in told
    assert said(capsys, "--list")[1] == f"{film.resolve()}\n"
    assert said(capsys, "--revoke", film / "scenes")[0] == 0
    assert (home / "state" / "trusted.json").is_file()


def test_there_must_be_something_to_trust(
    home: Path, film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, home / "config")[0] == 2
    (film / "story.toml").write_text("[render]\ntakes = 2\n")
    assert "nothing that needs trust" in said(capsys, film)[1]
    (film / "story.toml").write_text('[render]\nbackend = "seedance"\nbudget = "lots"\n')
    code, told = said(capsys, film)
    assert code == 1
    assert "E0121" in told
    assert not (home / "state" / "trusted.json").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "storyc.trust/1"}', "[" * 100_000])
def test_a_damaged_list_trusts_nobody_and_is_written_anew(
    home: Path, film: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (home / "state").mkdir()
    (home / "state" / "trusted.json").write_text(text)
    code, told = said(capsys, "--list")
    assert code == 0
    assert "damaged" in told
    assert "no project is trusted" in told
    assert said(capsys, film)[0] == 0
    assert said(capsys, "--list") == (0, f"{film.resolve()}\n")


def test_a_state_folder_that_cannot_be_written_is_one_clear_error(
    home: Path, film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "state").write_text("a file, no folder")
    code, told = said(capsys, film)
    assert code == 2
    assert "E0901" in told


def test_commands_at_the_same_time_forget_nothing(home: Path) -> None:
    folders = [home / f"film-{number}" for number in range(3)]
    for folder in folders:
        folder.mkdir()
        (folder / "story.toml").write_text(WISHES)
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "storyc", "trust"]
    running = [
        subprocess.Popen([*command, str(it)], cwd=home, env={**os.environ, "PYTHONPATH": str(root)})
        for it in folders
    ]
    assert [it.wait(timeout=60) for it in running] == [0] * len(folders)
    trusted = TrustList.read((home / "state" / "trusted.json").read_text())
    assert trusted is not None
    for folder in folders:
        assert trusted.trusts(folder.resolve().as_posix(), SourceFile("story.toml", WISHES))
