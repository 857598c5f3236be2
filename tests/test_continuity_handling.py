"""Who does what with a prop, read out of action."""

import pytest

from storyc.continuity import Handling, HandlingKind, read_handlings
from storyc.ir import ActionBeat, Mention
from storyc.source import Span

CHARACTERS = ("MARA", "TOM")
PROPS = ("LANTERN", "RADIO")


def sentence(text: str) -> ActionBeat:
    mentions = [
        Mention(
            name=name, kind=kind, span=Span("t", text.index(name), text.index(name) + len(name))
        )
        for kind, names in (("character", CHARACTERS), ("prop", PROPS))
        for name in names
        if name in text
    ]
    return ActionBeat(
        id="b", text=text, paragraph=0, mentions=tuple(mentions), span=Span("t", 0, len(text))
    )


def read(text: str) -> list[tuple[str, str | None, str, str | None]]:
    return [(it.kind.name, it.who, it.prop.name, it.to) for it in read_handlings(sentence(text))]


@pytest.mark.parametrize(
    "text",
    [
        "MARA raises the LANTERN.",
        "MARA slowly raises the old brass LANTERN above her head.",
        "MARA holds up the LANTERN.",
        "MARA stumbles, then raises the LANTERN.",
        "MARA turns and raises her LANTERN.",
        "TOM steps back, and MARA raises the LANTERN.",
        "TOM ducks as MARA swings the LANTERN.",
    ],
)
def test_a_plain_sentence_names_who_uses_the_prop(text: str) -> None:
    assert read(text) == [("USE", "MARA", "LANTERN", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MARA picks up the LANTERN.", ("TAKE", "MARA", "LANTERN", None)),
        ("MARA picks the LANTERN up.", ("TAKE", "MARA", "LANTERN", None)),
        ("MARA hands TOM the LANTERN.", ("RELEASE", "MARA", "LANTERN", "TOM")),
        ("MARA hands the LANTERN over to TOM.", ("RELEASE", "MARA", "LANTERN", "TOM")),
        ("MARA sets down the LANTERN.", ("RELEASE", "MARA", "LANTERN", None)),
        ("MARA holds out the LANTERN.", ("RELEASE", "MARA", "LANTERN", None)),
        ("She raises the LANTERN.", ("USE", None, "LANTERN", None)),
        ("The man behind MARA raises the LANTERN.", ("USE", None, "LANTERN", None)),
        ("MARA's shadow raises the LANTERN.", ("USE", None, "LANTERN", None)),
        (
            "MARA watches a stranger who waits, and raises the LANTERN.",
            ("USE", None, "LANTERN", None),
        ),
        ("Slowly raises the LANTERN.", ("USE", None, "LANTERN", None)),
        ("A hand in TOM's raises the LANTERN.", ("USE", None, "LANTERN", None)),
        ("TOM's, then raises the LANTERN.", ("USE", None, "LANTERN", None)),
        ("The LANTERN is taken away.", ("RELEASE", None, "LANTERN", None)),
    ],
)
def test_taking_and_passing_are_told_apart_and_doubt_names_nobody(
    text: str, expected: tuple[str, str | None, str, str | None]
) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "MARA raises a hand to the LANTERN.",
        "MARA lowers her eyes from the LANTERN.",
        "MARA raises TOM's LANTERN.",
        "Beside the LANTERN, MARA waits.",
        "MARA raises an eyebrow.",
        "The LANTERN's flame gutters.",
        "MARA no longer holds the LANTERN.",
    ],
)
def test_a_sentence_that_is_not_plain_accuses_nobody(text: str) -> None:
    assert all(it.who is None or it.kind is not HandlingKind.USE for it in handlings(text))


def handlings(text: str) -> tuple[Handling, ...]:
    return read_handlings(sentence(text))


def test_two_props_of_one_sentence_are_both_read() -> None:
    assert [it.prop.name for it in handlings("MARA raises the LANTERN and grabs the RADIO.")] == [
        "LANTERN",
        "RADIO",
    ]


@pytest.mark.parametrize(
    ("text", "kinds", "to"),
    [
        ("MARA takes the LANTERN and slides it across the table to TOM.", "TAKE RELEASE", "TOM"),
        ("MARA takes the LANTERN and hands it to TOM.", "TAKE RELEASE", "TOM"),
        ("MARA raises the LANTERN and puts it down.", "USE RELEASE", None),
        ("MARA drops the LANTERN on her way along the quay to TOM.", "RELEASE", None),
        ("MARA drops the LANTERN, and it is dark.", "RELEASE", None),
    ],
)
def test_it_is_the_one_prop_that_was_named(text: str, kinds: str, to: str | None) -> None:
    found = handlings(text)
    assert [it.kind.name for it in found] == kinds.split()
    assert {it.prop.name for it in found} == {"LANTERN"}
    assert found[-1].to == to


def test_it_is_neither_of_two_props() -> None:
    text = "MARA takes the LANTERN and the RADIO and drops it."
    assert all(not it.parts for it in handlings(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("MARA drops the LANTERN.", True),
        ("MARA puts the LANTERN down.", True),
        ("MARA throws the LANTERN into the sea.", True),
        ("MARA throws the LANTERN over her shoulder.", False),
        ("MARA lowers the LANTERN.", False),
        ("MARA holds out the LANTERN.", False),
    ],
)
def test_what_is_put_down_is_told_from_what_is_still_held(text: str, *, parts: bool) -> None:
    assert [it.parts for it in handlings(text)] == [parts]
