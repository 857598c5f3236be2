"""How long scenes and films run."""

import random

import pytest
from hypothesis import given
from support.screenplays import screenplays

from storyc.driver import Checked, check
from storyc.ir import Screenplay
from storyc.source import SourceFile
from storyc.timing import (
    PACE,
    Running,
    RunningTime,
    eighths,
    in_pages,
    running_time,
    time_screenplay,
)
from storyc.timing.pages import LINES
from storyc.world.reader import MemoryReader

ACTION = (
    "Rain runs down the glass.",
    "Mara crosses the room, lifts the lamp and turns it to the wall.",
    "He looks up. The door is open and nobody stands in it.",
    "A boat lies on its side in the mud, its nets still hanging from the rail.",
    "They walk along the sea wall. The wind takes her hat; Tom runs after it, slips, and laughs.",
    "She pulls a drawer open. Letters, a knife, a photograph of two boys.",
)
SPEECH = (
    "No.",
    "What did he say to you?",
    "I told you not to come here. I told you twice.",
    "There was a light out there, off the point, and then there was none, and nobody believes me.",
    "You could have asked. It would have taken you one minute, and we would not be standing here.",
    "Fine. Go.",
)


def script(seed: int, speech: float, elements: int = 160) -> str:
    """Write a screenplay of so many paragraphs, of which a share is speech."""
    chance = random.Random(seed)  # noqa: S311  # a script, not a secret
    page = ["Title: Made up", ""]
    for at in range(elements):
        if at % 12 == 0:
            page += [f"INT. ROOM {at // 12} - DAY", ""]
        if chance.random() < speech:
            page += [chance.choice(["MARA", "TOM"]), chance.choice(SPEECH), ""]
        else:
            page += [chance.choice(ACTION), ""]
    return "\n".join(page)


def checked(text: str) -> Checked:
    return check(SourceFile("film.story", text), MemoryReader({}))


def running(text: str) -> RunningTime:
    found = checked(text)
    return running_time(found.screenplay, found.timing)


@pytest.mark.parametrize("speech", [0.5, 0.65, 0.8])
def test_a_page_lasts_about_a_minute(speech: float) -> None:
    """Paragraphs and speeches are as long as in real screenplays, and so is the share of speech."""
    totals = [running(script(seed, speech)).total for seed in range(3)]
    seconds = sum(it.likely_s for it in totals) / sum(it.lines for it in totals) * LINES

    assert 45 <= seconds <= 75


def test_the_range_of_a_film_is_narrower_than_its_scenes_but_not_nothing() -> None:
    found = running(script(1, 0.6))
    total = found.total

    assert total.likely_s == pytest.approx(sum(it.likely_s for it in found.scenes))
    assert sum(it.min_s for it in found.scenes) < total.min_s
    assert sum(it.max_s for it in found.scenes) > total.max_s
    assert total.min_s < total.likely_s * 0.95
    assert total.max_s > total.likely_s * 1.05


def test_a_film_that_the_writer_timed_has_no_range() -> None:
    shots = "!! WIDE, 4s\n\nRain.\n\n!! CLOSE, 6s\n\nA drip.\n"
    (scene,) = running(f"INT. SHED - DAY\n\n{shots}").scenes

    assert scene.min_s == scene.likely_s == scene.max_s == scene.given_s == 10


def test_a_range_that_the_writer_gave_bounds_the_estimate() -> None:
    (scene,) = running("INT. SHED - DAY\n\n!! WIDE, 4s..6s\n\nRain.\n").scenes

    assert (scene.min_s, scene.max_s) == (4, 6)


def test_speech_and_what_is_paged_are_counted() -> None:
    quiet, loud = running(
        "INT. SHED - DAY\n\nRain.\n\nINT. BARN - DAY\n\nMARA\nI never said so.\n"
    ).scenes

    assert quiet.speech_s == 0
    assert loud.speech_s == loud.likely_s
    assert quiet.lines == 3 + 2
    assert loud.lines == 3 + 3


def test_dual_dialogue_stands_side_by_side() -> None:
    alone, beside = (
        running(f"INT. SHED - DAY\n\nMARA\nI never said so.\n\nTOM{mark}\nYou did.\n").total
        for mark in ("", " ^")
    )

    assert alone.lines - beside.lines == 3
    assert beside.likely_s < alone.likely_s


@given(screenplays())
def test_the_range_holds_the_likely_time_in_every_scene_and_in_all(screenplay: Screenplay) -> None:
    timing = time_screenplay(screenplay)
    found = running_time(screenplay, timing)

    every: tuple[Running, ...] = (*found.scenes, found.total)
    for each in every:
        assert 0 <= each.min_s <= each.likely_s + 1e-9
        assert each.likely_s <= each.max_s + 1e-9
        assert 0 <= each.speech_s <= each.likely_s + 1e-9
        assert 0 <= each.given_s <= each.likely_s + 1e-9
    advances = sum(it.advance for it in timing.by_beat.values())
    assert found.total.likely_s == pytest.approx(advances / timing.fps)


@pytest.mark.parametrize(
    ("lines", "pages"), [(1, "1/8"), (7, "1/8"), (28, "4/8"), (55, "1"), (76, "1 3/8")]
)
def test_pages_are_told_in_eighths(lines: int, pages: str) -> None:
    assert in_pages(eighths(lines)) == pages


def test_the_shared_error_lies_between_none_and_all() -> None:
    assert 0 < PACE.shared_error < 1
