"""What `storyc check` tells programs: JSON lines, GitHub annotations and SARIF."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif_pydantic import Sarif
from support.case_file import read_cases
from support.findings import ENTRY

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label, Severity
from storyc.diagnostics.render_github import render_github
from storyc.diagnostics.render_json import render_json
from storyc.diagnostics.render_sarif import FINGERPRINT, render_sarif
from storyc.diagnostics.script_findings import Region, ScriptFindings
from storyc.driver import check
from storyc.source import SourceFile, Span
from storyc.world.reader import MemoryReader

FOLDER = Path(__file__).parent / "cases"
FILE = SourceFile("a b.story", "\ufeffMARRA\r\nHello, 100%: 世界.\r\n")
FINDING = Diagnostic(
    Code.UNKNOWN_CHARACTER,
    "there is no 100%\ncharacter",
    Span(FILE.name, 1, 6),
    here="here",
    labels=(Label(Span(FILE.name, 8, 13), "there"),),
    notes=("a note",),
    help="write MARA",
    fixes=(Fix("write MARA", (Edit(Span(FILE.name, 8, 8), "new\n"),), safe=True),),
)


def script(*findings: Diagnostic, folder: str = "films") -> ScriptFindings:
    return ScriptFindings(FILE.name, findings, {FILE.name: FILE}, folder)


def sarif(*scripts: ScriptFindings) -> dict[str, Any]:
    log = json.loads(render_sarif(scripts))
    assert isinstance(log, dict)
    return log


def results(*findings: Diagnostic) -> list[dict[str, Any]]:
    found = sarif(script(*findings))["runs"][0]["results"]
    assert isinstance(found, list)
    return found


def everything_found() -> list[ScriptFindings]:
    """Return the findings of all cases: every code, fixes, labels and several files."""
    scripts = []
    for path in sorted(FOLDER.rglob("*.story")):
        for case in read_cases(path):
            reader = MemoryReader(case.texts, frozenset(case.assets))
            checked = check(reader.read(ENTRY), reader)
            folder = f"{path.stem}/{case.name}"
            scripts.append(ScriptFindings(ENTRY, checked.diagnostics, checked.sources, folder))
    return scripts


def test_a_sarif_log_of_every_case_is_what_an_independent_reader_of_the_format_reads() -> None:
    """It knows every property of the standard, its type and whether it must be there."""
    log = sarif(*everything_found())
    read = Sarif.model_validate(log).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert read == log


def test_sarif_says_which_columns_it_counts_and_names_each_rule_once() -> None:
    run = sarif(*everything_found())["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["columnKind"] == "unicodeCodePoints"
    assert rules == sorted(set(rules))
    assert {result["ruleId"] for result in run["results"]} == set(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_every_sarif_region_is_counted_from_one_and_runs_forward() -> None:
    def regions(value: object) -> list[dict[str, int]]:
        if isinstance(value, list):
            return [region for each in value for region in regions(each)]
        if not isinstance(value, dict):
            return []
        return [value] if "startLine" in value else regions(list(value.values()))

    found = regions(sarif(*everything_found()))
    assert found
    for region in found:
        start = region["startLine"], region["startColumn"]
        assert (1, 1) <= start <= (region["endLine"], region["endColumn"])
        assert region["startColumn"] >= 1
        assert region["endColumn"] >= 1


def test_a_rule_has_its_page_as_help() -> None:
    (rule,) = sarif(script(FINDING))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["name"] == "UnknownCharacter"
    assert rule["fullDescription"]["text"].startswith("A line names a character")
    assert rule["help"]["text"].startswith("Correct the spelling")
    assert "This fails" not in rule["help"]["text"]
    assert rule["help"]["markdown"].startswith("# E0301")
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_a_sarif_result_has_place_labels_and_fixes() -> None:
    (result,) = results(FINDING)
    uri = {"uri": "films/a%20b.story"}
    region = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 6}
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": uri, "region": region}}
    ]
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "there"}
    assert related["physicalLocation"]["region"]["startLine"] == 2
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == uri
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "new\r\n"}
    deleted = replacement["deletedRegion"]
    assert (deleted["startColumn"], deleted["endColumn"]) == (1, 1)


def test_an_absolute_folder_makes_file_uris() -> None:
    log = sarif(script(FINDING, folder="/home/a#b"))
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///home/a%23b/a%20b.story"}


def test_a_fingerprint_outlives_lines_above_and_blanks_but_not_the_line_itself() -> None:
    def fingerprints(text: str, *words: str) -> list[str]:
        file = SourceFile("a.story", text)
        found = tuple(
            Diagnostic(Code.UNKNOWN_PROP, "m", Span(file.name, at, at + len(word)))
            for word in words
            for at in [text.index(word)]
        )
        log = sarif(ScriptFindings(file.name, found, {file.name: file}))
        return [it["partialFingerprints"][FINGERPRINT] for it in log["runs"][0]["results"]]

    before = fingerprints("the LAMP and the LANTERN\n", "LAMP", "LANTERN")
    assert before == fingerprints("\nmore\n  the  LAMP and the LANTERN \n", "LAMP", "LANTERN")
    assert len(set(before)) == 2
    assert before[:1] != fingerprints("a LAMP and the LANTERN\n", "LAMP")


@pytest.mark.parametrize(
    ("severity", "level", "command"),
    [
        (Severity.ERROR, "error", "error"),
        (Severity.WARNING, "warning", "warning"),
        (Severity.INFO, "note", "notice"),
    ],
)
def test_each_format_has_the_severity_that_the_project_gave(
    severity: Severity, level: str, command: str
) -> None:
    finding = Diagnostic(Code.PROP_NOT_HELD, "m", None, configured=severity)
    assert results(finding)[0]["level"] == level
    assert render_github([script(finding)]).startswith(f"::{command} ")
    assert json.loads(render_json([script(finding)]))["severity"] == severity.value


def test_a_json_line_has_all_of_a_finding() -> None:
    text = render_json([script(FINDING)])
    assert text.isascii()
    assert text.count("\n") == 1
    assert json.loads(text) == {
        "code": "E0301",
        "slug": "unknown-character",
        "severity": "error",
        "message": "there is no 100%\ncharacter",
        "file": "films/a b.story",
        "start": {"line": 1, "column": 1},
        "end": {"line": 1, "column": 6},
        "here": "here",
        "labels": [
            {
                "file": "films/a b.story",
                "start": {"line": 2, "column": 1},
                "end": {"line": 2, "column": 6},
                "text": "there",
            }
        ],
        "notes": ["a note"],
        "help": "write MARA",
        "fixes": [
            {
                "title": "write MARA",
                "safe": True,
                "edits": [
                    {
                        "file": "films/a b.story",
                        "start": {"line": 2, "column": 1},
                        "end": {"line": 2, "column": 1},
                        "text": "new\r\n",
                    }
                ],
            }
        ],
    }


def test_a_github_annotation_is_one_escaped_line() -> None:
    assert render_github([script(FINDING, folder="a,b:c")]) == (
        "::error file=a%2Cb%3Ac/a b.story,line=1,endLine=1,col=1,endColumn=6,"
        "title=E0301 unknown-character::there is no 100%25%0Acharacter (here)%0A"
        "write MARA%0Aa note\n"
    )


@given(st.text(), st.text(max_size=5))
def test_no_text_of_a_script_starts_a_github_command(message: str, name: str) -> None:
    finding = Diagnostic(Code.UNKNOWN_PROP, message, None, help=f"\n::error::{message}")
    told = render_github([ScriptFindings(name, (finding,), {})])
    assert told.endswith("\n")
    assert len(told.splitlines()) == 1


def test_a_finding_without_a_place_is_about_the_script() -> None:
    finding = Diagnostic(Code.UNKNOWN_TARGET, "m", None)
    assert json.loads(render_json([script(finding)]))["file"] == "films/a b.story"
    assert json.loads(render_json([script(finding)]))["start"] is None
    assert "line=" not in render_github([script(finding)])
    (location,) = results(finding)[0]["locations"]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "films/a%20b.story"}}


def test_a_finding_of_two_scripts_in_one_file_is_told_once() -> None:
    both = [script(FINDING), script(FINDING)]
    assert render_json(both) == render_json(both[:1])
    assert render_github(both) == render_github(both[:1])
    assert render_sarif(both) == render_sarif(both[:1])


@given(st.text(), st.integers(-1, 40), st.integers(-1, 40))
def test_a_region_is_in_the_text_wherever_a_span_points(text: str, one: int, other: int) -> None:
    file = SourceFile("a", text)
    span = Span("a", max(0, min(one, other)), max(0, one, other))
    region = ScriptFindings("a", (), {"a": file}).region(span)
    assert region is not None
    assert (1, 1) <= region[:2] <= region[2:]
    assert region.last_line <= len(file.line_starts)


def test_a_span_of_several_lines_has_no_columns_on_github() -> None:
    finding = Diagnostic(Code.UNKNOWN_PROP, "m", FILE.whole())
    assert "line=1,endLine=3,title" in render_github([script(finding)])
    assert script().region(FILE.whole()) == Region(1, 1, 3, 1)
