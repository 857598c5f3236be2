"""What is known of left and right, of hands and of clothes, from shot to shot and day to day."""

import pytest
from support.findings import ENTRY, TARGET

from storyc.continuity import ContinuityState, scene_sheets
from storyc.continuity.clock import begins_another_day
from storyc.continuity.daylight import in_english
from storyc.diagnostics import Code
from storyc.driver import Checked, check, compile_script
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

CAST = """\
character MARA
    wardrobe slicker: yellow oilskin, dry
    wardrobe soaked: the same oilskin, dark with water

character TOM
    appearance: 60

prop LANTERN
    look: brass
    states: lit, out

"""
PAIR = "INT. HUT - NIGHT\n\n!! MEDIUM on MARA and TOM, MARA left, TOM right\n\nRain.\n\n"


def checked(body: str) -> Checked:
    return check(SourceFile(ENTRY, CAST + body), MemoryReader({}), TARGET)


def last(body: str) -> ContinuityState:
    return list(checked(body).log.after.values())[-1]


def sides(body: str) -> dict[str, str]:
    return {name: it.side for name, it in last(body).sides.items()}


def prompts(body: str) -> list[str]:
    text = f"Target: veo-3.1\n\n{CAST}{body}"
    compiled = compile_script(SourceFile(ENTRY, text), MemoryReader({}))
    assert compiled.finished is not None
    return [prompt.text for prompt in compiled.finished.emission.prompts]


BOTH = {"MARA": "left", "TOM": "right"}


@pytest.mark.parametrize(
    ("then", "known"),
    [
        ("!! CLOSE on MARA\n\nShe waits.\n", BOTH),
        ("!! INSERT on LANTERN\n\nIt is lit.\n", BOTH),
        ("!! WIDE on MARA and TOM\n\nRain.\n", {}),
        ("!! MEDIUM on MARA and TOM, orbit\n\nRain.\n", {}),
        ("!! WIDE on MARA and TOM, TOM left\n\nRain.\n", {"TOM": "left"}),
        ("Mara crosses to the door.\n", {"TOM": "right"}),
        ("They change places.\n", {}),
        ("+ TOM is on the left of the frame\n", {"MARA": "left", "TOM": "left"}),
        ("+ TOM is at frame left\n", {"MARA": "left", "TOM": "left"}),
        ("+ TOM is left alone\n", BOTH),
        ("+ TOM exits right\n", {"MARA": "left"}),
        ("+ TOM enters left\n", {"MARA": "left"}),
        ("INT. HUT - CONTINUOUS\n\n!! CLOSE on TOM\n\nRain.\n", BOTH),
        ("INT. HUT - LATER\n\n!! CLOSE on TOM\n\nRain.\n", {}),
        ("EXT. YARD - CONTINUOUS\n\n!! CLOSE on TOM\n\nRain.\n", {}),
    ],
)
def test_a_side_is_kept_until_something_may_have_changed_it(
    then: str, known: dict[str, str]
) -> None:
    assert sides(PAIR + then) == known


def test_the_log_tells_the_side_and_the_line_that_says_it() -> None:
    found = checked(f"{PAIR}Mara crosses to the right of frame.\n")
    (sheet,) = scene_sheets(found.screenplay, found.log)
    assert sheet.start["TOM", "frame side"].value == "right"
    (change,) = (it for it in sheet.changes if it.field == "frame side")
    assert (change.was and change.was.value, change.now and change.now.value) == ("left", "right")
    assert not change.inferred


def test_a_side_that_follows_from_a_shoulder_is_worked_out() -> None:
    line = "!! OVER THE SHOULDER on TOM, over MARA's right shoulder"
    found = checked(f"INT. HUT - NIGHT\n\n{line}\n\nRain.\n")
    (sheet,) = scene_sheets(found.screenplay, found.log)
    mara, tom = (sheet.start[name, "frame side"] for name in ("MARA", "TOM"))
    assert (mara.value, mara.inferred) == ("left", True)
    assert (tom.value, tom.inferred) == ("right", True)


def test_a_clip_is_told_the_sides_that_it_keeps_and_does_not_say() -> None:
    first, second, third = prompts(
        "INT. HUT - NIGHT\n\n!! MEDIUM on MARA and TOM, MARA left, TOM right, 8s\n\nRain.\n\n"
        "!! TWO SHOT on TOM and MARA, low angle, 8s\n\nRain.\n\n!! CLOSE on MARA, 8s\n\nRain.\n"
    )
    assert "MARA left; TOM right" in first
    assert "of the frame" not in first
    assert "on the left of the frame" in second
    assert "on the right of the frame" in second
    assert "of the frame" not in third


def test_a_clip_in_which_somebody_moves_is_told_no_side() -> None:
    _, second = prompts(
        "INT. HUT - NIGHT\n\n!! MEDIUM on MARA and TOM, MARA left, TOM right, 8s\n\nRain.\n\n"
        "!! TWO SHOT on TOM and MARA, low angle, 8s\n\nMara crosses to the door.\n"
    )
    assert "of the frame" not in second


@pytest.mark.parametrize(
    ("before", "heading", "another"),
    [
        ("NIGHT", "DAY", True),
        ("NIGHT", "EARLY MORNING", True),
        ("DUSK", "MORNING", True),
        ("DAY", "THE NEXT MORNING", True),
        ("DAY", "TWO DAYS LATER", True),
        ("DAY", "FLASHBACK", True),
        ("NIGHT", "DAWN", False),
        ("NIGHT", "LATE NIGHT", False),
        ("NIGHT", "DAY (CONTINUOUS)", False),
        ("DAY", "DAY", False),
        ("DAY", "NIGHT", False),
        ("NIGHT", "LATER", False),
        ("NIGHT", "A FEW HOURS LATER", False),
        ("NIGHT", None, False),
        (None, "MORNING", False),
    ],
)
def test_another_day_begins_where_the_heading_says_so_or_night_becomes_day(
    before: str | None, heading: str | None, *, another: bool
) -> None:
    assert begins_another_day(heading, before) == another


HOLDS = "INT. HUT - NIGHT\n\n+ MARA holds LANTERN (lit)\n\nMara waits.\n\n"


@pytest.mark.parametrize(
    ("then", "held"),
    [
        ("!! INSERT on the clock\n\nMidnight.\n", ("LANTERN",)),
        ("INT. BARN - CONTINUOUS\n\nHay.\n", ("LANTERN",)),
        ("INT. BARN - LATER\n\nHay.\n", ("LANTERN",)),
        ("INT. BARN - SAME\n\nHay.\n", ("LANTERN",)),
        ("INT. BARN - NIGHT\n\nHay.\n", ("LANTERN",)),
        ("INT. BARN - DAY\n\nHay.\n", ()),
        ("INT. BARN - THE NEXT NIGHT\n\nHay.\n", ()),
        ("INT. BARN - CONTINUOUS\n\nHay.\n\nINT. HUT - MORNING\n\nSun.\n", ()),
    ],
)
def test_what_is_in_the_hand_stays_there_until_another_day(
    then: str, held: tuple[str, ...]
) -> None:
    state = last(HOLDS + then)
    assert state.holding("MARA") == held
    assert state.prop("LANTERN").state == "lit"


def test_what_was_put_down_overnight_can_be_taken_by_anybody_without_a_finding() -> None:
    body = "INT. BARN - DAY\n\nTom raises the lantern.\n\n+ MARA takes LANTERN\n\nMara waits.\n"
    assert [it.code for it in checked(HOLDS + body).diagnostics] == []


def test_what_lies_somewhere_lies_there_the_next_day() -> None:
    body = f"{HOLDS}+ MARA drops LANTERN\n\nINT. HUT - DAY\n\nSun.\n"
    assert last(body).lying() == ("LANTERN",)


@pytest.mark.parametrize("same", ["the same", "the same oilskin", "her same clothes as before"])
def test_the_same_clothes_are_those_worn_before(same: str) -> None:
    found = checked(
        f"INT. HUT - DAY\n\n+ MARA wears soaked\n\nMara waits.\n\nINT. BARN - CONTINUOUS\n\n"
        f"+ MARA wears {same}\n\nMara waits.\n"
    )
    assert {it.code for it in found.diagnostics} == {Code.UNUSED_DECLARATION}
    assert list(found.log.after.values())[-1].character("MARA").wardrobe == "soaked"


def test_clothes_described_by_others_are_spelt_out() -> None:
    (prompt,) = prompts("INT. HUT - DAY\n\n+ MARA wears soaked\n\nMara waits.\n")
    assert "wearing yellow oilskin, dark with water" in prompt
    (prompt,) = prompts(
        "INT. HUT - DAY\n\n!! WIDE on MARA, 8s\n\nMara waits.\n\n+ MARA wears the same\n\nRain.\n"
    )
    assert "wearing yellow oilskin, dry" in prompt
    assert "MARA still wears the same." in prompt


@pytest.mark.parametrize(
    ("heading", "present", "held"),
    [
        ("INT. HUT - CONTINUOUS", True, True),
        ("INT. HUT - SAME", True, True),
        ("INT. HUT - LATER", False, True),
        ("INT. BARN - CONTINUOUS", False, True),
        ("INT. BARN - LATER", False, True),
        ("INT. BARN - DAY", False, False),
        ("INT. HUT - THE NEXT DAY", False, False),
    ],
)
def test_what_crosses_a_scene(heading: str, *, present: bool, held: bool) -> None:
    """Clothes and condition always do; people and hands only as long as they can."""
    state = last(
        f"INT. HUT - NIGHT\n\n+ MARA holds LANTERN\n\nMara waits.\n\n+ MARA wears soaked\n"
        f"+ MARA has a cut lip\n\n!! INSERT on the clock\n\nMidnight.\n\n{heading}\n\nRain.\n"
    )
    mara = state.character("MARA")
    assert (mara.wardrobe, mara.condition) == ("soaked", ("a cut lip",))
    assert (mara.present, state.holding("MARA") == ("LANTERN",)) == (present, held)


def test_what_changes_inside_a_shot_holds_from_there_on() -> None:
    found = checked(
        "INT. HUT - NIGHT\n\n!! WIDE on MARA and TOM\n\nRain.\n\n+ MARA wears soaked\n"
        "+ TOM exits\n\nWind.\n\n!! INSERT on the clock\n\nMidnight.\n\n!! CLOSE on MARA\n\nWind.\n"
    )
    states = list(found.log.before.values())
    assert [it.character("MARA").wardrobe for it in states] == ["slicker"] * 2 + ["soaked"] * 4
    assert [it.character("TOM").present for it in states] == [True] * 3 + [False] * 3


def test_a_line_that_puts_somebody_aside_is_told_once_and_is_no_look() -> None:
    body = (
        "INT. HUT - NIGHT\n\n!! MEDIUM on MARA and TOM, 8s\n\n+ TOM is on the left of the frame\n"
    )
    (prompt,) = prompts(f"{body}\nRain.\n")
    assert prompt.count("on the left of the frame") == 1
    assert (
        last(f"{body}\nRain.\n\nINT. BARN - DAY\n\nTom waits.\n").character("TOM").condition == ()
    )


@pytest.mark.parametrize(
    ("later", "unbroken"),
    [
        ("PLUS TARD", False),
        ("QUELQUES INSTANTS PLUS TARD", False),
        ("AU MÊME MOMENT", True),
        ("CONTINU", True),
        ("ETWAS SPÄTER", False),
        ("FORTLAUFEND", True),
        ("MÁS TARDE", False),
        ("CONTINÚA", True),
        ("MAIS TARDE", False),
        ("PIÙ TARDI", False),
        ("POCHI ISTANTI DOPO", False),
        ("CHWILĘ PÓŹNIEJ", False),
        ("НЕМНОГО ПОЗЖЕ", False),
        ("稍后", False),
        ("NUIT - PLUS TARD", False),
        ("NOCHE - MÁS TARDE", False),
    ],
)
def test_headings_that_go_on_do_so_in_their_language(later: str, *, unbroken: bool) -> None:
    state = last(f"INT. HUT - NUIT\n\nMara waits.\n\nINT. HUT - {later}\n\nRain.\n")
    assert (state.place, state.area) == ("HUT", None)
    assert in_english(state.time_of_day or "") == "night"
    assert state.character("MARA").present is unbroken


@pytest.mark.parametrize(
    ("heading", "before"),
    [
        ("JOUR", "NUIT"),
        ("LE LENDEMAIN MATIN", "JOUR"),
        ("AM NÄCHSTEN TAG", "TAG"),
        ("AL DÍA SIGUIENTE", "DÍA"),
        ("IL GIORNO DOPO", "GIORNO"),
    ],
)
def test_another_day_begins_in_any_language(heading: str, before: str) -> None:
    assert begins_another_day(heading, before)
