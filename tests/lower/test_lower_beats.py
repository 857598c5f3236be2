"""Beats: sentences of action and speech, sound, state, cards, holds."""

import pytest
from support.lowering import lowered

from storyc.diagnostics import Code
from storyc.ir import ActionBeat, CardBeat, HoldBeat, SoundBeat, SpeechBeat, TransitionKind

SCENE = "INT. KITCHEN - DAY\n\n"


def test_action_is_a_beat_a_sentence_and_remembers_its_paragraph() -> None:
    script = lowered(SCENE + "One. Two.\n\nThree.\n")
    found = [(it.text, it.paragraph) for it in script.beats if isinstance(it, ActionBeat)]
    assert found == [("One.", 1), ("Two.", 1), ("Three.", 2)]


def test_lines_broken_by_the_margin_are_joined_and_lines_of_a_letter_are_not() -> None:
    wrapped = (
        "A very long line of action that the margin of the page has broken just here\n"
        "Mara looks up.\nJacob Billups\nPalace Hotel\n"
    )
    assert lowered(SCENE + wrapped).texts == [
        (
            "A very long line of action that the margin of the page has broken just here "
            "Mara looks up."
        ),
        "Jacob Billups",
        "Palace Hotel",
    ]


def test_a_speech_is_a_beat_a_sentence_under_the_parenthetical_in_force() -> None:
    script = lowered(SCENE + "MARA (O.S.)\n(low)\nOne. Two\nand more.\n(beat)\nThree.\n")
    found = [
        (it.text, it.part, it.parts, str(it.direction), it.extension)
        for it in script.beats
        if isinstance(it, SpeechBeat)
    ]
    assert found == [
        ("One.", 1, 3, "low", "O.S."),
        ("Two and more.", 2, 3, "low", "O.S."),
        ("Three.", 3, 3, "beat", "O.S."),
    ]


def test_a_parenthetical_that_nothing_is_said_under_is_something_done() -> None:
    script = lowered(SCENE + "MARA\nBut--\n(pause)\n\nTOM\n(nods)\n\nMara waits.\n")
    assert script.texts == ["But--", "MARA (pause)", "TOM (nods)", "Mara waits."]
    assert script.beats[1].kind == "action"


def test_two_parentheticals_in_a_row_are_both_kept() -> None:
    script = lowered(SCENE + "MARA\n(low)\n(beat)\nYes.\n")
    (beat,) = script.beats
    assert isinstance(beat, SpeechBeat)
    assert str(beat.direction) == "low, beat"


def test_lyrics_are_sung_by_the_last_speaker() -> None:
    script = lowered(SCENE + "MARA\nHear me.\n\n~La la la\n~Li li\n")
    sung = [it for it in script.beats if isinstance(it, SpeechBeat) and it.sung]
    assert [(it.character, it.text) for it in sung] == [("MARA", "La la la"), ("MARA", "Li li")]


def test_lyrics_that_nobody_sings_have_a_singer() -> None:
    script = lowered(SCENE + "~La la la\n")
    assert [it.name for it in script.screenplay.characters] == ["SINGER"]


def test_emphasis_marks_are_not_words() -> None:
    script = lowered(SCENE + "The _bright_ **red** *door*, 2 * 3, snake_case, \\*star\\*.\n")
    assert script.texts == ["The bright red door, 2 * 3, snake_case, *star*."]
    assert script.at(script.beats[0].span).startswith("The _bright_")


def test_sound_cards_and_dual_dialogue() -> None:
    script = lowered(
        SCENE + "!! WIDE on the table\n\nSFX: a click @ 1.5s, -6dB\n\n> THE END <\n\nA\nGo.\n\n"
        "B ^\nStay.\n"
    )
    sound, card, first, second = script.beats
    assert isinstance(sound, SoundBeat)
    assert (sound.text, sound.at_s, sound.gain_db) == ("a click", 1.5, -6.0)
    assert isinstance(card, CardBeat)
    assert isinstance(first, SpeechBeat)
    assert isinstance(second, SpeechBeat)
    assert (card.text, first.dual, second.dual) == ("THE END", False, True)


def test_a_shot_that_shows_nothing_else_holds() -> None:
    script = lowered(
        SCENE + "!! WIDE on the sea, 4s\n\nSFX: waves\n\n!! CLOSE on a gull, 2s\n\nIt cries.\n"
    )
    assert [it.kind for it in script.beats] == ["sound", "hold", "action"]
    assert isinstance(script.beats[1], HoldBeat)


def test_ids_are_the_writers_or_counted() -> None:
    script = lowered(
        "INT. A - DAY #7#\n\n!! WIDE on a #7A#\n\nOne. Two.\n\n!! WIDE on b\n\n"
        "INT. B - DAY\n\nThree.\n"
    )
    assert [it.id for it in script.screenplay.scenes] == ["7", "2"]
    assert [it.id for it in script.shots] == ["7A", "7.2", "2.1"]
    assert [it.id for it in script.beats] == ["7A.1", "7A.2", "7.2.1", "2.1.1"]


def test_counted_ids_leave_the_written_ones_alone() -> None:
    script = lowered("INT. A - DAY\n\nOne.\n\nINT. B - DAY #1#\n\nTwo.\n")
    assert [it.id for it in script.screenplay.scenes] == ["1-2", "1"]


def test_an_id_given_twice_is_reported_and_made_different() -> None:
    script = lowered("INT. A - DAY #1#\n\nOne.\n\nINT. B - DAY #1#\n\nTwo.\n")
    assert script.codes == [Code.DUPLICATE_ID]
    assert [it.id for it in script.screenplay.scenes] == ["1", "1-2"]


def test_transitions_stand_between_the_shots_they_join() -> None:
    script = lowered(
        "FADE IN:\n\nINT. A - DAY\n\nOne.\n\n> DISSOLVE TO: 1.5s\n\nINT. B - DAY\n\n"
        "Two.\n\nCUT TO:\n\nThree.\n\n> FADE OUT.\n"
    )
    first, second, third = script.shots
    assert first.transition_in is not None
    assert first.transition_in.kind is TransitionKind.FADE_IN
    assert first.transition_out is not None
    assert first.transition_out.kind is TransitionKind.DISSOLVE
    assert first.transition_out.seconds == 1.5
    assert second.transition_out is not None
    assert second.transition_out.is_cut
    assert third.transition_out is not None
    assert third.transition_out.kind is TransitionKind.FADE_OUT


def test_two_transitions_at_one_place_are_both_kept() -> None:
    script = lowered(
        "INT. A - DAY\n\nOne.\n\nFADE OUT.\n\nCUT TO:\n\nFADE IN:\n\nINT. B - DAY\n\nTwo.\n"
    )
    first, second = script.shots
    assert first.transition_out is not None
    assert second.transition_in is not None
    assert (first.transition_out.text, second.transition_in.text) == (
        "FADE OUT.",
        "CUT TO: FADE IN:",
    )


def test_acts_and_synopses_are_kept_on_scenes() -> None:
    script = lowered(
        "# ACT ONE\n\n= Of the act.\n\n## Part\n\nINT. A - DAY\n\n= They meet.\n\nOne.\n"
        "\nINT. B - DAY\n\nTwo.\n"
    )
    first, second = script.screenplay.scenes
    assert (first.act, second.act) == ("ACT ONE", "ACT ONE")
    assert str(first.synopsis) == "Of the act. They meet."
    assert second.synopsis is None


def test_a_script_of_nothing_is_reported() -> None:
    assert lowered("").codes == [Code.EMPTY_SCRIPT]
    assert lowered("Title: A\n\ncharacter MARA\n    age: 38\n").codes == [Code.EMPTY_SCRIPT]


def test_a_heading_alone_is_a_picture_of_the_place() -> None:
    script = lowered("EXT. SEA - DAY\n")
    assert script.codes == []
    assert [it.kind for it in script.beats] == ["hold"]
    assert script.shots[0].subjects[0].name == "SEA"


def test_a_mouth_that_is_not_seen_may_be_said_under_the_name() -> None:
    words = "TOM\n(V.O., tired)\nYes. No.\n(pre-lap)\nOh.\n(over the wind)\nAh.\n"
    script = lowered(SCENE + words)
    assert [
        (it.text, it.extension, it.direction and it.direction.text, it.is_off_screen)
        for it in script.beats
        if isinstance(it, SpeechBeat)
    ] == [
        ("Yes.", "V.O.", "tired", True),
        ("No.", "V.O.", "tired", True),
        ("Oh.", "pre-lap", "tired", True),
        ("Ah.", "pre-lap", "over the wind", True),
    ]


@pytest.mark.parametrize(
    "cue",
    [
        "MARC (HORS CHAMP)",
        "MARC (HORS-CHAMP)",
        "MARC (VOIX OFF)",
        "MARC (OFF)",
        "MARC (FUERA DE CUADRO)",
        "MARC (F.C.)",
        "MARC (AUS DEM OFF)",
        "VOICE",
        "FEMALE VOICE",
        "VOICE ON THE RADIO",
        "VOIX DE FEMME",
    ],
)
def test_a_voice_without_a_mouth_is_known_in_the_languages_of_headings(cue: str) -> None:
    assert [it.is_off_screen for it in _speeches(f"{cue}\nOui.\n")] == [True]


@pytest.mark.parametrize("cue", ["MARC", "MARC (SHOUTING)", "VOICEMAIL GIRL", "THE INVOICE MAN"])
def test_who_only_sounds_like_a_voice_is_seen(cue: str) -> None:
    assert [it.is_off_screen for it in _speeches(f"{cue}\nOui.\n")] == [False]


def test_a_voice_on_the_line_is_nobody_to_show() -> None:
    script = lowered(
        "INT. A - DAY\n\nTom lifts the phone.\n\nThe voice on the line is calm.\n\nVOICE\nTom?\n"
    )
    assert all(it.name != "VOICE" for shot in script.shots for it in shot.subjects)


def _speeches(text: str) -> list[SpeechBeat]:
    return [it for it in lowered(SCENE + text).beats if isinstance(it, SpeechBeat)]
