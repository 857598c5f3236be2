"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.lower.sentences import sentences


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Seuss met Mr. Hoff. They sat.", ["Dr. Seuss met Mr. Hoff.", "They sat."]),
        ("J. R. Hale nods. Good.", ["J. R. Hale nods.", "Good."]),
        ("At 6:24 a.m. he wakes. Rain.", ["At 6:24 a.m. he wakes.", "Rain."]),
        ("It was I. He left.", ["It was I.", "He left."]),
        ("No. I won't. Box no. 5 is it.", ["No.", "I won't.", "Box no. 5 is it."]),
        ("Well... maybe. Well... Maybe.", ["Well... maybe.", "Well...", "Maybe."]),
        ("“Stop!” he said. “Go.” She went.", ["“Stop!” he said.", "“Go.”", "She went."]),
        (
            "« Attendez ! » crie-t-elle. « Non. » Il part.",
            ["« Attendez ! » crie-t-elle.", "« Non. »", "Il part."],
        ),
        ("„Los!“ Er geht.", ["„Los!“", "Er geht."]),
        ("Er geht. »Halt!« Sie folgt.", ["Er geht.", "»Halt!«", "Sie folgt."]),
        ("It costs 3.50 now. Fine.", ["It costs 3.50 now.", "Fine."]),
        ("Really?! Yes!!! Ok", ["Really?!", "Yes!!!", "Ok"]),
        ("谁？我。「走！」他说。", ["谁？", "我。", "「走！」", "他说。"]),
        ("That's it. It's done.", ["That's it.", "It's done."]),
        ("  spaced   out.   Next.  ", ["spaced   out.", "Next."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


@given(st.text(alphabet="ab AB.!?…\"')。」0 \n", max_size=60))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    assert "".join("".join(_split(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    ["." * 200_000 + "x", '."' * 100_000, " " * 200_000 + ".", ". " * 99_999, ". »" * 66_666],
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    assert sum(1 for _ in sentences(text)) >= 1
