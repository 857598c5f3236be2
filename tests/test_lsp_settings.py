"""Settings come from the editor: told, or asked for."""

from pathlib import Path

import pytest
from support.lsp_client import client

from storyc.lsp.settings import Settings

SCRIPT = "INT. HUT - DAY\n\nTom sits.\n"


def test_settings_are_asked_for_and_asked_again_when_they_change(tmp_path: Path) -> None:
    able = {"workspace": {"configuration": True, "inlayHint": {"refreshSupport": True}}}
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    with client() as server:
        server.answers["workspace/configuration"] = [{"inlayHints": {"runningTime": False}}]
        server.start(tmp_path, abilities=able)
        assert server.asked("workspace/configuration") == {"items": [{"section": "storyc"}]}
        uri = server.open(tmp_path / "a.story", SCRIPT)
        server.asked("workspace/inlayHint/refresh")
        asked = {"textDocument": {"uri": uri}, "range": whole}
        hints = server.request("textDocument/inlayHint", asked)
        assert not any(it["label"].startswith("at ") for it in hints)
        server.answers["workspace/configuration"] = [{}]
        server.notify("workspace/didChangeConfiguration", {"settings": None})
        server.asked("workspace/inlayHint/refresh")
        hints = server.request("textDocument/inlayHint", asked)
        assert any(it["label"].startswith("at ") for it in hints)


@pytest.mark.parametrize("said", [None, {}, {"storyc": None}, {"python": {"path": "x"}}, 3])
def test_settings_that_say_nothing_are_none(said: object) -> None:
    assert Settings.told(said) is None
    assert Settings.told({"storyc": {}}) == Settings()


def test_settings_that_say_nothing_reset_nothing(tmp_path: Path) -> None:
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    with client() as server:
        server.start(tmp_path, initializationOptions={"inlayHints": {"seconds": False}})
        uri = server.open(tmp_path / "a.story", SCRIPT)
        asked = {"textDocument": {"uri": uri}, "range": whole}
        before = server.request("textDocument/inlayHint", asked)
        assert not any(it["label"].startswith("~") for it in before)
        server.notify("workspace/didChangeConfiguration", {"settings": {}})
        assert server.request("textDocument/inlayHint", asked) == before
        server.notify("workspace/didChangeConfiguration", {"settings": {"storyc": {}}})
        after = server.request("textDocument/inlayHint", asked)
        assert any(it["label"].startswith("~") for it in after)
