"""What each rule finds, and what it leaves alone, from script text."""

import pkgutil

import pytest

from storyc import checks, targets
from storyc.checks import RULES, Context, check
from storyc.continuity import follow
from storyc.diagnostics import Code, Diagnostic
from storyc.lower import lower
from storyc.source import SourceFile, Span
from storyc.targets import Target
from storyc.timing import time_screenplay
from storyc.world.reader import MemoryReader

CAST = """\
character MARA
    appearance: grey-streaked hair

character TOM
    appearance: tall

prop LANTERN
    look: dented brass
    states: lit, out

"""


def context(text: str, target: Target, assets: tuple[str, ...] = ()) -> Context:
    reader = MemoryReader({"t.story": text}, frozenset(assets))
    screenplay, _ = lower(SourceFile("t.story", text), reader)
    timing = time_screenplay(screenplay)
    return Context(screenplay, timing, follow(screenplay), target, reader.exists)


def find(
    text: str, *, target: str = "sora-2-pro", assets: tuple[str, ...] = ()
) -> list[Diagnostic]:
    """Return what the rules find, but for the status of the target."""
    chosen = targets.load(target)
    assert chosen is not None
    found = check(context(text, chosen, assets))
    return [each for each in found if each.code is not Code.TARGET_NOT_LIVE]


def codes(text: str, *, target: str = "sora-2-pro", assets: tuple[str, ...] = ()) -> list[Code]:
    return [each.code for each in find(text, target=target, assets=assets)]


def only(text: str, *, target: str = "sora-2-pro") -> Diagnostic:
    (finding,) = find(text, target=target)
    return finding


def words(text: str, place: Span | None) -> str:
    assert place is not None
    return text[place.start : place.end]


def apply_fix(text: str, finding: Diagnostic) -> str:
    (edit,) = finding.fixes[0].edits
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


CLEAN = {
    "a plain Fountain scene": """\
INT. KITCHEN - DAY

MARA pours tea. TOM comes in.

TOM
Is there any left?

MARA
(beat)
No.

TOM takes the cup and raises it. MARA takes it back.
""",
    "a prop passed on by state lines, with the action told beside them": CAST
    + """\
EXT. PIER - NIGHT

+ MARA holds LANTERN (lit)

MARA raises the LANTERN.

+ MARA gives LANTERN to TOM

MARA hands TOM the LANTERN. TOM swings the LANTERN over the water.

+ TOM drops LANTERN (out) at the rail

TOM drops the LANTERN.

+ MARA takes LANTERN

MARA lifts the LANTERN and holds the LANTERN close.
""",
    "a prop passed on in prose alone": CAST
    + """\
EXT. PIER - NIGHT

+ MARA holds LANTERN

MARA hands the LANTERN to TOM.

TOM raises the LANTERN.

She takes it back.

MARA swings the LANTERN.
""",
    "a prop that somebody picks up before using it": CAST
    + """\
EXT. PIER - NIGHT

+ MARA drops LANTERN

TOM picks up the LANTERN and raises the LANTERN.

TOM lowers the LANTERN.
""",
    "a prop that is only looked at": CAST
    + """\
EXT. PIER - NIGHT

+ MARA holds LANTERN

TOM raises a hand to the LANTERN. The man behind TOM carries the LANTERN's box.
""",
    "a prop of which no line says who has it": CAST
    + """\
EXT. PIER - NIGHT

MARA raises the LANTERN. TOM swings the LANTERN.

+ TOM gives LANTERN to MARA
""",
    "leaving, calling from outside, and coming back": CAST
    + """\
INT. KITCHEN - DAY

+ TOM enters left

TOM
I am going.

+ TOM exits right

TOM (O.S.)
Gone!

TOM (V.O.)
I never liked that kitchen.

+ TOM enters right

TOM
Back.
""",
    "coming back without a line": CAST
    + """\
INT. KITCHEN - DAY

+ TOM exits

TOM walks back in, hat in hand.

TOM
Forgot this.
""",
    "the next scene has its own people": CAST
    + """\
INT. KITCHEN - DAY

+ TOM enters
+ TOM exits

INT. HALL - CONTINUOUS

TOM
Better here.

INT. KITCHEN - LATER

+ TOM enters

TOM
Me again.
""",
    "one take over two shots": """\
INT. KITCHEN - DAY

!! WIDE on MARA, 4s

MARA waits.

!! CLOSE on MARA, continues, slow push in

MARA listens.
""",
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_scene_is_silent(name: str) -> None:
    assert find(CLEAN[name]) == []


def test_a_dropped_prop_is_not_in_the_hands_that_raise_it() -> None:
    text = CAST + (
        "EXT. PIER - NIGHT\n\n+ MARA holds LANTERN\n+ MARA drops LANTERN at the rail\n\n"
        "The wind turns. MARA raises the LANTERN.\n"
    )
    finding = only(text)
    assert finding.code is Code.PROP_NOT_HELD
    assert finding.message == "LANTERN is not in MARA's hands"
    assert words(text, finding.primary) == "LANTERN"
    assert [each.text for each in finding.labels] == ["dropped here"]
    assert words(text, finding.labels[0].span) == "MARA drops LANTERN at the rail"
    assert "lies at the rail" in finding.notes[0]
    assert "The wind turns.\n\n+ MARA takes LANTERN\n\nMARA raises" in apply_fix(text, finding)
    assert find(apply_fix(text, finding)) == []


def test_what_somebody_else_holds_cannot_be_given_away() -> None:
    text = CAST + (
        "EXT. PIER - NIGHT\n\n+ MARA holds LANTERN\n+ MARA gives LANTERN to TOM\n"
        "+ MARA drops LANTERN\n\nRain.\n"
    )
    finding = only(text)
    assert words(text, finding.primary) == "MARA drops LANTERN"
    assert [each.text for each in finding.labels] == ["given to TOM here"]
    assert find(apply_fix(text, finding)) == []


def test_one_overlooked_change_is_reported_once_and_the_next_one_again() -> None:
    text = CAST + (
        "EXT. PIER - NIGHT\n\n+ TOM holds LANTERN\n\nMARA raises the LANTERN.\n\n"
        "MARA swings the LANTERN. MARA waves the LANTERN.\n\n+ TOM drops LANTERN\n\n"
        "MARA carries the LANTERN.\n"
    )
    assert [words(text, it.labels[0].span) for it in find(text)] == [
        "TOM holds LANTERN",
        "TOM drops LANTERN",
    ]


def test_what_was_dropped_nowhere_is_in_nobodys_hands() -> None:
    finding = only(f"{CAST}INT.\n\n+ MARA drops LANTERN\n\nRain. TOM raises the LANTERN.\n")
    assert finding.notes[0].startswith("nobody has LANTERN")


def test_state_counts_across_scenes() -> None:
    text = CAST + (
        "EXT. PIER - NIGHT\n\n+ MARA drops LANTERN\n\nRain.\n\n"
        "INT. KITCHEN - DAY\n\nMARA raises the LANTERN.\n"
    )
    assert codes(text) == [Code.PROP_NOT_HELD]


def test_somebody_who_left_does_not_speak_and_is_reported_once() -> None:
    text = CAST + (
        "INT. KITCHEN - DAY\n\n+ TOM exits right\n\nMARA looks after TOM.\n\n"
        "TOM\nOne more thing. And another.\n"
    )
    finding = only(text)
    assert finding.code is Code.SPEAKS_WHILE_ABSENT
    assert words(text, finding.primary) == "One more thing."
    assert words(text, finding.labels[0].span) == "TOM exits right"
    assert "+ TOM enters" in finding.help


def test_nobody_comes_in_twice() -> None:
    text = (
        CAST + "INT. KITCHEN - DAY\n\n+ TOM enters left\n\nRain.\n\n+ TOM enters right\n\nWind.\n"
    )
    finding = only(text)
    assert finding.code is Code.ENTERS_TWICE
    assert words(text, finding.primary) == "TOM enters right"
    assert words(text, finding.labels[0].span) == "TOM enters left"


def test_a_held_shot_longer_than_a_clip_is_too_long() -> None:
    text = "INT. KITCHEN - DAY\n\n!! WIDE on MARA, 40s\n"
    finding = only(text)
    assert finding.code is Code.BEAT_EXCEEDS_TARGET
    assert "40.0 s" in finding.message
    assert "25 s" in finding.message
    assert words(text, finding.primary) == "40s"
    assert find(apply_fix(text, finding)) == []
    assert codes(text, target="animatic") == []


def test_one_action_of_a_shot_that_takes_too_long_is_shown_itself() -> None:
    text = "INT. KITCHEN - DAY\n\n!! WIDE on MARA, 90s\n\nMARA waits. MARA waits on.\n"
    first, second = find(text)
    assert (first.code, second.code) == (Code.BEAT_EXCEEDS_TARGET, Code.BEAT_EXCEEDS_TARGET)
    assert words(text, first.primary) == "MARA waits."
    assert "90s" in first.notes[0]


def test_a_held_shot_without_a_time_can_be_too_long_for_short_clips() -> None:
    text = "INT. KITCHEN - DAY\n\n!! WIDE on MARA\n"
    target = targets.load("animatic")
    assert target is not None
    (finding,) = check(context(text, target.model_copy(update={"seconds": (1,)})))
    assert finding.message.startswith("this shot lasts")
    assert finding.labels == ()


LONG = "the wind took the roof and the rain took the rest and still we went on rowing " * 9


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (f"!! WIDE on MARA\n\nNARRATION: I tell you {LONG}home.\n", "this narration"),
        (f"> I tell you {LONG}home. <\n", "this text on the screen"),
    ],
)
def test_a_beat_that_is_too_long_is_called_what_it_is(body: str, named: str) -> None:
    finding = only(f"INT. KITCHEN - DAY\n\n{body}")
    assert finding.code is Code.BEAT_EXCEEDS_TARGET
    assert finding.message.startswith(named)


def test_an_endless_sentence_is_too_long_and_two_sentences_are_not() -> None:
    clause = "the wind took the roof and the rain took the rest and still we went on rowing "
    text = f"INT. KITCHEN - DAY\n\nMARA\nI tell you {clause * 8}home.\n"
    finding = only(text)
    assert finding.code is Code.BEAT_EXCEEDS_TARGET
    assert "sentence of MARA" in finding.message
    assert finding.labels == ()
    halves = f"INT. KITCHEN - DAY\n\nMARA\nI tell you {clause * 4}home. Yes, {clause * 4}home.\n"
    assert find(halves) == []


def test_a_long_sentence_with_a_pause_is_shown_where_it_could_end() -> None:
    clause = "the wind took the roof and the rain took the rest and still we went on rowing"
    text = f"INT. KITCHEN - DAY\n\nMARA\nSo {', '.join([clause] * 8)}.\n"
    finding = only(text)
    assert words(text, finding.labels[0].span) == ","
    first, second = finding.fixes[0].edits
    assert (first.text, second.text) == (".", "T")
    for edit in (second, first):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert find(text) == []


def test_words_need_their_time() -> None:
    speech = "There is a comfort in a sentence that knows how it ends, and I want to say it all."
    text = f"INT. KITCHEN - DAY\n\n!! CLOSE on MARA, 2s\n\nMARA\n{speech}\n"
    finding = only(text)
    assert finding.code is Code.SPEECH_EXCEEDS_SHOT
    assert words(text, finding.primary) == "2s"
    assert words(text, finding.labels[0].span) == speech
    assert find(apply_fix(text, finding)) == []
    assert find(text.replace("2s", "~2s")) == []


def test_a_file_that_is_not_there_is_missing() -> None:
    text = (
        'character MARA\n    refs: "ref/a.png", "ref/b.png"\n\n'
        'prop LANTERN\n    refs: "ref/a.png"\n\nlocation KITCHEN\n    refs: "ref/a.png"\n\n'
        'music DRONE\n    file: "ref/a.png"\n\nmusic HUM\n    look: low\n\n'
        "INT. KITCHEN - DAY\n\nMARA waits.\n"
    )
    target = "seedance-2.5"
    (finding,) = find(text, target=target, assets=("ref/a.png",))
    assert finding.code is Code.MISSING_ASSET
    assert "ref/b.png" in words(text, finding.primary)
    assert "ref/a.png" not in words(text, finding.primary)
    assert codes(text, target=target, assets=("ref/a.png", "ref/b.png")) == []


@pytest.mark.parametrize("cameo", ["@mara.hale", '"cast/mara.mp4"'])
def test_a_cameo_needs_consent(cameo: str) -> None:
    scene = "\nINT. KITCHEN - DAY\n\nMARA waits.\n"
    text = f"character MARA\n    cameo: {cameo}\n{scene}"
    (finding,) = find(text, assets=("cast/mara.mp4",))
    assert finding.code is Code.CAMEO_WITHOUT_CONSENT
    asked = f"character MARA\n    cameo: {cameo}\n    consent: hers, 2026-03-01\n{scene}"
    assert codes(asked, assets=("cast/mara.mp4",)) == []


def test_a_size_or_rate_that_the_target_lacks_is_named_with_those_it_has() -> None:
    text = "Title: T\nSize: 640x480\nFPS: 23\n\nINT. KITCHEN - DAY\n\nMARA waits.\n"
    size, rate = find(text)
    assert (size.code, rate.code) == (Code.UNSUPPORTED_SIZE, Code.UNSUPPORTED_SIZE)
    assert words(text, size.primary) == "Size: 640x480"
    assert words(text, rate.primary) == "FPS: 23"
    assert "1280x720" in size.help
    assert "24" in rate.help
    assert codes(text.replace("FPS: 23", "FPS: 24"), target="animatic") == []


def test_three_cameos_do_not_fit_a_shot_for_two() -> None:
    people = "".join(
        f"character {name}\n    cameo: @{name.lower()}\n    consent: given\n\n"
        for name in ("ANA", "BEN", "CY")
    )
    shot = "INT. KITCHEN - DAY\n\n!! WIDE on ANA and BEN\n\nCY waits.\n"
    text = people + shot
    finding = only(text)
    assert finding.code is Code.TOO_MANY_REFERENCES
    assert "ANA, BEN, CY" in finding.message
    assert words(text, finding.labels[0].span) == "CY"
    assert codes(text, target="animatic") == [Code.CAPABILITY_LOST]
    assert find(people + shot.replace("CY waits.", "BEN waits.")) == []


@pytest.mark.parametrize(
    ("script", "label"),
    [
        ("INT. KITCHEN - DAY\n\n!! CLOSE on MARA, continues\n\nMARA waits.\n", "begins here"),
        (
            (
                "INT. KITCHEN - DAY\n\n!! WIDE on MARA\n\nMARA waits.\n\n> DISSOLVE TO: 1s\n\n"
                "!! CLOSE on MARA, continues\n\nMARA waits on.\n"
            ),
            "ends the take",
        ),
    ],
)
def test_a_take_goes_on_only_from_the_shot_before_it(script: str, label: str) -> None:
    finding = only(script)
    assert finding.code is Code.CONTINUES_WITHOUT_SHOT
    assert "continues" in words(script, finding.primary)
    assert label in finding.labels[0].text


@pytest.mark.parametrize(
    "camera",
    [
        "static, slow push in",
        "crane up, static",
        "low angle, overhead",
        "high angle, eye level, handheld",
    ],
)
def test_camera_terms_that_rule_each_other_out_are_a_warning(camera: str) -> None:
    finding = only(f"INT. KITCHEN - DAY\n\n!! WIDE on MARA, {camera}\n\nMARA waits.\n")
    assert (finding.code, finding.is_error()) == (Code.CONTRADICTORY_CAMERA, False)


@pytest.mark.parametrize(
    "camera",
    [
        "static, slow pan left",
        "static, zoom in",
        "handheld, push in",
        "low angle, crane up, high angle",
        "low angle, dutch angle",
        "aerial, high angle, static",
    ],
)
def test_camera_terms_that_go_together_are_left_alone(camera: str) -> None:
    assert find(f"INT. KITCHEN - DAY\n\n!! WIDE on MARA, {camera}\n\nMARA waits.\n") == []


def test_a_retired_target_is_a_warning_that_says_when_and_what_else() -> None:
    text = "Title: T\nTarget: sora-2\n\nINT. KITCHEN - DAY\n\nMARA waits.\n"
    target = targets.load("sora-2")
    assert target is not None
    (finding,) = check(context(text, target))
    assert (finding.code, finding.is_error()) == (Code.TARGET_NOT_LIVE, False)
    assert "2026-09-24" in finding.message
    assert "seedance-2.5" in finding.help
    assert words(text, finding.primary) == "sora-2"


def test_every_rule_file_is_in_the_list_once_and_says_what_and_why() -> None:
    files = {each.name for each in pkgutil.iter_modules(checks.rules.__path__)}
    listed = [rule.check.__module__.rpartition(".")[2] for rule in RULES]
    assert sorted(files) == sorted(listed)
    for name in files:
        text = getattr(checks.rules, name).__doc__
        assert "What it does:" in text
        assert "Why it matters:" in text


def test_a_rule_file_is_named_for_its_code() -> None:
    for rule in RULES:
        assert rule.check.__module__.endswith(rule.code.slug.replace("-", "_"))
