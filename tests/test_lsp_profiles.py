"""Each editor's own capabilities, as recorded by pytest-lsp, get the same script right."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol.converters import get_converter
from pytest_lsp import client_capabilities
from support.lsp_client import Client, client

SCRIPT = """\
Title: Café

character ZOÉ
    appearance: tall, “grey” plait

EXT. QUAI 🎬 - NIGHT

+ ZOÉ enters

Zoé — with 🎬 — walks; then ZOEÉ exits.

ZOÉ
C’est là.

+ ZOÉE exits

"""
UNITS = {
    "utf-8": lambda text: len(text.encode()),
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "utf-32": len,
}


def findings(
    server: Client, uri: str, version: int, capabilities: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return the findings as this editor gets them: fetched, or sent."""
    if "diagnostic" not in capabilities["textDocument"]:
        return server.findings(uri, version)
    told = server.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    items: list[dict[str, Any]] = told["items"]
    return items


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("visual-studio-code", "utf-16"), ("neovim", "utf-8"), ("emacs", "utf-32")],
)
def test_an_editor_with_its_own_capabilities_is_served(
    name: str, encoding: str, tmp_path: Path
) -> None:
    capabilities: Any = get_converter().unstructure(client_capabilities(name))
    path = tmp_path / "café.story"
    path.write_text(SCRIPT, encoding="utf-8")
    with client() as server:
        server.answers["workspace/configuration"] = [None]
        told = server.start(tmp_path, capabilities=capabilities)
        assert told["capabilities"].get("positionEncoding", "utf-16") == encoding
        count = UNITS[encoding]
        uri = server.open(path)
        lines = SCRIPT.split("\n")
        (slip,) = [it for it in findings(server, uri, 1, capabilities) if it["code"] == "E0301"]
        row = lines.index("+ ZOÉE exits")
        assert slip["range"]["start"] == {"line": row, "character": 2}
        assert slip["range"]["end"] == {"line": row, "character": 2 + count("ZOÉE")}
        prose = next(at for at, it in enumerate(lines) if it.startswith("Zoé"))
        hover = server.at("textDocument/hover", uri, prose, 1)
        assert "tall, “grey” plait" in hover["contents"]["value"]
        names = server.at("textDocument/completion", uri, row + 2, 0)
        assert "ZOÉ" in {it["label"] for it in names["items"]}
        edit = server.at("textDocument/rename", uri, prose, 1, newName="Léa")
        changed = edit.get("documentChanges") or [{"edits": edit["changes"][uri]}]
        texts = {it["newText"] for each in changed for it in each["edits"]}
        assert texts == {"LÉA", "Léa"}
        after = lines[prose].index("walks")
        dash = {"line": prose, "character": count(lines[prose][:after])}
        server.change(uri, 2, {"range": {"start": dash, "end": dash}, "text": "ZOÉE and "})
        lines[prose] = lines[prose][:after] + "ZOÉE and " + lines[prose][after:]
        server.change(uri, 3, {"text": "\n".join(lines)})
        assert {it["code"] for it in findings(server, uri, 3, capabilities)} >= {"E0301"}
