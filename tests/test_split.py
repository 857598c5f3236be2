"""A sentence too long for any clip is parted where one would breathe, and every word is kept."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from storyc import targets
from storyc.diagnostics import Code
from storyc.driver import Compiled, compile_script
from storyc.ir import SpeechBeat
from storyc.source import SourceFile
from storyc.split.breath import part
from storyc.world.reader import MemoryReader

texts = st.lists(
    st.sampled_from(
        ["the", "lamp,", "window;", "out", "—", "and", "forgetting", "rain", "。", "雨風雪"]
    ),
    min_size=1,
    max_size=80,
).map(" ".join)


def compiled(speech: str, target: str = "sora-2-pro") -> Compiled:
    script = SourceFile("long.story", f"INT. STUDY - NIGHT\n\nINES\n{speech}\n")
    return compile_script(script, MemoryReader({}), target)


def spoken(made: Compiled) -> list[str]:
    return [
        beat.text
        for scene in made.checked.screenplay.scenes
        for shot in scene.shots
        for beat in shot.beats
        if isinstance(beat, SpeechBeat)
    ]


@given(texts, st.integers(2, 9))
def test_parts_are_the_text_again(text: str, count: int) -> None:
    parts = part(text, count)
    assert 1 <= len(parts) <= count
    assert all(parts)
    assert "".join(" ".join(parts).split()) == "".join(text.split())


def test_a_clause_near_the_middle_is_where_one_breathes() -> None:
    assert part("We came up the stairs slowly, and nobody was there at all.", 2) == (
        "We came up the stairs slowly,",
        "and nobody was there at all.",
    )
    assert part("Aye, we came up the stairs and nobody was there at all.", 2) == (
        "Aye, we came up the stairs",
        "and nobody was there at all.",
    )
    assert part("雨が降って、風が吹いた。", 2) == ("雨が降って、", "風が吹いた。")
    assert part("Unbreakable", 3) == ("Unbreakable",)


def test_a_speech_of_three_thousand_words_in_one_sentence_is_planned() -> None:
    sentence = " ".join(f"and the {number} stairs" for number in range(1, 1001))
    made = compiled(sentence)
    assert made.finished is not None, made.diagnostics
    target = targets.load("sora-2-pro")
    assert target is not None
    for segment in made.finished.plan.segments:
        assert segment.clip_frames <= target.max_seconds * made.finished.plan.fps
    said = [
        words
        for prompt in made.finished.emission.prompts
        for words in re.findall(r'INES: "(.*)"', prompt.text)
    ]
    assert " ".join(said) == sentence
    (found,) = (it for it in made.diagnostics if it.code is Code.LONG_SENTENCE)
    assert "parted" in found.here
    assert len(found.notes) == len(spoken(made))


@settings(max_examples=20)
@given(st.lists(texts, min_size=1, max_size=4).map(". ".join))
def test_no_word_is_lost(speech: str) -> None:
    made = compiled(speech, "minimax-h3")
    assert "".join("".join(spoken(made)).split()) == "".join(speech.split())
    assert not any(it.code is Code.BEAT_EXCEEDS_TARGET for it in made.diagnostics)


def test_words_that_only_the_time_of_their_shot_stretches_are_not_parted() -> None:
    text = "EXT. SEA - NIGHT\n\n!! WIDE on the sea, 90s\n\nThe sea lies still, and waits.\n"
    made = compile_script(SourceFile("long.story", text), MemoryReader({}), "sora-2-pro")
    codes = {it.code for it in made.diagnostics}
    assert Code.BEAT_EXCEEDS_TARGET in codes
    assert Code.LONG_SENTENCE not in codes


def test_a_word_that_nobody_can_part_is_an_error_with_a_way_out() -> None:
    made = compiled("la" * 300)
    assert made.finished is None
    (found,) = (it for it in made.diagnostics if it.code is Code.BEAT_EXCEEDS_TARGET)
    assert found.help
