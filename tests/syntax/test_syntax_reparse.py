"""What is read again after an edit is what reading everything would give."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.scripts import FRAGMENTS, sources

from storyc.diagnostics import Edit
from storyc.source import SourceFile, Span
from storyc.syntax import ParsedScript, parse, reparse

EXAMPLE = Path(__file__).parents[2] / "examples" / "lamp-keeper" / "lamp-keeper.story"
BLOCKS = (
    *("Title: x\nAuthor: y", "INT. HOUSE - DAY #1#", "EXT. REEF", "# ACT", "## part", ".HALL"),
    *("She waits.\nThen goes.", "MARA\n(beat)\nWords.", "MARA\n(over\nlines)\nWords.", "CUT TO:"),
    *("!! WIDE on MARA, 4s", "+ MARA wears COAT", "SFX: boom", "> THE END <", "~la", "= outline"),
    *("character MARA\n    look: tall\n\n    age: 3", "prop", "let a = b", "use T(x)"),
    *("template T(a)\nINT. {{a}}\n\n# ACT\n\nWords.\n\nend", "template U()", "end", "!!"),
    *("[[ a note ]]", "A [[ note\nof lines ]] here", "/* bone\n\nyard */", "/*", "]]", "[[ open"),
    *("// remark", "    INT. INDENTED", "\ufeffINT. MARKED", "MARA\nWords.\n  \nMore.", "==="),
)
"""Paragraphs: joined at random they have scenes, and all that could tie one to the next."""

scripts = st.one_of(
    sources.map(lambda source: source.text),
    st.lists(st.sampled_from(BLOCKS), max_size=16).map("\n\n".join),
    st.lists(
        st.tuples(st.sampled_from(BLOCKS), st.sampled_from(("\n", "\n\n", "\r\n\r\n", "\n \n")))
    ).map(lambda parts: "".join(block + end for block, end in parts)),
)
replacements = st.one_of(
    st.just(""), st.sampled_from(FRAGMENTS), st.sampled_from(BLOCKS), st.text(max_size=5)
)
Stroke = tuple[float, int, str]
strokes = st.tuples(st.floats(0, 1), st.integers(0, 12), replacements)
"""Where in the script (as a part of its length), how many characters go, and what comes."""


def edited(script: ParsedScript, stroke: Stroke) -> ParsedScript:
    part, length, text = stroke
    start = round(part * len(script.source.text))
    span = Span(script.source.name, start, min(start + length, len(script.source.text)))
    return reparse(script, Edit(span, text))


def check_edits(text: str, edits: list[Stroke]) -> None:
    script = ParsedScript.of(SourceFile("script.story", text))
    for edit in edits:
        script = edited(script, edit)
        assert "".join(each.passage.text for each in script.passages) == script.source.text
        assert (script.document, script.findings) == parse(script.source)


@settings(deadline=None)
@given(scripts)
def test_a_script_read_in_passages_is_the_script(text: str) -> None:
    check_edits(text, [(0.0, 0, "")])


@settings(deadline=None, max_examples=300)
@given(scripts, st.lists(strokes, min_size=1, max_size=4))
def test_every_edit_gives_what_a_full_parse_gives(text: str, edits: list[Stroke]) -> None:
    check_edits(text, edits)


@settings(deadline=None, max_examples=30)
@given(st.lists(strokes, min_size=1, max_size=4))
def test_every_edit_of_the_example_gives_what_a_full_parse_gives(edits: list[Stroke]) -> None:
    check_edits(EXAMPLE.read_text(encoding="utf-8"), edits)


@pytest.mark.soak
@settings(deadline=None, max_examples=20_000)
@given(scripts, st.lists(strokes, min_size=1, max_size=6))
def test_thousands_of_edits_give_what_a_full_parse_gives(text: str, edits: list[Stroke]) -> None:
    check_edits(text, edits)


@pytest.mark.soak
@settings(deadline=None, max_examples=2_000)
@given(st.lists(strokes, min_size=1, max_size=4))
def test_thousands_of_edits_of_the_example_give_the_same(edits: list[Stroke]) -> None:
    check_edits(EXAMPLE.read_text(encoding="utf-8"), edits)


def test_an_edit_reads_its_own_scene_and_shares_the_others() -> None:
    text = "".join(f"INT. ROOM {number} - DAY\n\nShe waits.\n\n" for number in range(9))
    before = ParsedScript.of(SourceFile("script.story", text))
    place = text.index("waits", text.index("ROOM 4"))

    after = reparse(before, Edit(Span("script.story", place, place), "always "))

    shared = [
        one.passage is other.passage
        for one, other in zip(before.passages, after.passages, strict=True)
    ]
    assert shared == [True] * 4 + [False] + [True] * 4
