"""How a formatted script looks."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from storyc.fmt import format_text
from storyc.source import SourceFile

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "formatting.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(.+?)` \| `(.+?)` \|$", PAGE, re.MULTILINE)
AROUND = ("INT. A\n\n{}\n\nHe waits.\n", "INT. A\n\n{}\nWords.\n", "INT. A\n\nMARA\nSo.\n{}\nNo.\n")
"""Where a line may stand: alone, above words, and in a speech."""


def formatted(text: str, lines: range | None = None) -> str:
    return format_text(SourceFile("script.story", text), lines=lines)


def check(before: str, after: str) -> None:
    """Hold that one indented script becomes the other."""
    assert formatted(dedent(before).lstrip("\n")) == dedent(after).lstrip("\n")


@pytest.mark.parametrize(("typed", "written"), ROWS)
def test_lines_are_written_as_the_page_shows(typed: str, written: str) -> None:
    scripts = [around.format(typed.replace("␣", " ")) for around in AROUND]
    assert any(f"\n{written}\n" in formatted(it) for it in scripts)


def test_the_page_shows_lines() -> None:
    assert len(ROWS) > 10


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "examples").rglob("*.story")),
    ids=lambda it: f"{it.parent.name}-{it.stem}",
)
def test_the_examples_are_formatted(path: Path) -> None:
    text = path.read_bytes().decode()
    assert formatted(text) == text


def test_what_stands_together_may_stay_together() -> None:
    script = dedent("""\
        prop LANTERN
        prop LOGBOOK

        # ACT ONE
        ## The shed
        = Mara hears it.

        INT. SHED - NIGHT

        + MARA holds LANTERN
        SFX: wind
        !! WIDE on MARA
        !! CLOSE on MARA
        MARA
        So.
        """)
    assert formatted(script) == script.replace("wind\n", "wind\n\n")


def test_a_comment_stays_with_the_line_that_it_is_above() -> None:
    check(
        """
        She waits.
        // storyc: allow E0401
        // the long one
        !! WIDE on MARA
        """,
        """
        She waits.

        // storyc: allow E0401
        // the long one
        !! WIDE on MARA
        """,
    )


def test_an_indented_comment_stays_with_its_declaration() -> None:
    check(
        """
        character MARA
          age: 38
          // or older
        INT. SHED
        """,
        """
        character MARA
            age: 38
          // or older

        INT. SHED
        """,
    )


def test_no_blank_line_gets_into_a_note() -> None:
    script = "INT. SHED [[ or\nthe loft? ]]\nShe waits.\n"
    assert formatted(script) == "INT. SHED [[ or\nthe loft? ]]\n\nShe waits.\n"


@pytest.mark.parametrize(
    "line",
    [
        "!! WDIE on MARA ,4s  ",
        "+  MARA waers it ",
        "SFX :boom @  4s..2s",
        "let  =x  ",
        "> BACK  TO  IT",
    ],
)
def test_a_line_that_cannot_be_read_keeps_every_character(line: str) -> None:
    assert formatted(f"\n\nINT. A\n{line}") == f"INT. A\n\n{line}\n"


def test_a_declaration_that_cannot_be_read_keeps_its_properties() -> None:
    script = "charcter  MARA\n  look :tall  \n     thin\n\n  age:3\n"
    assert formatted(f"\n{script}\n") == script


def test_windows_line_ends_become_line_feeds_and_a_byte_order_mark_goes() -> None:
    assert (
        formatted("\ufeffINT. A\r\n\r\n/* bone\r\n  yard */\r\n")
        == "INT. A\n\n/* bone\n  yard */\n"
    )


@pytest.mark.parametrize(
    "script",
    [
        "Title: x\nCUT TO:4s\n",
        "!! on {{a,b}}, 4s\n",
        "FADE  IN\nThe curtain.\n",
        "INT /  EXT.\n",
        "\n\ufeff\n",
        "INT. SHED [[ or\nthe loft? ]] She waits.\n",
    ],
)
def test_a_change_that_would_say_something_else_is_not_made(script: str) -> None:
    assert formatted(script) == script


def test_two_blanks_after_a_speech_are_a_blank_line() -> None:
    assert formatted("MARA\nSo.\n  \n  \nNo.\n  \n\nRain.\n") == "MARA\nSo.\n\\\n\\\nNo.\n\nRain.\n"


def test_a_size_that_is_a_word_of_a_sentence_stays_small() -> None:
    assert formatted("!! the close of day  \n") == "!! the close of day\n"


def test_a_trailing_remark_stays_where_it_is() -> None:
    script = "!!wide on MARA ,4s   // storyc:  allow E0401  \n"
    assert formatted(script) == "!! WIDE on MARA, 4s   // storyc:  allow E0401\n"


def test_no_remark_comes_out_of_words() -> None:
    assert formatted("INT. A\u3000// storyc: x\n") == "INT. A\u3000// storyc: x\n"


def test_a_range_leaves_a_declaration_that_is_not_whole() -> None:
    script = "character  MARA\n  age:38\n  look:tall\n\nShe waits. \n"
    assert formatted(script, range(1, 3)) == script.replace("r  M", "r M")
    assert formatted(script, range(1, 4)) == formatted(script).replace("waits.", "waits. ")


def test_nothing_is_left_of_blank_lines_alone() -> None:
    assert formatted("\ufeff\n \t\n\r\n") == ""
