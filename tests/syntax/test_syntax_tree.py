"""Lines grouped into acts, scenes, shots and blocks."""

from support.scripts import script, tree

from storyc.syntax import Action, SectionLine, SoundLine, Speech, StateLine, Synopsis, parse


def test_a_script_has_acts_scenes_shots_and_blocks() -> None:
    document = tree(
        """
        Title: Low Water
        Contact:
            12 Quay Street
            Wick

        prop LANTERN

        # One

        Rain.

        INT. SHED - DAY #1#

        = She waits.

        !! WIDE on MARA #1A#

        She waits.

        ## Part

        !! CLOSE on MARA

        TOM
        Here.

        MARA ^
        (low)
        Who is there?

        # Two

        EXT. QUAY - DAY
        """
    )

    assert [(it.key.text, it.value.text) for it in document.title] == [
        ("Title", "Low Water"),
        ("Contact", "12 Quay Street\nWick"),
    ]
    assert [act.section and act.section.text.text for act in document.acts] == [None, "One", "Two"]
    opening, shed = document.acts[1].scenes
    assert (opening.heading, len(opening.blocks), opening.shots) == (None, 1, ())
    assert shed.heading is not None
    assert shed.heading.text == "INT. SHED - DAY #1#"
    assert [type(block) for block in shed.blocks] == [Synopsis]
    assert [shot.line.text for shot in shed.shots] == ["WIDE on MARA #1A#", "CLOSE on MARA"]
    assert [type(block) for block in shed.shots[0].blocks] == [Action, SectionLine]
    _, speech = shed.shots[1].blocks
    assert isinstance(speech, Speech)
    assert speech.cue.text == "MARA ^"
    assert [(it.kind, it.text.text) for it in speech.lines] == [
        ("parenthetical", "low"),
        ("words", "Who is there?"),
    ]


def test_a_paragraph_is_one_block_with_a_text_for_each_line() -> None:
    action, second = tree("Rain.\nMore rain.\n\nSun.\n").acts[0].scenes[0].blocks

    assert isinstance(action, Action)
    assert [it.text for it in action.lines] == ["Rain.", "More rain."]
    assert isinstance(second, Action)


def test_a_mark_is_in_no_text() -> None:
    state, sound = tree("+ light: dim\n\nSFX: a knock @ 1s\n").acts[0].scenes[0].blocks

    assert isinstance(state, StateLine)
    assert state.text.text == "light: dim"
    assert isinstance(sound, SoundLine)
    assert (sound.label.text, sound.text.text) == ("SFX", "a knock @ 1s")


def test_a_scene_reaches_from_its_heading_to_its_last_word() -> None:
    source = script("INT. SHED - DAY\n\nRain.\n\n!! WIDE\n\nShe waits.\n\nEXT. QUAY\n\nSun.\n")
    first = parse(source)[0].acts[0].scenes[0]

    assert source.text[first.span.start : first.span.end].endswith("She waits.")


def test_an_empty_text_has_an_empty_tree() -> None:
    assert tree("").acts == ()
    assert tree("\n\n// nothing\n").acts == ()
