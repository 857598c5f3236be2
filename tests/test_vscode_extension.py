"""The VS Code extension: it compiles, says the right words, colours lines, and packs whole."""

import json
import re
import zipfile
from pathlib import Path

from support.extension import FOLDER, run

from storyc.lsp.features.tokens import LEGEND


def test_its_types_fit() -> None:
    run("check")


def test_it_finds_the_server_and_words_what_it_tells() -> None:
    assert "# fail 0" in run("test:unit")


def test_it_colours_the_parts_of_each_line() -> None:
    assert "success" in run("test:grammar")


def test_it_packs_what_it_runs_with_and_nothing_else(tmp_path: Path) -> None:
    packed = tmp_path / "storyc.vsix"
    run("package", "--", "--out", str(packed))

    with zipfile.ZipFile(packed) as archive:
        names = {it.removeprefix("extension/") for it in archive.namelist()}
        manifest = json.loads(archive.read("extension/package.json"))

    assert {manifest["main"].removeprefix("./"), "language-configuration.json"} <= names
    assert {it["path"].removeprefix("./") for it in manifest["contributes"]["grammars"]} <= names
    assert not [it for it in names if it.startswith(("node_modules/", "src/", "test/"))]


def test_its_page_lists_the_settings_that_there_are() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text())
    settings = manifest["contributes"]["configuration"]["properties"]
    page = (FOLDER / "README.md").read_text()
    assert re.findall(r"^\| `(storyc\.[\w.]+)`", page, re.MULTILINE) == list(settings)


def test_each_command_is_one_that_the_extension_registers() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text())
    offered = {it["command"] for it in manifest["contributes"]["commands"]}
    source = (FOLDER / "src" / "extension.ts").read_text()
    assert set(re.findall(r'registerCommand\(\s*"([^"]+)"', source)) == offered


def test_each_kind_of_word_that_the_server_tells_has_a_scope() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text())
    told = manifest["contributes"]["semanticTokenScopes"]
    assert [it["language"] for it in told] == [
        it["id"] for it in manifest["contributes"]["languages"]
    ]
    assert all(list(it["scopes"]) == list(LEGEND.token_types) for it in told)
