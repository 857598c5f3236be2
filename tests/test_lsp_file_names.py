"""Files get other names, and the paths of scripts follow."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import PositionEncodingKind
from support.lsp_client import Client, Refused, client

from storyc.driver import check
from storyc.lsp.desk import Desk
from storyc.lsp.folder_view import FolderView
from storyc.lsp.moves import Moves
from storyc.source import SourceFile
from storyc.world.disk import DiskReader

ABLE = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]},
        "fileOperations": {"willRename": True},
    },
    "textDocument": {"rename": {"prepareSupport": True}},
}
FILES = {
    "film.story": 'import TOM from "people/cast.story"\n\ninclude "acts/two.story"\n',
    "people/cast.story": "character TOM\n    appearance: old — very\n    refs: ../ref/a.png,\n"
    '        "../ref/b.png"\n',
    "acts/two.story": 'import TOM from "../people/cast.story"\n\nINT. HUT - DAY\n\nTom waits.\n',
    "ref/a.png": "",
    "ref/b.png": "",
    "film.story.lock": "{}",
}


def lay_out(folder: Path) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    for name in ("ref/a.png", "ref/b.png"):
        (folder / name).write_bytes(b"GIF89a\x01\x00\x01\x00")
    return folder


def path_of(uri: str) -> Path:
    return Path(unquote(urlparse(uri).path))


def applied(edit: dict[str, Any] | None) -> None:
    """Make the changes on the disk, as an editor does."""
    for change in (edit or {}).get("documentChanges", []):
        if change.get("kind") == "rename":
            path_of(change["oldUri"]).rename(path_of(change["newUri"]))
            continue
        path = path_of(change["textDocument"]["uri"])
        lines = path.read_text().split("\n")
        for each in reversed(change["edits"]):
            start, end = each["range"]["start"], each["range"]["end"]
            assert start["line"] == end["line"]
            line = lines[start["line"]]
            lines[start["line"]] = (
                line[: start["character"]] + each["newText"] + line[end["character"] :]
            )
        path.write_text("\n".join(lines))


def missing(path: Path) -> list[str]:
    """Return the findings about files that are not there, and about names that they declare."""
    entry = SourceFile(path.name, path.read_text())
    found = check(entry, DiskReader(path.parent)).diagnostics
    return [it.message for it in found if it.code.value in {"E0201", "E0203", "E0301", "E0701"}]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with client() as connected:
        told = connected.start(tmp_path_factory.mktemp("empty"), abilities=ABLE)
        assert told["capabilities"]["workspace"]["fileOperations"]["willRename"]
        yield connected


@pytest.fixture
def root(server: Client, tmp_path: Path) -> Iterator[Path]:
    with server.folder(tmp_path):
        yield lay_out(tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("people/cast.story", "people/folk.story"),
        ("people/cast.story", "cast.story"),
        ("people", "folk"),
        ("ref/a.png", "ref/old/tom.png"),
        ("ref", "pictures"),
        ("acts/two.story", "second.story"),
        ("film.story", "The Film.story"),
    ],
)
def test_paths_follow_what_the_editor_moves(server: Client, root: Path, old: str, new: str) -> None:
    assert missing(root / "film.story") == []
    before, after = root / old, root / new
    moved = [{"oldUri": before.as_uri(), "newUri": after.as_uri()}]
    applied(server.request("workspace/willRenameFiles", {"files": moved}))
    after.parent.mkdir(exist_ok=True)
    before.rename(after)
    film = after if old == "film.story" else root / "film.story"
    assert missing(film) == []
    # The lock goes with its script: it keeps the cuts.
    assert film.with_name(film.name + ".lock").exists()


def test_what_no_path_leads_to_moves_alone(server: Client, root: Path) -> None:
    moved = [{"oldUri": (root / "notes").as_uri(), "newUri": (root / "old").as_uri()}]
    assert server.request("workspace/willRenameFiles", {"files": moved}) is None


def test_an_open_text_is_edited_at_its_version(server: Client, root: Path) -> None:
    uri = server.open(root / "film.story", "// é\n\n" + FILES["film.story"], version=7)
    moved = [{"oldUri": (root / "people").as_uri(), "newUri": (root / "folk").as_uri()}]
    edit = server.request("workspace/willRenameFiles", {"files": moved})
    changes = {it["textDocument"]["uri"]: it for it in edit["documentChanges"]}
    assert changes[uri]["textDocument"]["version"] == 7
    (change,) = changes[uri]["edits"]
    assert (change["newText"], change["range"]["start"]) == (
        "folk/cast.story",
        {"line": 2, "character": 17},
    )


def test_a_path_in_a_script_is_renamed_with_its_file(server: Client, root: Path) -> None:
    uri = server.open(root / "film.story")
    told = server.at("textDocument/prepareRename", uri, 0, 25)
    assert told["placeholder"] == "people/cast.story"
    edit = server.at("textDocument/rename", uri, 0, 25, newName="people/folk.story")
    applied(edit)
    assert (root / "people/folk.story").exists()
    assert '"../people/folk.story"' in (root / "acts/two.story").read_text()
    assert missing(root / "film.story") == []
    name = server.at("textDocument/prepareRename", uri, 0, 8)
    assert name is None or name["placeholder"] == "TOM"


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("acts/two.story", "there is a file acts/two.story already"),
        ("../cast.story", "no path of a script"),
        ("/etc/passwd", "no path of a script"),
        ('a".story', "no path of a script"),
        ("a,b.story", "no path of a script"),
    ],
)
def test_a_path_that_cannot_be_is_refused(server: Client, root: Path, new: str, why: str) -> None:
    uri = server.open(root / "film.story")
    with pytest.raises(Refused, match=why):
        server.at("textDocument/rename", uri, 0, 25, newName=new)


PLACES = st.sampled_from(["", "a/", "b/", "a/c/"])


@given(script=PLACES, target=PLACES, script_after=PLACES, target_after=PLACES)
@settings(max_examples=60, deadline=None)
def test_a_path_leads_to_the_same_file_wherever_both_go(
    tmp_path_factory: pytest.TempPathFactory,
    script: str,
    target: str,
    script_after: str,
    target_after: str,
) -> None:
    root = tmp_path_factory.mktemp("film")
    home = root / script / "s.story"
    home.parent.mkdir(parents=True, exist_ok=True)
    said = posixpath.relpath(f"/{target}t.story", f"/{script}")
    home.write_text(f'import TOM from "{said}"\n')
    pairs = (
        (home, root / script_after / "s.story"),
        (root / target / "t.story", root / target_after / "t.story"),
    )
    view = FolderView.of(Desk(PositionEncodingKind.Utf16, roots=(root,)))
    (now,) = [it.new for it in Moves(pairs).edits(view)] or [said]
    where = posixpath.normpath(posixpath.join(f"/{script_after}", now))
    assert where == f"/{target_after}t.story"
