"""Corrections put into the text: `storyc check --fix`."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.case_file import Case, read_cases
from support.findings import ENTRY

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, is_slip
from storyc.diagnostics.apply import apply_fixes
from storyc.driver import check
from storyc.repair import repair
from storyc.source import SourceFile, Span
from storyc.world.reader import MemoryReader

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.rglob("*.story")) for case in read_cases(path)]
TEXT = "one two three\n"
NAMES = ("a", "b")
SOURCES = {name: SourceFile(name, TEXT) for name in NAMES}

edits = st.builds(
    lambda name, ends, text: Edit(Span(name, min(ends), max(ends)), text),
    st.sampled_from([*NAMES, "elsewhere"]),
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))),
    st.sampled_from(["", "X", "Y\n"]),
)
fixes = st.builds(Fix, st.just("t"), st.lists(edits, max_size=3).map(tuple), st.booleans())
findings = st.lists(
    st.builds(
        lambda number, offered: Diagnostic(Code.UNKNOWN_PROP, str(number), None, fixes=offered),
        st.integers(),
        st.lists(fixes, max_size=2).map(tuple),
    ),
    max_size=6,
)


def offer(*edits_: Edit, safe: bool = True) -> Diagnostic:
    return Diagnostic(Code.UNKNOWN_PROP, "m", None, fixes=(Fix("t", edits_, safe),))


def repaired(text: str, *, unsafe: bool = False) -> str:
    entry = SourceFile("a.story", text)
    done = repair(entry, MemoryReader({}), "seedance-2.5", unsafe=unsafe)
    return done.changed.get("a.story", entry).text


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("case", CASES, ids=lambda it: it.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_repairing_twice_is_repairing_once(case: Case, newline: str, *, unsafe: bool) -> None:
    texts = {name: text.replace("\n", newline) for name, text in case.texts.items()}
    assets = frozenset(case.assets)
    reader = MemoryReader(texts, assets)
    once = repair(reader.read(ENTRY), reader, unsafe=unsafe)
    after = MemoryReader(texts | {name: it.text for name, it in once.changed.items()}, assets)
    twice = repair(after.read(ENTRY), after, unsafe=unsafe)
    assert twice.changed == {}
    assert twice.checked.diagnostics == once.checked.diagnostics
    assert set(once.changed) <= set(texts)
    for file in once.changed.values():
        assert newline == "\n" or file.text.count("\n") == file.text.count("\r\n")


@given(findings, st.booleans())
def test_no_fix_goes_in_by_halves(found: list[Diagnostic], unsafe: bool) -> None:  # noqa: FBT001  # Hypothesis gives it by position
    """The text is the old one with exactly the edits of the fixes that were taken."""
    applied = apply_fixes(found, SOURCES, unsafe=unsafe)
    expected = {name: it.text for name, it in SOURCES.items()}
    taken = {edit for fix in applied.fixes for edit in fix.edits}
    for edit in sorted(taken, key=lambda it: it.span, reverse=True):
        text = expected[edit.span.source]
        expected[edit.span.source] = text[: edit.span.start] + edit.text + text[edit.span.end :]
    actual = {name: applied.changed.get(name, file).text for name, file in SOURCES.items()}
    assert actual == expected
    assert unsafe or all(fix.safe for fix in applied.fixes)
    assert "elsewhere" not in applied.changed


def test_of_fixes_that_touch_the_first_goes_in_and_the_other_waits() -> None:
    first = offer(Edit(Span("a", 0, 3), "1"))
    second = offer(Edit(Span("b", 0, 3), "1"), Edit(Span("a", 3, 4), "_"))
    applied = apply_fixes([first, second], SOURCES, unsafe=False)
    assert {name: it.text for name, it in applied.changed.items()} == {"a": "1 two three\n"}
    assert applied.fixes == first.fixes


def test_only_the_first_usable_fix_of_a_finding_is_used() -> None:
    both = (
        *offer(Edit(Span("a", 0, 3), "no"), safe=False).fixes,
        *offer(Edit(Span("a", 4, 7), "2")).fixes,
    )
    finding = Diagnostic(Code.UNKNOWN_PROP, "m", None, fixes=both)
    assert apply_fixes([finding], SOURCES, unsafe=False).fixes == both[1:]
    assert apply_fixes([finding], SOURCES, unsafe=True).fixes == both[:1]


def test_an_insertion_takes_the_line_ending_of_its_place() -> None:
    file = SourceFile("a", "one\r\ntwo\r\n")
    applied = apply_fixes([offer(Edit(Span("a", 10, 10), "x\n"))], {"a": file}, unsafe=False)
    assert applied.changed["a"].text == "one\r\ntwo\r\nx\r\n"


def test_safe_fixes_correct_slips_in_storycs_own_words_and_leave_names_alone() -> None:
    script = (
        "charcter MARA\n    apperance: 38\n\nINT. HUT - DAY\n\n+ MARA entrs left\n\nMARRA\nYes.\n"
    )
    corrected = repaired(script)
    assert corrected == script.replace("charcter", "character").replace(
        "apperance", "appearance"
    ).replace("entrs", "enters")
    assert "MARRA" not in repaired(script, unsafe=True)


def test_a_corrected_property_never_takes_the_place_of_another() -> None:
    script = (
        "character MARA\n    apperance: 38\n    appearance: 40\n\nINT. HUT - DAY\n\nMara waits.\n"
    )
    assert repaired(script) == script


def test_a_wrong_letter_may_be_another_word_and_is_no_slip() -> None:
    assert not is_slip("bears", "wears")
    assert not is_slip("hodls up", "holds")
    for slip in ("hold", "hollds", "hodls", "HOLDS", "holdss"):
        assert is_slip(slip, "holds")


def test_a_mistake_in_an_included_file_is_corrected_there() -> None:
    texts = {
        "a.story": 'include "b.story"\n',
        "b.story": "INT. HUT - DAY\n\n+ MARA entrs\n\nMARA\nYes.\n",
    }
    reader = MemoryReader(texts)
    done = repair(reader.read("a.story"), reader, unsafe=False)
    assert {name: it.text for name, it in done.changed.items()} == {
        "b.story": texts["b.story"].replace("entrs", "enters")
    }
    assert done.before["b.story"].text == texts["b.story"]


def test_fixes_that_undo_one_another_leave_the_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = SourceFile("a.story", "INT. HUT - DAY\n\nRain.\n")
    real = check(entry, MemoryReader({}))

    def flip(now: SourceFile, *_: object) -> object:
        other = "B" if now.text.startswith("I") else "I"
        finding = offer(Edit(Span(now.name, 0, 1), other))
        screenplay = real.screenplay.model_copy(update={"sources": (now,)})
        return replace(real, screenplay=screenplay, sources={}, diagnostics=(finding,))

    monkeypatch.setattr("storyc.repair.check", flip)
    done = repair(entry, MemoryReader({}), unsafe=False)
    assert (dict(done.changed), done.fixes) == ({}, ())
