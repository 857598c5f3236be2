"""The settings in `editors` start the same server for the same files."""

import json
import re
import tomllib
import xml.etree.ElementTree as ET
from typing import Any

from support.editor import EDITORS

from storyc.syntax.vocabulary import DECLARATION_KEYWORDS

ENDINGS = {"story", "fountain", "spmd"}


def toml(path: str) -> dict[str, Any]:
    return tomllib.loads((EDITORS / path).read_text(encoding="utf-8"))


def kate_colours() -> ET.Element:
    text = (EDITORS / "kate" / "story.xml").read_text(encoding="utf-8")
    return ET.fromstring(text)  # noqa: S314  # our own file


def test_each_editor_starts_the_server() -> None:
    helix = toml("helix/languages.toml")["language-server"]["storyc"]
    kate = json.loads((EDITORS / "kate" / "lspclient.json").read_text())["servers"]["story"]
    assert [helix["command"], *helix["args"]] == kate["command"] == ["storyc", "lsp"]


def test_each_editor_takes_the_same_files_for_scripts() -> None:
    helix = [it["file-types"] for it in toml("helix/languages.toml")["language"]]
    zed = [toml(f"zed/languages/{it}/config.toml") for it in ("story", "fountain")]
    kate = kate_colours()
    neovim = (EDITORS / "neovim" / "ftdetect" / "story.vim").read_text()
    vscode = json.loads((EDITORS / "vscode" / "package.json").read_text())
    contributed = vscode["contributes"]["languages"]
    assert {ending for it in helix for ending in it} == ENDINGS
    assert {ending for it in zed for ending in it["path_suffixes"]} == ENDINGS
    assert {it.removeprefix("*.") for it in kate.attrib["extensions"].split(";")} == ENDINGS
    assert set(re.findall(r"\*\.(\w+)", neovim)) == ENDINGS
    assert {end.lstrip(".") for it in contributed for end in it["extensions"]} == ENDINGS


def test_zed_has_a_language_for_each_that_its_server_is_for() -> None:
    server = toml("zed/extension.toml")["language_servers"]["storyc"]
    files = (EDITORS / "zed").glob("languages/*/config.toml")
    names = {tomllib.loads(it.read_text())["name"] for it in files}
    assert names == set(server["languages"]) == set(server["language_ids"])


def test_kate_and_emacs_colour_each_word_that_declares_something() -> None:
    kate = kate_colours()
    emacs = (EDITORS / "emacs" / "storyc.el").read_text(encoding="utf-8")
    in_kate = {it.text for it in kate.iter("item")}
    listed = re.search(r'bol \(or ("character".*?)\)', emacs, re.DOTALL)
    assert listed is not None
    assert in_kate == set(re.findall(r'"(\w+)"', listed[1]))
    assert set(DECLARATION_KEYWORDS) < in_kate


def test_each_style_of_kate_is_described() -> None:
    kate = kate_colours()
    used = {it.attrib["attribute"] for it in kate.iter() if "attribute" in it.attrib}
    assert used == {it.attrib["name"] for it in kate.iter("itemData")}
