"""An editor is told what `storyc check` prints: of every example and case, and after any edits."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from lsprotocol.types import (
    Diagnostic,
    DiagnosticSeverity,
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangePartial,
)
from support.case_file import Case, read_cases

from storyc.cli import main
from storyc.diagnostics import Severity
from storyc.driver import check
from storyc.lsp.desk import Desk
from storyc.lsp.features import (
    completion,
    formatting,
    hover,
    inline_values,
    kinship,
    navigation,
    outline,
    plan_view,
    usage,
)
from storyc.lsp.features.diagnostics import findings
from storyc.lsp.place import uri_of
from storyc.lsp.server import StoryServer
from storyc.lsp.settings import Settings
from storyc.lsp.snapshot import Snapshot
from storyc.source import SourceFile
from storyc.world.disk import DiskReader
from storyc.world.reader import SourceReader

ROOT = Path(__file__).parents[1]
CASES = [
    case for path in sorted((ROOT / "tests/cases").glob("*.story")) for case in read_cases(path)
]
SCRIPTS = sorted([*ROOT.glob("examples/*/*.story"), *ROOT.glob("examples/*/*.fountain")])
SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}

Row = tuple[str, str | None, int, int, str, DiagnosticSeverity]


def by_the_command(entry: SourceFile, reader: SourceReader, folder: Path) -> set[Row]:
    """Return what the command says: file, code, line, column, message, how bad."""
    checked = check(entry, reader).as_module()
    rows = set()
    for it in checked.diagnostics:
        if it.primary is None:
            place, name = (1, 1), entry.name
        else:
            name = it.primary.source
            place = checked.sources[name].position(it.primary.start)
        uri = uri_of((folder / name).resolve())
        rows.add((uri, it.code.value, *place, it.message, SEVERITIES[it.severity]))
    return rows


def by_the_server(desk: Desk, uri: str) -> set[Row]:
    snapshot = desk.snapshot(uri)
    assert snapshot is not None
    return rows_of(findings(snapshot))


def rows_of(every: Mapping[str, Sequence[Diagnostic]]) -> set[Row]:
    return {
        (
            place,
            str(it.code),
            it.range.start.line + 1,
            it.range.start.character + 1,
            it.message.partition("\n")[0],
            it.severity or DiagnosticSeverity.Hint,
        )
        for place, found in every.items()
        for it in found
    }


def desk_of(root: Path) -> Desk:
    # Columns of people are code points.
    return Desk(PositionEncodingKind.Utf32, roots=(root,))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda it: f"{it.parent.name}/{it.name}")
def test_an_example_has_the_findings_of_the_command(script: Path) -> None:
    desk, uri = desk_of(ROOT), uri_of(script)
    text = script.read_bytes().decode()
    desk.open(uri, 1, text)
    entry = SourceFile(script.name, text)
    expected = by_the_command(entry, DiskReader(script.parent), script.parent)
    assert by_the_server(desk, uri) == expected


def test_a_folder_has_the_findings_of_the_command_for_each_of_its_films() -> None:
    server = StoryServer()
    server.desk.roots = (ROOT / "examples",)
    server.desk.encoding = PositionEncodingKind.Utf32
    found = asyncio.run(server.workspace_check.found(lambda *_: None))
    assert set(map(uri_of, SCRIPTS)) <= set(found)
    texts = {it: it.read_bytes().decode() for it in SCRIPTS}
    parts = {part for it in SCRIPTS for part in SCRIPTS if f'"{part.name}"' in texts[it]}
    assert parts
    expected = set()
    for script in set(SCRIPTS) - parts:
        entry = SourceFile(script.name, texts[script])
        expected |= by_the_command(entry, DiskReader(script.parent), script.parent)
    assert rows_of(found) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda it: f"{it.path.stem}/{it.name}")
def test_a_case_has_the_findings_of_the_command(case: Case, tmp_path: Path) -> None:
    for name, text in case.texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    for name in case.assets:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"GIF89a\x01\x00\x01\x00")
    entry = next(iter(case.texts))
    desk, uri = desk_of(tmp_path), uri_of(tmp_path / entry)
    desk.open(uri, 1, case.texts[entry])
    source = SourceFile(entry, case.texts[entry])
    assert by_the_server(desk, uri) == by_the_command(source, DiskReader(tmp_path), tmp_path)


MODULES = {
    "a cast": "character TOM\n    appearance: old\n",
    "a template": "template CALL(who)\nINT. HUT - DAY\n\n{{who}} calls.\nend\n",
    "a variable": "let storm = heavy rain\n",
    "an index": 'import TOM from "cast.story"\n',
    "a title page": "Title: Rain\n",
    "nothing": "// later\n",
}


@pytest.mark.parametrize("kind", MODULES)
def test_only_a_file_that_nobody_could_import_from_is_asked_for_a_scene(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    (tmp_path / "cast.story").write_text(MODULES["a cast"])
    script = tmp_path / "a.story"
    script.write_text(MODULES[kind])
    desk = desk_of(tmp_path)
    desk.open(uri_of(script), 1, MODULES[kind])
    shown = {it[1] for it in by_the_server(desk, uri_of(script))}
    assert shown == ({"E0112"} if kind in {"a title page", "nothing"} else set())
    main(["check", "--format", "json", str(script)])
    printed = capsys.readouterr().out.splitlines()
    assert {json.loads(line)["code"] for line in printed} == shown
    # A compile needs something to film, whatever the file declares.
    snapshot = desk.snapshot(uri_of(script))
    assert snapshot is not None
    assert snapshot.finished is None


def test_nothing_outside_the_opened_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.story").write_text("character TOM\n    appearance: old\n")
    (tmp_path / "story.toml").write_text("[rules]\nW0101 = 'error'\n")
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "film"
    inner.mkdir()
    desk, uri = desk_of(inner), uri_of(inner / "a.story")
    desk.open(uri, 1, 'import TOM from "../secret.story"\n\nINT. HUT - DAY\n\nTom sits.\n')
    snapshot = desk.snapshot(uri)
    assert snapshot is not None
    assert set(snapshot.checked.sources) == {"a.story"}
    desk.roots = ()
    desk.forget()
    (inner / "b.story").write_text("character ANN\n")
    desk.open(uri, 2, 'import ANN from "b.story"\n\nINT. HUT - DAY\n\nAnn sits.\n')
    alone = desk.snapshot(uri)
    assert alone is not None
    assert set(alone.checked.sources) == {"a.story"}


LINES = st.sampled_from(
    [
        "INT. HUT - DAY\n\n",
        "MARA\nHello.\n\n",
        "+ MARA holds CUP\n\n",
        "!! CLOSE on MARA, 4s\n\n",
        "character MARA\n    appearance: tall\n\n",
        "/* ",
        "*/",
        "[[",
        "\r\n",
        "é🎬",
        "template X(a)\n",
        "end\n",
        "# Act\n",
        "",
    ]
)


class Editing(RuleBasedStateMachine):
    """Any edits, one after the other: the desk is at the end as if it had just been opened."""

    @initialize(lines=st.lists(LINES, max_size=6))
    def start(self, lines: list[str]) -> None:
        self.desk = desk_of(ROOT)
        self.uri = uri_of(ROOT / "nowhere.story")
        self.version = 1
        self.content = "".join(lines)
        self.desk.open(self.uri, 1, self.content)

    @rule(first=st.integers(0, 200), length=st.integers(0, 30), new=LINES)
    def edit(self, first: int, length: int, new: str) -> None:
        document = self.desk.documents[self.uri]
        start = document.text.position(min(first, len(self.content)))
        stop = document.text.position(min(first + length, len(self.content)))
        begin, end = document.text.offset(start), document.text.offset(stop)
        self.content = self.content[:begin] + new + self.content[end:]
        self.version += 1
        change = TextDocumentContentChangePartial(Range(start, stop), new)
        self.desk.change(self.uri, self.version, [change])

    @invariant()
    def is_as_if_just_opened(self) -> None:
        if not hasattr(self, "desk"):
            return
        fresh = desk_of(ROOT)
        fresh.open(self.uri, 1, self.content)
        assert self.desk.documents[self.uri].text.content == self.content
        assert by_the_server(self.desk, self.uri) == by_the_server(fresh, self.uri)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=15, stateful_step_count=8, deadline=None)


@given(st.lists(LINES, max_size=8), st.integers(0, 12), st.integers(0, 20))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_feature_answers_at_every_place_of_any_text(
    lines: list[str], line: int, character: int
) -> None:
    desk, uri = desk_of(ROOT), uri_of(ROOT / "nowhere.story")
    desk.open(uri, 1, "".join(lines))
    snapshot = desk.snapshot(uri)
    assert isinstance(snapshot, Snapshot)
    place = Position(line, character)
    whole = Range(Position(0, 0), Position(99, 0))
    hover.hover(snapshot, place)
    inline_values.values(snapshot, whole, place)
    completion.completions(snapshot, place)
    navigation.definition(snapshot, place)
    navigation.references(snapshot, place)
    navigation.rename(snapshot, place, "ANN")
    kinship.type_definition(snapshot, place)
    for item in kinship.type_items(snapshot, place) or []:
        kinship.supertypes(snapshot, item)
        kinship.subtypes(snapshot, item)
    usage.implementations(snapshot, place)
    for called in usage.call_items(snapshot, place) or []:
        usage.incoming(snapshot, called)
        usage.outgoing(snapshot, called)
    outline.symbols(snapshot)
    outline.folds(snapshot)
    formatting.formatted(snapshot)
    plan_view.hints(snapshot, whole, Settings())
    plan_view.lenses(snapshot, Settings())
    plan_view.prompt_at(snapshot, place)
    plan_view.statistics(snapshot)
