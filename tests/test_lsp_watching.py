"""Folders come and go, and files change around what is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.lsp_client import Client, client

CAST = "character TOM\n    appearance: 60, grey beard\n    wardrobe cap: blue\n"
ACT = "INT. HUT - DAY\n\n+ TOM wears hat\n\nTom sits.\n"
ABLE = {
    "didChangeWatchedFiles": {"dynamicRegistration": True},
    "diagnostics": {"refreshSupport": True},
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An editor that is sent findings, with an empty folder; it can be asked to watch files."""
    with client() as connected:
        connected.start(tmp_path_factory.mktemp("empty"), abilities={"workspace": ABLE})
        (wish,) = connected.asked("client/registerCapability")["registrations"]
        assert wish["method"] == "workspace/didChangeWatchedFiles"
        globs = [it["globPattern"] for it in wish["registerOptions"]["watchers"]]
        assert {"**/*.{story,fountain}", "**/story.toml", "**/*.lock"} < set(globs)
        yield connected


@pytest.fixture
def root(server: Client, tmp_path: Path) -> Iterator[Path]:
    with server.folder(tmp_path):
        yield tmp_path


def codes(server: Client, uri: str, version: int = 1) -> list[str]:
    """Return the errors that the server sends next."""
    return [it["code"] for it in server.findings(uri, version) if it["severity"] == 1]


def test_folders_come_and_go_while_the_server_runs(server: Client, tmp_path: Path) -> None:
    (tmp_path / "cast.story").write_text(CAST)
    script = tmp_path / "film.story"
    uri = server.open(script, 'import TOM from "cast.story"\n\n' + ACT)
    # Outside the opened folders nothing is read, so there is no cast.
    assert codes(server, uri) == ["E0201"]
    with server.folder(tmp_path):
        assert codes(server, uri) == ["E0303"]
    assert codes(server, uri) == ["E0201"]
    server.close(uri)


@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_script_is_checked_again_when_what_it_reads_changes_on_the_disk(
    server: Client, root: Path, *, whole_folder: bool
) -> None:
    cast = root / "cast" / "c.story"
    cast.parent.mkdir()
    cast.write_text(CAST)
    place = cast.parent if whole_folder else cast
    uri = server.open(root / "film.story", 'import TOM from "cast/c.story"\n\n' + ACT)
    assert codes(server, uri) == ["E0303"]
    cast.write_text(CAST + "    wardrobe hat: straw\n")
    server.touched(place)
    assert codes(server, uri) == []
    cast.unlink()
    server.touched(place, 3)
    assert codes(server, uri) == ["E0201"]
    server.close(uri)


def test_a_missing_picture_is_seen_when_it_comes(server: Client, root: Path) -> None:
    film = CAST + '    refs: "tom.png"\n\n' + "EXT. QUAY - DAY\n\nTom waits.\n"
    uri = server.open(root / "film.story", film)
    assert codes(server, uri) == ["E0701"]
    (root / "tom.png").write_bytes(b"GIF89a\x01\x00\x01\x00")
    server.touched(root / "tom.png", 1)
    assert "E0701" not in codes(server, uri)
    server.close(uri)


def test_settings_of_the_project_are_heeded_when_they_change(server: Client, root: Path) -> None:
    slip = "Title: Rain\nTargt: sora-2-pro\n\nINT. HUT - DAY\n\nRain.\n"
    uri = server.open(root / "film.story", slip)
    assert codes(server, uri) == []
    (root / "story.toml").write_text("[rules]\nW0101 = 'error'\n")
    server.touched(root / "story.toml", 1)
    assert codes(server, uri) == ["W0101"]
    server.close(uri)


def test_what_no_script_rests_on_starts_no_check(server: Client, root: Path) -> None:
    uri = server.open(root / "film.story", ACT)
    server.findings(uri, 1)
    server.touched(root / "notes.lock")
    server.asked("workspace/diagnostic/refresh")
    server.change(uri, 2, {"text": ACT})
    server.findings(uri, 2)
    again = server.all_told("textDocument/publishDiagnostics")
    assert [it for it in again if it["uri"] == uri] == []
    server.close(uri)


def test_a_file_that_goes_while_it_is_open_is_read_from_the_editor(
    server: Client, root: Path
) -> None:
    cast = root / "cast.story"
    cast.write_text(CAST)
    opened = server.open(cast, CAST + "    wardrobe hat: straw\n")
    uri = server.open(root / "film.story", 'import TOM from "cast.story"\n\n' + ACT)
    assert codes(server, uri) == []
    cast.unlink()
    server.touched(cast, 3)
    assert codes(server, uri) == []
    # Closed, it is nowhere any more.
    server.close(opened)
    server.touched(cast, 3)
    server.change(uri, 2, {"text": 'import TOM from "cast.story"\n\n' + ACT})
    assert codes(server, uri, 2) == ["E0201"]
    server.close(uri)
