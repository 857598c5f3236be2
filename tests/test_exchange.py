"""Scripts go out to Fountain and Final Draft and come back the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from support.exchange import film, said, scripts

from storyc.exporters import export_fdx, export_fountain, notes_of
from storyc.fdx import read_fdx
from storyc.importers import import_fdx, import_fountain
from storyc.source import SourceFile
from storyc.syntax import LineKind, lex

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").rglob("*.story"))


def through_fountain(file: SourceFile) -> SourceFile:
    """Return what comes back from Fountain."""
    written = SourceFile("film.fountain", export_fountain(file))
    imported = import_fountain(written, file.name, guessing=False).file
    assert imported is not None
    return imported


def through_fdx(file: SourceFile) -> SourceFile:
    """Return what comes back from Final Draft."""
    imported = import_fdx(SourceFile("film.fdx", export_fdx(file)), file.name, guessing=False)
    assert imported.file is not None, imported.diagnostics
    return imported.file


@given(scripts)
@settings(max_examples=150, deadline=None)
def test_fountain_gives_back_every_line(file: SourceFile) -> None:
    assert said(through_fountain(file)) == said(file)


@given(scripts)
@settings(max_examples=150, deadline=None)
def test_final_draft_gives_back_every_line(file: SourceFile) -> None:
    assert said(through_fdx(file)) == said(file)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda it: f"{it.parent.name}-{it.stem}")
def test_the_examples_come_back_from_both(path: Path) -> None:
    file = SourceFile("film.story", path.read_text(encoding="utf-8"))
    assert said(through_fountain(file)) == said(file)
    assert said(through_fdx(file)) == said(file)


@given(scripts)
@settings(max_examples=60, deadline=None)
def test_fountain_is_left_with_nothing_that_is_not_fountain(file: SourceFile) -> None:
    ours = {LineKind.SHOT, LineKind.STATE, LineKind.DECLARATION, LineKind.PROPERTY, LineKind.USE}
    exported = SourceFile("film.fountain", export_fountain(file))
    assert not ours & {token.kind for token in lex(exported)}


def test_line_endings_come_back() -> None:
    text = "Title: X\r\n\r\n!! WIDE on MARA\r\n\r\nShe waits.\r\n"
    assert through_fountain(SourceFile("film.story", text)).text == text


def test_marks_that_would_end_a_note_are_kept_apart_in_it() -> None:
    text = "+ light: dim ]] [[ */ /* \\]\n\nShe waits.\n"
    assert through_fountain(SourceFile("film.story", text)).text == text


def test_final_draft_sees_shots_styles_numbers_and_speeches_side_by_side() -> None:
    text = (
        "INT. HOUSE #4A#\n\n!! CLOSE on TOM, 85mm\n\nShe **runs**.\n\n"
        "TOM\nNo.\n\nMARA ^\n(loud)\nYes.\n"
    )
    document, _ = read_fdx(SourceFile("a.fdx", export_fdx(SourceFile("film.story", text))))
    assert document is not None
    heading, shot, action, dual = document.body
    assert (heading.type, heading.text, heading.number) == ("Scene Heading", "INT. HOUSE", "4A")
    assert (shot.type, shot.text) == ("Shot", "CLOSE on TOM, 85mm")
    assert [run.text for run in action.runs if run.bold] == ["runs"]
    types = [it.type for it in dual.dual]
    assert types == ["Character", "Dialogue", "Character", "Parenthetical", "Dialogue"]


def test_what_goes_as_a_note_is_told_once() -> None:
    file = SourceFile(
        "film.story", "character MARA\n    age: 38\n\n!! WIDE on MARA\n\nShe waits.\n"
    )
    (fountain,) = notes_of(file, "fountain")
    (fdx,) = notes_of(file, "fdx")
    assert fountain.message.startswith("3 lines are written as notes")
    assert fdx.message.startswith("2 lines are written as notes")
    assert notes_of(SourceFile("film.story", "She waits.\n"), "fdx") == ()


@given(scripts)
@settings(max_examples=60, deadline=None)
def test_the_film_that_comes_back_is_the_same(file: SourceFile) -> None:
    assert film(through_fountain(file)) == film(file)
    assert film(through_fdx(file)) == film(file)
