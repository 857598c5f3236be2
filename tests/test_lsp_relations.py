"""How names, scenes and shots hang together, as an editor asks for it."""

from collections.abc import Iterator
from typing import Any

import pytest
from support.lsp_client import Client, client

CAST = """\
character TOM
    appearance: 60, grey beard

voice OLD SEA
    sound: low, hoarse
"""
SCRIPT = """\
Title: Quay
Style: NOIR

import TOM, OLD SEA from "cast.story"

style NOIR
    look: black and white

style DREAM
    look: faded colour

character ANN like TOM
    voice: OLD SEA

character SON like ANN
    appearance: 12

prop LANTERN
    look: dented brass

EXT. QUAY - NIGHT

Ann waits.

!! CLOSE on ANN, 85mm

ANN
Hello.

INT. HUT - DAY

+ style DREAM
+ ANN holds LANTERN

!! WIDE on LANTERN

Ann and the son look at the lantern.

EXT. SEA - DAY

Only water.
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Client]:
    with client() as connected:
        yield connected


@pytest.fixture(scope="module")
def uri(tmp_path_factory: pytest.TempPathFactory, server: Client) -> str:
    folder = tmp_path_factory.mktemp("film")
    (folder / "cast.story").write_text(CAST)
    server.start(folder, encodings=["utf-16"])
    (folder / "a.story").write_text(SCRIPT)
    return server.open(folder / "a.story")


def place_of(words: str, after: str = "") -> tuple[int, int]:
    """Return the place in the script right behind some words and before others."""
    at = SCRIPT.index(words + after) + len(words)
    return SCRIPT[:at].count("\n"), at - (SCRIPT.rfind("\n", 0, at) + 1)


def line_at(text: str, where: dict[str, Any]) -> str:
    start = where["range"]["start"]
    return text.split("\n")[start["line"]][start["character"] :]


def lines(uri: str, found: list[dict[str, Any]]) -> list[str]:
    return [line_at(SCRIPT if it["uri"] == uri else CAST, it) for it in found]


def test_the_type_of_a_name_is_what_it_is_like_and_the_voice_it_speaks_with(
    server: Client, uri: str
) -> None:
    told = server.at("textDocument/typeDefinition", uri, *place_of("CLOSE on ", "ANN"))
    assert [it["uri"].rsplit("/", 1)[1] for it in told] == ["cast.story", "cast.story"]
    assert lines(uri, told) == ["TOM", "OLD SEA"]
    assert server.at("textDocument/typeDefinition", uri, *place_of("prop ", "LANTERN")) == []


def test_the_type_of_a_shot_is_its_style(server: Client, uri: str) -> None:
    first = server.at("textDocument/typeDefinition", uri, *place_of("!! CLO", "SE"))
    assert lines(uri, first) == ["NOIR"]
    second = server.at("textDocument/typeDefinition", uri, *place_of("!! WI", "DE"))
    assert lines(uri, second) == ["DREAM"]


def test_a_name_is_carried_out_by_the_scenes_and_shots_that_use_it(
    server: Client, uri: str
) -> None:
    told = server.at("textDocument/implementation", uri, *place_of("character ", "ANN"))
    assert lines(uri, told) == [
        "EXT. QUAY - NIGHT",
        "CLOSE on ANN, 85mm",
        "INT. HUT - DAY",
        "WIDE on LANTERN",
    ]
    style = server.at("textDocument/implementation", uri, *place_of("style ", "DREAM"))
    assert lines(uri, style) == ["INT. HUT - DAY", "WIDE on LANTERN", "EXT. SEA - DAY"]
    place = server.at("textDocument/implementation", uri, *place_of("INT. ", "HUT"))
    assert lines(uri, place) == ["INT. HUT - DAY"]


def test_scenes_call_those_who_are_in_them(server: Client, uri: str) -> None:
    place = place_of("CLOSE on ", "ANN")
    (ann,) = server.at("textDocument/prepareCallHierarchy", uri, *place)
    assert (ann["name"], ann["uri"]) == ("ANN", uri)
    scenes = server.request("callHierarchy/incomingCalls", {"item": ann})
    assert [it["from"]["name"] for it in scenes] == ["EXT. QUAY - NIGHT", "INT. HUT - DAY"]
    ranges = [{"uri": uri, "range": it} for it in scenes[0]["fromRanges"]]
    assert lines(uri, ranges) == ["Ann waits.", "ANN, 85mm", "ANN"]
    assert server.request("callHierarchy/outgoingCalls", {"item": ann}) == []
    (hut,) = server.at("textDocument/prepareCallHierarchy", uri, *place_of("INT. ", "HUT"))
    called = server.request("callHierarchy/outgoingCalls", {"item": hut})
    assert [it["to"]["name"] for it in called] == ["ANN", "LANTERN", "SON"]
    assert server.request("callHierarchy/incomingCalls", {"item": hut}) == []


def test_a_hierarchy_goes_up_and_down_what_is_like_what(server: Client, uri: str) -> None:
    place = place_of("CLOSE on ", "ANN")
    (ann,) = server.at("textDocument/prepareTypeHierarchy", uri, *place)
    assert ann["detail"] == "like TOM"
    (tom,) = server.request("typeHierarchy/supertypes", {"item": ann})
    assert tom["uri"].endswith("/cast.story")
    assert server.request("typeHierarchy/supertypes", {"item": tom}) == []
    below = server.request("typeHierarchy/subtypes", {"item": tom})
    assert [it["name"] for it in below] == ["ANN"]
    (son,) = server.request("typeHierarchy/subtypes", {"item": below[0]})
    assert son["name"] == "SON"


def test_what_is_given_back_may_be_of_a_text_that_is_gone(server: Client, uri: str) -> None:
    where = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 3}}
    item = {"name": "X", "kind": 5, "uri": uri, "range": where, "selectionRange": where}
    for data in (None, 3, [uri, "99"], [3]):
        asked = {"item": {**item, "data": data}}
        assert server.request("callHierarchy/incomingCalls", asked) == []
        assert server.request("callHierarchy/outgoingCalls", asked) == []
        assert server.request("typeHierarchy/supertypes", asked) == []


def test_the_state_at_a_line_stands_beside_the_names(server: Client, uri: str) -> None:
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}

    def values(words: str) -> dict[str, str]:
        stop = {"start": {"line": place_of(words)[0], "character": 0}}
        stop["end"] = stop["start"]
        context = {"frameId": 0, "stoppedLocation": stop}
        asked = {"textDocument": {"uri": uri}, "range": whole, "context": context}
        told = server.request("textDocument/inlineValue", asked)
        assert all(it["range"]["start"]["line"] <= stop["start"]["line"] for it in told)
        return {it["text"].partition(":")[0]: it["text"] for it in told}

    assert "ANN" not in values("EXT. QUAY")
    assert values("!! WIDE") == {}
    assert values("Ann and the son") == {"ANN": "ANN: holds LANTERN"}
    # In the next scene nobody is there any more.
    assert values("EXT. SEA") == {}
