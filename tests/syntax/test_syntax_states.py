"""State lines taken apart."""

import pytest
from support.scripts import line

from storyc.diagnostics import Code
from storyc.syntax import parse_state


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("light: cold, blue", ("light", None, "cold, blue", None, None)),
        ("weather：rain", ("weather", None, "rain", None, None)),
        ("time: dusk", ("time", None, "dusk", None, None)),
        ("style NOIR", ("style", None, "NOIR", None, None)),
        ("MARA wears soaked", ("wears", "MARA", "soaked", None, None)),
        ("MARA takes off coat", ("removes", "MARA", "coat", None, None)),
        ("MARA holds LANTERN (lit)", ("holds", "MARA", "LANTERN", "lit", None)),
        ("MARA is holding LANTERN", ("holds", "MARA", "LANTERN", None, None)),
        ("MARA has LANTERN", ("has", "MARA", "LANTERN", None, None)),
        ("OLD TOM picks up LANTERN", ("takes", "OLD TOM", "LANTERN", None, None)),
        ("MARA gives LANTERN to TOM", ("gives", "MARA", "LANTERN", None, "TOM")),
        ("TOM takes LANTERN from MARA", ("gives", "MARA", "LANTERN", None, "TOM")),
        ("MARA drops LANTERN (out) at GALLERY", ("drops", "MARA", "LANTERN", "out", "GALLERY")),
        ("MARA drop LANTERN on the rock", ("drops", "MARA", "LANTERN", None, "the rock")),
        ("TOM enters left", ("enters", "TOM", "left", None, None)),
        ("TOM enters from the left", ("enters", "TOM", "left", None, None)),
        ("TOM enters through the door", ("enters", "TOM", "through the door", None, None)),
        ("TOM exits", ("exits", "TOM", None, None, None)),
        ("TOM leaves by the door", ("exits", "TOM", "by the door", None, None)),
        ("TOM leaves LANTERN at PIER", ("drops", "TOM", "LANTERN", None, "PIER")),
        ("LANTERN is out", ("is", "LANTERN", "out", None, None)),
        (
            "MARA is at the end of her strength",
            ("is", "MARA", "at the end of her strength", None, None),
        ),
        ("玛拉 wears 雨衣", ("wears", "玛拉", "雨衣", None, None)),
    ],
)
def test_what_a_state_line_says(text: str, said: tuple[str | None, ...]) -> None:
    spec, findings = parse_state(line(text))

    assert not findings
    assert spec is not None
    parts = (spec.subject, spec.what, spec.state, spec.to)
    assert (spec.verb, *(part and part.text for part in parts)) == said


@pytest.mark.parametrize(
    ("text", "here"),
    [
        ("MARA gives LANTERN", "expected a state in brackets or `to` and a name"),
        ("MARA drops", "expected a name"),
        ("MARA and TOM enter", "expected one name; write a line for each"),
        ("MARA wears (wet)", "expected a name"),
        ("light:", "expected words"),
        ("MARA", "expected somebody, a verb and a thing"),
        ("MARA waers coat", "did you mean `wears`?"),
        ("ligth: dim", "did you mean `light:`?"),
    ],
)
def test_a_state_line_that_cannot_be_read_says_what_was_expected(text: str, here: str) -> None:
    spec, (finding,) = parse_state(line(text))

    assert spec is None
    assert (finding.code, finding.here) == (Code.MALFORMED_STATE_LINE, here)


def test_a_misspelt_verb_has_a_fix() -> None:
    _, (finding,) = parse_state(line("MARA waers coat"))
    (edit,) = finding.fixes[0].edits

    assert ((edit.span.start, edit.span.end), edit.text) == ((5, 10), "wears")
