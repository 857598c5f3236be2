"""A screenplay on paper: what stands on which line of which page."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc.exporters.fdx import as_document
from storyc.exporters.paper.block import NAME, PARENTHETICAL
from storyc.exporters.paper.elements import blocks_of
from storyc.exporters.paper.paging import pages_of
from storyc.exporters.paper.sheet import LEFT, LETTER, RIGHT, Page
from storyc.exporters.paper.wrapping import plain, width_of, wrapped
from storyc.fdx import Run
from storyc.source import SourceFile

LONG = " ".join(
    f"This is sentence number {number}, and it takes some room." for number in range(60)
)


def _pages(text: str, rows: int = LETTER.rows, *, number_scenes: bool = False) -> tuple[Page, ...]:
    document = as_document(SourceFile("a.fountain", text))
    return pages_of(tuple(blocks_of(document.body, number_scenes=number_scenes)), rows)


def _texts(page: Page) -> list[str]:
    return [it.line.text for it in page.lines]


def _grid(page: Page) -> dict[int, tuple[int, str]]:
    return {it.row: (it.line.column, it.line.text) for it in page.lines}


def test_each_element_stands_in_the_columns_of_the_trade() -> None:
    (page,) = _pages(
        "INT. HUT - DAY #4A#\n\nMara waits.\n\nMARA (V.O.)\n(quietly, to nobody in the room)\nNo."
        "\n\nCUT TO:\n\n> THE END <\n"
    )
    assert _grid(page) == {
        0: (15, "INT. HUT - DAY"),
        2: (15, "Mara waits."),
        4: (37, "MARA (V.O.)"),
        5: (31, "(quietly, to nobody in"),
        6: (32, "the room)"),
        7: (25, "No."),
        9: (68, "CUT TO:"),
        11: (41, "THE END"),
    }
    assert page.lines[0].line.number == "4A"


def test_who_goes_on_speaking_in_a_scene_is_continued() -> None:
    (page,) = _pages(
        "INT. HUT - DAY\n\nMARA\nOne.\n\nShe waits.\n\nMARA (O.S.)\nTwo.\n\nTOM\nNo."
        "\n\nMARA\nThree.\n\nMARA (CONT’D)\nFour.\n\nEXT. PIER - DAY\n\nMARA\nFive.\n"
    )
    names = [it.line.text for it in page.lines if it.line.column == NAME]
    assert names == [
        "MARA",
        "MARA (O.S.) (CONT'D)",
        "TOM",
        "MARA",
        "MARA (CONT’D)",
        "MARA",
    ]


def test_a_speech_is_parted_between_sentences() -> None:
    first, second, *_ = _pages(f"INT. HUT - DAY\n\nMara waits.\n\nMARA\n{LONG}\n", 30)
    assert _texts(first)[-1] == "(MORE)"
    assert first.lines[-1].line.column == NAME
    assert _texts(first)[-2].endswith(".")
    assert _texts(second)[0] == "MARA (CONT'D)"
    assert _texts(second)[1].startswith("This is sentence")


def test_a_heading_goes_with_what_follows_it() -> None:
    filling = "\n\n".join("A line." for _ in range(13))
    first, second = _pages(f"{filling}\n\nINT. HUT - DAY\n\nMara waits there.\n", 28)
    assert _texts(first)[-1] == "A line."
    assert _texts(second)[0] == "INT. HUT - DAY"


def test_a_line_in_capitals_goes_with_what_follows_it() -> None:
    filling = "\n\n".join("A line." for _ in range(13))
    _, second = _pages(f"{filling}\n\nBACK AT THE BAR\n\nMara waits there.\n", 28)
    assert _texts(second)[0] == "BACK AT THE BAR"


def test_a_transition_takes_a_line_with_it() -> None:
    filling = "\n\n".join("A line." for _ in range(14))
    first, second = _pages(f"{filling}\n\nCUT TO:\n\nEXT. PIER - DAY\n\nRain.\n", 27)
    assert _texts(second)[:2] == ["A line.", "CUT TO:"]
    assert len(_texts(first)) == 13


def test_a_page_break_of_the_writer_is_kept() -> None:
    first, second = _pages("INT. HUT - DAY\n\nOne.\n\n===\n\nTwo.\n")
    assert (_texts(first)[-1], _texts(second)) == ("One.", ["Two."])


def test_two_speeches_at_once_stand_side_by_side() -> None:
    (page,) = _pages("INT. HUT - DAY\n\nMARA\nYes, at once, and without a word.\n\nTOM ^\nNo.\n")
    assert [it.rstrip() for it in _texts(page)[1:]] == [
        "         MARA                           TOM",
        "Yes, at once, and without a    No.",
        "word.",
    ]


def test_scenes_are_numbered_on_request() -> None:
    (page,) = _pages("INT. A - DAY\n\nX.\n\nINT. B - DAY #7#\n\nX.\n", number_scenes=True)
    assert [it.line.number for it in page.lines if it.line.number] == ["1", "7"]


def test_a_number_too_long_for_the_margin_stands_in_line() -> None:
    (page,) = _pages("INT. A - DAY #part-two-scene-9#\n\nX.\n")
    assert page.lines[0].line.text == "part-two-scene-9  INT. A - DAY"
    assert page.lines[0].line.number == ""


def test_outline_notes_and_what_speaks_to_the_compiler_are_not_on_paper() -> None:
    (page,) = _pages(
        "# ACT ONE\n\n= A synopsis.\n\nINT. A - DAY\n\n[[ a note ]]\n\n+ MARA holds CUP\n\nX.\n"
    )
    assert _texts(page) == ["ACT ONE", "INT. A - DAY", "X."]


ELEMENTS = st.sampled_from(
    (
        *("INT. HUT - DAY", "EXT. PIER - NIGHT #2#", "CUT TO:", "> FADE OUT.", "BACK AT THE BAR"),
        *("Rain.", "She waits. He does not.", f"A long one. {LONG[:400]}", "One line.\nAnother."),
        *("MARA\nNo.", "MARA\n(low)\nNo.", f"MARA\n{LONG[:600]}", f"TOM (V.O.)\n(x)\n{LONG[:300]}"),
        *("MARA\nYes.\n(beat)\nPerhaps not. Or so.\n(then)\nNo.", "TOM\nNo.\n\nMARA ^\nYes."),
        *("> THE END <", "===", "!! WIDE on MARA, 5s", "SFX: boom"),
        "x" * 900,
    )
)


@settings(deadline=None, max_examples=50)
@given(st.lists(ELEMENTS, min_size=1, max_size=25), st.integers(16, 58))
def test_every_line_is_on_a_page_and_no_page_begins_or_ends_badly(
    elements: list[str], rows: int
) -> None:
    text = "\n\n".join(elements) + "\n"
    document = as_document(SourceFile("a.fountain", text))
    blocks = tuple(blocks_of(document.body, number_scenes=False))
    pages = pages_of(blocks, rows)
    words = "".join("".join(line.text.split()) for block in blocks for line in block.lines)
    placed = "".join("".join(it.split()) for it in _said(pages))
    assert placed == words
    for page in pages:
        assert [it.row for it in page.lines] == sorted({it.row for it in page.lines})
        assert page.lines[-1].row < rows
        assert all(
            LEFT <= it.line.column <= it.line.column + width_of(it.line.text) <= RIGHT
            for it in page.lines
        )
    for page, following in pairwise(pages):
        last = page.lines[-1].line
        # A writer may break the page behind a heading.
        assert not last.scene or "===" in elements
        assert last.column != PARENTHETICAL
        assert last.column != NAME or last.text == "(MORE)"
        assert (last.text == "(MORE)") == following.lines[0].line.text.endswith("(CONT'D)") or (
            following.lines[0].line.column == NAME
        )


def _said(pages: tuple[Page, ...]) -> list[str]:
    """Return all lines but those that a parted speech has besides."""
    texts: list[str] = []
    parted = False
    for page in pages:
        lines = _texts(page)
        texts += lines[1:] if parted else lines
        parted = texts[-1] == "(MORE)"
        if parted:
            texts.pop()
    return texts


@given(st.text(st.sampled_from("ab -—\n日é"), max_size=60), st.integers(2, 20))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    lines = [plain(it) for it in wrapped((Run(text),), width)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(it) <= width for it in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("well-known — yes", ["well-", "known —", "yes"]),
        ("one  two", ["one", "two"]),
        ("abcdefghij", ["abcdefg", "hij"]),
        ("a\n\nb", ["a", "", "b"]),
    ],
)
def test_lines_end_at_blanks_hyphens_and_dashes(text: str, lines: list[str]) -> None:
    assert [plain(it) for it in wrapped((Run(text),), 7)] == lines
