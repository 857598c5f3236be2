"""Text set in lines: no line too wide, no letter lost, in any script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc.backends.animatic.lettering import Lettering, clusters, printable

LETTERS = Lettering()


def without_blanks(text: str) -> str:
    return "".join(text.split())


@given(st.text(max_size=120), st.integers(40, 400))
@settings(max_examples=60, deadline=None)
def test_lines_fit_and_keep_every_letter(text: str, width: int) -> None:
    lines = LETTERS.wrap(text, 16, width)
    assert without_blanks("".join(lines)) == without_blanks(printable(text))
    for each in lines:
        assert LETTERS.width(each, 16) <= width or len(list(clusters(each))) == 1


def test_lines_break_between_words() -> None:
    lines = LETTERS.wrap("the lamp was lit at dusk and out at dawn", 20, 160)
    assert " ".join(lines) == "the lamp was lit at dusk and out at dawn"


def test_a_word_wider_than_the_line_is_broken_and_ideographs_break_anywhere() -> None:
    assert len(LETTERS.wrap("A" * 80, 20, 200)) > 4
    assert len(LETTERS.wrap("灯" * 80, 20, 200)) > 2


def test_marks_stay_with_their_letter() -> None:
    assert list(clusters("e\u0301a\u0302\u0303")) == ["e\u0301", "a\u0302\u0303"]


def test_text_is_set_in_the_largest_size_that_fits() -> None:
    assert LETTERS.fit("short", 400, 60, (40, 30, 20)).size == 40
    assert LETTERS.fit("a longer text that needs its room " * 2, 400, 60, (40, 30, 20)).size == 20


def test_what_never_fits_ends_after_a_word_in_an_ellipsis() -> None:
    block = LETTERS.fit("a text that goes on and on " * 30, 300, 50, (20,))
    assert block.height <= 50
    assert block.lines[-1].endswith("…")
    assert block.lines[-1].removesuffix("…").split()[-1] in {
        "a",
        "text",
        "that",
        "goes",
        "on",
        "and",
    }


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\u202e", "\ud7ff\ue000"])
def test_what_cannot_be_drawn_is_left_out(control: str) -> None:
    assert LETTERS.wrap(f"a{control}b", 16, 100)[0].startswith("a")
    assert control not in printable(f"a{control}b")


def test_letters_that_only_a_box_can_show_are_told_from_others() -> None:
    letters = Lettering()
    assert not letters.lacks(["Plain words", "café, naïve, Łódź"])
    assert letters.lacks(["\U00013000"])  # a hieroglyph
