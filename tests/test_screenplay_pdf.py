"""A screenplay as a PDF, read back by an independent reader."""

from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest

from storyc.cli import main
from storyc.exporters.paper import A4, LETTER, Paper, UnreadableFont, print_pdf
from storyc.source import SourceFile

SCRIPT = """\
Title: The *Ferry*
Author: Ana Ó Braonáin
Contact: 1 Pier Road
Draft date: 2026-11-01

INT. CAFÉ - DAY #4#

Mara **runs**. She does not _look_ back.

MARA
Zażółć. Ёлка. Ελλάδα.

EXT. PIER - DUSK

Rain.
"""


def _printed(text: str = SCRIPT, paper: Paper = LETTER) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(print_pdf(SourceFile("a.story", text), paper).data)


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    return str(document[number].get_textpage().get_text_range()).replace("\r\n", "\n")


def test_the_pages_say_what_the_script_says() -> None:
    document = _printed()
    assert len(document) == 2
    front = _text(document, 0)
    for words in ("The Ferry", "written by", "Ana Ó Braonáin", "1 Pier Road", "2026-11-01"):
        assert words in front
    words = _text(document, 1)
    for line in (
        "INT. CAFÉ - DAY",
        "Mara runs. She does not look back.",
        "MARA",
        "EXT. PIER - DUSK",
    ):
        assert line in words
    assert "Zażółć.Ёлка.Ελλάδα." in "".join(words.split())


def test_scenes_are_in_the_outline() -> None:
    entries = list(_printed().get_toc())
    assert [it.get_title() for it in entries] == ["4 INT. CAFÉ - DAY", "EXT. PIER - DUSK"]
    assert [it.get_dest().get_index() for it in entries] == [1, 1]


@pytest.mark.parametrize("paper", [LETTER, A4])
def test_text_stands_in_a_grid_of_ten_letters_and_six_lines_to_the_inch(paper: Paper) -> None:
    page = _printed(paper=paper)[1]
    assert page.get_size() == pytest.approx((paper.width, paper.height), abs=0.01)
    found = page.get_textpage()
    for words, column, row in (("INT. CAFÉ", 15, 0), ("Mara", 15, 2), ("MARA", 37, 4)):
        index, _ = found.search(words, match_case=True).get_next()
        left, bottom, _, top = found.get_charbox(index, loose=True)
        assert left == pytest.approx(column * 7.2, abs=0.1)
        middle = paper.height - (bottom + top) / 2
        assert 72 + row * 12 < middle < 84 + row * 12


def test_pages_are_numbered_from_the_second_on() -> None:
    document = _printed("\n\n".join(["Rain."] * 70) + "\n")
    assert _text(document, 1).startswith("2.")
    assert "1." not in _text(document, 0)


def test_the_same_script_gives_the_same_bytes() -> None:
    file = SourceFile("a.story", SCRIPT)
    assert print_pdf(file, A4) == print_pdf(file, A4)


def test_letters_that_no_font_has_are_told_and_drawn_as_boxes() -> None:
    printed = print_pdf(SourceFile("a.story", "INT. HUT - DAY\n\nHe says 日本.\n"), LETTER)
    assert printed.missing == ("日", "本")
    assert "日" not in _text(pypdfium2.PdfDocument(printed.data), 0)


def test_a_font_of_ones_own_comes_before_ours() -> None:
    own = str(files("fontpkg_inter") / "files" / "Inter-Italic[opsz,wght].ttf")
    file = SourceFile("a.story", SCRIPT)
    printed = print_pdf(file, LETTER, own_font=own)
    assert printed.missing == ()
    assert printed.data != print_pdf(file, LETTER).data
    with pytest.raises(UnreadableFont, match="cannot be used as a font"):
        print_pdf(file, LETTER, own_font=__file__)


def test_an_empty_script_is_an_empty_page() -> None:
    assert len(_printed("")) == 1


def test_export_writes_a_pdf_and_replaces_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.story").write_text(SCRIPT + "\n日\n", encoding="utf-8")
    command = ["export", "a.story", "--to", "pdf", "--paper", "a4", "--scene-numbers"]
    assert main(command) == 0
    assert "W0915" in capsys.readouterr().err
    assert len(pypdfium2.PdfDocument("a.pdf")) == 2
    assert main(command) == 2
    assert main([*command, "--force", "--font", "a.story"]) == 2
    assert "give a TrueType file" in capsys.readouterr().err
