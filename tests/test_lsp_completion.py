"""What fits where: each kind of line offers what can stand in it, and nothing else."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from support.lsp_client import Client, client

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """\
Title: Lamp

character OLD MAN
    appearance: bent
    wardrobe coat: a grey coat

character MARA
    appearance: tall

prop BRASS LAMP
    look: brass
    states: lit, out

style NOIR
    look: dark

music THEME
    sound: a low cello

location QUAY
    look: stones
    area PIER: planks

template CALL(who)
{{who}} calls.
end

EXT. QUAY - NIGHT

+ OLD MAN enters

Old man sits.

"""


@pytest.fixture(scope="module")
def server() -> Iterator[Client]:
    with client() as connected:
        yield connected


@pytest.fixture(scope="module")
def uri(server: Client, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("film")
    server.start(folder)
    return server.open(folder / "a.story", SCRIPT)


def offered(server: Client, uri: str, line: str) -> list[str]:
    """Write a line at the end of the script and return what could follow."""
    text = SCRIPT + line
    server.change(uri, 2, {"text": text})
    told: Any = server.at("textDocument/completion", uri, text.count("\n"), len(line))
    return [it["label"] for it in told["items"]]


@pytest.mark.parametrize(
    ("line", "fitting"),
    [
        ("+ ", ["BRASS LAMP", "MARA", "OLD MAN", "light:", "style", "time:", "weather:"]),
        ("+ OLD ", ["BRASS LAMP", "MARA", "OLD MAN", "light:", "style", "time:", "weather:"]),
        ("+ OLD MAN wears ", ["coat"]),
        ("+ old man puts on ", ["coat"]),
        ("+ MARA wears ", []),
        ("+ OLD MAN enters ", ["left", "right"]),
        ("+ OLD MAN holds ", ["BRASS LAMP"]),
        ("+ OLD MAN holds BRASS LAMP (", ["lit", "out"]),
        ("+ OLD MAN gives BRASS LAMP ", ["BRASS LAMP", "to"]),
        ("+ OLD MAN gives BRASS LAMP to ", ["MARA", "OLD MAN"]),
        ("+ OLD MAN takes BRASS LAMP from ", ["MARA", "OLD MAN"]),
        ("+ OLD MAN drops BRASS LAMP at ", ["PIER", "QUAY"]),
        ("+ BRASS LAMP is ", ["lit", "out"]),
        ("+ style ", ["NOIR"]),
        ("+ weather: ", []),
        ("EXT. ", ["QUAY"]),
        ("MUSIC: ", ["THEME"]),
        ("MARA (", ["CONT'D", "O.C.", "O.S.", "V.O."]),
        ("character TIM like ", ["MARA", "OLD MAN"]),
        ("use ", ["CALL"]),
        ("use CALL(", ["BRASS LAMP", "MARA", "OLD MAN", "QUAY"]),
        ("Into the ", ["BRASS LAMP", "MARA", "OLD MAN", "QUAY"]),
    ],
)
def test_a_line_offers_what_can_stand_in_it(
    server: Client, uri: str, line: str, fitting: list[str]
) -> None:
    assert offered(server, uri, line) == fitting


def test_somebody_of_two_names_has_verbs(server: Client, uri: str) -> None:
    found = offered(server, uri, "+ OLD MAN ")
    assert {"wears", "holds", "exits"} <= set(found)
    assert "MARA" not in found


@pytest.mark.parametrize("comma", [", ", "、", "，"])
def test_a_shot_has_its_size_first_and_then_how_it_is_taken(
    server: Client, uri: str, comma: str
) -> None:
    first = set(offered(server, uri, "!! "))
    assert {"WIDE", "OLD MAN", "QUAY"} <= first
    then = set(offered(server, uri, f"!! WIDE on OLD MAN{comma}"))
    assert {"low angle", "push in", "slow", "rack focus", "continues"} <= then
    assert not first & then


def test_a_transition_leads_on_or_ends(server: Client, uri: str) -> None:
    assert {"CUT TO:", "DISSOLVE TO:", "FADE OUT"} <= set(offered(server, uri, "> "))


def test_keys_of_the_title_page_are_offered_on_it_alone(server: Client, uri: str) -> None:
    assert "Author:" not in offered(server, uri, "")
    server.change(uri, 3, {"text": SCRIPT.replace("\n", "\nAu\n", 1)})
    told = server.at("textDocument/completion", uri, 1, 2)
    assert "Author:" in [it["label"] for it in told["items"]]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("+ OLD MA", "WHO"),
        ("+ OLD MAN ", "verb"),
        ("+ OLD MAN puts on ", "WHAT (state)"),
        ("+ OLD MAN gives BRASS LAMP to ", "to WHOM / at WHERE"),
        ("+ light: ", "WHAT (state)"),
    ],
)
def test_the_part_of_a_state_line_is_told_by_names_of_several_words(
    server: Client, uri: str, line: str, part: str
) -> None:
    text = SCRIPT + line
    server.change(uri, 4, {"text": text})
    told = server.at("textDocument/signatureHelp", uri, text.count("\n"), len(line))
    (signature,) = told["signatures"]
    start, end = signature["parameters"][told["activeParameter"]]["label"]
    assert signature["label"][start:end] == part
