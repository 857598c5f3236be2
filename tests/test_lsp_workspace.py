"""What an editor is told of all files of its folders, and of what changes around the open ones."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.lsp_client import Client, client

from storyc.lsp import script_files
from storyc.lsp.script_files import FolderTooLarge, scripts_in

CAST = "character TOM\n    appearance: 60, grey beard\n    wardrobe cap: blue\n"
FILM = 'import TOM from "cast.story"\n\nEXT. QUAY - DAY\n\nTom waits.\n\ninclude "act2.story"\n'
ACT = "INT. HUT - DAY\n\n+ TOM wears hat\n\nTom sits.\n"
PULLING = {"textDocument": {"diagnostic": {"relatedDocumentSupport": True}}}


def lay_out(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.story").write_text(text)
    return folder


def pulled(server: Client, previous: dict[str, str] | None = None) -> dict[str, dict[str, Any]]:
    ids = [{"uri": uri, "value": it} for uri, it in (previous or {}).items()]
    told = server.request("workspace/diagnostic", {"previousResultIds": ids})
    return {it["uri"]: it for it in told["items"]}


def codes(report: dict[str, Any]) -> list[str]:
    return [it["code"] for it in report["items"] if it["severity"] == 1]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An editor that fetches findings, with an empty folder."""
    with client() as connected:
        connected.start(tmp_path_factory.mktemp("empty"), abilities=PULLING)
        yield connected


@pytest.fixture
def root(server: Client, tmp_path: Path) -> Iterator[Path]:
    with server.folder(tmp_path):
        yield tmp_path


def test_every_script_is_told_of_as_part_of_its_film(server: Client, root: Path) -> None:
    folder = lay_out(root, cast=CAST, film=FILM, act2=ACT)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "old.story").write_text("+ NOBODY exits\n")
    first = pulled(server)
    names = {uri.rsplit("/", 1)[1] for uri in first}
    assert names == {"cast.story", "film.story", "act2.story"}
    act = first[(folder / "act2.story").as_uri()]
    # Alone, the act knows no Tom; in the film he has a cap and no hat.
    assert codes(act) == ["E0303"]
    assert codes(first[(folder / "cast.story").as_uri()]) == []


def test_what_is_as_it_was_is_not_sent_again(server: Client, root: Path) -> None:
    folder = lay_out(root, cast=CAST, film=FILM, act2=ACT)
    act = folder / "act2.story"
    known = {uri: it["resultId"] for uri, it in pulled(server).items()}
    assert {it["kind"] for it in pulled(server, known).values()} == {"unchanged"}
    act.write_text(ACT.replace("+ TOM wears hat\n", ""))
    again = pulled(server, known)
    assert [uri for uri, it in again.items() if it["kind"] == "full"] == [act.as_uri()]
    assert codes(again[act.as_uri()]) == []
    act.unlink()
    gone = pulled(server, known)
    assert gone[act.as_uri()]["items"] == []
    assert codes(gone[(folder / "film.story").as_uri()]) == ["E0201"]


def test_an_open_text_comes_before_the_disk(server: Client, root: Path) -> None:
    folder = lay_out(root, cast=CAST, film=FILM, act2=ACT)
    server.open(folder / "cast.story", CAST + "    wardrobe hat: straw\n")
    assert codes(pulled(server)[(folder / "act2.story").as_uri()]) == []


def test_a_document_has_the_findings_of_all_films_that_are_open(server: Client, root: Path) -> None:
    folder = lay_out(root, cast=CAST, film=FILM, act2="INT. HUT - DAY\n\nRain.\n")
    film = server.open(folder / "film.story", FILM.replace("Tom waits.", "+ TOM wears hat"))
    asked = {"textDocument": {"uri": film}}
    first = server.request("textDocument/diagnostic", asked)
    assert codes(first) == ["E0303"]
    mark = {"previousResultId": first["resultId"]}
    again = server.request("textDocument/diagnostic", {**asked, **mark})
    assert (again["kind"], again["resultId"]) == ("unchanged", first["resultId"])
    act = server.open(folder / "act2.story", ACT)
    other = server.request("textDocument/diagnostic", asked)
    assert codes(other["relatedDocuments"][act]) == ["E0303"]


def test_scripts_that_read_one_another_are_told_of(server: Client, root: Path) -> None:
    folder = lay_out(
        root,
        a='import X from "b.story"\n\nINT. HUT - DAY\n\nRain.\n',
        b='import Y from "a.story"\n\nINT. HUT - DAY\n\nRain.\n',
    )
    found = pulled(server)
    assert "E0202" in codes(found[(folder / "b.story").as_uri()])


def test_an_editor_that_begins_to_fetch_is_sent_no_more_and_asked_to_fetch(
    tmp_path: Path,
) -> None:
    refreshing = {"diagnostics": {"refreshSupport": True}}
    scene = "INT. HUT - DAY\n\nTom sits by the window and looks at the sea.\n\n"
    long = CAST + "\n" + scene * 400 + "INT. HUT - DAY #A1#\n\nRain.\n"
    with client() as server:
        server.start(tmp_path, abilities={**PULLING, "workspace": refreshing})
        uri = server.open(tmp_path / "film.story", CAST + "\n" + ACT)
        assert [it["code"] for it in server.findings(uri, 1)][:1] == ["E0303"]
        asked = {"textDocument": {"uri": uri}}
        assert codes(server.request("textDocument/diagnostic", asked)) == ["E0303"]
        # What was sent is taken back: the editor would show it twice.
        taken = server.told("textDocument/publishDiagnostics", uri=uri)
        assert taken["diagnostics"] == []
        server.change(uri, 2, {"text": long})
        assert codes(server.request("textDocument/diagnostic", asked)) == []
        server.told("storyc/didChangePlan", uri=uri, version=2)
        # At once, the edited scene alone is looked at; that a later one has its name comes after.
        named = scene.replace("DAY", "DAY #A1#")
        server.change(uri, 3, {"text": long.replace(scene * 4, scene * 2 + named + scene, 1)})
        assert codes(server.request("textDocument/diagnostic", asked)) == []
        server.asked("workspace/diagnostic/refresh")
        assert len(codes(server.request("textDocument/diagnostic", asked))) == 1
        assert server.all_told("textDocument/publishDiagnostics") == []


def test_nobody_waits_for_a_whole_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script_files, "_MOST_FOLDERS", 3)
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    with pytest.raises(FolderTooLarge, match="open the folder of the film"):
        scripts_in([tmp_path])


def test_links_lead_out_of_no_folder(tmp_path: Path) -> None:
    outside = lay_out(tmp_path / "outside", secret=CAST)
    folder = lay_out(tmp_path / "film", film=ACT)
    (folder / "linked.story").symlink_to(outside / "secret.story")
    (folder / "more").symlink_to(outside)
    assert scripts_in([folder]) == [folder / "film.story"]
