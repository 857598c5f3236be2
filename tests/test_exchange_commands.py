"""`storyc import`, `export` and `new` on real files."""

from pathlib import Path

import pytest

from storyc.cli import main
from storyc.driver import check
from storyc.fdx import MAX_FDX_BYTES
from storyc.source import SourceFile
from storyc.starter import project_files
from storyc.world.reader import MemoryReader

FDX = (
    "<FinalDraft><Content>"
    '<Paragraph Type="Scene Heading"><Text>INT. HUT - DAY</Text></Paragraph>'
    '<Paragraph Type="Character"><Text>MARA</Text></Paragraph>'
    '<Paragraph Type="Dialogue"><Text>Yes.</Text></Paragraph>'
    "</Content></FinalDraft>"
)
FOUNTAIN = "INT. HUT - DAY\n\nMARA\nYes.\n"
STORY = f"character MARA // storyc: guess W0201: the name stands over words\n\n{FOUNTAIN}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "text"), [("a.fdx", FDX), ("a.FOUNTAIN", FOUNTAIN)])
def test_import_writes_a_script_beside_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (folder / name).write_text(text)
    assert main(["import", name]) == 0
    assert (folder / "a.story").read_text() == STORY
    told = capsys.readouterr()
    assert "a.story is written; next: storyc check a.story" in told.out
    assert "MARA is taken for a character" in told.err
    assert main(["check", "a.story", "--target", "animatic"]) == 0


def test_taking_every_guess_out_gives_the_script_without_them(folder: Path) -> None:
    (folder / "a.story").write_text(STORY)
    assert main(["check", "a.story", "--fix", "--unsafe-fixes", "--target", "animatic"]) == 0
    assert (folder / "a.story").read_text() == FOUNTAIN


def test_import_without_guesses_writes_what_the_file_says(folder: Path) -> None:
    (folder / "a.fdx").write_text(FDX)
    assert main(["import", "--no-guesses", "a.fdx", "-o", "b.story"]) == 0
    assert (folder / "b.story").read_text() == FOUNTAIN


@pytest.mark.parametrize(
    "command", [["import", "a.fountain"], ["export", "a.fountain", "--to", "fdx", "-o", "a.story"]]
)
def test_nothing_is_written_over_without_force(folder: Path, command: list[str]) -> None:
    (folder / "a.fountain").write_text(FOUNTAIN)
    (folder / "a.story").write_text("mine")
    assert main(command) == 2
    assert (folder / "a.story").read_text() == "mine"
    assert main([*command, "--force"]) == 0
    assert (folder / "a.story").read_text() != "mine"


def test_a_file_is_never_the_output_of_itself(folder: Path) -> None:
    (folder / "a.fountain").write_text(FOUNTAIN)
    command = ["export", "a.fountain", "--to", "fountain", "--force"]
    assert main(command) == 2
    assert main(["import", "a.fountain", "-o", "a.fountain", "--force"]) == 2
    assert (folder / "a.fountain").read_text() == FOUNTAIN


@pytest.mark.parametrize("form", ["fdx", "fountain"])
def test_export_and_import_give_the_script_back(folder: Path, form: str) -> None:
    (folder / "a.story").write_text(STORY)
    assert main(["export", "a.story", "--to", form]) == 0
    assert main(["import", f"a.{form}", "--no-guesses", "--force"]) == 0
    assert (folder / "a.story").read_text() == STORY


@pytest.mark.parametrize(
    ("text", "code"),
    [("<FinalDraft>", 1), ("", 1), ("\0", 2), ("\ufffe", 1), ("x" * (MAX_FDX_BYTES + 1), 2)],
    ids=["cut off", "empty", "binary", "odd", "large"],
)
def test_what_cannot_be_imported_leaves_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, code: int
) -> None:
    (folder / "a.fdx").write_text(text)
    assert main(["import", "a.fdx"]) == code
    assert not (folder / "a.story").exists()
    assert "error[E01" in capsys.readouterr().err


def test_a_file_of_another_kind_or_none_is_a_usage_error(folder: Path) -> None:
    (folder / "a.pdf").write_text("x")
    assert main(["import", "a.pdf"]) == 2
    assert main(["import", "none.fdx"]) == 2
    assert main(["export", "none.story", "--to", "fdx"]) == 2
    assert main(["export", ".", "--to", "fdx"]) == 2


def test_where_nothing_can_be_written_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.fountain").write_text(FOUNTAIN)
    assert main(["import", "a.fountain", "-o", "no/such/a.story"]) == 2
    assert "error[E0901]" in capsys.readouterr().err


def test_a_new_project_compiles_without_a_finding(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "my-film"]) == 0
    assert "next: storyc compile my-film/my-film.story" in capsys.readouterr().out
    assert sorted(it.name for it in (folder / "my-film").iterdir()) == [
        "cast.story",
        "my-film.story",
        "story.toml",
    ]
    texts = {it.name: it.read_text() for it in (folder / "my-film").iterdir()}
    checked = check(SourceFile("my-film.story", texts["my-film.story"]), MemoryReader(texts))
    assert not checked.diagnostics
    assert checked.screenplay.title_page.title is not None


@pytest.mark.parametrize("name", ["the film: part 2", "影片", "l'été", "a.story", "x" * 100])
def test_a_project_may_have_any_name(name: str) -> None:
    texts = project_files(name)
    entry = SourceFile(f"{name}.story", texts[f"{name}.story"])
    assert not check(entry, MemoryReader(texts)).diagnostics


def test_new_writes_over_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "film").mkdir()
    (folder / "note").write_text("mine")
    for name in ("film", "note", "note/film", "..", "", "[[x", "a\nb"):
        assert main(["new", name]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert not [*(folder / "film").iterdir()]
