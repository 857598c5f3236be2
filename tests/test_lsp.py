"""The language server, driven as an editor drives it: a real process, over its pipes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.lsp_client import Client, Refused, client

SCRIPT = """\
Title: Lamp

character MARA
    appearance: tall, grey plait
    wardrobe coat: a long coat
    wardrobe shirt: a white shirt

prop LANTERN
    look: dented brass
    states: lit, out

# Night

EXT. QUAY - NIGHT

+ MARA wears coat
+ MARA holds LANTERN (lit)

!! WIDE on MARA

Mara walks along the water. The wind takes her hat.

MARA
(low)
Who is there?

!! CLOSE on LANTERN, 85mm, 4s

+ MARA drops LANTERN (out)

The light dies.
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Client]:
    with client() as connected:
        yield connected


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, server: Client) -> Path:
    folder = tmp_path_factory.mktemp("film")
    told = server.start(folder, encodings=["utf-16"])
    assert told["serverInfo"]["name"] == "storyc"
    return folder


@pytest.fixture
def uri(server: Client, root: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Open a script of its own for each test, so that no test hears what was said to another."""
    path = root / f"{abs(hash(request.node.name))}.story"
    path.write_text(SCRIPT)
    opened = server.open(path)
    yield opened
    server.notify("textDocument/didClose", {"textDocument": {"uri": opened}})


def line_of(words: str) -> int:
    return SCRIPT[: SCRIPT.index(words)].count("\n")


def test_findings_come_and_go_with_the_text(server: Client, uri: str) -> None:
    clean = [it for it in server.findings(uri, 1) if it["severity"] == 1]
    assert clean == []
    line = line_of("+ MARA drops")
    where = {"start": {"line": line, "character": 2}, "end": {"line": line, "character": 6}}
    server.change(uri, 2, {"range": where, "text": "MARRA"})
    (found,) = [it for it in server.findings(uri, 2) if it["severity"] == 1]
    assert found["code"] == "E0301"
    assert found["range"]["start"] == {"line": line, "character": 2}
    server.change(uri, 3, {"text": SCRIPT})
    assert [it for it in server.findings(uri, 3) if it["severity"] == 1] == []


def test_hover_tells_the_continuity_of_the_moment(server: Client, uri: str) -> None:
    early = server.at("textDocument/hover", uri, line_of("!! WIDE"), 13)
    assert "tall, grey plait" in early["contents"]["value"]
    late = server.at("textDocument/hover", uri, line_of("The light"), 0)
    assert late is None
    cue = server.at("textDocument/hover", uri, line_of("MARA\n(low)"), 1)
    assert (
        f"holds LANTERN (lit) since line {line_of('+ MARA holds') + 1}" in cue["contents"]["value"]
    )


def test_names_complete_where_they_stand(server: Client, uri: str) -> None:
    server.change(uri, 2, {"text": SCRIPT + "\n+ MARA wears \n\n"})
    lines = (SCRIPT + "\n+ MARA wears ").count("\n")
    clothes = server.at("textDocument/completion", uri, lines, 13)
    assert [it["label"] for it in clothes["items"]] == ["coat", "shirt"]
    cue = server.at("textDocument/completion", uri, lines + 2, 0)
    assert {"MARA", "INT.", "character"} <= {it["label"] for it in cue["items"]}


def test_definition_references_and_rename_go_through_all_places(server: Client, uri: str) -> None:
    place = (line_of("+ MARA holds"), 14)
    told = server.at("textDocument/definition", uri, *place)
    assert told["range"]["start"] == {"line": line_of("prop LANTERN"), "character": 5}
    found = server.at("textDocument/references", uri, *place, context={"includeDeclaration": True})
    assert len(found) == SCRIPT.count("LANTERN")
    assert len(server.at("textDocument/documentHighlight", uri, *place)) == len(found)
    edit = server.at("textDocument/rename", uri, *place, newName="storm lamp")
    (change,) = edit["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    assert {it["newText"] for it in change["edits"]} == {"STORM LAMP"}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ('a "b"', "is no name"),
        ("nora!!", "is no name"),
        ("INT. X", "would begin a scene"),
        ("mara", "there is a character MARA already"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(
    server: Client, uri: str, name: str, why: str
) -> None:
    place = (line_of("+ MARA holds"), 14)
    with pytest.raises(Refused, match=why):
        server.at("textDocument/rename", uri, *place, newName=name)


@pytest.mark.usefixtures("root")
def test_a_script_that_was_never_saved_is_served_at_its_own_address(server: Client) -> None:
    uri = "untitled:Untitled-1"
    document = {"uri": uri, "languageId": "story", "version": 1, "text": SCRIPT}
    server.notify("textDocument/didOpen", {"textDocument": document})
    assert [it for it in server.findings(uri, 1) if it["severity"] == 1] == []
    told = server.at("storyc/prompt", uri, line_of("Who is there"), 2)
    assert server.request("storyc/promptText", {"uri": told["uri"]}) == {"text": told["text"]}
    shown = {"uri": told["uri"], "languageId": "plaintext", "version": 1, "text": told["text"]}
    server.notify("textDocument/didOpen", {"textDocument": shown})
    server.change(uri, 2, {"text": SCRIPT})
    server.told("storyc/didChangePlan", uri=uri, version=2)
    published = server.all_told("textDocument/publishDiagnostics")
    assert not [it for it in published if it["uri"] == told["uri"] and it["diagnostics"]]
    for each in (uri, told["uri"]):
        server.notify("textDocument/didClose", {"textDocument": {"uri": each}})


def test_the_outline_is_acts_scenes_and_shots(server: Client, uri: str) -> None:
    told = server.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    act = next(it for it in told if it["name"] == "Night")
    (scene,) = act["children"]
    assert scene["name"] == "EXT. QUAY - NIGHT"
    assert [it["name"][:5] for it in scene["children"]] == ["WIDE ", "CLOSE"]
    folds = server.request("textDocument/foldingRange", {"textDocument": {"uri": uri}})
    assert any(it["startLine"] == line_of("EXT. QUAY") for it in folds)
    names = server.request("workspace/symbol", {"query": "lant"})
    assert [it["name"] for it in names] == ["LANTERN"]


def test_formatting_is_that_of_the_command(server: Client, uri: str) -> None:
    server.change(uri, 2, {"text": SCRIPT.replace("+ MARA wears", "+   MARA wears")})
    edits = server.request(
        "textDocument/formatting",
        {"textDocument": {"uri": uri}, "options": {"tabSize": 4, "insertSpaces": True}},
    )
    assert [it["newText"].strip() for it in edits] == ["+ MARA wears coat"]


def test_each_correction_of_the_command_is_a_quick_fix(server: Client, uri: str) -> None:
    server.change(uri, 2, {"text": SCRIPT.replace("+ MARA drops", "+ MARRA drops")})
    line = line_of("+ MARA drops")
    where = {"start": {"line": line, "character": 3}, "end": {"line": line, "character": 3}}
    told = server.request(
        "textDocument/codeAction",
        {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": []}},
    )
    assert any("MARA" in it["title"] for it in told)
    (change,) = told[0]["edit"]["documentChanges"]
    assert change["edits"][0]["newText"] == "MARA"


def test_the_plan_stands_beside_the_lines(server: Client, uri: str) -> None:
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    hints = server.request("textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": whole})
    labels = [it["label"] for it in hints]
    assert any(it.startswith("~") and it.endswith(" s") for it in labels)
    assert any(it.startswith("clip 1A: ") and "tokens" in it for it in labels)
    lenses = server.request("textDocument/codeLens", {"textDocument": {"uri": uri}})
    assert "$" in lenses[0]["command"]["title"]


def test_the_prompt_of_a_clip_can_be_read_and_followed_back(server: Client, uri: str) -> None:
    told = server.at("storyc/prompt", uri, line_of("Who is there"), 2)
    assert "Who is there?" in told["text"]
    assert told["uri"].startswith("storyc-prompt:")
    assert server.request("storyc/promptText", {"uri": told["uri"]}) == {"text": told["text"]}
    lines = told["text"].split("\n")
    line = next(at for at, it in enumerate(lines) if "Who is there?" in it)
    back = server.at("textDocument/definition", told["uri"], line, lines[line].index("Who") + 1)
    assert back["uri"] == uri
    assert back["range"]["start"]["line"] == line_of("Who is there")


def test_statistics_count_the_film(server: Client, uri: str) -> None:
    told = server.request("storyc/statistics", {"textDocument": {"uri": uri}})
    assert (told["scenes"], told["shots"]) == (1, 2)
    assert told["cast"] == [{"name": "MARA", "speeches": 1, "share": 1.0}]
    assert told["seconds"]["least"] <= told["seconds"]["likely"] <= told["seconds"]["most"]
    assert told["price"].startswith("$")


def test_a_plan_is_announced_when_it_is_made(server: Client, uri: str) -> None:
    server.change(uri, 2, {"text": SCRIPT})
    assert server.told("storyc/didChangePlan", uri=uri, version=2)["version"] == 2


def test_the_storyboard_is_the_page_of_the_command(server: Client, uri: str) -> None:
    told = server.request("storyc/storyboard", {"textDocument": {"uri": uri}})
    assert told["html"].startswith("<!doctype html>") or "<html" in told["html"][:200]
    assert "Who is there?" in told["html"]
