"""Clothes that are described by others."""

import pytest

from storyc.emit.clothes import look_of_clothes
from storyc.ir import Text, Wardrobe
from storyc.source import Span

HERE = Span("t", 0, 0)


def clothes(*looks: str) -> tuple[Wardrobe, ...]:
    return tuple(
        Wardrobe(name=str(number), look=Text(text=look, span=HERE), span=HERE)
        for number, look in enumerate(looks)
    )


@pytest.mark.parametrize(
    ("looks", "last"),
    [
        (("grey suit, pressed", "the same suit, torn"), "grey suit, torn"),
        (("grey suit, pressed", "the same suit"), "grey suit"),
        (("grey suit, pressed.", "the same, torn"), "grey suit, torn"),
        (("grey suit", "red gown", "the same suit, torn"), "grey suit, torn"),
        (("grey suit", "the same suit, torn", "that same suit, burnt"), "grey suit, burnt"),
        (("white shirt, grey suit", "the same suit, torn"), "grey suit, torn"),
        (("red gown", "the same suit, torn"), "the same suit, torn"),
        (("the same suit, torn",), "the same suit, torn"),
        (("grey suit", "samesuit"), "samesuit"),
        (("grey suit", "a suit, the same blue as the sea"), "a suit, the same blue as the sea"),
    ],
)
def test_the_same_thing_is_the_thing_that_was_described(looks: tuple[str, ...], last: str) -> None:
    assert look_of_clothes(clothes(*looks), str(len(looks) - 1)) == last


def test_clothes_that_nobody_declared_are_their_own_words() -> None:
    assert look_of_clothes(clothes("grey suit"), "a gown") == "a gown"
    assert look_of_clothes(clothes("grey suit"), "the same suit, wet") == "grey suit, wet"
