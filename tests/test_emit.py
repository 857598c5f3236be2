"""Prompts say everything once too often rather than once too few, and know where they say it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.screenplays import screenplays

from storyc import targets
from storyc.assemble.caption_files import caption_text
from storyc.continuity import follow
from storyc.driver import Compiled, Finished, compile_script
from storyc.emit import FOR_THE_DEAF, Meter, board_sheets, captions, collect_facts, emit
from storyc.ir import Screenplay
from storyc.plan import plan
from storyc.source import SourceFile
from storyc.timing import time_screenplay
from storyc.world.reader import MemoryReader

SORA = "sora-2-pro"

HARBOUR = """\
Title: Harbour
Style: DUSK

style DUSK
    look: hand-held 16mm
    palette: rust and teal
    avoid: lens flare

location HARBOUR
    look: cranes over black water
    light dusk: sodium lamps coming on
    area QUAY: wet cobbles

character MARA
    age: 38
    appearance: scar through the left brow
    wardrobe dry: yellow oilskin
    wardrobe soaked: the same oilskin, dark with water
    voice: low alto

prop LANTERN
    look: dented brass lantern
    states: lit, out

character NOBODY
    appearance: never on screen

EXT. HARBOUR - QUAY - DUSK

+ MARA wears dry
+ MARA holds LANTERN (lit)
+ weather: drizzle

AMBIENCE: halyards slapping, under

!! WIDE on MARA, 35mm, low angle, slow push in, tilted a little off true
MARA walks to the edge. She lifts the lantern.

> READ ME <

!! CLOSE on MARA, 85mm
MARA
(to the dark)
Who is there?

+ MARA wears soaked

A wave breaks over her.

SFX: splash @ 0.5s, -6dB

TOM (V.O.)
Only me.

> FADE OUT.
"""


def compiled(text: str, target: str = SORA) -> Compiled:
    return compile_script(SourceFile("test.story", text), MemoryReader({}), target)


def finished(text: str, target: str = SORA) -> Finished:
    result = compiled(text, target)
    assert result.finished is not None, result.diagnostics
    return result.finished


def only_prompt(text: str, target: str = SORA) -> str:
    (prompt,) = finished(text, target).emission.prompts
    return prompt.text


def test_a_prompt_says_all_that_the_script_says() -> None:
    text = only_prompt(HARBOUR)
    for words in (
        "hand-held 16mm",
        "palette: rust and teal",
        "HARBOUR, QUAY",
        "dusk",
        "wet cobbles",
        "sodium lamps coming on",
        "Weather: drizzle",
        "38 years old",
        "scar through the left brow",
        "wearing yellow oilskin",
        "holding LANTERN (lit)",
        "dented brass lantern",
        "voice: low alto",
        "WIDE on MARA, 35mm lens, low angle, slow push in, tilted a little off true",
        "MARA walks to the edge.",
        'On-screen text: "READ ME"',
        'MARA (to the dark): "Who is there?"',
        "MARA now wears yellow oilskin, dark with water",
        "splash, 0.5 s into the shot",
        'TOM (V.O.: voice only, mouth not seen): "Only me."',
        "Avoid: lens flare.",
    ):
        assert words in text, words
    assert "never on screen" not in text


def test_size_rate_and_length_stay_parameters() -> None:
    text = only_prompt(HARBOUR)
    for words in ("1280", "720", "24 fps", "seconds long"):
        assert words not in text


def test_every_place_in_the_ledger_holds_the_words_of_its_fact() -> None:
    made = finished(HARBOUR)
    text = {prompt.slate: prompt.text for prompt in made.emission.prompts}
    facts = {fact.id: fact for fact in made.emission.ledger.facts}
    for place in made.emission.ledger.placements:
        fact, words = facts[place.fact], text[place.slate][place.start : place.end]
        if fact.kind in {"action", "speech", "card", "declaration", "style", "camera"}:
            own_words = fact.text.removesuffix(".").removeprefix("the same oilskin, ")
            assert own_words.casefold() in words.casefold(), (fact, words)


def test_what_no_prompt_holds_is_dropped_with_its_reason() -> None:
    drops = {drop.fact: drop.why for drop in finished(HARBOUR).emission.ledger.drops}
    assert drops["character NOBODY.appearance"] == "never seen or heard in this film"
    assert any(why == "done in the edit" for why in drops.values())
    assert any(why == "set in the mix" for why in drops.values())


def test_a_target_without_sound_drops_sound_lines_for_that_reason() -> None:
    target = targets.load(SORA)
    assert target is not None
    silent = target.model_copy(update={"audio": False})
    checked = compiled(HARBOUR).checked
    planned = finished(HARBOUR).plan
    emission = emit(checked.screenplay, checked.log, planned, silent)
    lost = [each.fact for each in emission.ledger.drops if "makes no sound" in each.why]
    assert len(lost) == 3
    assert emission.diagnostics == ()


def test_a_cut_repeats_the_camera_and_the_looks_word_for_word() -> None:
    speech = " ".join(f"This is sentence number {number} of many." for number in range(30))
    made = finished(
        "character MARA\n    appearance: a scar\n\nINT. HUT - DAY\n\n"
        f"!! CLOSE on MARA, 85mm\nMARA\n{speech}\n"
    )
    prompts = [prompt.text for prompt in made.emission.prompts]
    assert len(prompts) > 1
    for text in prompts:
        assert "CLOSE on MARA, 85mm lens" in text
        assert "- MARA: a scar." in text


def test_words_of_the_script_are_data_in_the_template() -> None:
    text = only_prompt("INT. HUT - DAY\n\nA sign says {% include 'x' %} and <b> & \ufdd07\ufdd1.\n")
    assert "{% include 'x' %} and <b> &" in text


def test_words_and_actions_keep_their_order() -> None:
    script = """\
INT. KITCHEN - NIGHT

!! WIDE on MARA and TOM

Mara pours the tea.

MARA
Sugar?

Tom shakes his head.

TOM
Never. You know that.

He takes the cup.
"""
    sora = only_prompt(script)
    assert (
        "Actions:\n- Mara pours the tea.\n- MARA says line 1.\n- Tom shakes his head.\n"
        "- TOM says line 2.\n- He takes the cup.\n"
        'Dialogue:\n1. MARA: "Sugar?"\n2. TOM: "Never. You know that."\n' in sora
    )
    prose = only_prompt(script, "wan-3.0")
    parts = ("pours the tea", "Sugar?", "shakes his head", "Never. You", "takes the cup")
    places = [prose.index(part) for part in parts]
    assert places == sorted(places)


def test_full_width_sentences_are_joined_without_a_space() -> None:
    prompt = only_prompt("INT. 部屋 - DAY\n\n@真理\n雨だ。風もある。\n")
    assert "雨だ。風もある。" in prompt


def test_too_many_descriptions_are_shortened_in_order_and_reported() -> None:
    long = "very " * 6000
    made = compiled(
        f"Style: S\n\nstyle S\n    look: plain\n    palette: {long}red\n\n"
        "INT. HUT - DAY\n\nA door opens.\n"
    )
    assert made.finished is not None
    (prompt,) = made.finished.emission.prompts
    assert prompt.size <= 5000
    assert "A door opens." in prompt.text
    assert "Style: plain" in prompt.text
    (told,) = [each for each in made.diagnostics if each.code.slug == "fact-dropped"]
    assert "without the palette, lens and grain of the style" in told.message
    drops = {drop.fact: drop.why for drop in made.finished.emission.ledger.drops}
    assert drops["style S.palette"] == "the prompt had no room for it"


def test_what_cannot_be_shortened_is_an_error_with_no_prompt() -> None:
    long = "very " * 6000
    made = compiled(f"INT. HUT - DAY\n\n!! WIDE, {long}red, 4s\nA door opens.\n")
    assert made.finished is None
    assert "prompt-exceeds-target" in {each.code.slug for each in made.diagnostics}


@settings(max_examples=40, deadline=None)
@given(screenplays(), st.sampled_from([SORA, "wan-3.0", "minimax-h3"]))
def test_every_fact_is_placed_or_dropped_and_every_prompt_fits(
    screenplay: Screenplay, name: str
) -> None:
    target = targets.load(name)
    assert target is not None
    log, timing = follow(screenplay), time_screenplay(screenplay)
    planned, _ = plan(screenplay, timing, log, target, Meter(screenplay, log, target))
    if planned is None:
        return
    emission = emit(screenplay, log, planned, target)
    placed = {place.fact for place in emission.ledger.placements}
    placed |= {each.fact for prompt in emission.prompts for each in prompt.references}
    dropped = {drop.fact for drop in emission.ledger.drops}
    assert {fact.id for fact in collect_facts(screenplay)} == placed | dropped
    assert not placed & dropped
    assert all(prompt.size <= target.prompt.limit for prompt in emission.prompts)
    assert emission == emit(screenplay, log, planned, target)


@settings(max_examples=40, deadline=None)
@given(screenplays())
def test_panels_tile_each_clip_and_captions_keep_every_word(screenplay: Screenplay) -> None:
    target = targets.load(SORA)
    assert target is not None
    log, timing = follow(screenplay), time_screenplay(screenplay)
    planned, _ = plan(screenplay, timing, log, target, Meter(screenplay, log, target))
    if planned is None:
        return
    sheets = board_sheets(screenplay, log, planned)
    for segment, sheet in zip(planned.segments, sheets, strict=True):
        assert sheet.frames == segment.clip_frames
        at = 0
        for panel in sheet.panels:
            assert panel.start_frame == at
            at += panel.frames
        assert at == sheet.frames
        for cue in sheet.cues:
            assert 0 <= cue.start_frame < cue.start_frame + cue.frames <= sheet.frames
    spoken = [word for sheet in sheets for line in sheet.lines for word in line.text.split()]
    shown = " ".join(each.text for each in captions(planned, sheets)).split()
    names = {f"{line.speaker}:" for sheet in sheets for line in sheet.lines}
    joined = {"♪", *(part for name in names for part in name.split())}
    # Of two who speak at once the captions take turns.
    assert sorted(word for word in shown if word not in joined) == sorted(
        word for word in spoken if word not in joined
    )


def test_srt_times_are_exact_and_lines_short() -> None:
    made = finished(HARBOUR)
    text = caption_text(captions(made.plan, made.sheets, FOR_THE_DEAF), "srt", 24, (1280, 720))
    assert text.startswith("1\n00:00:")
    assert " --> " in text
    assert "MARA: Who is there?" in text
    assert "TOM: Only me." in text
    assert max(map(len, text.splitlines())) <= 42


def test_wording_marks_nothing_in_the_text() -> None:
    made = finished(HARBOUR)
    for prompt in made.emission.prompts:
        assert not set(prompt.text) & set("\ufdd0\ufdd1\ufdd2")


def test_a_point_of_view_does_not_show_whose_it_is() -> None:
    made = finished(
        "character MARA\n    age: 38\n\ncharacter TOM\n    age: 40\n\nINT. HUT - DAY\n\n"
        "!! POV of MARA, 4s\nTOM waves at MARA.\n\n!! POV on TOM, 4s\nTOM waves.\n"
    )
    (sheet,) = made.sheets
    assert [[it.name for it in panel.figures] for panel in sheet.panels] == [["TOM"], ["TOM"]]


def test_rain_that_the_first_sentence_tells_of_is_in_its_picture() -> None:
    made = finished("EXT. YARD - DAY\n\n!! WIDE, 4s\nA gate.\n\n!! WIDE, 4s\nRain on the roofs.\n")
    (sheet,) = made.sheets
    assert [bool(panel.weather) for panel in sheet.panels] == [False, True]


def test_whoever_looks_is_behind_the_camera() -> None:
    text = only_prompt(
        "character MARA\n    appearance: a scar\n\nINT. HUT - DAY\n\n"
        "!! POV of MARA, slow tilt up, 4s\nThe door opens by itself.\n"
    )
    assert "POV of MARA" in text
    assert "a scar" not in text


def test_a_plain_script_describes_its_people_in_every_clip() -> None:
    made = finished(
        "INT. BUS - NIGHT\n\nOSKAR (67), a driver in a pressed collar, looks up.\n\n"
        "EXT. ROAD - DAWN\n\nOskar walks.\n\nOSKAR\nLast stop.\n"
    )
    for prompt in made.emission.prompts:
        assert "- OSKAR: 67 years old; a driver in a pressed collar." in prompt.text


def test_no_picture_of_somebody_goes_to_a_clip_that_only_hears_them() -> None:
    text = """\
character ANN
    appearance: 38
    voice: low and dry
    refs: "ann.png"

character BO
    appearance: 40
    refs: "bo.png"

INT. KITCHEN - DAY

+ BO enters

!! WIDE on the table

ANN (V.O.)
He was late.

He sits down.
"""
    reader = MemoryReader({"film.story": text}, frozenset({"ann.png", "bo.png"}))
    made = compile_script(reader.read("film.story"), reader, "seedance-2.5").finished
    assert made is not None
    (prompt,) = made.emission.prompts
    assert [it.source for it in prompt.references] == ["bo.png"]
    assert "low and dry" in prompt.text


def test_music_goes_on_in_the_clips_of_its_scene_until_it_stops() -> None:
    sounds = ("MUSIC: low cello drone\n\nAMBIENCE: wind", "", "AMBIENCE: rain", "MUSIC: stops", "")
    shots = [f"!! WIDE on the sea, 12s\n\n{sound}\n\nWaves.\n\n" for sound in sounds]
    text = f"INT. PIER - DAY\n\n{''.join(shots[:4])}EXT. ROAD - DAY\n\n{shots[4]}"
    made = compile_script(SourceFile("f.story", text), MemoryReader({}), "minimax-h3").finished
    assert made is not None
    heard = [
        [word in it.text for word in ("cello", "wind", "rain")] for it in made.emission.prompts
    ]
    assert heard == [
        [True, True, False],
        [True, True, False],
        [True, False, True],
        [False, False, True],
        [False, False, False],
    ]


def _prompts(text: str) -> list[str]:
    made = compile_script(SourceFile("f.story", text), MemoryReader({}), "seedance-2.5").finished
    assert made is not None
    return [it.text for it in made.emission.prompts]


def test_a_time_of_day_is_said_in_english_and_lit_like_its_kin() -> None:
    place = "location YARD\n    light night: one lamp\n    light dawn: pale\n\n"
    times = ("NUIT", "MIDNIGHT", "夜", "ALBA", "NOTTE (1974)", "DAY")
    found = _prompts(place + "".join(f"EXT. YARD - {it}\n\nRain.\n\n" for it in times))

    said = [re.search("Time: (.*?)[;.]", it) for it in found]
    assert [it and it[1] for it in said] == [
        *("night", "midnight", "night", "dawn", "night (1974)", "day"),
    ]
    assert ["one lamp" in it for it in found] == [True, True, True, False, True, False]
    assert "pale" in found[3]


def test_a_part_of_somebody_is_of_somebody() -> None:
    cast = "character ANN\n    appearance: a scar on her thumb\n\nINT. YARD - DAY\n\n"
    for line in ("!! CLOSE on ANN'S HANDS", "CLOSE ON ANN’S HANDS"):
        (prompt,) = _prompts(f"{cast}{line}\n\nRain.\n")
        assert "scar on her thumb" in prompt
        assert re.search("CLOSE on ANN['’]S HANDS", prompt)


def test_a_caption_stays_long_enough_to_be_read_where_the_next_one_allows() -> None:
    cast = "INT. YARD - DAY\n\n!! WIDE on the yard\n\n"
    alone = finished(f"{cast}ANN\nNo.\n\nShe goes. The rain goes on.\n")
    (one,) = captions(alone.plan, alone.sheets)
    assert one.frames == 20

    busy = finished(f"{cast}ANN\nNo.\n\nBO\nYes.\n")
    first, second = captions(busy.plan, busy.sheets)
    assert first.start_frame + first.frames <= second.start_frame
    assert second.start_frame + second.frames <= busy.plan.frames


OVER = (
    "character MARA\n    appearance: a scar\n\ncharacter TOM\n    appearance: a beard\n\n"
    "prop LANTERN\n    look: dented brass\n\nINT. HUT - DAY\n\n"
)


@pytest.mark.parametrize(
    ("words", "described"),
    [
        ("over MARA's shoulder", ["a scar"]),
        ("tracking with MARA", ["a scar"]),
        ("rack focus to MARA", ["a scar"]),
        ("rack focus from LANTERN to Mara", ["a scar", "dented brass"]),
        ("MARA off screen", []),
        ("a wonderful marathon", []),
    ],
)
def test_whom_only_the_words_of_a_shot_name_is_described(words: str, described: list[str]) -> None:
    (prompt,) = _prompts(f"{OVER}!! CLOSE on TOM, {words}, 4s\n\nTOM waits.\n")
    assert [it for it in ("a scar", "dented brass") if it in prompt] == described
    assert "a beard" in prompt


@pytest.mark.parametrize("line", ["!! WIDE on the table behind MARA", "CLOSE ON TABLE BEHIND MARA"])
def test_who_is_named_in_what_a_shot_is_on_is_described(line: str) -> None:
    (prompt,) = _prompts(f"{OVER}{line}\n\nRain.\n")
    assert "a scar" in prompt


def test_words_of_a_shot_leave_those_who_act_in_it_in_the_picture() -> None:
    (prompt,) = _prompts(
        f"{OVER}+ TOM enters\n\n!! WIDE, over MARA's shoulder, 4s\n\nHe waves at her.\n"
    )
    assert "a scar" in prompt
    assert "a beard" in prompt


def test_whoever_looks_is_not_described_for_the_words_of_the_shot() -> None:
    (prompt,) = _prompts(f"{OVER}!! POV of MARA, over MARA's shoulder, 4s\n\nThe door opens.\n")
    assert "a scar" not in prompt


def test_a_noise_behind_all_else_is_heard_before_its_clip_ends() -> None:
    reader = MemoryReader(
        {"a.story": "INT. HALL - DAY\n\nANN\nIs anybody at home tonight?\n\nSFX: a gunshot\n"}
    )
    made = compile_script(reader.read("a.story"), reader, "sora-2-pro").finished
    assert made is not None
    (sheet,) = made.sheets
    (cue,) = sheet.cues
    assert (cue.start_frame, cue.frames) == (sheet.frames - sheet.fps, sheet.fps)
