"""Sounds, cues, headings, transitions and times taken apart."""

import pytest
from support.scripts import line

from storyc.diagnostics import Code
from storyc.syntax import (
    SoundSpec,
    parse_cue,
    parse_duration,
    parse_heading,
    parse_sound,
    parse_transition,
)


def _sound(text: str) -> SoundSpec:
    spec, findings = parse_sound(line("SFX"), line(text))
    assert spec is not None
    assert not findings
    return spec


def test_a_sound_has_modifiers_at_its_end() -> None:
    spec = _sound("a horn, far off @ 1.2s, under, fade in 2s, fade out, -18 dB")

    assert spec.text.text == "a horn, far off"
    assert (spec.at_s, spec.under, spec.gain_db) == (1.2, True, -18.0)
    assert (spec.fade_in_s, spec.fade_out_s) == (2.0, 1.0)


@pytest.mark.parametrize("text", ["he left, under the bridge, alone", "hum @ the bar", "under"])
def test_what_only_looks_like_a_modifier_is_heard(text: str) -> None:
    spec = _sound(text)

    assert (spec.text.text, spec.under, spec.at_s) == (text, False, None)


def test_a_sound_may_begin_with_its_shot() -> None:
    assert _sound("a knock @ 0s").at_s == 0


def test_a_time_without_a_unit_is_an_error_and_the_sound_stays() -> None:
    spec, (finding,) = parse_sound(line("SFX"), line("a knock @ 1.2"))

    assert spec is not None
    assert (spec.text.text, spec.at_s) == ("a knock", None)
    assert (finding.code, finding.fixes[0].edits[0].text) == (Code.MALFORMED_TIME, "1.2s")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MARA", ("MARA", None, False)),
        ("TOM  BRIGHT (V.O.) ^", ("TOM BRIGHT", "V.O.", True)),
        ("TOM (O.S.) (CONT'D)", ("TOM", "O.S.", False)),
        ("TOM (cont’d)", ("TOM", None, False)),
        ("TOM (on the radio) (low)", ("TOM", "on the radio, low", False)),
        ("玛拉（画外音）", ("玛拉", "画外音", False)),
        ("CITIZEN #1", ("CITIZEN #1", None, False)),
    ],
)
def test_cues(text: str, said: tuple[str, str | None, bool]) -> None:
    spec, _ = parse_cue(line(text))

    assert (spec.name, spec.extension, spec.dual) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("EXT. PIER - HUT - NIGHT #1A#", ("EXT", "PIER", "HUT", "NIGHT", "1A")),
        ("int. shed", ("INT", "SHED", None, None, None)),
        ("INT./EXT. VAN - MOVING - CONTINUOUS", ("INT/EXT", "VAN", "MOVING", "CONTINUOUS", None)),
        ("EST. HARBOUR — DAWN", ("EST", "HARBOUR", None, "DAWN", None)),
        ("INT. FLAT, STAIRS, A BIT LATER", ("INT", "FLAT, STAIRS", None, "A BIT LATER", None)),
        ("INT. SHED. NIGHT.", ("INT", "SHED", None, "NIGHT", None)),
        ("INT. HOUSE - NIGHT CLUB", ("INT", "HOUSE", "NIGHT CLUB", None, None)),
        ("EXT. ROAD - DAY 2 (FLASHBACK)", ("EXT", "ROAD", None, "DAY 2 (FLASHBACK)", None)),
        (
            "INT. BARN - LOFT - NIGHT - CONTINUOUS",
            ("INT", "BARN", "LOFT", "NIGHT - CONTINUOUS", None),
        ),
        ("INT. BARN - NIGHT - MOMENTS LATER", ("INT", "BARN", None, "NIGHT - MOMENTS LATER", None)),
        ("INT. BARN - DUSK - NIGHT", ("INT", "BARN", "DUSK", "NIGHT", None)),
        ("INT. NIGHT - CONTINUOUS", ("INT", "NIGHT", None, "CONTINUOUS", None)),
        ("KITCHEN (LATER) #9#", (None, "KITCHEN", None, "LATER", "9")),
        ("LATER", (None, "LATER", None, None, None)),
        ("ESTERNO. MOLO - NOTTE", ("EXT", "MOLO", None, "NOTTE", None)),
        ("内景 客厅 日", ("INT", "客厅", None, "日", None)),
    ],
)
def test_headings(text: str, said: tuple[str | None, ...]) -> None:
    spec, _ = parse_heading(line(text))

    assert (spec.setting, spec.place, spec.area, spec.time_of_day, spec.id) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CUT TO:", ("cut", None, True)),
        ("SMASH CUT TO:", ("smash cut", None, True)),
        ("DISSOLVE TO: 1.5s", ("dissolve", 1.5, True)),
        ("dissolve to: 500ms", ("dissolve", 0.5, True)),
        ("FADE IN:", ("fade in", None, True)),
        ("FADE OUT.", ("fade out", None, True)),
        ("FADE TO BLACK. 2s", ("fade out", 2.0, True)),
        ("MATCH CUT TO: THE SEA", ("match cut", None, True)),
        ("CUT TO: 2 weeks later", ("cut", None, True)),
        ("INTERCUT WITH:", ("cut", None, False)),
    ],
)
def test_transitions(text: str, said: tuple[str, float | None, bool]) -> None:
    spec, findings = parse_transition(line(text))

    assert (spec.kind, spec.seconds, spec.known) == said
    assert [each.code for each in findings] == ([] if spec.known else [Code.UNKNOWN_TRANSITION])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4s", (4, 4, False)),
        ("~4s", (4, 4, True)),
        ("4s..8s", (4, 8, False)),
        ("4..8s", (4, 8, False)),
        ("500ms", (0.5, 0.5, False)),
        ("1m20s", (80, 80, False)),
        ("1.5 seconds", (1.5, 1.5, False)),
    ],
)
def test_times(text: str, said: tuple[float, float, bool]) -> None:
    spec, _ = parse_duration(line(text))

    assert spec is not None
    assert (spec.min_s, spec.max_s, spec.approximate) == said


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("4", "4s"),
        ("4s-8s", "4s..8s"),
        ("8s..4s", None),
        ("0s", None),
        ("2m m", None),
        ("99999m", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_that_cannot_be(text: str, fix: str | None) -> None:
    spec, (finding,) = parse_duration(line(text))

    assert spec is None
    assert finding.code is Code.MALFORMED_TIME
    assert [it.edits[0].text for it in finding.fixes] == ([fix] if fix is not None else [])
