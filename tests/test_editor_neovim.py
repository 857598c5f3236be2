"""Neovim with the settings in `editors/neovim`, without a screen."""

from pathlib import Path
from typing import Any

import pytest
from support.editor import Desk, desk, neovim


@pytest.fixture(scope="module", name="driven")
def _driven(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, dict[str, Any]]:
    command = neovim("drive")
    made = desk(tmp_path_factory.mktemp("neovim"))
    (made.folder / "alone.fountain").write_text("EXT. PIER - DUSK\n", encoding="utf-8")
    wishes = 'let g:storyc = {"settings": {"storyc": {"target": "seedance-2.5"}}}'
    found = made.run(command[0], "--cmd", wishes, *command[1:])
    assert "error" not in found, found["error"]
    return made, found


def test_neovim_starts_the_server_in_the_project_of_each_script(
    driven: tuple[Desk, dict[str, Any]],
) -> None:
    made, _ = driven
    assert made.told("argv") == [["lsp"], ["lsp"]]
    roots = [[it["uri"] for it in told["workspaceFolders"]] for told in made.told("initialize")]
    assert roots == [[made.project.as_uri()], [made.folder.as_uri()]]


def test_neovim_knows_both_kinds_of_script(driven: tuple[Desk, dict[str, Any]]) -> None:
    _, found = driven
    assert (found["filetype"], found["commentstring"]) == ("story", "// %s")
    assert (found["message"], found["other_message"]) == ("as story", "as fountain")


def test_neovim_tells_the_server_the_settings(driven: tuple[Desk, dict[str, Any]]) -> None:
    made, _ = driven
    settings = {"storyc": {"target": "seedance-2.5"}}
    assert [it["initializationOptions"] for it in made.told("initialize")] == [settings] * 2


def test_neovim_shows_the_prompt_of_the_clip_and_goes_back_to_the_script(
    driven: tuple[Desk, dict[str, Any]],
) -> None:
    made, found = driven
    assert found["head"] == "1A · 8.0 s · 120 / 5000 tokens"
    assert found["prompt"] == ["line 4", "version 0"]
    assert [it["position"] for it in made.told("textDocument/definition")] == [
        {"line": 1, "character": 3}
    ]
    assert found["went_to"] == 3


def test_neovim_shows_the_statistics(driven: tuple[Desk, dict[str, Any]]) -> None:
    _, found = driven
    assert found["notices"] == [
        "1 scenes, 2 shots, 1 clips\n1:05 (0:55 to 1:20)\n$1.20\nANNA: 3 speeches, 100 %"
    ]


def test_neovim_from_0_11_on_enables_the_same_server(tmp_path: Path) -> None:
    made = desk(tmp_path)
    command = neovim("drive")[:-2]
    before = Path(__file__).parent / "support" / "enable.lua"
    found = made.run(command[0], "--cmd", f"luafile {before}", *command[1:])
    assert found["cmd"] == ["storyc", "lsp"]
    assert found["filetypes"] == ["story", "fountain"]
    assert found["root_dir"] == str(made.project)
