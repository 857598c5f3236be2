"""Colours, links and selections: what a script's text looks like in an editor."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind, Range
from support.lsp_client import Client, client

from storyc.lsp.desk import Desk
from storyc.lsp.features import selection, tokens
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.text import Text

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """\
Title: Lamp

import TOM from "cast.story"

character MARA
    appearance: tall
    wardrobe coat: a long coat
    refs: "ref/mara.png"

let gale = rain

# Night

EXT. QUAY - NIGHT #1#

+ MARA wears coat

!! WIDE on MARA and TOM, 35mm, low angle, 4s #1A#

Mara walks [[slowly]] in the {{gale}}. // storyc: allow W0101

MARA (V.O.)
(low)
Who is there?

SFX: a bell

> CUT TO:
"""

Told = tuple[str, str]


@pytest.fixture(scope="module")
def server() -> Iterator[Client]:
    with client() as connected:
        yield connected


@pytest.fixture(scope="module")
def legend(server: Client, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("film")
    (folder / "cast.story").write_text("character TOM\n    appearance: broad\n")
    (folder / "ref").mkdir()
    (folder / "ref" / "mara.png").write_bytes(b"not looked at")
    told = server.start(folder, encodings=["utf-32"])
    provider = told["capabilities"]["semanticTokensProvider"]
    return {"folder": folder, **provider}


@pytest.fixture
def uri(server: Client, legend: dict[str, Any], request: pytest.FixtureRequest) -> str:
    return server.open(legend["folder"] / f"{abs(hash(request.node.name))}.story", SCRIPT)


def read(data: Sequence[int], text: str, legend: Sequence[str]) -> list[Told]:
    """Return each token's words with its type."""
    lines = text.split("\n")
    told, line, column = [], 0, 0
    for at in range(0, len(data), 5):
        down, right, length, kind, _ = data[at : at + 5]
        line, column = line + down, right if down else column + right
        told.append((lines[line][column : column + length], legend[kind]))
    return told


def test_every_word_has_its_kind(server: Client, uri: str, legend: dict[str, Any]) -> None:
    found = server.request("textDocument/semanticTokens/full", {"textDocument": {"uri": uri}})
    told = read(found["data"], SCRIPT, legend["legend"]["tokenTypes"])
    for expected in (
        ("Title", "property"),
        ("import", "keyword"),
        ("TOM", "class"),
        ('"cast.story"', "string"),
        ("character", "keyword"),
        ("MARA", "class"),
        ("coat", "enumMember"),
        ("gale", "variable"),
        ("# Night", "namespace"),
        ("EXT.", "keyword"),
        ("NIGHT", "enumMember"),
        ("#1#", "decorator"),
        ("wears", "keyword"),
        ("WIDE", "enumMember"),
        ("on", "keyword"),
        ("35mm", "number"),
        ("low angle", "enumMember"),
        ("4s", "number"),
        ("#1A#", "decorator"),
        ("Mara", "class"),
        ("[[slowly]]", "comment"),
        ("{{gale}}", "variable"),
        ("// storyc: allow W0101", "comment"),
        ("(V.O.)", "parameter"),
        ("(low)", "parameter"),
        ("Who is there?", "string"),
        ("SFX:", "keyword"),
        ("a bell", "string"),
        ("> CUT TO:", "keyword"),
    ):
        assert expected in told


def test_an_edit_is_answered_with_what_changed(
    server: Client, uri: str, legend: dict[str, Any]
) -> None:
    document = {"textDocument": {"uri": uri}}
    before = server.request("textDocument/semanticTokens/full", document)
    line = SCRIPT[: SCRIPT.index("Who is")].count("\n")
    where = {"start": {"line": line, "character": 0}, "end": {"line": line, "character": 3}}
    server.change(uri, 2, {"range": where, "text": "(aside)\nWho, 85mm,"})
    text = SCRIPT.replace("Who is", "(aside)\nWho, 85mm, is")
    asked = {**document, "previousResultId": before["resultId"]}
    delta = server.request("textDocument/semanticTokens/full/delta", asked)
    (edit,) = delta["edits"]
    data = list(before["data"])
    data[edit["start"] : edit["start"] + edit["deleteCount"]] = edit["data"]
    again = server.request("textDocument/semanticTokens/full", document)
    assert data == again["data"]
    assert len(edit["data"]) < len(data) / 2
    assert ("(aside)", "parameter") in read(data, text, legend["legend"]["tokenTypes"])
    unknown = {**document, "previousResultId": "none of ours"}
    whole = server.request("textDocument/semanticTokens/full/delta", unknown)
    assert whole["data"] == again["data"]


def test_some_lines_have_the_tokens_of_all(server: Client, uri: str) -> None:
    document = {"textDocument": {"uri": uri}}
    line = SCRIPT[: SCRIPT.index("EXT.")].count("\n")
    where = {"start": {"line": line, "character": 0}, "end": {"line": line + 1, "character": 0}}
    some = server.request("textDocument/semanticTokens/range", {**document, "range": where})
    told = read(some["data"], SCRIPT, [str(it) for it in range(20)])
    assert [words for words, _ in told] == ["EXT.", "QUAY -", "NIGHT", "#1#"]


def test_files_are_links_where_they_are_there(
    server: Client, uri: str, legend: dict[str, Any]
) -> None:
    found = server.request("textDocument/documentLink", {"textDocument": {"uri": uri}})
    targets = [it["target"] for it in found]
    folder: Path = legend["folder"]
    assert targets == [(folder / it).as_uri() for it in ("cast.story", "ref/mara.png")]
    server.change(uri, 2, {"text": SCRIPT.replace("cast.story", "no.story")})
    left = server.request("textDocument/documentLink", {"textDocument": {"uri": uri}})
    assert [it["target"] for it in left] == targets[1:]


def test_a_selection_grows_from_the_word_to_the_script(server: Client, uri: str) -> None:
    offset = SCRIPT.index("is there")
    line = SCRIPT[:offset].count("\n")
    place = {"line": line, "character": 5}
    asked = {"textDocument": {"uri": uri}, "positions": [place, {"line": 0, "character": 0}]}
    inner, _ = server.request("textDocument/selectionRange", asked)
    sizes = []
    while inner is not None:
        start, end = inner["range"]["start"], inner["range"]["end"]
        sizes.append((end["line"] - start["line"], end["character"]))
        inner = inner.get("parent")
    assert sizes[:2] == [(0, 6), (0, len("Who is there?"))]
    assert sizes == sorted(sizes)
    assert len(sizes) >= 6


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("+ MARA puts on coat", ["+", "MARA", "puts on", "coat"]),
        ("+ MARA is cold and wet", ["+", "MARA", "is", "cold and wet"]),
        ("+ LAMP is lit", ["+", "LAMP", "is", "lit"]),
        ("+ MARA holds LAMP (lit)", ["+", "MARA", "holds", "LAMP", "lit"]),
        ("+ style NOIR", ["+", "style", "NOIR"]),
    ],
)
def test_what_a_state_line_changes_to_has_a_colour(line: str, words: list[str]) -> None:
    script = (
        "character MARA\n    wardrobe coat: long\n\nprop LAMP\n    states: lit\n\n"
        f"style NOIR\n    look: dark\n\nEXT. QUAY - NIGHT\n\n{line}\n\nMara sits.\n"
    )
    snapshot = snapshot_of(script, PositionEncodingKind.Utf32)
    told = read(tokens.tokens(snapshot).data, script, tokens.LEGEND.token_types)
    at = next(at for at in range(len(told)) if told[at][0] == "+")
    assert [it for it, _ in told[at : at + len(words)]] == words


LINES = st.sampled_from(
    [
        *(it + "\n" for it in SCRIPT.split("\n")),
        *("é🎬 MARA\n", "/* open\n", "*/\n", "[[", "\r\n", "!! ", "+ ", "\t", "template X(a)\n"),
    ]
)


def snapshot_of(text: str, encoding: PositionEncodingKind) -> Snapshot:
    desk = Desk(encoding)
    desk.open("file:///film/a.story", 1, text)
    found = desk.snapshot("file:///film/a.story")
    assert found is not None
    return found


@given(st.lists(LINES, max_size=14), st.sampled_from(list(PositionEncodingKind)))
@settings(max_examples=60, deadline=None)
def test_tokens_are_in_order_and_inside_their_lines(
    lines: list[str], encoding: PositionEncodingKind
) -> None:
    snapshot = snapshot_of("".join(lines), encoding)
    data = tokens.tokens(snapshot).data
    line, start, end = 0, 0, 0
    for at in range(0, len(data), 5):
        down, right, length, kind, _ = data[at : at + 5]
        line, start = line + down, right if down else start + right
        assert down > 0 or start >= end
        assert length > 0
        assert kind < len(tokens.LEGEND.token_types)
        end = start + length
        assert end <= snapshot.text.position(_line_end(snapshot.text, line)).character


@given(
    st.lists(LINES, max_size=12),
    st.lists(LINES, max_size=12),
    st.sampled_from(list(PositionEncodingKind)),
)
@settings(max_examples=60, deadline=None)
def test_what_is_remembered_of_one_script_is_no_colour_of_another(
    before: list[str], now: list[str], encoding: PositionEncodingKind
) -> None:
    tokens.tokens(snapshot_of("".join(before), encoding))
    warm = tokens.tokens(snapshot_of("".join(now), encoding)).data
    tokens._painter_of.cache_clear()  # noqa: SLF001  # as in a server that has just begun
    assert tokens.tokens(snapshot_of("".join(now), encoding)).data == warm


@given(st.lists(LINES, max_size=10), st.lists(LINES, max_size=10))
@settings(max_examples=60, deadline=None)
def test_a_delta_makes_the_old_tokens_the_new(before: list[str], now: list[str]) -> None:
    old, new = (
        list(tokens.tokens(snapshot_of("".join(it), PositionEncodingKind.Utf16)).data)
        for it in (before, now)
    )
    for edit in tokens.changed(old, new).edits:
        old[edit.start : edit.start + edit.delete_count] = edit.data or []
    assert old == new


@given(st.lists(LINES, max_size=10), st.integers(0, 12), st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_each_range_of_a_selection_holds_the_one_before(
    lines: list[str], line: int, column: int
) -> None:
    snapshot = snapshot_of("".join(lines), PositionEncodingKind.Utf16)
    (inner,) = selection.selections(snapshot, [Position(line, column)])
    while inner.parent is not None:
        assert inner.parent.range.start <= inner.range.start
        assert inner.range.end <= inner.parent.range.end
        inner = inner.parent
    assert inner.range == Range(Position(0, 0), snapshot.text.end())


def _line_end(text: Text, line: int) -> int:
    stop = text.starts[line + 1] if line + 1 < len(text.starts) else len(text.content)
    return text.starts[line] + len(text.content[text.starts[line] : stop].rstrip("\r\n"))
