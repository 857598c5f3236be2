"""What storyc writes to set continuity right."""

import pytest
from support.findings import ENTRY, TARGET

from storyc.diagnostics import Code, Diagnostic
from storyc.driver import check
from storyc.repair import repair
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

CAST = """\
character MARA
    wardrobe slicker: yellow oilskin
    wardrobe wool: navy jumper

character TOM
    appearance: 60

prop LANTERN
    look: brass
    states: lit, out

"""
GONE = "INT. HUT - DAY\n\n+ MARA holds LANTERN\n\nMara and Tom wait.\n\n+ TOM exits\n\nRain.\n\n"
BEFORE = "INT. HUT - DAY\n\nMara waits with the lantern. Tom nods.\n\n"
TAKEN = "+ TOM takes LANTERN\n\nWind.\n"


def found(body: str) -> tuple[Diagnostic, ...]:
    file = SourceFile(ENTRY, CAST + body)
    return check(file, MemoryReader({}), TARGET).diagnostics


def repaired(body: str) -> str:
    done = repair(SourceFile(ENTRY, CAST + body), MemoryReader({}), TARGET, unsafe=True)
    assert done.checked.diagnostics == ()
    return done.changed[ENTRY].text.removeprefix(CAST)


@pytest.mark.parametrize(
    ("body", "after"),
    [
        (f"{GONE}TOM\nYes.\n", f"{GONE}+ TOM enters\n\nTOM\nYes.\n"),
        (
            f"{GONE}@Tom\n(low)\nNo.\nYes. No.\n",
            f"{GONE}+ TOM enters\n\n@Tom\n(low)\nNo.\nYes. No.\n",
        ),
        (
            f"{GONE}!! CLOSE on TOM\n\nTOM\nYes.\n",
            f"{GONE}+ TOM enters\n\n!! CLOSE on TOM\n\nTOM\nYes.\n",
        ),
        (
            f"{GONE}!! CLOSE on TOM\n\nHe nods.\n",
            f"{GONE}+ TOM enters\n\n!! CLOSE on TOM\n\nHe nods.\n",
        ),
        (f"{GONE}+ TOM exits left\n\nWind.\n", f"{GONE}Wind.\n"),
        (
            f"{GONE}+ MARA gives LANTERN to TOM\n+ TOM drops LANTERN\n\nWind.\n",
            f"{GONE}+ TOM enters\n+ MARA gives LANTERN to TOM\n+ TOM drops LANTERN\n\nWind.\n",
        ),
        (f"{GONE}+ MARA takes LANTERN\n\nWind.\n", f"{GONE}Wind.\n"),
        (
            f"{GONE}+ MARA takes LANTERN (lit)\n\nWind.\n",
            f"{GONE}+ MARA holds LANTERN (lit)\n\nWind.\n",
        ),
        (
            f"{GONE}+ TOM enters\n\nSun.\n\n+ MARA exits\n\nRain.\n\n{TAKEN}",
            f"{GONE}+ TOM enters\n\nSun.\n\n+ MARA drops LANTERN\n+ MARA exits\n\nRain.\n\n{TAKEN}",
        ),
        (
            f"{BEFORE}INT. BARN - CONTINUOUS #7#\n\n+ MARA wears wool\n\nMara waits.\n",
            f"{BEFORE}INT. BARN - LATER #7#\n\n+ MARA wears wool\n\nMara waits.\n",
        ),
    ],
)
def test_all_corrections_together_leave_nothing_to_find(body: str, after: str) -> None:
    assert repaired(body) == after


def test_a_speaker_at_two_places_becomes_a_voice_in_every_speech() -> None:
    body = (
        "INT. HUT - DAY\n\nTom holds the lantern.\n\nMARA\nTom?\n\nINT. BARN - SAME\n\nHay.\n\n"
        "MARA\nTom!\n\nTOM\nHere.\n\nMARA ^\nWhere?\n"
    )
    after = repaired(body).partition("Hay.")[2]
    assert after == "\n\nMARA (V.O.)\nTom!\n\nTOM\nHere.\n\nMARA (V.O.) ^\nWhere?\n"


def test_a_cue_that_has_something_in_brackets_is_left_to_the_writer() -> None:
    body = "INT. HUT - DAY\n\nMARA\nTom?\n\nINT. BARN - SAME\n\nMARA (TIRED)\nTom!\n"
    (finding,) = (it for it in found(body) if it.code is Code.TWO_PLACES)
    assert finding.fixes == ()


@pytest.mark.parametrize(
    ("heading", "after"),
    [
        ("INT. BARN - NIGHT (CONTINUOUS)", "INT. BARN - NIGHT"),
        ("INT. BARN - NIGHT, CONTINUOUS", "INT. BARN - NIGHT"),
        ("INT. BARN - NIGHT / CONTINUOUS #9#", "INT. BARN - NIGHT #9#"),
    ],
)
def test_night_after_day_lets_time_pass(heading: str, after: str) -> None:
    top = "INT. HUT - DAY\n\nMara and Tom wait with the lantern.\n\n"
    assert repaired(f"{top}{heading}\n\nHay.\n") == f"{top}{after}\n\nHay.\n"


def test_a_name_that_a_template_fills_in_has_no_cue_to_write_above() -> None:
    body = f"template ANSWER(who)\n{{{{who}}}}\nYes.\nend\n\n{GONE}use ANSWER(TOM)\n"
    speaking = [it for it in found(body) if it.code is Code.SPEAKS_WHILE_ABSENT]
    assert all(it.fixes == () for it in speaking)


def test_corrections_in_a_file_with_the_line_ends_of_windows() -> None:
    body = f"{GONE}+ TOM exits left\n\nWind.\n".replace("\n", "\r\n")
    cast = CAST.replace("\n", "\r\n")
    done = repair(SourceFile(ENTRY, cast + body), MemoryReader({}), TARGET, unsafe=True)
    assert done.changed[ENTRY].text == cast + f"{GONE}Wind.\n".replace("\n", "\r\n")


def test_a_sentence_that_also_speaks_of_a_left_hand_is_left_to_the_writer() -> None:
    body = (
        "INT. HUT - DAY\n\n!! MEDIUM on MARA, frame right\n\nRain.\n\n!! CLOSE on MARA\n\n"
        "Mara sits with her left hand in bandages at frame left.\n"
    )
    (finding,) = (it for it in found(body) if it.code is Code.POSITION_JUMP)
    assert finding.fixes == ()
