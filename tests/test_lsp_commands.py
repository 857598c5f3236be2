"""Commands of the server, and the bars of work that takes long."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.lsp_client import Client, Refused, client

from storyc.lsp import custom

SCRIPT = (
    "character MARA\n    appearance: tall\n\nEXT. QUAY - NIGHT\n\n+ MARRA exits\n\nMara goes.\n"
)
CLEAN = SCRIPT.replace("MARRA", "MARA").replace("exits", "enters")
COMMANDS = {it for name, it in vars(custom).items() if name.endswith("_COMMAND")}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("film")


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Client]:
    able = {"workspace": {"applyEdit": True}, "window": {"workDoneProgress": True}}
    with client() as connected:
        told = connected.start(root, abilities=able)
        assert set(told["capabilities"]["executeCommandProvider"]["commands"]) == COMMANDS
        connected.answers["workspace/applyEdit"] = {"applied": True}
        yield connected


def run(server: Client, command: str, *arguments: object) -> Any:  # noqa: ANN401  # any JSON
    return server.request("workspace/executeCommand", {"command": command, "arguments": arguments})


def test_corrections_and_layout_are_edits_that_the_editor_makes(server: Client, root: Path) -> None:
    messy = CLEAN.replace("+ MARA", "+   MARA")
    uri = server.open(root / "a.story", messy)
    assert run(server, custom.FORMAT_COMMAND, uri) is True
    asked = server.asked("workspace/applyEdit")
    (change,) = asked["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    assert [it["newText"].strip() for it in change["edits"]] == ["+ MARA enters"]
    server.change(uri, 2, {"text": CLEAN})
    assert run(server, custom.FORMAT_COMMAND, uri) is False
    server.change(uri, 3, {"text": CLEAN.replace("appearance", "apearance")})
    assert run(server, custom.FIX_ALL_COMMAND, uri) is True
    asked = server.asked("workspace/applyEdit")
    assert asked["label"] == "storyc: corrections"
    assert asked["edit"]["documentChanges"][0]["edits"][0]["newText"] == CLEAN
    assert not (root / "a.story").exists()


def test_a_film_is_planned_anew_into_its_lock(server: Client, root: Path) -> None:
    script = root / "lamp.story"
    script.write_text(CLEAN)
    uri = server.open(script)
    with pytest.raises(Refused, match=r"there is no lamp\.story\.lock"):
        run(server, custom.REPLAN_COMMAND, uri)
    lock = root / "lamp.story.lock"
    lock.write_text("no lock at all\n")
    assert run(server, custom.REPLAN_COMMAND, uri) is True
    asked = server.asked("workspace/applyEdit")
    (change,) = asked["edit"]["documentChanges"]
    assert change["textDocument"]["uri"] == lock.as_uri()
    new = change["edits"][0]["newText"]
    assert "target " in new
    assert lock.read_text() == "no lock at all\n"
    lock.write_text(new)
    assert run(server, custom.REPLAN_COMMAND, uri) is False


def test_a_new_plan_that_is_stopped_changes_nothing(server: Client, root: Path) -> None:
    script = root / "long.story"
    uri = server.open(script, CLEAN + "\nINT. HUT - DAY\n\n+ MARA enters\n\nMara goes.\n" * 150)
    script.with_name("long.story.lock").write_text("another lock\n")
    while server.all_told("$/progress"):
        server.told_first("$/progress")
    asked = {"command": custom.REPLAN_COMMAND, "arguments": [uri]}
    number = server.begin("workspace/executeCommand", asked)
    told = server.told_first("$/progress")
    assert told["value"]["title"] == "Planning the film anew"
    server.notify("window/workDoneProgress/cancel", {"token": told["token"]})
    with pytest.raises(Refused, match="-32802"):
        server.result(number)
    assert server.all_told("workspace/applyEdit") == []


def test_a_prompt_and_the_page_of_a_code_are_answers(server: Client, root: Path) -> None:
    uri = server.open(root / "b.story", CLEAN)
    told = run(server, custom.PROMPT_COMMAND, uri, {"line": 7, "character": 0})
    assert "Mara goes" in told["text"]
    assert run(server, custom.EXPLAIN_COMMAND, "E0301").startswith("# E0301")
    with pytest.raises(Refused, match=r"there is no code \.\./\.\./secret"):
        run(server, custom.EXPLAIN_COMMAND, "../../secret")


@pytest.mark.parametrize(
    ("command", "arguments", "why"),
    [
        (custom.FIX_ALL_COMMAND, ("file:///etc/passwd",), "is not open"),
        (custom.FORMAT_COMMAND, (), "argument"),
        (custom.REPLAN_COMMAND, ({"uri": 3},), "is not open"),
        ("storyc.run", ("rm",), "not defined"),
    ],
)
def test_what_a_command_cannot_do_is_refused(
    server: Client, command: str, arguments: tuple[object, ...], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        run(server, command, *arguments)


def test_an_edit_that_the_editor_refuses_is_told(server: Client, root: Path) -> None:
    uri = server.open(root / "c.story", CLEAN.replace("+ MARA", "+   MARA"))
    server.answers["workspace/applyEdit"] = {"applied": False, "failureReason": "it is locked"}
    with pytest.raises(Refused, match="it is locked"):
        run(server, custom.FORMAT_COMMAND, uri)
    assert server.asked("workspace/applyEdit")["label"] == "storyc: layout"
    server.answers["workspace/applyEdit"] = {"applied": True}


def test_a_storyboard_shows_how_far_it_is(server: Client, root: Path) -> None:
    uri = server.open(root / "d.story", CLEAN)
    asked = {"textDocument": {"uri": uri}, "workDoneToken": "board"}
    assert "Mara goes" in server.request("storyc/storyboard", asked)["html"]
    every = server.all_told("$/progress")
    told = [it["value"] for it in every if it["token"] == asked["workDoneToken"]]
    assert [it["kind"] for it in told] == ["begin", "report", "end"]
    assert told[1]["message"].endswith(" 1 of 1")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with so many films that the writer can stop their check."""
    folder = tmp_path_factory.mktemp("many")
    scene = "INT. HUT - DAY\n\n+ MARA exits\n\nMara goes.\n\nMARA\nHello.\n\n"
    for number in range(25):
        (folder / f"{number:02}.story").write_text(SCRIPT + scene * 20)
    return folder


def test_the_first_check_of_a_folder_shows_how_far_it_is_and_can_be_stopped(many: Path) -> None:
    asked: dict[str, Any] = {"previousResultIds": []}
    with client() as server:
        server.start(many, abilities={"window": {"workDoneProgress": True}})
        number = server.begin("workspace/diagnostic", asked)
        token = server.asked("window/workDoneProgress/create")["token"]
        server.told_first("$/progress")
        server.notify("window/workDoneProgress/cancel", {"token": token})
        with pytest.raises(Refused, match="-32802"):
            server.result(number)
        # Asked again, it goes on where it was stopped, at a bar that the editor has put up.
        own = {**asked, "workDoneToken": "mine"}
        assert len(server.request("workspace/diagnostic", own)["items"]) == 25
        every = server.all_told("$/progress")
        assert [it["value"]["kind"] for it in every if it["token"] == token][-1] == "end"
        told = [it["value"] for it in every if it["token"] == own["workDoneToken"]]
        assert [told[0]["kind"], told[-1]["kind"]] == ["begin", "end"]
        percentages = [it["percentage"] for it in told[:-1]]
        assert percentages == sorted(set(percentages))
        assert (percentages[0], percentages[-1]) == (0, 100)
        # Later checks are quick, and show nothing.
        server.request("workspace/diagnostic", asked)
        assert server.all_told("window/workDoneProgress/create") == []
