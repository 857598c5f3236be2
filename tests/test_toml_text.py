"""A settings file from anybody is read or refused in bounded time."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.source import TomlError, read_toml

HOSTILE = {
    "a key of many parts": ".".join(["a"] * 100_000) + " = 1\n",
    "a table of many parts": "[" + ".".join(["a"] * 100_000) + "]\n",
    "an inline key of many parts": "a = {" + ".".join(["b"] * 100_000) + " = 1}\n",
    "lists without end": "a = " + "[" * 100_000,
    "tables without end": "a = " + "{a=" * 50_000,
    "a number without end": "a = " + "9" * 200_000,
    "more than anybody writes": "a = 1 # " + "x" * 300_000,
    "many keys at the limit": "".join(
        ".".join([f"a{line}", *["b"] * 100]) + " = 1\n" for line in range(600)
    ),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_takes_long(text: str) -> None:
    before = process_time()
    refusal = _refusal(text)
    assert process_time() - before < 2
    assert len(refusal) < 300


@given(st.text())
def test_nothing_but_the_one_error_is_raised(text: str) -> None:
    assert _refusal(text) is not None


def _refusal(text: str) -> str:
    """Return why a text is not read, an empty text if it is."""
    try:
        read_toml(text)
    except TomlError as refusal:
        return str(refusal)
    return ""


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_toml("\ufeffa = 1") == {"a": 1}
