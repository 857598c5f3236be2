"""Writing without capitals: what is declared makes a cue."""

from support.lowering import lowered

from storyc.ir import ActionBeat, SpeechBeat

CAST = "character 玛拉\n    appearance: 38\n\n内景 客厅 夜\n\n"


def test_a_declared_name_above_words_is_a_cue() -> None:
    script = lowered(CAST + "玛拉\n（小声）\n谁在那里？\n")

    (beat,) = script.beats
    assert isinstance(beat, SpeechBeat)
    assert (beat.character, beat.text, str(beat.direction)) == ("玛拉", "谁在那里？", "小声")
    assert script.at(beat.span) == "谁在那里？"
    assert script.diagnostics == ()


def test_a_name_that_nobody_declares_and_a_name_alone_are_action() -> None:
    script = lowered(CAST + "汤姆\n谁在那里？\n\n玛拉\n")

    assert all(isinstance(beat, ActionBeat) for beat in script.beats)


def test_a_declared_name_in_small_letters_is_prose() -> None:
    script = lowered("character MARA\n    age: 38\n\nINT. HALL\n\nMara\nand nobody else.\n")

    assert all(isinstance(beat, ActionBeat) for beat in script.beats)
