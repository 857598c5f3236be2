"""Emacs with Eglot and the settings in `editors/emacs`, without a screen."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from support.editor import EDITORS, Desk, desk, emacs


@pytest.fixture(scope="module", name="driven")
def _driven(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, dict[str, Any]]:
    command = emacs("drive")
    made = desk(tmp_path_factory.mktemp("emacs"))
    (made.folder / "alone.fountain").write_text("EXT. PIER - DUSK\n", encoding="utf-8")
    found = made.run(*command)
    assert "error" not in found, found["error"]
    return made, found


def test_emacs_starts_the_server_in_the_project_of_each_script(
    driven: tuple[Desk, dict[str, Any]],
) -> None:
    made, _ = driven
    assert made.told("argv") == [["lsp"], ["lsp"]]
    roots = [it["rootUri"].rstrip("/") for it in made.told("initialize")]
    assert roots == [made.project.as_uri(), made.folder.as_uri()]


def test_emacs_knows_both_kinds_of_script(driven: tuple[Desk, dict[str, Any]]) -> None:
    made, found = driven
    assert (found["mode"], found["colours"]) == ("story-mode", "font-lock-function-name-face")
    assert found["message"].endswith("as story")
    opened = [it["textDocument"]["uri"] for it in made.told("textDocument/didOpen")]
    assert opened == [made.script.as_uri(), (made.folder / "alone.fountain").as_uri()]


def test_emacs_shows_the_prompt_of_the_clip_and_goes_back_to_the_script(
    driven: tuple[Desk, dict[str, Any]],
) -> None:
    made, found = driven
    assert found["head"] == "1A · 8.0 s · 120 / 5000 tokens"
    assert found["prompt"] == "line 4\nversion 0"
    assert [it["position"] for it in made.told("textDocument/definition")] == [
        {"line": 1, "character": 3}
    ]
    assert found["went_to"] == [made.script.name, 3]


def test_emacs_shows_the_statistics(driven: tuple[Desk, dict[str, Any]]) -> None:
    _, found = driven
    assert found["statistics"] == (
        "1 scenes, 2 shots, 1 clips\n1:05 (0:55 to 1:20)\n$1.20\nANNA: 3 speeches, 100 %"
    )


def test_the_emacs_package_compiles_without_warnings(tmp_path: Path) -> None:
    packed = tmp_path / "storyc.el"
    packed.write_bytes((EDITORS / "emacs" / "storyc.el").read_bytes())
    strict = "(setq byte-compile-error-on-warn t)"
    done = subprocess.run(
        [emacs("drive")[0], "--batch", "--eval", strict, "-f", "batch-byte-compile", str(packed)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
