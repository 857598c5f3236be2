"""Notes and boneyard are no part of the film, and hide nothing else."""

import pytest
from support.scripts import kinds, script, tree

from storyc.diagnostics import Code
from storyc.syntax import Action, lex, parse


def _actions(text: str) -> list[list[str]]:
    blocks = tree(text).acts[0].scenes[0].blocks
    return [[it.text for it in block.lines] for block in blocks if isinstance(block, Action)]


def test_a_note_inside_a_line_leaves_the_words_around_it() -> None:
    assert _actions("Mara [[or Tom?]] waits.\n") == [["Mara waits."]]


def test_a_note_may_run_over_lines() -> None:
    assert _actions("Mara waits. [[Or is\nit Tom\n  \nwho does?]] Rain.\n") == [
        ["Mara waits.", "Rain."]
    ]


def test_a_boneyard_may_hold_anything() -> None:
    assert _actions("One.\n\n/* INT. SHED - DAY\n\nMARA\nHello. */\n\nTwo.\n") == [
        ["One."],
        ["Two."],
    ]


def test_a_line_that_is_all_note_does_not_come_between() -> None:
    assert kinds("MARA\n[[how?]]\nWho is there?\n") == ["CUE", "COMMENT", "WORDS"]
    assert kinds("One.\n/* cut */\nMARA\nHello.\n") == ["ACTION", "COMMENT", *["ACTION_MORE"] * 2]


def test_an_empty_line_ends_a_note_and_a_line_of_two_blanks_does_not() -> None:
    assert not parse(script("[[one\n  \ntwo]]\n"))[1]
    (finding,) = parse(script("[[one\n\ntwo]]\n"))[1]

    assert finding.code is Code.UNCLOSED_COMMENT


@pytest.mark.parametrize("opening", ["[[", "/*"])
def test_what_is_never_closed_is_text_and_found_once(opening: str) -> None:
    document, findings = parse(script(f"One {opening} two.\n\nThree {opening} four.\n"))

    assert [(it.code, it.primary and it.primary.start) for it in findings] == [
        (Code.UNCLOSED_COMMENT, 4)
    ]
    assert [it.span.end for it in document.acts[0].scenes[0].blocks] == [11, 27]


def test_a_remark_opens_nothing() -> None:
    assert kinds("// see [[ and /*\nRain.\n") == ["COMMENT", "ACTION"]


def test_the_words_of_a_line_with_a_note_point_into_the_line() -> None:
    source = script("/* x */ Mara [[y]] waits. /* z */\n")
    (token,) = lex(source)

    assert token.content.text == "Mara waits."
    assert source.text[token.content.span.start : token.content.span.end] == "Mara [[y]] waits."
