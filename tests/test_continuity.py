"""What the continuity pass knows at each beat, on hand-built screenplays."""

from collections.abc import Callable
from itertools import count
from time import perf_counter

import pytest

from storyc.continuity import CharacterState, ContinuityState, follow
from storyc.continuity.state_line import SCENE_VERBS, SUBJECT_VERBS
from storyc.ir import (
    ActionBeat,
    Beat,
    Character,
    Mention,
    Prop,
    Scene,
    Screenplay,
    Shot,
    Slugline,
    SpeechBeat,
    StateBeat,
    StateVerb,
    Style,
    Subject,
    Text,
    TitlePage,
    Wardrobe,
)
from storyc.source import Span

PEOPLE = ("MARA", "TOM")
PROPS = ("LANTERN", "RADIO")

Make = Callable[[str], Beat]


def span(at: int = 0) -> Span:
    return Span("t", at, at + 1)


def plus(verb: StateVerb, subject: str | None = None, what: str | None = None, **more: str) -> Make:
    return lambda key: StateBeat(
        id=key, text="", verb=verb, subject=subject, what=what, span=span(int(key)), **more
    )


def says(who: str, extension: str | None = None) -> Make:
    return lambda key: SpeechBeat(
        id=key,
        character=who,
        text="Yes.",
        speech=0,
        part=1,
        parts=1,
        extension=extension,
        span=span(int(key)),
    )


def does(text: str) -> Make:
    def make(key: str) -> ActionBeat:
        mentions = (
            *(Mention(name=it, kind="character", span=span()) for it in PEOPLE if it in text),
            *(Mention(name=it, kind="prop", span=span()) for it in PROPS if it in text),
        )
        return ActionBeat(id=key, text=text, paragraph=0, mentions=mentions, span=span(int(key)))

    return make


def film(
    *scenes: tuple[tuple[str, str | None, str | None], list[Make]], on: str | None = None
) -> Screenplay:
    """Build a film of one shot a scene; beats are numbered through it from 0."""
    numbers = (str(number) for number in count())
    subjects = (Subject(name=on, kind="character", span=span()),) if on else ()
    built = []
    for number, ((place, area, time), beats) in enumerate(scenes):
        heading = Slugline(
            text="", setting="INT", place=place, area=area, time_of_day=time, span=span()
        )
        shot = Shot(
            id=f"s{number}",
            subjects=subjects,
            beats=tuple(make(next(numbers)) for make in beats),
            span=span(),
        )
        built.append(Scene(id=str(number), slugline=heading, shots=(shot,), span=span()))
    clothes = tuple(
        Wardrobe(name=name, look=Text(text=name, span=span()), span=span())
        for name in ("slicker", "soaked")
    )
    return Screenplay(
        title_page=TitlePage(span=span(), style=Text(text="NOIR", span=span())),
        characters=(
            Character(name="MARA", wardrobe=clothes, span=span()),
            Character(name="TOM", span=span()),
        ),
        props=tuple(Prop(name=name, span=span()) for name in PROPS),
        styles=(Style(name="NOIR", span=span()),),
        scenes=tuple(built),
        span=span(),
    )


KITCHEN_DAY = ("KITCHEN", None, "DAY")


def after(screenplay: Screenplay, beat: int = -1) -> ContinuityState:
    log = follow(screenplay)
    return log.after[list(log.after)[beat]]


def one_scene(*beats: Make) -> ContinuityState:
    return after(film((KITCHEN_DAY, list(beats))))


def mara(*beats: Make) -> CharacterState:
    return one_scene(*beats).character("MARA")


def test_every_verb_of_a_state_line_changes_something() -> None:
    assert SUBJECT_VERBS.keys() | SCENE_VERBS.keys() == set(StateVerb)


def test_the_first_declared_wardrobe_is_worn_until_a_line_says_otherwise() -> None:
    assert mara(does("Rain.")).wardrobe == "slicker"
    assert mara(plus(StateVerb.WEARS, "MARA", "soaked")).wardrobe == "soaked"
    assert mara(plus(StateVerb.REMOVES, "MARA", "slicker")).wardrobe is None
    assert one_scene(says("TOM")).character("TOM").wardrobe is None


def test_wardrobe_stays_across_scenes_and_days() -> None:
    state = after(
        film(
            (KITCHEN_DAY, [plus(StateVerb.WEARS, "MARA", "soaked")]),
            (("PIER", None, "NIGHT"), [does("Wind.")]),
        )
    )
    assert state.character("MARA").wardrobe == "soaked"


def test_is_replaces_the_manner_and_has_adds_to_it() -> None:
    cut = plus(StateVerb.HAS, "MARA", "a cut lip")
    soaked = plus(StateVerb.IS, "MARA", "soaked")
    dry = plus(StateVerb.IS, "MARA", "dry")
    assert mara(soaked, cut).condition == ("soaked", "a cut lip")
    assert mara(soaked, cut, cut, dry).condition == ("dry", "a cut lip")
    assert mara(soaked, cut, plus(StateVerb.REMOVES, "MARA", "a cut lip")).condition == ("soaked",)
    assert mara(soaked, plus(StateVerb.REMOVES, "MARA", "soaked"), cut).wardrobe == "slicker"


def test_a_prop_goes_from_hand_to_hand_and_to_a_place() -> None:
    holds = plus(StateVerb.HOLDS, "MARA", "LANTERN", state="lit")
    gives = plus(StateVerb.GIVES, "MARA", "LANTERN", to="TOM")
    drops = plus(StateVerb.DROPS, "TOM", "LANTERN", state="out", to="GALLERY")
    given = one_scene(holds, gives)
    assert given.holding("TOM") == ("LANTERN",)
    assert given.holding("MARA") == ()
    assert given.prop("LANTERN").state == "lit"
    assert given.prop("LANTERN").change == "given to TOM here"
    assert given.prop("LANTERN").changed == span(1)
    dropped = one_scene(holds, gives, drops).prop("LANTERN")
    assert (dropped.holder, dropped.place, dropped.state) == (None, "GALLERY", "out")
    assert dropped.change == "dropped here"


def test_a_prop_without_a_place_is_dropped_where_the_scene_is() -> None:
    holds = plus(StateVerb.HAS, "MARA", "LANTERN")
    drops = plus(StateVerb.DROPS, "MARA", "LANTERN")
    assert one_scene(holds, drops).prop("LANTERN").place == "KITCHEN"
    state = after(film((("TOWER", "GALLERY", "DAY"), [holds, drops])))
    assert state.prop("LANTERN").place == "GALLERY"


def test_the_state_of_a_prop_can_be_said_by_itself() -> None:
    lantern = one_scene(
        plus(StateVerb.HOLDS, "MARA", "LANTERN"), plus(StateVerb.IS, "LANTERN", "out")
    ).prop("LANTERN")
    assert (lantern.holder, lantern.state) == ("MARA", "out")


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("TOM grabs the LANTERN.", "TOM"),
        ("MARA hands the LANTERN to TOM.", "TOM"),
        ("MARA raises the LANTERN.", "MARA"),
        ("She puts it away.", "MARA"),
    ],
)
def test_prose_moves_a_prop_for_the_picture_only(text: str, holder: str) -> None:
    lantern = one_scene(plus(StateVerb.HOLDS, "MARA", "LANTERN"), does(text)).prop("LANTERN")
    assert lantern.holder == holder
    assert lantern.certain is (text == "MARA raises the LANTERN.")


@pytest.mark.parametrize("text", ["MARA drops the LANTERN.", "She drops the LANTERN."])
def test_what_is_put_down_is_in_no_hand_and_accuses_nobody(text: str) -> None:
    lantern = one_scene(plus(StateVerb.HOLDS, "MARA", "LANTERN"), does(text)).prop("LANTERN")
    assert lantern.holder is None
    assert not lantern.certain


def test_what_somebody_else_puts_down_stays_where_a_line_says() -> None:
    held = one_scene(plus(StateVerb.HOLDS, "MARA", "LANTERN"), does("TOM drops the LANTERN."))
    assert held.prop("LANTERN").holder == "MARA"


def test_prose_that_tells_what_a_state_line_said_casts_no_doubt() -> None:
    gives = plus(StateVerb.GIVES, "MARA", "LANTERN", to="TOM")
    lantern = one_scene(gives, does("MARA hands TOM the LANTERN.")).prop("LANTERN")
    assert lantern.certain


def test_cues_mentions_and_shots_infer_presence() -> None:
    assert one_scene(says("TOM")).present() == ("TOM",)
    assert one_scene(does("TOM looks up.")).present() == ("TOM",)
    log = follow(film((KITCHEN_DAY, [does("Rain.")]), on="TOM"))
    assert log.before["0"].present() == ("TOM",)


@pytest.mark.parametrize("extension", ["V.O.", "O.S.", "on phone"])
def test_a_voice_from_elsewhere_is_nobody_in_the_room(extension: str) -> None:
    assert one_scene(says("TOM", extension)).present() == ()


def test_a_state_line_outweighs_a_mention_until_the_person_comes_back() -> None:
    exits = plus(StateVerb.EXITS, "TOM", "left")
    assert one_scene(says("TOM"), exits, does("MARA looks after TOM.")).present() == ("MARA",)
    assert one_scene(exits, does("TOM comes running back in.")).present() == ("TOM",)
    assert one_scene(exits, plus(StateVerb.ENTERS, "TOM", "right")).character("TOM").position == (
        "right"
    )


@pytest.mark.parametrize(
    ("second", "present"),
    [
        (("KITCHEN", None, "CONTINUOUS"), ("TOM",)),
        (("KITCHEN", None, "SAME"), ("TOM",)),
        (("KITCHEN", None, "LATER"), ()),
        (("KITCHEN", "PANTRY", "CONTINUOUS"), ()),
        (("PIER", None, "CONTINUOUS"), ()),
        (("PIER", None, "NIGHT"), ()),
    ],
)
def test_people_stay_only_where_no_time_passes_at_the_same_place(
    second: tuple[str, str | None, str], present: tuple[str, ...]
) -> None:
    state = after(film((KITCHEN_DAY, [says("TOM")]), (second, [does("Silence.")])))
    assert state.present() == present


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("CONTINUOUS", "DAY"),
        ("Later", "DAY"),
        ("MOMENTS LATER", "DAY"),
        ("A FEW MINUTES LATER", "DAY"),
        ("SAME TIME", "DAY"),
        ("CONT’D", "DAY"),
        ("NIGHT (CONTINUOUS)", "NIGHT"),
        ("MEANWHILE", "DAY"),
        ("SOON AFTER", "DAY"),
        ("NIGHT - LATER", "NIGHT"),
        ("NIGHT - CONTINUOUS", "NIGHT"),
        ("HOURS LATER", "HOURS LATER"),
        ("LATER THAT NIGHT", "LATER THAT NIGHT"),
        ("DUSK", "DUSK"),
    ],
)
def test_relative_times_mean_the_time_of_the_scene_before(heading: str, meant: str) -> None:
    state = after(film((KITCHEN_DAY, [says("TOM")]), (("PIER", None, heading), [does("Wind.")])))
    assert state.time_of_day == meant


@pytest.mark.parametrize(
    ("second", "weather", "light"),
    [
        (("KITCHEN", None, "CONTINUOUS"), "rain", "one candle"),
        (("PIER", None, "CONTINUOUS"), "rain", None),
        (("PIER", None, "DAY"), "rain", None),
        (("KITCHEN", None, "NIGHT"), None, None),
    ],
)
def test_weather_stays_with_the_time_and_light_with_the_place(
    second: tuple[str, str | None, str], weather: str | None, light: str | None
) -> None:
    first = [plus(StateVerb.WEATHER, None, "rain"), plus(StateVerb.LIGHT, None, "one candle")]
    state = after(film((KITCHEN_DAY, first), (second, [does("Silence.")])))
    assert (state.weather, state.light) == (weather, light)


def test_style_and_time_are_changed_by_their_lines() -> None:
    assert one_scene(does("Rain.")).style == "NOIR"
    state = one_scene(plus(StateVerb.STYLE, None, "DREAM"), plus(StateVerb.TIME, None, "dawn"))
    assert (state.style, state.time_of_day) == ("DREAM", "dawn")


def test_a_line_about_a_stranger_is_followed_without_complaint() -> None:
    state = one_scene(plus(StateVerb.HOLDS, "NOBODY", "NOTHING"), plus(StateVerb.WEARS, None, "x"))
    assert state.holding("NOBODY") == ("NOTHING",)


@pytest.mark.parametrize("verb", [StateVerb.IS, StateVerb.HAS, StateVerb.HOLDS])
def test_a_line_that_says_nothing_changes_nothing(verb: StateVerb) -> None:
    assert mara(plus(verb, "MARA")) == mara(does("Rain."))


def test_a_condition_said_twice_is_one() -> None:
    cut = plus(StateVerb.HAS, "MARA", "a cut lip")
    assert mara(cut, cut).condition == ("a cut lip",)


def test_a_prop_may_have_a_state_or_be_given_to_nobody_known() -> None:
    lantern = one_scene(
        plus(StateVerb.HAS, "LANTERN", "a cracked chimney"),
        plus(StateVerb.GIVES, "MARA", "LANTERN"),
    ).prop("LANTERN")
    assert (lantern.state, lantern.holder) == ("a cracked chimney", None)
    assert lantern.change == "given away here"


def test_a_heading_without_a_time_leaves_it_open() -> None:
    state = after(film((KITCHEN_DAY, [says("TOM")]), (("PIER", None, None), [does("Wind.")])))
    assert state.time_of_day is None


def test_what_stands_before_the_first_heading_is_nowhere() -> None:
    script = film((KITCHEN_DAY, [says("TOM")]))
    scene = script.scenes[0].model_copy(update={"slugline": None})
    state = after(script.model_copy(update={"scenes": (scene,)}))
    assert (state.scene, state.place, state.present()) == ("0", None, ("TOM",))


def test_the_log_has_a_state_before_and_after_each_beat_and_shares_them() -> None:
    script = film((KITCHEN_DAY, [says("TOM"), says("TOM"), says("TOM")]))
    log = follow(script)
    assert list(log.before) == list(log.after) == ["0", "1", "2"]
    assert log.after["0"] is log.before["1"] is log.after["2"]


def test_two_thousand_beats_are_followed_in_a_blink() -> None:
    beats = [
        plus(StateVerb.TAKES, "MARA", "LANTERN"),
        does("MARA slowly raises the old LANTERN above TOM."),
        plus(StateVerb.GIVES, "MARA", "LANTERN", to="TOM"),
        says("TOM"),
    ] * 500
    script = film((KITCHEN_DAY, beats))
    began = perf_counter()
    follow(script)
    assert perf_counter() - began < 1.0  # about 0.05 s; the slack is for a busy machine
