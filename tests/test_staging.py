"""Left and right of the frame, read out of shot lines and action."""

import pytest
from support.findings import ENTRY, TARGET

from storyc.continuity import camera_turns, is_neutral, read_sentence, read_shot_line, stirs
from storyc.driver import check
from storyc.ir import ActionBeat, Shot
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

CAST = ("MARA", "TOM", "OLD TOM")
DECLARED = "".join(f"character {name}\n    appearance: tall\n\n" for name in CAST)


def shot(line: str, action: str = "Rain.") -> Shot:
    text = f"{DECLARED}INT. HUT - DAY\n\n!! {line}\n\n{action}\n"
    return check(SourceFile(ENTRY, text), MemoryReader({}), TARGET).screenplay.scenes[0].shots[0]


def line(words: str) -> list[tuple[str, str, str]]:
    said = read_shot_line(shot(words), CAST)
    return [(it.who, it.kind.name.lower(), it.side) for it in said]


def action(text: str) -> list[tuple[str, str, str]]:
    beats = shot("WIDE on TOM", text).beats
    said = (it for beat in beats if isinstance(beat, ActionBeat) for it in read_sentence(beat))
    return [(it.who, it.kind.name.lower(), it.side) for it in said]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("MEDIUM on TOM, TOM left", [("TOM", "stands", "left")]),
        ("MEDIUM on TOM, Tom at the left", [("TOM", "stands", "left")]),
        ("MEDIUM on TOM, frame right", [("TOM", "stands", "right")]),
        ("MEDIUM on TOM, on the far right of the frame", [("TOM", "stands", "right")]),
        ("MEDIUM on OLD TOM, OLD TOM sits camera-left", [("OLD TOM", "stands", "left")]),
        (
            "MEDIUM on MARA and TOM, MARA left and TOM on the right side",
            [("MARA", "stands", "left"), ("TOM", "stands", "right")],
        ),
        ("MEDIUM on TOM, with MARA standing on the right", [("MARA", "stands", "right")]),
        ("CLOSE on TOM, looking left", [("TOM", "looks", "left")]),
        ("CLOSE on TOM, looks off camera right", [("TOM", "looks", "right")]),
        ("CLOSE on TOM, facing to the right", [("TOM", "looks", "right")]),
        ("FULL on TOM, running left", [("TOM", "moves", "left")]),
        ("FULL on TOM, walks from left to right", [("TOM", "moves", "right")]),
        ("FULL on TOM, left to right", [("TOM", "moves", "right")]),
        (
            "OVER THE SHOULDER on TOM, over MARA's left shoulder",
            [("MARA", "stands", "right"), ("TOM", "stands", "left")],
        ),
        (
            "CLOSE on TOM, past MARA's right shoulder",
            [("MARA", "stands", "left"), ("TOM", "stands", "right")],
        ),
    ],
)
def test_a_shot_line_says_who_is_on_which_side(
    words: str, said: list[tuple[str, str, str]]
) -> None:
    assert line(words) == said


@pytest.mark.parametrize(
    "words",
    [
        "MEDIUM on TOM, pan left",
        "MEDIUM on TOM, light from the left",
        "MEDIUM on TOM, from the left",
        "MEDIUM on TOM, left",
        "MEDIUM on TOM, his left hand bandaged",
        "MEDIUM on TOM, TOM's left hand",
        "MEDIUM on TOM, the last one left",
        "MEDIUM on MARA and TOM, frame right",
        "MEDIUM on MARA and TOM, looking left",
        "WIDE on the bay, a boat on the left",
    ],
)
def test_other_words_about_left_and_right_say_nothing_of_anybody(words: str) -> None:
    assert line(words) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mara stands at frame left.", [("MARA", "stands", "left")]),
        ("Mara, frame right, pours tea.", [("MARA", "stands", "right")]),
        ("Old Tom crosses to the left of frame.", [("OLD TOM", "stands", "left")]),
        ("Tom slowly looks camera right.", [("TOM", "looks", "right")]),
        ("Tom runs towards screen left.", [("TOM", "moves", "left")]),
        ("Tom looks left, then right.", []),
        ("Tom raises his left hand.", []),
        ("Tom's hat lies at frame left.", []),
        ("A dog sits at frame left.", []),
        ("There is nothing left of the frame.", []),
    ],
)
def test_action_counts_where_it_names_the_frame(
    text: str, said: list[tuple[str, str, str]]
) -> None:
    assert action(text) == said


@pytest.mark.parametrize(
    "words",
    [
        "INSERT on the key",
        "POV of TOM",
        "WIDE on TOM",
        "MEDIUM on TOM, orbit",
        "MEDIUM on TOM, slow dolly in",
        "MEDIUM on TOM, overhead",
        "MEDIUM on TOM, from behind",
        "REVERSE ANGLE on TOM",
        "MEDIUM on TOM, in the mirror",
    ],
)
def test_behind_a_neutral_picture_sides_may_be_others(words: str) -> None:
    assert is_neutral(shot(words))


@pytest.mark.parametrize(
    "words", ["MEDIUM on TOM", "CLOSE on TOM, low angle, slow push in", "TWO SHOT on TOM, pan left"]
)
def test_a_shot_on_somebody_keeps_the_sides(words: str) -> None:
    assert not is_neutral(shot(words))
    assert not camera_turns(shot(words))


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Mara crosses to the stove.", True),
        ("She hurries out.", True),
        ("They are running.", True),
        ("Tom swapped seats.", True),
        ("Mara pours tea.", False),
        ("There is nothing left.", False),
        ("Tom nods. ", False),
        ("The clock strikes.", False),
    ],
)
def test_who_moves_about_may_be_elsewhere(text: str, *, moves: bool) -> None:
    (beat,) = shot("WIDE on TOM", text).beats
    assert isinstance(beat, ActionBeat)
    assert stirs(beat) == moves
