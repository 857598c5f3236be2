"""What holds for the film grammar of every scene, whatever its shots."""

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from support.findings import ENTRY, TARGET

from storyc.diagnostics import Code, Diagnostic
from storyc.diagnostics.apply import apply_fixes
from storyc.driver import check
from storyc.repair import repair
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

CAST = "character MARA\n    appearance: 38\n\ncharacter TOM\n    appearance: 60\n\n"
OF_SIDES = {
    Code.CROSSED_AXIS,
    Code.EYELINE_MISMATCH,
    Code.POSITION_JUMP,
    Code.REVERSED_DIRECTION,
}
PICTURES = (
    "MEDIUM on MARA and TOM",
    "FULL on MARA and TOM",
    "OVER THE SHOULDER on TOM",
    "CLOSE on MARA",
    "MEDIUM on MARA",
    "CLOSE on TOM",
    "WIDE on MARA and TOM",
    "INSERT on the cup",
)
SIDES = (
    "",
    ", MARA left, TOM right",
    ", TOM left and MARA right",
    ", MARA frame left",
    ", over MARA's left shoulder",
    ", over MARA's right shoulder",
    ", looking left",
    ", looking camera right",
    ", running left",
    ", left to right",
    ", orbit",
    ", from behind",
)
EVENTS = (
    "Rain.",
    "Mara crosses to the door.",
    "Mara stands at frame left.",
    "Tom, frame right, waits.",
    "MARA\nWell?",
    "TOM\nWell.",
    "+ MARA is at frame left\n\nRain.",
    "+ TOM exits right\n\nRain.",
    "+ TOM enters left\n\nRain.",
    "Rain.\n\n> DISSOLVE TO:",
)

shots = st.builds(
    lambda picture, sides, event: f"!! {picture}{sides}\n\n{event}\n\n",
    st.sampled_from(PICTURES),
    st.sampled_from(SIDES),
    st.sampled_from(EVENTS),
)
scenes = st.lists(shots, min_size=2, max_size=6)


def found(body: str) -> list[Diagnostic]:
    file = SourceFile(ENTRY, CAST + body)
    return list(check(file, MemoryReader({}), TARGET).diagnostics)


def of_sides(parts: Sequence[str], heading: str = "INT. KITCHEN - DAY") -> list[tuple[Code, int]]:
    """Return what is found of left and right, each with where it begins."""
    told = found(f"{heading}\n\n{''.join(parts)}")
    return [
        (it.code, it.primary.start) for it in told if it.code in OF_SIDES and it.primary is not None
    ]


def mirrored(text: str) -> str:
    """Exchange left and right."""
    return re.sub("left|right", lambda it: "right" if it[0] == "left" else "left", text)


@settings(max_examples=40)
@given(scenes)
def test_a_mirrored_scene_has_the_same_findings(parts: list[str]) -> None:
    """Left is no better than right."""
    codes = [code for code, _ in of_sides(parts)]
    assert [code for code, _ in of_sides([mirrored(each) for each in parts])] == codes


@settings(max_examples=40)
@given(scenes)
def test_a_scene_that_names_no_side_has_no_finding_of_sides(parts: list[str]) -> None:
    assert of_sides([re.sub(r"left|right", "there", each) for each in parts]) == []


@settings(max_examples=40)
@given(scenes)
def test_with_an_insert_at_every_cut_nothing_is_found(parts: list[str]) -> None:
    between = "!! INSERT on the clock\n\nIt ticks.\n\n"
    assert of_sides([each + between for each in parts]) == []


@settings(max_examples=40)
@given(scenes)
def test_a_montage_may_cut_as_it_likes(parts: list[str]) -> None:
    assert of_sides(parts, "INT. KITCHEN - MONTAGE - DAY") == []


@settings(max_examples=40)
@given(scenes, scenes)
def test_what_is_found_in_a_scene_does_not_hang_on_the_one_before(
    before: list[str], parts: list[str]
) -> None:
    alone = [code for code, _ in of_sides(parts)]
    first = [code for code, _ in of_sides(before)]
    both = of_sides([*before, "INT. HALL - NIGHT\n\n", *parts])
    assert [code for code, _ in both] == first + alone


@settings(max_examples=40)
@given(scenes)
def test_every_correction_of_a_cut_takes_its_finding_away(parts: list[str]) -> None:
    text = f"{CAST}INT. KITCHEN - DAY\n\n{''.join(parts)}"
    file = SourceFile(ENTRY, text)
    for finding in check(file, MemoryReader({}), TARGET).diagnostics:
        if finding.code not in OF_SIDES:
            continue
        assert finding.fixes, finding.message
        done = apply_fixes([finding], {ENTRY: file}, unsafe=True).changed[ENTRY]
        left = check(done, MemoryReader({}), TARGET).diagnostics
        assert (finding.code, finding.primary) not in {(it.code, it.primary) for it in left}


@settings(max_examples=40)
@given(scenes)
def test_repairing_comes_to_rest(parts: list[str]) -> None:
    file = SourceFile(ENTRY, f"{CAST}INT. KITCHEN - DAY\n\n{''.join(parts)}")
    once = repair(file, MemoryReader({}), TARGET, unsafe=True)
    now = once.changed.get(ENTRY, file)
    assert repair(now, MemoryReader({}), TARGET, unsafe=True).changed == {}
