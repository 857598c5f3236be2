"""What a project says about findings: `story.toml` and `// storyc: allow`."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.case_file import Case, read_cases
from support.diagnostic_page import read_pages
from support.findings import ENTRY

from storyc.diagnostics import Code, Diagnostic, Severity
from storyc.driver import check, compile_script
from storyc.policy.settings import read_settings
from storyc.source import SourceFile
from storyc.syntax import lex, remarks
from storyc.world.disk import DiskReader
from storyc.world.reader import MemoryReader, UnreadableSource

SCRIPT = """\
Target: seedance-2.5

character MARA
prop LANTERN

INT. KITCHEN - DAY

+ MARA holds LANTERN

+ MARA drops LANTERN

Mara swings the lantern.
"""
FIXED = [code for code in Code if not code.is_adjustable]


def found(script: str, settings: str = "") -> list[Diagnostic]:
    reader = MemoryReader({"a.story": script, "story.toml": settings})
    return list(check(reader.read("a.story"), reader).diagnostics)


def codes(script: str, settings: str = "") -> list[tuple[Code, Severity]]:
    return [(it.code, it.severity) for it in found(script, settings)]


def test_a_softened_error_lets_the_film_be_planned() -> None:
    for level in ("warning", "off"):
        reader = MemoryReader({"a.story": SCRIPT, "story.toml": f'[rules]\nE0601 = "{level}"\n'})
        assert compile_script(reader.read("a.story"), reader).finished is not None
    reader = MemoryReader({"a.story": SCRIPT})
    assert compile_script(reader.read("a.story"), reader).finished is None


def test_a_warning_made_an_error_stops_the_compile_even_if_it_is_found_late() -> None:
    page = next(it for it in read_pages() if it.code is Code.FACT_DROPPED)
    example = page.example("fails")
    for level, severity in (("warning", Severity.WARNING), ("error", Severity.ERROR)):
        settings = {"story.toml": f'[rules]\nfact-dropped = "{level}"\n'}
        reader = MemoryReader(example.texts | settings, frozenset(example.assets))
        compiled = compile_script(reader.read(ENTRY), reader)
        told = {it.severity for it in compiled.diagnostics if it.code is Code.FACT_DROPPED}
        assert told == {severity}
        assert (compiled.finished is None) == (severity is Severity.ERROR)


@pytest.mark.parametrize("name", ["E0601", "e0601", "prop-not-held", "Prop-Not-Held"])
def test_a_rule_is_named_by_code_or_slug_in_any_case(name: str) -> None:
    assert codes(SCRIPT, f'[rules]\n{name} = "off"\n') == []


@pytest.mark.parametrize("code", FIXED, ids=lambda it: it.slug)
def test_what_makes_planning_impossible_cannot_be_softened(code: Code) -> None:
    for level in {"off", "warning", "error"} - {code.severity}:
        settings, told = read_settings(SourceFile("story.toml", f'[rules]\n{code} = "{level}"\n'))
        assert settings.severities == {}
        assert [it.code for it in told] == [Code.FIXED_SEVERITY]
    usual = f'[rules]\n{code} = "{code.severity}"\n'
    assert read_settings(SourceFile("story.toml", usual))[1] == ()


def test_consent_to_a_likeness_cannot_be_waived() -> None:
    assert Code.CAMEO_WITHOUT_CONSENT in FIXED


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("rules.no-such-rule = 'off'\n", "rules.no-such-rule"),
        ("[rules]\n'no-such-rule' = 'off'\n", "'no-such-rule'"),
        ("[a]\nno-such-rule = 1\n[rules] # ours\n  no-such-rule = 'off'\n", "no-such-rule"),
        ("[rules]\n\"no\\u002dsuch-rule\" = 'off'\n", "rules"),
        ("rules = {no-such-rule = 'off'}\n", "rules"),
    ],
)
def test_a_mistake_in_the_settings_is_shown_where_it_stands(text: str, place: str) -> None:
    _, (told,) = read_settings(SourceFile("story.toml", text))
    assert told.code is Code.UNKNOWN_RULE
    assert told.primary is not None
    assert text[told.primary.start : told.primary.end] == place
    assert told.primary.start == (text.index(place) if place == "rules" else text.rindex(place))


def test_a_rule_is_corrected_only_where_its_name_stands() -> None:
    for text, is_corrected in (
        ("[rules]\nprop-not-helt = 'off'\n", True),
        ("rules = {prop-not-helt = 'off'}\n", False),
    ):
        _, (told,) = read_settings(SourceFile("story.toml", text))
        assert told.help == "did you mean prop-not-held?"
        assert bool(told.fixes) == is_corrected


@pytest.mark.parametrize(
    "text",
    ["[rules", "a = " + "[" * 50_000, "a = " + "9" * 10_000, "\ufeff\ufeff", "rules = 1", "\0"],
)
def test_hostile_settings_are_one_finding(text: str) -> None:
    settings, told = read_settings(SourceFile("story.toml", text))
    assert settings.severities == {}
    assert [it.code for it in told] == [Code.MALFORMED_SETTINGS]
    assert len(told[0].here) < 300


@given(st.text())
def test_no_settings_raise_and_places_lie_in_the_text(text: str) -> None:
    for it in read_settings(SourceFile("story.toml", f"[rules]\n{text}"))[1]:
        assert it.primary is not None
        assert 0 <= it.primary.start <= it.primary.end <= len(text) + 8


@pytest.mark.parametrize("case", read_cases(Path(__file__).parent / "cases" / "fountain.story"))
def test_a_remark_changes_nothing_but_what_is_told(case: Case) -> None:
    """Each line means the same with a remark behind it."""
    (text, *_) = case.texts.values()
    source = SourceFile("a.story", text)
    plain = lex(source)
    for number, token in enumerate(plain):
        if not token.content.text or "//" in token.text or token.content.text != token.text.strip():
            continue
        lines = [it.text for it in plain]
        lines[number] = token.text.rstrip() + " // storyc: allow E0601\n"
        marked = lex(SourceFile("a.story", "".join(lines)))
        assert [(it.kind, it.content.text) for it in marked] == [
            (it.kind, it.content.text) for it in plain
        ]


@given(
    st.lists(
        st.sampled_from(
            [" ", "\n", "// storyc:", "allow", "E0601", ",", "[[", "]]", "/*", "*/", "a"]
        )
    )
)
def test_remarks_are_where_they_say(parts: list[str]) -> None:
    source = SourceFile("a", "".join(parts))
    for remark in remarks(source):
        assert source.text[remark.span.start :].startswith("//")
        assert remark.cut.start <= remark.span.start <= remark.span.end <= remark.cut.end
        for name in (remark.verb, *remark.names):
            assert source.text[name.span.start : name.span.end] == name.text
        assert remark.line >= source.position(remark.span.start).line


def test_many_remarks_above_one_line_are_all_about_it() -> None:
    source = SourceFile("a", "// storyc: allow E0601\n" * 20_000)
    assert {it.line for it in remarks(source)} == {20_001}


def test_an_address_in_prose_is_no_remark() -> None:
    for text in ("See http://storyc: allow\n", "He types a//storyc: allow E0601\n"):
        assert remarks(SourceFile("a", text)) == ()
        assert lex(SourceFile("a", text))[0].content.text == text.strip()


def test_allows_of_what_only_a_compile_finds_are_not_called_unused() -> None:
    script = SCRIPT.replace("the lantern.", "the lantern. // storyc: allow E0601, W0501")
    assert codes(script) == []


def test_allows_are_not_judged_where_the_checks_could_not_run() -> None:
    script = SCRIPT.replace("seedance-2.5", "seedance-9").replace(
        "the lantern.", "the lantern. // storyc: allow E0601"
    )
    assert [code for code, _ in codes(script)] == [Code.UNKNOWN_TARGET]


def test_settings_are_found_beside_the_script_or_above_it_in_its_repository(
    tmp_path: Path,
) -> None:
    scripts = tmp_path / "repo" / "films" / "one"
    scripts.mkdir(parents=True)
    (tmp_path / "story.toml").write_text("a = 1\n")
    (tmp_path / "repo" / "story.toml").write_text("b = 1\n")
    assert DiskReader(scripts).settings() is None
    (tmp_path / "repo" / ".git").mkdir()
    assert DiskReader(scripts).settings() == SourceFile("../../story.toml", "b = 1\n")
    (scripts / "story.toml").write_text("c = 1\n")
    assert DiskReader(scripts).settings() == SourceFile("story.toml", "c = 1\n")


def test_settings_that_are_a_link_out_of_the_project_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password\n")
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "story.toml").symlink_to(tmp_path / "secret")
    reader = DiskReader(tmp_path / "film")
    with pytest.raises(UnreadableSource):
        reader.settings()
    told = check(SourceFile("a.story", "INT. HUT - DAY\n\nRain.\n"), reader, "seedance-2.5")
    (finding,) = told.diagnostics
    assert finding.code is Code.MALFORMED_SETTINGS
    assert "password" not in finding.message


def test_an_unreadable_settings_file_is_an_error_about_it(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_bytes(b"\xff\xfe")
    reader = DiskReader(tmp_path)
    checked = check(SourceFile("a.story", "INT. HUT - DAY\n\nRain.\n"), reader, "seedance-2.5")
    assert [it.code for it in checked.diagnostics] == [Code.MALFORMED_SETTINGS]


def test_folders_that_may_not_be_looked_into_hold_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", refused)
    assert DiskReader(tmp_path).settings() is None
