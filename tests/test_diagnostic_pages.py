"""Each code has its page, and the examples on it do what the page says."""

import re

import pytest
from support.diagnostic_page import FOLDER, DiagnosticPage, read_pages
from support.findings import find

from storyc.diagnostics import Code
from storyc.diagnostics.explain import near, page

PAGES = read_pages()
WITH_EXAMPLES = [it for it in PAGES if it.has_examples]


def _id(it: DiagnosticPage) -> str:
    return it.code.value


def _codes(it: DiagnosticPage, verdict: str) -> set[Code]:
    """Return what is found, but for what every script for the default target is told."""
    example = it.example(verdict)
    codes = {found.code for found in find(example.texts, frozenset(example.assets))}
    return codes - {Code.TARGET_NOT_LIVE} | codes & {it.code}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{code.value}.md" for code in Code}


@pytest.mark.parametrize("it", PAGES, ids=_id)
def test_a_page_has_its_parts(it: DiagnosticPage) -> None:
    headings = re.findall(r"^#+ .*$", it.text, re.MULTILINE)

    assert headings == [f"# {it.code.value}: {it.code.slug}", "## What", "## Why", "## What to do"]
    assert it.has_examples == ("```story" in it.text)


@pytest.mark.parametrize("it", WITH_EXAMPLES, ids=_id)
def test_the_failing_example_has_this_finding_and_no_other(it: DiagnosticPage) -> None:
    assert _codes(it, "fails") == {it.code}


@pytest.mark.parametrize("it", WITH_EXAMPLES, ids=_id)
def test_the_passing_example_has_no_finding(it: DiagnosticPage) -> None:
    assert _codes(it, "passes") == set()


def test_a_page_is_found_by_code_and_by_slug_in_any_case() -> None:
    by_code = page("e0301")

    assert by_code is not None
    assert by_code.startswith("# E0301: unknown-character\n")
    assert page(" Unknown-Character ") == by_code
    assert page("E9999") is None


def test_what_is_no_code_suggests_its_family_its_kin_or_the_most_similar_one() -> None:
    assert near("E0499") == near("e04") == (Code.UNKNOWN_SHOT_SIZE, Code.CONTINUES_WITHOUT_SHOT)
    assert near("subject") == (Code.UNKNOWN_SUBJECT, Code.SUBJECT_AFTER_COMMA)
    assert near("unknwon-charcter") == (Code.UNKNOWN_CHARACTER,)
    assert near("x") == near("???") == ()


def test_what_is_written_for_the_tests_is_not_shown() -> None:
    shown = page("E0901")

    assert shown is not None
    assert "<!--" not in shown
