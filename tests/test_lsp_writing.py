"""What an editor offers while a line is written: parts, names, files, colours, corrections."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.lsp_client import Client, client

SCRIPT = """\
Title: Lamp

import KNOCK from "cast.story"

character MARA
    appearance: tall
    ref

style NOIR
    palette: #8a5a2b, pale green, #98FB98

let gale = rain from the west

template CALL(who, where)
{{who}} calls {{ who }} from {{where}}.
end

EXT. QUAY - NIGHT

+ MARRA enters

Mara walks. {{

use CALL(Mara, the quay)
"""

CAPABLE = {
    "textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}},
    "general": {"positionEncodings": ["utf-32"]},
}


@pytest.fixture(scope="module")
def server() -> Iterator[Client]:
    with client() as connected:
        yield connected


@pytest.fixture(scope="module")
def folder(server: Client, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("film")
    (folder / "cast.story").write_text("template KNOCK(how)\n{{how}}\nend\n")
    (folder / "ref").mkdir()
    (folder / "ref" / "mara.png").write_bytes(b"not looked at")
    (folder / ".hidden").write_text("")
    (folder.parent / "secret.story").write_text("")
    server.start(folder, capabilities=CAPABLE)
    return folder


@pytest.fixture
def uri(server: Client, folder: Path, request: pytest.FixtureRequest) -> str:
    return server.open(folder / f"{abs(hash(request.node.name))}.story", SCRIPT)


def typed(server: Client, uri: str, line: str) -> tuple[int, int]:
    """Write a line at the end of the script and return its place."""
    server.change(uri, 2, {"text": f"{SCRIPT}\n{line}"})
    return (f"{SCRIPT}\n{line}").count("\n"), len(line.rpartition("\n")[2])


def labels(told: Any) -> list[str]:  # noqa: ANN401  # any JSON
    return [it["label"] for it in told["items"]]


@pytest.mark.parametrize(
    ("line", "label", "part"),
    [
        ("!! ", "SIZE", "SIZE on SUBJECT and SUBJECT"),
        ("!! WIDE on MARA, ", "SIZE", "lens"),
        ("!! WIDE on MARA, 35", "SIZE", "time"),
        ("!! WIDE on MARA, 35mm, low", "SIZE", "angle"),
        ("!! WIDE on MARA, 35mm, low angle, 4s", "SIZE", "time"),
        ("!! WIDE on MARA, slow pu", "SIZE", "move"),
        ("!! WIDE on MARA, slow ", "SIZE", "move"),
        ("!! WIDE on MARA, pan left, ", "SIZE", "lens"),
        ("!! WIDE on MARA, pan left, 35mm, ", "SIZE", "angle"),
        ("!! WIDE on MARA, 35mm, low angle, pan left, 4s, ", "SIZE", "#ID#"),
        ("！！ WIDE on MARA、aer", "SIZE", "angle"),
        ("!! WIDE on MARA, 4s #", "SIZE", "#ID#"),
        ("+ ", "WHO", "WHO"),
        ("+ MARA ", "WHO", "verb"),
        ("+ MARA holds ", "WHO", "WHAT (state)"),
        ("+ MARA gives LAMP to", "WHO", "to WHOM / at WHERE"),
        ("use CALL(", "CALL(who, where)", "who"),
        ("use call(Mara, ", "CALL(who, where)", "where"),
        ("use KNOCK(", "KNOCK(how)", "how"),
    ],
)
def test_the_parts_of_a_line_are_told_while_it_is_written(
    server: Client, uri: str, line: str, label: str, part: str
) -> None:
    told = server.at("textDocument/signatureHelp", uri, *typed(server, uri, line))
    (signature,) = told["signatures"]
    assert label in signature["label"]
    active = signature["parameters"][told["activeParameter"]]
    start, end = active["label"]
    assert signature["label"][start:end] == part


@pytest.mark.parametrize("line", ["Mara walks.", "use NOBODY(", "INT. HUT - DAY", ""])
def test_other_lines_have_no_parts(server: Client, uri: str, line: str) -> None:
    place = typed(server, uri, line)
    assert server.at("textDocument/signatureHelp", uri, *place) is None


def test_a_declaration_completes_its_properties_and_files(server: Client, uri: str) -> None:
    row = SCRIPT[: SCRIPT.index("    ref\n")].count("\n")
    told = server.at("textDocument/completion", uri, row, 7)
    assert {"refs:", "appearance:", "wardrobe:", "consent:"} <= set(labels(told))
    server.change(uri, 2, {"text": SCRIPT.replace("    ref\n", "    refs: ref/\n")})
    files = server.at("textDocument/completion", uri, row, len("    refs: ref/"))
    assert labels(files) == ["mara.png"]


def test_a_path_completes_inside_the_opened_folder_alone(server: Client, uri: str) -> None:
    shown = labels(server.at("textDocument/completion", uri, *typed(server, uri, 'include "')))
    assert {"cast.story", "ref/"} <= set(shown)
    assert not {".hidden", "secret.story"} & set(shown)
    outside = server.at("textDocument/completion", uri, *typed(server, uri, 'include "../'))
    assert labels(outside) == []


def test_templates_and_variables_complete(server: Client, uri: str) -> None:
    told = labels(server.at("textDocument/completion", uri, *typed(server, uri, "use ")))
    assert told == ["CALL", "KNOCK"]
    row = SCRIPT[: SCRIPT.index("Mara walks")].count("\n")
    (variable,) = server.at("textDocument/completion", uri, row, len("Mara walks. {{"))["items"]
    assert (variable["label"], variable["detail"]) == ("gale", "rain from the west")


def test_a_completed_name_is_explained_when_it_is_looked_at(server: Client, uri: str) -> None:
    told = server.at("textDocument/completion", uri, *typed(server, uri, ""))
    item = next(it for it in told["items"] if it["label"] == "MARA")
    assert "documentation" not in item
    shown = server.request("completionItem/resolve", item)
    assert shown["documentation"]["value"].startswith("*appearance:* tall")
    plain = next(it for it in told["items"] if it["label"] == "INT.")
    assert server.request("completionItem/resolve", plain)["label"] == "INT."


def test_a_palette_shows_its_colours(server: Client, uri: str) -> None:
    found = server.request("textDocument/documentColor", {"textDocument": {"uri": uri}})
    brown, green = found
    assert (round(brown["color"]["red"] * 255), round(brown["color"]["blue"] * 255)) == (0x8A, 0x2B)
    assert round(green["color"]["green"] * 255) == 0xFB
    asked = {"textDocument": {"uri": uri}, "color": brown["color"], "range": green["range"]}
    (shown,) = server.request("textDocument/colorPresentation", asked)
    assert shown["label"] == "#8a5a2b"
    assert shown["textEdit"] == {"range": green["range"], "newText": "#8a5a2b"}


def test_a_gap_of_a_template_is_edited_with_its_uses(server: Client, uri: str) -> None:
    row = SCRIPT[: SCRIPT.index("template CALL")].count("\n")
    told = server.at("textDocument/linkedEditingRange", uri, row, len("template CALL(w"))
    starts = [(it["start"]["line"], it["start"]["character"]) for it in told["ranges"]]
    assert starts == [(row, 14), (row + 1, 2), (row + 1, 17)]
    assert server.at("textDocument/linkedEditingRange", uri, row, 2) is None
    assert server.at("textDocument/linkedEditingRange", uri, 0, 2) is None


WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}


def test_all_corrections_are_worked_out_when_they_are_chosen(server: Client, folder: Path) -> None:
    script = "INT. HUT - DAY\n\nMara sits.\n\nMARA\nHere. // storyc: allow E0601\n"
    uri = server.open(folder / "late.story", script)
    asked = {
        "textDocument": {"uri": uri},
        "range": WHOLE,
        "context": {"diagnostics": [], "only": ["source.fixAll"]},
    }
    (action,) = server.request("textDocument/codeAction", asked)
    assert "edit" not in action
    made = server.request("codeAction/resolve", action)
    (change,) = made["edit"]["changes"][uri]
    assert "allow" not in change["newText"]


def test_an_editor_that_asks_for_no_edits_gets_them_at_once(tmp_path: Path) -> None:
    script = "INT. HUT - DAY\n\nMara sits. // storyc: allow E0601\n"
    with client() as plain:
        plain.start(tmp_path)
        uri = plain.open(tmp_path / "a.story", script)
        asked = {
            "textDocument": {"uri": uri},
            "range": WHOLE,
            "context": {"diagnostics": [], "only": ["source.fixAll"]},
        }
        (action,) = plain.request("textDocument/codeAction", asked)
        assert action["edit"]
