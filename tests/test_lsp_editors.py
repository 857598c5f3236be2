"""A script is written in real editors, without a screen, with the server that there is."""

import json
import subprocess
from typing import Any

import pytest
from support.editor import REAL, Desk, desk, emacs, neovim

from storyc.diagnostics.explain import page
from storyc.driver import compile_script
from storyc.fmt import format_text
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

_SCRIPT = """\
Title: Last Ferry
Target: seedance-2.5

character ANNA
    apperance: 50, short grey hair
    wardrobe raincoat: a red raincoat
    voice: dry, quick

prop TICKET
    look: a torn paper ticket

EXT. PIER - DUSK

+ ANNA wears raincoat
+ ANNA holds TICKET



!! WIDE on ANNA, 35mm, slow push in, 5s
ANNA runs the last yards of the pier 🌊 with the TICKET.
"""


@pytest.fixture(scope="module", params=[neovim, emacs], ids=["neovim", "emacs"], name="written")
def _written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Desk, dict[str, Any]]:
    command = request.param("write")
    made = desk(tmp_path_factory.mktemp("writing"), REAL, _SCRIPT)
    found = made.run(*command)
    assert "error" not in found, found["error"]
    return made, found


def _meant() -> SourceFile:
    """Return the script as the writer wants it: corrected, renamed and in order."""
    right = _SCRIPT.replace("apperance", "appearance").replace("TICKET", "LETTER")
    return SourceFile("pier.story", format_text(SourceFile("pier.story", right)))


def test_an_editor_shows_what_the_check_finds(written: tuple[Desk, dict[str, Any]]) -> None:
    made, found = written
    command = [*REAL, "check", "--format", "json", str(made.script)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout
    checked = [json.loads(line) for line in told.splitlines()]
    assert [it["code"] for it in checked] == ["E0205"]
    for (line, text), it in zip(found["findings"], checked, strict=True):
        assert line == it["start"]["line"]
        assert it["code"] in text
        assert f"{it['message']}\nhelp: {it['help']}" in text


def test_an_editor_shows_the_page_of_a_finding(written: tuple[Desk, dict[str, Any]]) -> None:
    _, found = written
    assert found["page"].rstrip("\n") == str(page("E0205")).rstrip("\n")


def test_an_editor_takes_the_correction_that_the_server_offers(
    written: tuple[Desk, dict[str, Any]],
) -> None:
    _, found = written
    assert found["offered"][0] == "write appearance"


def test_an_editor_completes_what_can_stand_there(written: tuple[Desk, dict[str, Any]]) -> None:
    _, found = written
    assert found["completed"] == ["raincoat"]


def test_an_editor_tells_the_state_of_a_name_at_its_line(
    written: tuple[Desk, dict[str, Any]],
) -> None:
    _, found = written
    assert "wears raincoat since line 14; holds TICKET since line 15" in found["hover"]


def test_an_editor_renames_and_formats_as_the_command_does(
    written: tuple[Desk, dict[str, Any]],
) -> None:
    _, found = written
    assert found["text"] == _meant().text


def test_an_editor_shows_the_prompt_that_a_compile_writes(
    written: tuple[Desk, dict[str, Any]],
) -> None:
    _, found = written
    finished = compile_script(_meant(), MemoryReader({})).finished
    assert finished is not None
    assert found["prompt"].rstrip("\n") == finished.emission.prompts[0].text.rstrip("\n")
