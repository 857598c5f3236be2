"""Settings come from the editor: told, or asked for."""

from pathlib import Path

import pytest
from support.lsp_client import client

from storyc.lsp.settings import Settings

SCRIPT = "INT. HUT - DAY\n\nTom sits.\n"
WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}


def test_settings_are_asked_for_of_each_folder_and_again_when_they_change(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    able = {"workspace": {"configuration": True, "inlayHint": {"refreshSupport": True}}}
    quiet = {"inlayHints": {"seconds": False, "runningTime": False, "segments": False}}
    with client() as server:

        def hints(uri: str) -> list[str]:
            asked = {"textDocument": {"uri": uri}, "range": WHOLE}
            return [it["label"] for it in server.request("textDocument/inlayHint", asked)]

        server.answers["workspace/configuration"] = [{"inlayHints": {"runningTime": False}}]
        server.start(one, abilities=able)
        assert server.asked("workspace/configuration") == {"items": [{"section": "storyc"}]}
        first = server.open(one / "a.story", SCRIPT)
        server.asked("workspace/inlayHint/refresh")
        assert not any(it.startswith("at ") for it in hints(first))
        server.answers["workspace/configuration"] = [{}]
        server.notify("workspace/didChangeConfiguration", {"settings": None})
        server.asked("workspace/configuration")
        server.asked("workspace/inlayHint/refresh")
        assert any(it.startswith("at ") for it in hints(first))
        server.answers["workspace/configuration"] = [{}, {}, quiet]
        with server.folder(two):
            scopes = [it.get("scopeUri") for it in server.asked("workspace/configuration")["items"]]
            assert scopes == [None, one.as_uri(), two.as_uri()]
            for _ in ("the folder", "its settings"):
                server.asked("workspace/inlayHint/refresh")
            assert hints(first)
            assert hints(server.open(two / "a.story", SCRIPT)) == []


@pytest.mark.parametrize("said", [None, {}, {"storyc": None}, {"python": {"path": "x"}}, 3])
def test_settings_that_say_nothing_are_none(said: object) -> None:
    assert Settings.told(said) is None
    assert Settings.told({"storyc": {}}) == Settings()


def test_settings_that_say_nothing_reset_nothing(tmp_path: Path) -> None:
    with client() as server:
        server.start(tmp_path, initializationOptions={"inlayHints": {"seconds": False}})
        uri = server.open(tmp_path / "a.story", SCRIPT)
        asked = {"textDocument": {"uri": uri}, "range": WHOLE}
        before = server.request("textDocument/inlayHint", asked)
        assert not any(it["label"].startswith("~") for it in before)
        server.notify("workspace/didChangeConfiguration", {"settings": {}})
        assert server.request("textDocument/inlayHint", asked) == before
        server.notify("workspace/didChangeConfiguration", {"settings": {"storyc": {}}})
        after = server.request("textDocument/inlayHint", asked)
        assert any(it["label"].startswith("~") for it in after)


NAMED = "EXT. QUAY - DAY\n\n+ MARA enters\n\nMara waits.\n\nMARA\nI am Mara.\n"
CONFIRMING = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "changeAnnotationSupport": {}},
    }
}


@pytest.mark.parametrize(
    ("wish", "able", "words", "asked"),
    [
        ("always", CONFIRMING, ["ANNA", "Anna", "ANNA", "Anna"], []),
        ("never", CONFIRMING, ["ANNA", "ANNA"], []),
        ("ask", CONFIRMING, ["ANNA", "Anna", "ANNA", "Anna"], ["Anna", "Anna"]),
        ("ask", {}, ["ANNA", "Anna", "ANNA", "Anna"], []),
        ("nonsense", CONFIRMING, ["ANNA", "Anna", "ANNA", "Anna"], []),
    ],
)
def test_mentions_in_prose_are_renamed_as_the_writer_wishes(
    wish: str,
    able: dict[str, dict[str, object]],
    words: list[str],
    asked: list[str],
    tmp_path: Path,
) -> None:
    with client() as server:
        options = {"storyc": {"rename": {"mentions": wish}}}
        server.start(tmp_path, abilities=able, initializationOptions=options)
        uri = server.open(tmp_path / "a.story", NAMED)
        edit = server.at("textDocument/rename", uri, 2, 3, newName="Anna")
        (change,) = edit["documentChanges"]
        assert [it["newText"] for it in change["edits"]] == words
        confirmed = [it["newText"] for it in change["edits"] if "annotationId" in it]
        assert confirmed == asked
        assert ("changeAnnotations" in edit) == bool(asked)
