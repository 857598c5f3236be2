"""docs/editors.md says what the server, the extension and the settings are."""

import json
import re
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import pytest
from lsprotocol.types import TextDocumentIdentifier
from support.editor import EDITORS

from storyc.lsp import custom
from storyc.lsp.settings import Settings

PAGE = (Path(__file__).parents[1] / "docs" / "editors.md").read_text(encoding="utf-8")
ROWS = {
    row[0]: row for row in re.findall(r"^\| `([^`]+)` \| (.*?) \| (.*) \|$", PAGE, re.MULTILINE)
}
METHODS = {name for name in vars(custom).values() if str(name).startswith("storyc/")}
ANSWERS = {
    custom.PROMPT: custom.Prompt,
    custom.PROMPT_TEXT: custom.PromptText,
    custom.STATISTICS: custom.Statistics,
    custom.STORYBOARD: custom.Storyboard,
}


def shape(kind: Any) -> str:  # noqa: ANN401  # a class, or a type of the standard library
    """Return the fields of a class as the page writes them; nothing for what has no fields."""
    if get_origin(kind) is list:
        return f"[{shape(get_args(kind)[0])}]"
    if kind is TextDocumentIdentifier:
        return "{uri}"
    if not attrs.has(kind):
        return ""
    hints = get_type_hints(kind)
    told = [(it.name, shape(hints[it.name])) for it in attrs.fields(kind)]
    return "{" + ", ".join(f"{name}: {inner}" if inner else name for name, inner in told) + "}"


def test_the_page_lists_the_requests_that_there_are() -> None:
    assert {it for it in ROWS if it.startswith("storyc/")} == METHODS
    assert {*ANSWERS, custom.DID_CHANGE_PLAN} == METHODS


@pytest.mark.parametrize("method", sorted(ANSWERS))
def test_the_page_tells_each_field_of_an_answer(method: str) -> None:
    assert ROWS[method][2].startswith(f"`{shape(ANSWERS[method])}`")


def test_the_page_tells_each_field_of_a_notification() -> None:
    assert ROWS[custom.DID_CHANGE_PLAN][1] == f"`{shape(custom.DidChangePlan)}`"


def test_the_page_lists_the_commands_that_the_server_carries_out() -> None:
    told = set(re.findall(r"^\| `(storyc\.\w+)` `[^|]+\| [^|]+ \|$", PAGE, re.MULTILINE))
    assert told == {it for name, it in vars(custom).items() if name.endswith("_COMMAND")}


def test_no_command_of_the_server_is_called_like_one_of_the_extension() -> None:
    vscode = json.loads((EDITORS / "vscode" / "package.json").read_text())
    theirs = {it["command"] for it in vscode["contributes"]["commands"]}
    assert not theirs & {it for name, it in vars(custom).items() if name.endswith("_COMMAND")}


def test_clients_send_no_request_that_there_is_not() -> None:
    sources = [*EDITORS.glob("vscode/src/*.ts"), *EDITORS.rglob("*.lua"), *EDITORS.rglob("*.el")]
    sent = {it for path in sources for it in re.findall(r"\bstoryc/[a-z]\w+", path.read_text())}
    assert sent == METHODS


def test_the_page_lists_the_settings_that_the_extension_has() -> None:
    vscode = json.loads((EDITORS / "vscode" / "package.json").read_text())
    settings = vscode["contributes"]["configuration"]["properties"]
    told = {it: row[2] for it, row in ROWS.items() if it.startswith("storyc.")}
    assert set(told) == set(settings) - {"storyc.command", "storyc.trace.server"}
    for name, default in told.items():
        known = {True: "true", None: "the title page's", "always": "`always`"}
        assert default == known[settings[name]["default"]]


@pytest.mark.parametrize("name", [it for it in ROWS if it.startswith("storyc.")])
def test_the_server_heeds_each_setting_of_the_page(name: str) -> None:
    words = {"storyc.target": "wan-3.0", "storyc.rename.mentions": "never"}
    nested: Any = words.get(name, False)
    for part in reversed(name.split(".")):
        nested = {part: nested}
    assert Settings.of(nested) != Settings()
