"""Places of editors and offsets of texts are the same places, in every encoding."""

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind, Range

from storyc.lsp.text import Text

LETTERS = st.text(st.sampled_from("aé\u2028漢🎬\n\r\t\x0b "), max_size=40)
ENCODINGS = st.sampled_from(
    [PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32]
)
PLACES = st.builds(Position, st.integers(0, 12), st.integers(0, 30))


@given(LETTERS, ENCODINGS)
def test_an_offset_becomes_a_place_and_comes_back(
    content: str, encoding: PositionEncodingKind
) -> None:
    text = Text(content, encoding)
    for offset in range(len(content) + 1):
        # Between the two characters of a line end there is no place.
        if content[offset - 1 : offset + 1] != "\r\n":
            assert text.offset(text.position(offset)) == offset


@given(LETTERS, ENCODINGS, PLACES)
def test_any_place_is_somewhere_in_the_text(
    content: str, encoding: PositionEncodingKind, place: Position
) -> None:
    assert 0 <= Text(content, encoding).offset(place) <= len(content)


@given(LETTERS, ENCODINGS, PLACES, PLACES, LETTERS)
def test_an_edit_replaces_what_is_between_two_places(
    content: str, encoding: PositionEncodingKind, one: Position, other: Position, new: str
) -> None:
    text = Text(content, encoding)
    first, last = sorted((text.offset(one), text.offset(other)))
    edited = text.replaced(Range(one, other), new)
    assert edited.content == content[:first] + new + content[last:]


def test_characters_count_in_units_of_the_encoding() -> None:
    counted = {
        kind: Text("a🎬é", kind).position(3).character
        for kind in (
            PositionEncodingKind.Utf8,
            PositionEncodingKind.Utf16,
            PositionEncodingKind.Utf32,
        )
    }
    assert list(counted.values()) == [7, 4, 3]


def test_a_separator_that_ends_no_line_of_the_protocol_ends_none() -> None:
    assert Text("a\u2028b\x0bc").position(4) == Position(0, 4)
    assert Text("a\rb\r\nc").position(5) == Position(2, 0)
