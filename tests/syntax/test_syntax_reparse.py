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
    *(
        "// remark",
        "Words. // storyc: allow E0601",
        "    INT. INDENTED",
        "\ufeffINT. MARKED",
        "MARA\nWords.\n  \nMore.",
        "===",
    ),
)
"""Paragraphs: joined at random they have scenes, and all that could tie one to the next."""

paragraphs = st.tuples(
    st.sampled_from(BLOCKS), st.sampled_from(("\n\n", "\n\n", "\n", "\r\n\r\n", "\n \n", "\n  \n"))
).map("".join)
scripts = st.one_of(
    sources.map(lambda source: source.text),
    st.lists(paragraphs, min_size=4, max_size=16).map("".join),
)
replacements = st.one_of(
    st.just(""), st.sampled_from(FRAGMENTS), st.sampled_from(BLOCKS), st.text(max_size=5)
)
lengths = st.one_of(st.just(0), st.integers(1, 3), st.integers(4, 80))


@st.composite
def edits(draw: st.DrawFn, source: SourceFile) -> Edit:
    """Draw an edit; half of them begin near the beginning of a line, where most depends on it."""
    length = len(source.text)
    if draw(st.booleans()):
        start = draw(st.integers(0, length))
    else:
        start = draw(st.sampled_from(source.line_starts)) + draw(st.integers(-3, 3))
    start = min(max(start, 0), length)
    end = min(start + draw(lengths), length)
    return Edit(Span(source.name, start, end), draw(replacements))


def check_edits(text: str, data: st.DataObject) -> None:
    script = ParsedScript.of(SourceFile("script.story", text))
    for _ in range(4):
        script = reparse(script, data.draw(edits(script.source)))
        assert "".join(each.passage.text for each in script.passages) == script.source.text
        assert (script.document, script.findings) == parse(script.source)


@settings(deadline=None)
@given(scripts)
def test_a_script_read_in_passages_is_the_script(text: str) -> None:
    script = ParsedScript.of(SourceFile("script.story", text))

    assert (script.document, script.findings) == parse(script.source)


@settings(deadline=None, max_examples=400)
@given(scripts, st.data())
def test_every_edit_gives_what_a_full_parse_gives(text: str, data: st.DataObject) -> None:
    check_edits(text, data)


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_every_edit_of_the_example_gives_what_a_full_parse_gives(data: st.DataObject) -> None:
    check_edits(EXAMPLE.read_text(encoding="utf-8"), data)


@pytest.mark.soak
@settings(deadline=None, max_examples=20_000)
@given(scripts, st.data())
def test_thousands_of_edits_give_what_a_full_parse_gives(text: str, data: st.DataObject) -> None:
    check_edits(text, data)


@pytest.mark.soak
@settings(deadline=None, max_examples=2_000)
@given(st.data())
def test_thousands_of_edits_of_the_example_give_the_same(data: st.DataObject) -> None:
    check_edits(EXAMPLE.read_text(encoding="utf-8"), data)


SCENES = """\
INT. HALL - DAY

She waits. HERE

character MARA
    age: 38

EXT. REEF - DAY

He goes.

# ACT TWO

INT. TOWER - NIGHT

/* bone */ [[ note ]]

end

EXT. SEA - DAY

Waves.
"""
TIES = [
    ("HERE", "/*"),
    ("HERE", "[["),
    ("HERE", "\n\ntemplate T()"),
    ("HERE", "\n\n    INT. TOWER: 4\n\n"),
    ("He goes.\n\n", "MARA\n(over\n"),
    ("\n\nEXT. REEF", "\nEXT. REEF"),
    ("EXT. REEF", "    look: EXT. REEF"),
    ("EXT. REEF", "Title: REEF"),
    ("# ACT TWO", "ACT TWO"),
    ("INT. TOWER", "/* INT. TOWER"),
    ("INT. HALL - DAY\n\n", ""),
    ("\n# ACT", "  # ACT"),
]
"""What stands in the script and what comes in its place: ties of a passage to others."""


@pytest.mark.parametrize(("old", "new"), TIES)
def test_what_ties_a_passage_to_the_next_is_seen(old: str, new: str) -> None:
    source = SourceFile("script.story", SCENES)
    start = SCENES.index(old)
    there = Edit(Span(source.name, start, start + len(old)), new)
    back = Edit(Span(source.name, start, start + len(new)), old)
    script = ParsedScript.of(source)
    for edit in (there, back):
        script = reparse(script, edit)
        assert (script.document, script.findings) == parse(script.source)


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
