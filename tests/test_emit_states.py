"""What holds when a clip begins is told in its prompt, measured beforehand, claimed only there."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc.driver import Checked, Finished, check, compile_script
from storyc.emit import captions, emit
from storyc.emit.compose import Composer
from storyc.emit.detail import Detail
from storyc.emit.emit import fit
from storyc.emit.meter import Meter
from storyc.emit.opening import Opening
from storyc.emit.wording import word
from storyc.ir import Scene, StateBeat, takes_time
from storyc.plan import ShotBeat, plan
from storyc.source import SourceFile
from storyc.targets import PromptLimit, measure
from storyc.world.reader import MemoryReader

CAST = """\
style NOIR
    look: hard shadows

music THEME
    look: a slow waltz on one cello

voice GRAVEL
    sound: a rough bass

character MARA
    appearance: a scar
    voice: GRAVEL
    wardrobe dry: yellow oilskin
    wardrobe wet: black oilskin

character TOM
    age: 20

location HUT
    look: a tin hut
    area LOFT: straw and a window

location TOWER
    look: a white tower

prop LANTERN
    look: dented brass
    states: lit, out

INT. HUT - DAY

"""

LONG = "very " * 700

lines = st.lists(
    st.sampled_from(
        [
            "+ MARA wears dry",
            "+ MARA wears wet",
            "+ MARA is tired",
            "+ MARA is angry",
            "+ MARA has a black eye",
            "+ MARA holds LANTERN (lit)",
            "+ MARA gives LANTERN to TOM",
            "+ LANTERN is out",
            "+ light: red lamps",
            f"+ light: {LONG}green",
            f"+ weather: {LONG}cold",
            "+ weather: hail",
            "+ time: dusk",
            "+ style NOIR",
            "+ TOM enters left",
            "!! WIDE on MARA",
            "!! CLOSE on TOM, 85mm",
            "!! CLOSE on TOM, over MARA's shoulder, the LANTERN between them",
            "!! WIDE on TOWER",
            "!! INSERT on LANTERN",
            "MARA sits down.",
            "TOM lifts the LANTERN.",
            "MARA\nWho is there?",
            "MUSIC: THEME",
            "SFX: a bell @ 1s",
            "AMBIENCE: rain",
            "SOUND: wind, under",
        ]
    ),
    min_size=1,
    max_size=10,
)


def checked(body: str, target: str) -> Checked:
    return check(SourceFile("test.story", CAST + body), MemoryReader({}), target)


def finished(body: str) -> Finished:
    made = compile_script(SourceFile("test.story", CAST + body), MemoryReader({}), "sora-2-pro")
    assert made.finished is not None, made.diagnostics
    return made.finished


def drops_of(made: Finished) -> dict[str, str]:
    return {drop.fact: drop.why for drop in made.emission.ledger.drops}


def assert_never_measured_too_small(it: Checked) -> None:
    assert it.target is not None
    meter = Meter(it.screenplay, it.log, it.target)
    composer = Composer(it.screenplay, it.log, it.target)
    for scene in it.screenplay.scenes:
        beats = [ShotBeat(shot, beat) for shot in scene.shots for beat in shot.beats]
        for start, end in combinations(range(len(beats) + 1), 2):
            run = beats[start:end]
            said = meter.size(scene, run)
            if said <= it.target.prompt.limit:
                assert measure(_written(composer, scene, run), it.target.prompt) <= said


def _written(composer: Composer, scene: Scene, run: Sequence[ShotBeat]) -> str:
    """Return what `emit` would write; only a single timed beat may be shortened to fit."""
    if sum(takes_time(each.beat) for each in run) == 1:
        return fit(composer, scene, run)[0]
    return word(composer.compose(scene, run, Detail.FULL), composer.target.grammar)[0]


@settings(max_examples=60, deadline=None)
@given(lines, st.sampled_from(["sora-2-pro", "wan-3.0", "seedance-2.5", "minimax-h3"]))
def test_no_prompt_is_larger_than_the_planner_was_told(body: list[str], target: str) -> None:
    assert_never_measured_too_small(checked("\n\n".join(body) + "\n", target))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"+ weather: {LONG * 3}cold\n\n!! WIDE\nA door opens.\n\n!! CLOSE\nIt shuts.\n",
            id="weather of an earlier shot",
        ),
        pytest.param(
            f"AMBIENCE: {LONG * 3}cold wind\n\n!! WIDE\nA door opens.\n\n!! CLOSE\nIt shuts.\n",
            id="ambience of an earlier shot",
        ),
        pytest.param(
            "".join(f"+ MARA has {f'mark{number} ' * 30}\n" for number in range(25))
            + "\n!! WIDE on MARA\nMARA sits.\n\n!! CLOSE on MARA\nMARA waits.\n",
            id="conditions of an earlier shot",
        ),
    ],
)
def test_what_an_earlier_line_said_counts_in_every_later_prompt(body: str) -> None:
    assert_never_measured_too_small(checked(body, "wan-3.0"))


def test_the_planner_cuts_where_standing_weather_fills_the_prompt() -> None:
    action = "\n\n".join(f"Ship {number} {'rolls and heaves ' * 135}on." for number in range(4))
    text = (
        f"INT. HUT - DAY\n\n!! WIDE, 4s\n\n+ weather: {'sleet ' * 580}\n\nA door opens.\n\n"
        f"!! CLOSE\n\n{action}\n"
    )
    made = compile_script(SourceFile("test.story", text), MemoryReader({}), "minimax-h3")
    assert made.finished is not None, made.diagnostics
    assert all(prompt.size <= 7000 for prompt in made.finished.emission.prompts)


def test_a_line_that_the_next_one_overrules_is_placed_nowhere() -> None:
    made = finished(
        "+ light: green lamps\n+ light: red lamps\n+ MARA wears dry\n+ MARA wears wet\n"
        "+ MARA is tired\n+ MARA is angry\n+ LANTERN is lit\n+ MARA holds LANTERN (out)\n\n"
        "!! WIDE on MARA, 4s\nMARA sits.\n"
    )
    (prompt,) = made.emission.prompts
    for words in ("green lamps", "yellow oilskin", "tired", "(lit)"):
        assert words not in prompt.text
    for words in ("Light: red lamps", "wearing black oilskin", "angry", "holding LANTERN (out)"):
        assert words in prompt.text
    facts = {fact.id: fact.text for fact in made.emission.ledger.facts}
    dropped = {facts[name] for name, why in drops_of(made).items() if why.startswith("changed")}
    assert dropped == {"light: green lamps", "MARA wears dry", "MARA is tired", "LANTERN is lit"}


def test_each_condition_carries_its_own_line_only() -> None:
    made = finished("+ MARA is tired\n+ MARA has a black eye\n\n!! WIDE on MARA, 4s\nMARA sits.\n")
    (prompt,) = made.emission.prompts
    facts = {fact.id: fact for fact in made.emission.ledger.facts}
    states = [it for it in made.emission.ledger.placements if facts[it.fact].kind == "state"]
    assert {(facts[it.fact].text, prompt.text[it.start : it.end]) for it in states} == {
        ("MARA is tired", "tired"),
        ("MARA has a black eye", "a black eye"),
    }


def test_declared_music_and_shared_voices_are_told_where_they_sound() -> None:
    made = finished("MUSIC: THEME\n\n!! WIDE on MARA, 4s\nMARA\nHello.\n")
    (prompt,) = made.emission.prompts
    assert "music: THEME, a slow waltz on one cello" in prompt.text
    assert "voice: a rough bass" in prompt.text
    assert not {"music THEME.look", "voice GRAVEL.sound"} & drops_of(made).keys()


def test_places_that_a_shot_looks_at_are_described() -> None:
    made = finished("!! WIDE on TOWER, 4s\nA bell rings.\n\n!! WIDE on LOFT, 4s\nDust falls.\n")
    text = "\n".join(prompt.text for prompt in made.emission.prompts)
    assert "TOWER: a white tower" in text
    assert "LOFT: straw and a window" in text
    assert not {"location TOWER.look", "location HUT.area LOFT"} & drops_of(made).keys()


def test_a_shortened_prompt_is_no_reason_for_what_is_never_used() -> None:
    text = (
        f"Style: S\n\nstyle S\n    look: plain\n    palette: {LONG * 9}red\n\n"
        "character NOBODY\n    appearance: never on screen\n\nINT. HUT - DAY\n\nA door opens.\n"
    )
    made = compile_script(SourceFile("test.story", text), MemoryReader({}), "sora-2-pro").finished
    assert made is not None
    assert drops_of(made)["style S.palette"] == "the prompt had no room for it"
    assert drops_of(made)["character NOBODY.appearance"] == "never seen or heard in this film"


@pytest.mark.parametrize("grammar", ["kling-shots", "seedance-stages", "h3-tags", "plain-prose"])
@settings(max_examples=25, deadline=None)
@given(body=lines)
def test_every_grammar_says_every_fact_within_what_the_planner_was_told(
    body: list[str], grammar: str
) -> None:
    it = checked("\n\n".join(body) + "\n", "sora-2-pro")
    assert it.target is not None
    it = replace(it, target=it.target.model_copy(update={"grammar": grammar}))
    assert_never_measured_too_small(it)
    planned, _ = plan(
        it.screenplay, it.timing, it.log, it.target, Meter(it.screenplay, it.log, it.target)
    )
    if planned is not None:
        emission = emit(it.screenplay, it.log, planned, it.target)
        assert {fact.id for fact in emission.ledger.facts} == (
            {place.fact for place in emission.ledger.placements}
            | {each.fact for prompt in emission.prompts for each in prompt.references}
            | {drop.fact for drop in emission.ledger.drops}
        )


@pytest.mark.parametrize("grammar", ["sora-blocks", "kling-shots"])
@settings(max_examples=15, deadline=None)
@given(body=lines)
def test_no_prompt_is_longer_than_its_bound_letter_by_letter(body: list[str], grammar: str) -> None:
    """Tokens are several letters each and would hide a bound that is too small."""
    it = checked("\n\n".join(body) + "\n", "seedance-2.5")
    assert it.target is not None
    for most in (2_000, 3_000, 100_000):  # some are measured closely, some not at all
        limit = PromptLimit(limit=most, unit="characters")
        assert_never_measured_too_small(
            replace(it, target=it.target.model_copy(update={"grammar": grammar, "prompt": limit}))
        )


def test_what_was_dropped_lies_there_in_later_pictures_that_have_room() -> None:
    made = finished(
        "+ MARA holds LANTERN (lit)\n+ MARA drops LANTERN at the door\n\n"
        "!! WIDE on MARA, 20s\nMARA waits.\n\n!! WIDE on TOM, 20s\nTOM waits.\n\n"
        "!! CLOSE on MARA, 20s\nMARA frowns.\n"
    )
    wide, other, close = (prompt.text for prompt in made.emission.prompts)
    assert "lit; lying at the door" in wide
    assert "lit; lying at the door" in other
    assert "LANTERN" not in close


def test_what_a_clip_does_not_involve_costs_it_nothing() -> None:
    body = "!! WIDE on MARA, 4s\nMARA sits.\n"
    crowd = "".join(f"location PLACE {number}\n    look: {LONG}far\n\n" for number in range(50))
    sizes = []
    for text in (CAST + body, crowd + CAST + body):
        it = check(SourceFile("test.story", text), MemoryReader({}), "sora-2-pro")
        assert it.target is not None
        (scene,) = it.screenplay.scenes
        (shot,) = scene.shots
        beats = [ShotBeat(shot, beat) for beat in shot.beats]
        sizes.append(Meter(it.screenplay, it.log, it.target).size(scene, beats))
    # The places before it lengthen every offset in the script by some digits.
    assert sizes[0] <= sizes[1] <= sizes[0] + 100


def test_a_clip_that_begins_inside_a_shot_counts_no_time_from_its_beginning() -> None:
    speech = " ".join(f"This is sentence number {number} of many." for number in range(24))
    made = finished(
        f"!! CLOSE on MARA\n\nSFX: door @ 1s\n\nMARA\n{speech}\n\nSFX: bell @ 40s\n\nMARA nods.\n"
    )
    first, *_, last = (prompt.text for prompt in made.emission.prompts)
    assert "- door, 1 s into the shot" in first
    assert "- bell\n" in last


@settings(max_examples=60, deadline=None)
@given(lines)
def test_a_line_is_replaced_where_a_later_one_of_the_opening_speaks_of_the_same(
    body: list[str],
) -> None:
    it = checked("\n\n".join(body) + "\n", "sora-2-pro")
    beats = [ShotBeat(shot, beat) for shot in it.screenplay.scenes[0].shots for beat in shot.beats]
    opening = Opening.of(beats)
    found = [
        each.beat
        for each in takewhile(lambda each: not takes_time(each.beat), beats)
        if isinstance(each.beat, StateBeat)
    ]
    wanted = [
        beat
        for at, beat in enumerate(found)
        if any(_overrules(later, beat) for later in found[at + 1 :])
    ]
    assert sorted(opening.replaced, key=found.index) == wanted
    assert list(opening.beats) == [beat for beat in found if beat not in wanted]


def _overrules(later: StateBeat, beat: StateBeat) -> bool:
    match beat.verb:
        case "light" | "weather" | "time" | "style":
            return later.verb == beat.verb
        case "wears":
            return later.verb == beat.verb and later.subject == beat.subject
        case "is":
            is_same = later.verb == beat.verb and later.subject == beat.subject
            return is_same or (later.state is not None and later.what == beat.subject)
        case _:
            return False


def test_a_state_line_calls_nobody_into_a_picture_that_does_not_show_them() -> None:
    made = finished(
        "+ TOM is bleeding\n+ TOM holds LANTERN\n\n!! CLOSE on MARA, 20s\nMARA listens.\n\n"
        "+ MARA wears wet\n+ TOM wears apron\n\n!! CLOSE on TOM, 20s\nTOM waits.\n"
    )
    first, second = (prompt.text for prompt in made.emission.prompts)
    assert "TOM" not in first
    assert "LANTERN" not in first
    assert "TOM: 20 years old; wearing apron; bleeding; holding LANTERN." in second
    assert "MARA" not in second
    assert {name for name in drops_of(made) if name.startswith("beat")} == {
        "beat 1.1.1",
        "beat 1.1.2",
        "beat 1.1.5",
    }


def test_who_comes_in_during_a_clip_is_described_in_it() -> None:
    made = finished("!! CLOSE on MARA\nMARA listens.\n\n+ TOM enters left\n\nShe turns round.\n")
    (prompt,) = made.emission.prompts
    assert "- TOM: 20 years old." in prompt.text
    assert "- TOM enters left." in prompt.text


def test_a_shot_of_nobody_in_which_they_act_shows_whoever_is_there() -> None:
    made = finished(
        "!! CLOSE on MARA, 20s\nMARA listens to TOM.\n\n!! WIDE, 20s\nThey embrace.\n\n"
        "!! WIDE, 20s\nRain on the roof.\n"
    )
    _, wide, empty = (prompt.text for prompt in made.emission.prompts)
    assert "- MARA: a scar" in wide
    assert "- TOM: 20 years old." in wide
    assert "Characters:" not in empty


@pytest.mark.parametrize("grammar_of", ["sora-2-pro", "wan-3.0"])
def test_what_a_speech_quotes_does_not_end_it(grammar_of: str) -> None:
    script = (
        CAST + 'MARA\nHe said "run" and I ran. “Fast?” he said.\n\nNARRATION: "No," she said.\n'
    )
    made = compile_script(SourceFile("test.story", script), MemoryReader({}), grammar_of)
    assert made.finished is not None
    (prompt,) = made.finished.emission.prompts
    assert "\"He said 'run' and I ran. ‘Fast?’ he said.\"" in prompt.text
    assert "\"'No,' she said.\"" in prompt.text


def test_the_sound_of_a_place_goes_on_in_every_clip_of_its_scene() -> None:
    made = finished(
        "AMBIENCE: rain, under\n\n!! WIDE on MARA, 20s\nMARA waits.\n\n!! CLOSE on MARA, 20s\n"
        "MARA listens.\n\n!! CLOSE on TOM, 20s\nAMBIENCE: wind\nTOM waits.\n\n"
        "!! WIDE on TOM, 20s\nTOM sits.\n\nEXT. TOWER - DAY\n\nTOM climbs.\n"
    )
    heard = [prompt.text.partition("all through: ")[2] for prompt in made.emission.prompts]
    assert [text.partition("\n")[0] for text in heard] == [
        "rain, under everything else",
        "rain, under everything else",
        "wind",
        "wind",
        "",
    ]
    assert [[cue.text for cue in sheet.cues] for sheet in made.sheets] == [
        ["rain"],
        ["rain"],
        ["wind"],
        ["wind"],
        [],
    ]


def test_a_script_is_worded_for_a_reader_who_knows_no_scripts() -> None:
    made = finished(
        "!! TWO SHOT on MARA and TOM and LANTERN\nMARA sits. TOM waits.\n\n"
        "MARA\nNo.\n(long beat)\nYes.\n\n"
        "+ LANTERN is out\n\n!! CLOSE on LANTERN\nSFX: a hiss @ 0s\nSmoke.\n"
    )
    text = "".join(prompt.text for prompt in made.emission.prompts)
    assert "TWO SHOT on MARA, TOM and LANTERN" in text
    assert 'MARA (after a long pause): "Yes."' in text
    assert "LANTERN is now out." in text
    assert "a hiss, at the beginning of the shot" in text


def test_weather_stays_outside() -> None:
    made = finished(
        "+ weather: hail\n\nMARA waits.\n\nEXT. TOWER - DAY\n\nMARA runs.\n\n"
        "INT. TOWER - CONTINUOUS\n\nMARA stops.\n"
    )
    inside, outside, again = (prompt.text for prompt in made.emission.prompts)
    assert "; Weather outside: hail." in inside
    assert "; Weather: hail." in outside
    assert "; Weather outside: hail." in again


def test_the_picture_of_a_prop_goes_with_every_clip_in_which_somebody_holds_it() -> None:
    cast = CAST.replace("    look: dented brass\n", '    look: dented brass\n    refs: "l.png"\n')
    cast = cast.replace("    age: 20\n", '    age: 20\n    refs: "t.png"\n')
    body = (
        "+ MARA holds LANTERN\n+ TOM is tired\n\n!! WIDE on MARA, 20s\nMARA waits.\n\n"
        "!! CLOSE on MARA, 20s\nMARA listens.\n\n!! CLOSE on TOM, 20s\nTOM waits.\n"
    )
    source = SourceFile("test.story", cast + body)
    made = compile_script(source, MemoryReader({"l.png": "", "t.png": ""}), "wan-3.0")
    assert made.finished is not None, made.diagnostics
    sent = [[it.name for it in each.references] for each in made.finished.emission.prompts]
    assert sent == [["LANTERN"], ["LANTERN"], ["TOM"]]


@pytest.mark.parametrize(
    ("time", "light"),
    [
        ("NIGHT", "moon"),
        ("LATER THAT NIGHT", "moon"),
        ("LATE NIGHT (1974)", "stars"),
        ("MIDNIGHT", "moon"),
        ("DAY", None),
    ],
)
def test_a_place_has_the_light_of_the_time_that_a_heading_names(
    time: str, light: str | None
) -> None:
    script = (
        "location YARD\n    light night: moon\n    light late night: stars\n\n"
        f"EXT. YARD - {time}\n\nRain.\n"
    )
    made = compile_script(SourceFile("test.story", script), MemoryReader({}), "sora-2-pro")
    assert made.finished is not None, made.diagnostics
    (prompt,) = made.finished.emission.prompts
    assert prompt.text.partition("Light: ")[2].partition(".")[0] == (light or "")


@pytest.mark.parametrize(("time", "light"), [("NIGHT", "moon"), ("DAY", "amber"), (None, "amber")])
def test_a_light_without_a_time_is_that_of_all_times_that_have_none(
    time: str | None, light: str
) -> None:
    heading = "INT. HUT" if time is None else f"INT. HUT - {time}"
    script = f"location HUT\n    light night: moon\n    light: amber\n\n{heading}\n\nRain.\n"
    made = compile_script(SourceFile("test.story", script), MemoryReader({}), "sora-2-pro")
    assert made.finished is not None, made.diagnostics
    (prompt,) = made.finished.emission.prompts
    assert prompt.text.partition("Light: ")[2].partition(".")[0] == light


def test_a_light_that_a_line_sets_takes_the_place_of_the_usual_one() -> None:
    script = (
        "location YARD\n    light night: moon\n\nEXT. YARD - NIGHT\n\n!! WIDE, 20s\nDust.\n\n"
        "!! CLOSE, 20s\n+ light: one torch\nA puddle.\n"
    )
    made = compile_script(SourceFile("test.story", script), MemoryReader({}), "sora-2-pro")
    assert made.finished is not None, made.diagnostics
    before, after = (prompt.text for prompt in made.finished.emission.prompts)
    assert "; Light: moon." in before
    assert "; Light: one torch." in after
    assert "moon" not in after


def test_captions_of_wide_letters_are_half_as_long() -> None:
    words = "とても長い台詞をここに書いておきますので字幕がどのように折り返されるのか。"
    script = f"INT. A - DAY\n\n@美咲\n{words}\n"
    made = compile_script(SourceFile("test.story", script), MemoryReader({}), "sora-2-pro")
    assert made.finished is not None, made.diagnostics
    found = captions(made.finished.plan, made.finished.sheets)
    assert all(len(line) <= 21 for it in found for line in it.text.split("\n"))
    said = "".join(it.text for it in found).replace("\n", "").removeprefix("美咲:")
    assert said.strip() == words
