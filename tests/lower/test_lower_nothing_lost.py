"""Whatever is written, lowering ends, and every word of it is somewhere in the IR."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.lowering import Lowered, every_span, lowered

from storyc.diagnostics import Code
from storyc.ir import SoundBeat, SpeechBeat

EXAMPLE = Path(__file__).parents[2] / "examples" / "lamp-keeper"
_WORD = re.compile(r"\w+")

WORDS = st.lists(
    st.sampled_from(
        ["Mara", "the", "lantern", "falls", "Dr.", "No.", "TOM", "waits", "...", "Why?", "内景"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
BLOCKS = st.one_of(
    WORDS.map(lambda it: f"! {it}"),
    st.tuples(st.sampled_from(["MARA", "TOM (V.O.)", "@马拉", "TOM ^"]), WORDS).map("\n".join),
    st.tuples(st.just("MARA"), WORDS.map(lambda it: f"({it})"), WORDS).map("\n".join),
    st.tuples(st.just("TOM"), WORDS, WORDS.map(lambda it: f"({it})")).map("\n".join),
    WORDS.map(lambda it: f"> {it} <"),
    WORDS.map(lambda it: f"~{it}"),
    WORDS.map(lambda it: f"SFX: {it}"),
    st.sampled_from(
        [
            "+ MARA wears coat",
            "+ TOM takes lantern",
            "+ weather: rain",
            "!! WIDE on MARA, 4s",
            "!! CLOSE on the far shore",
            "INT. KITCHEN - DAY",
            ".TOM",
            "CUT TO:",
            "FADE IN:",
            "# ACT",
            "= Synopsis",
        ]
    ),
)
PROSE = ("! ", "> ", "~", "SFX")
ANY_LINE = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "",
                "character MARA",
                "    age: 38",
                "    like: x",
                "let a = {{b}}",
                "let b = {{a}}",
            ),
            *("template T(x)", "end", "use T({{x}})", "use T(", "{{a}}", "{{", "}}", 'include ""'),
            *('import X from "film.story"', "!!", "!! on", "+", "+ x", "MARA", "(x)", "> <", "~"),
            *("Title: x", "Size: 1x1", "SFX:", "#1#", ".", "INT. ", "/*", "*/", "[[", "]]", "// x"),
            *(
                "!! WIDE on MARA #1#",
                "INT. A - DAY #1#",
                "\t",
                "  ",
                "\\",
                "***",
                "@",
                "CLOSE ON X",
            ),
        ]
    ),
    st.text(max_size=12),
)


def _said(script: Lowered) -> Iterator[str]:
    for beat in script.beats:
        yield getattr(beat, "text", "")
        if isinstance(beat, SpeechBeat) and beat.direction is not None:
            yield beat.direction.text
        if isinstance(beat, SoundBeat):
            yield beat.sound
    for shot in script.shots:
        yield from (it.text for it in shot.prose)
        yield from (it.name for it in shot.subjects)


def _words(texts: Iterator[str] | list[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.casefold())}


@given(st.lists(BLOCKS, max_size=12))
def test_every_word_of_the_body_is_in_the_ir(blocks: list[str]) -> None:
    """Spoken, shown, done and heard words; a heading's and a transition's have their own tests."""
    script = lowered("INT. HALL - DAY\n\n" + "\n\n".join(blocks) + "\n")
    body = [it for it in blocks if it.startswith(PROSE) or "\n" in it]
    cues = {"mara", "tom", "v", "o", "马拉"}
    assert _words(body) - cues <= _words(_said(script))


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_no_word_of_action_is_said_twice(paragraphs: list[str]) -> None:
    script = lowered("INT. HALL - DAY\n\n" + "\n\n".join(f"!{it}" for it in paragraphs) + "\n")
    words = Counter(_WORD.findall(" ".join(paragraphs)))
    shown = [str(it) for shot in script.shots for it in shot.prose]
    assert words == Counter(_WORD.findall(" ".join([*script.texts, *shown])))


@given(st.lists(ANY_LINE, max_size=25).map("\n".join))
def test_lowering_never_fails_and_points_into_the_text(text: str) -> None:
    script = lowered(text)
    for span in every_span(script.screenplay):
        assert 0 <= span.start <= span.end <= len(text)
    for finding in script.diagnostics:
        assert finding.primary is not None
        assert 0 <= finding.primary.start <= finding.primary.end <= len(text)
    ids = [beat.id for beat in script.beats]
    assert len(ids) == len(set(ids))
    assert bool(script.beats) != (Code.EMPTY_SCRIPT in script.codes)


@given(st.lists(ANY_LINE, max_size=25).map("\n".join))
def test_every_shot_has_a_beat_that_takes_time(text: str) -> None:
    for shot in lowered(text).shots:
        assert any(
            beat.kind not in {"state", "sound"} or getattr(beat, "sound", "") == "NARRATION"
            for beat in shot.beats
        )


def test_the_example_film_lowers_without_a_finding() -> None:
    files = {it.name: it.read_text("utf-8") for it in EXAMPLE.glob("*.story")}
    script = lowered(files["lamp-keeper.story"], files)
    assert script.codes == []
    assert not any(it.inferred for it in script.shots)


def test_places_of_sentences_are_exact() -> None:
    script = lowered(
        "INT. A - DAY\n\nOne [[a note]] two. Three /* cut */ four.\n\nTOM\nFive. Six.\n"
    )
    assert [script.at(it.span) for it in script.beats] == [
        "One [[a note]] two.",
        "Three /* cut */ four.",
        "Five.",
        "Six.",
    ]


@pytest.mark.soak
def test_a_feature_film_is_lowered_while_one_blinks() -> None:
    """A goal of the design, not a promise on every machine; run it alone."""
    scene = (
        "INT. ROOM {n} - DAY\n\nTom and Mara wait. The lantern swings.\n\nMARA\nWell?\n\n"
        "TOM\n(low)\nNot yet.\n\n"
    )
    text = "".join(scene.replace("{n}", str(n)) for n in range(420))
    lowered(text)
    begun = time.perf_counter()
    lowered(text)
    assert time.perf_counter() - begun < 1.0
