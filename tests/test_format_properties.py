"""Whatever the script: formatting changes how it looks and nothing that it says."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.case_file import read_cases
from support.conformance_file import read_conformance
from support.layouts import (
    broken_lines,
    comments,
    film,
    layouts,
    order,
    prose,
    script,
    what_is_said,
)

from storyc.fmt import format_edits, format_text
from storyc.syntax import LineKind, lex

ROOT = Path(__file__).parents[1]
FILMS = sorted((ROOT / "examples").rglob("*.story"))
CASES = sorted((ROOT / "tests" / "cases").glob("*.story"))
CONFORMANCE = sorted((ROOT / "grammar" / "conformance").glob("*.txt"))


def real_texts() -> Iterator[tuple[str, str]]:
    for path in FILMS:
        yield f"{path.parent.name}, {path.name}", path.read_text(encoding="utf-8")
    for path in CASES:
        for case in read_cases(path):
            for name, text in case.texts.items():
                yield f"{path.stem}, {case.name}, {name}", text
    for path in CONFORMANCE:
        for sample in read_conformance(path).samples:
            yield f"{path.stem}, {sample.name}", sample.source.text


REAL = [pytest.param(text, id=name) for name, text in real_texts()]


def check(text: str) -> None:
    after = format_text(script(text))
    assert format_text(script(after)) == after
    assert what_is_said(after) == what_is_said(text)
    assert prose(after) == prose(text)
    assert comments(after) == comments(text)
    assert order(after) == order(text)


@settings(deadline=None, max_examples=300)
@given(layouts)
def test_any_text_says_the_same_in_its_layout_and_has_only_one(text: str) -> None:
    check(text)


@pytest.mark.soak
@settings(deadline=None, max_examples=30_000)
@given(layouts)
def test_thousands_of_texts_say_the_same(text: str) -> None:
    check(text)


@pytest.mark.soak
@settings(deadline=None, max_examples=10_000)
@given(layouts)
def test_thousands_of_texts_are_the_same_film(text: str) -> None:
    assert film(format_text(script(text))) == film(text)


@settings(deadline=None, max_examples=100)
@given(layouts)
def test_any_text_is_the_same_film(text: str) -> None:
    assert film(format_text(script(text))) == film(text)


@pytest.mark.parametrize("text", REAL)
def test_real_scripts_say_the_same_and_are_the_same_film(text: str) -> None:
    check(text)
    assert film(format_text(script(text))) == film(text)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[str, range]:
    text = draw(layouts)
    count = text.count("\n") + 1
    start = draw(st.integers(1, count))
    return text, range(start, draw(st.integers(start, count)) + 1)


def check_range(text: str, lines: range) -> None:
    part = format_edits(script(text), lines=lines)
    assert set(part) <= set(format_edits(script(text)))
    for edit in part:
        assert script(text).position(edit.span.start).line in lines
    after = format_text(script(text), lines=lines)
    assert what_is_said(after) == what_is_said(text)
    assert prose(after) == prose(text)
    assert comments(after) == comments(text)


@settings(deadline=None, max_examples=200)
@given(ranges())
def test_a_range_is_formatted_as_in_the_whole_and_nothing_else_is(drawn: tuple[str, range]) -> None:
    check_range(*drawn)


@pytest.mark.soak
@settings(deadline=None, max_examples=20_000)
@given(ranges())
def test_thousands_of_ranges_say_the_same(drawn: tuple[str, range]) -> None:
    check_range(*drawn)


@settings(deadline=None, max_examples=100)
@given(layouts)
def test_a_range_of_all_lines_is_the_whole(text: str) -> None:
    every = range(1, text.count("\n") + 2)
    assert format_edits(script(text), lines=every) == format_edits(script(text))


@settings(deadline=None, max_examples=200)
@given(layouts)
def test_lines_that_cannot_be_read_keep_every_character(text: str) -> None:
    assert Counter(broken_lines(format_text(script(text)))) == Counter(broken_lines(text))


@settings(deadline=None, max_examples=100)
@given(layouts)
def test_a_line_ends_with_a_line_feed_and_no_two_blank_lines_follow_one_another(text: str) -> None:
    after = format_text(script(text))
    assert after == "" or after.endswith("\n")
    assert not after.startswith("\ufeff")
    blank = [token.kind is LineKind.BLANK for token in lex(script(after))]
    # At the top a blank line keeps a byte order mark that is a letter from being one.
    is_kept = after.startswith("\n\ufeff")
    assert not any(one and other for one, other in pairwise([not is_kept, *blank, True]) if blank)
