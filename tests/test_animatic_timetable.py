"""The page changes when what it shows does, and long texts turn pages."""

from hypothesis import given, settings
from hypothesis import strategies as st
from support.sheets import cue, line, panel, sheet, words

from storyc.backends.animatic.band import Band
from storyc.backends.animatic.layout import lay_out
from storyc.backends.animatic.lettering import Lettering
from storyc.backends.animatic.timetable import Moment, moments_of
from storyc.emit.sheet import BoardSheet

BAND = Band(lay_out(1280, 720), Lettering())


def moments(of: BoardSheet) -> tuple[Moment, ...]:
    return moments_of(of, BAND)


def at(of: BoardSheet, frame: int) -> Moment:
    return next(each for each in moments(of) if each.start <= frame < each.end)


SPANS = st.tuples(st.integers(-10, 130), st.integers(0, 60))


@given(st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=4), st.integers(1, 100))
@settings(deadline=None, max_examples=50)
def test_moments_cover_a_clip_end_to_end(
    lines: list[tuple[int, int]], said: list[tuple[int, int]], frames: int
) -> None:
    found = moments(
        sheet(
            frames,
            lines=tuple(line("Hello.", *span) for span in lines),
            words=tuple(words("It rains.", *span) for span in said),
        )
    )
    assert [each.start for each in found] == [0, *(each.end for each in found[:-1])]
    assert found[-1].end == frames


def test_words_lines_and_cues_are_shown_while_they_last() -> None:
    of = sheet(
        100,
        panels=(panel(0, 50), panel(50, 50, shot="1B")),
        words=(words("It rains.", 10, 20),),
        lines=(line("Listen.", 30, 20),),
        cues=(cue("SFX", "thunder", 60, 10),),
    )
    assert at(of, 5).said.words == ()
    assert at(of, 10).said.words == ("It rains.",)
    assert [each.text for each in at(of, 49).said.captions] == ["Listen."]
    assert at(of, 50).said.captions == ()
    assert [each.text for each in at(of, 69).facts.cues] == ["thunder"]
    assert at(of, 70).facts.cues == ()
    shown = at(of, 50).panel
    assert shown is not None
    assert shown.shot == "1B"


def test_the_first_panel_stands_over_frames_before_it() -> None:
    of = sheet(100, panels=(panel(20, 80, shot="2A"),))
    shown = at(of, 0).panel
    assert shown is not None
    assert shown.shot == "2A"


def test_a_long_speech_turns_pages_and_loses_no_word() -> None:
    text = "The lamp was lit at dusk and the lamp was out at dawn, as ever. " * 8
    of = sheet(400, lines=(line(text, 0, 400),))
    pages = [each.said.captions[0].text for each in moments(of)]
    assert len(pages) > 2
    assert " ".join(pages).split() == text.split()


def test_a_voice_from_elsewhere_says_so() -> None:
    of = sheet(24, lines=(line("Hello?", off_screen=True, sung=True),))
    assert at(of, 0).said.captions[0].note == "(off screen, sung)"
