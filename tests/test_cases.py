"""The language, tested in the language: `tests/cases/**/*.story`.

Each section says under its lines what storyc finds there; `support/case_file.py` has the notation.
`uv run pytest tests/test_cases.py --update` rewrites the notes; read the change before you keep it.
"""

import re
from pathlib import Path

import pytest
from support.case_file import Case, read_cases, write_case
from support.diagnostic_page import read_pages

from storyc.diagnostics import Code

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.rglob("*.story")) for case in read_cases(path)]


def _id(case: Case) -> str:
    return f"{case.path.relative_to(FOLDER).with_suffix('')}:{case.name}"


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_what_is_found_is_what_the_notes_say(case: Case, *, update: bool) -> None:
    """Each finding has its note and each note its finding: severity, code, place and words."""
    actual = case.with_actual_notes()
    if update:
        write_case(actual)
    else:
        assert actual.written() == case.written()


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_fix_removes_its_finding(case: Case) -> None:
    """What storyc offers to write is what it asked for."""
    for finding in case.found():
        for fix in finding.fixes:
            left = {(it.code, it.message) for it in case.after(fix).found()}
            assert (finding.code, finding.message) not in left, fix.title


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_correction_of_continuity_brings_no_other_finding(case: Case) -> None:
    """One more line, or one less, must not contradict the next."""
    found = case.found()
    before = {(it.code, it.message) for it in found}
    for finding in found:
        for fix in finding.fixes if finding.code.value[:3] in {"E06", "W06"} else ():
            after = {(it.code, it.message) for it in case.after(fix).found()}
            assert after < before, fix.title


def test_continuity_offers_corrections_wherever_one_is_plain() -> None:
    """Where a thing was carried unseen, and how a far view becomes a near one, is the writer's."""
    corrected = {it.code.value for case in CASES for it in case.found() if it.fixes}
    continuity = {code.value for code in Code if code.value[:3] in {"E06", "W06"}}
    assert continuity - corrected == {"E0609", "W0606"}


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.story")), ids=lambda it: it.stem)
def test_a_case_file_is_read_without_loss(path: Path) -> None:
    """Otherwise `--update` would not find what it is to rewrite."""
    sections = "".join(case.written() for case in read_cases(path))

    assert path.read_text(encoding="utf-8").endswith(sections)


def test_every_code_that_text_can_trigger_has_a_case() -> None:
    """The pages say which codes those are."""
    noted = {code for case in CASES for code in re.findall(r"// \w+ ([EW]\d{4})", case.written())}

    assert {page.code.value for page in read_pages() if page.has_examples} <= noted


def test_names_are_unique_in_their_file() -> None:
    """A section is rewritten by its name."""
    assert len({_id(case) for case in CASES}) == len(CASES)
