"""What the planner is told of a prompt that nobody wrote is never less than the prompt."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc.driver import Checked, check
from storyc.emit.compose import Composer
from storyc.emit.detail import Detail
from storyc.emit.meter import Meter
from storyc.emit.ruler import Ruler
from storyc.emit.wording import word
from storyc.ir import Scene
from storyc.plan import ShotBeat
from storyc.source import SourceFile
from storyc.targets import (
    Addressing,
    count_tokens,
    token_bound,
    tokens_inside,
)
from storyc.world.reader import MemoryReader

MANY = 40
"""So many of one thing that a label too short shows through what is to spare elsewhere."""

GRAMMARS = ("sora-blocks", "seedance-stages", "h3-tags", "kling-shots", "plain-prose")

CAST = """\
Language: {language}
Style: S

style S
    look: L
    palette: grey
    lens: 35
    grain: none
    avoid: cars

music M
    look: a cello

voice V
    sound: bass

character ANNALISE
    age: 7
    appearance: a scar.
    voice: V
    refs: {refs}
    wardrobe dry: an oilskin
    wardrobe wet: the same oilskin, dark

character BO
    cameo: @b
    consent: hers

location H
    look: tin
    area L: straw
    light NIGHT: one lamp
    refs: "h.png"

location T
    look: white
    area L: hay and a window

prop P
    look: brass
    states: lit, out

INT. H - NIGHT

"""

LINES = [
    "+ ANNALISE wears dry",
    "+ ANNALISE wears wet",
    "+ ANNALISE is tired",
    "+ ANNALISE has a cold",
    "+ ANNALISE holds P (lit)",
    "+ ANNALISE gives P to BO",
    "+ ANNALISE drops P at the door",
    "+ P is out",
    "+ light: red",
    "+ time: dusk",
    "+ weather: hail",
    "+ BO enters left",
    "+ ANNALISE exits",
    "+ ANNALISE enters right",
    "+ style S",
    "!! WIDE on ANNALISE and BO",
    "!! CLOSE on ANNALISE, 85mm, slow push in",
    "!! WIDE on T",
    "!! WIDE on L",
    "!! MEDIUM on ANNALISE, continues",
    "!! INSERT on P",
    "!! POV of ANNALISE",
    "!! FULL on BO, low angle, 2s",
    "ANNALISE sits.",
    "He goes.",
    "BO lifts the P.",
    "- ANNALISE waits.",
    "> NOW <",
    "It\ufdd0rains.",
    "ANNALISE\nNo.",
    "He goes.\n\nANNALISE\nNo.",
    "!! WIDE on T\nHe goes.\n\nBO\nNo.\n\nSFX: sea",
    "BO (V.O.)\n(sly)\nYes. No.",
    "ANNALISE\n(beat)\n~la la",
    "ANNALISE\nNo.\n\nBO ^\nYes.",
    "灯台。",
    "MUSIC: M",
    "MUSIC: stops",
    "SFX: bell @ 1s",
    "AMBIENCE: rain",
    "SOUND: wind, under",
    "SFX: sea, fade in 1s, fade out 2s",
    "NARRATION: So it was.",
    "ANNALISE\n灯台。灯台。",
]

bodies = st.lists(st.sampled_from(LINES), min_size=1, max_size=12).map("\n\n".join)


LONG, SHORT = "the old tongue " * 9, "xx"


def checked(body: str, grammar: str, language: str = LONG) -> Checked:
    """Return a script for a target that takes and says everything.

    In a long language the names are long, too.
    """
    pictures = [f"{number}.png" for number in range(MANY)]
    reader = MemoryReader({}, frozenset((*pictures, "h.png")))
    cast = CAST.format(language=language, refs=", ".join(f'"{it}"' for it in pictures))
    text = f"{cast}{body}\n"
    text = text.replace("ANNALISE", "THE QUEEN OF ALL SEVEN SEAS" * 4 if language == LONG else "A")
    it = check(SourceFile("test.story", text), reader, "sora-2-pro")
    assert it.target is not None
    addressing = Addressing(image="the picture number {}", cameo="@clip {}")
    changes = {"grammar": grammar, "max_reference_images": MANY, "addressing": addressing}
    return replace(it, target=it.target.model_copy(update=changes))


def composer_of(it: Checked) -> Composer:
    assert it.target is not None
    return Composer(it.screenplay, it.log, it.target)


def beats_of(scene: Scene) -> list[ShotBeat]:
    return [ShotBeat(shot, beat) for shot in scene.shots for beat in shot.beats]


@pytest.mark.parametrize("grammar", GRAMMARS)
@settings(max_examples=15, deadline=None)
@given(body=bodies)
def test_no_prompt_is_above_the_sum_of_its_shares(grammar: str, body: str) -> None:
    composer = composer_of(checked(body, grammar))
    letters, tokens = Ruler.of(composer, token_bound), Ruler.of(composer, tokens_inside)
    for scene in composer.screenplay.scenes:
        beats = beats_of(scene)
        for start, end in combinations(range(len(beats) + 1), 2):
            run = beats[start:end]
            text, _ = word(composer.compose(scene, run, Detail.FULL), grammar)
            for ruler, size in ((letters, token_bound(text)), (tokens, count_tokens(text))):
                coarse, closer = (ruler.bound(scene, run, most) for most in (1_000_000, 0))
                assert size <= closer <= coarse
            assert tokens.bound(scene, run, 0) <= letters.bound(scene, run, 0)


@pytest.mark.parametrize("grammar", GRAMMARS)
@pytest.mark.parametrize(("language", "times"), [(LONG, MANY), (SHORT, MANY), (SHORT, 1)])
@pytest.mark.parametrize("line", LINES)
def test_one_line_and_many_of_it_are_not_above_the_sum_either(
    grammar: str, language: str, times: int, line: str
) -> None:
    composer = composer_of(checked("\n\n".join((line,) * times), grammar, language))
    (scene,) = composer.screenplay.scenes
    run = beats_of(scene)
    text, _ = word(composer.compose(scene, run, Detail.FULL), grammar)
    assert token_bound(text) <= Ruler.of(composer, token_bound).bound(scene, run, 0)


def test_a_prompt_with_few_tokens_for_its_letters_is_not_worded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sentence = f"Bring the lamp {'and the bread and the salt ' * 9}to the ferry. "
    it = checked(f"!! WIDE on BO\n\nBO\n{sentence * 20}", GRAMMARS[0], SHORT)
    assert it.target is not None
    monkeypatch.setattr("storyc.emit.meter.word", None)
    (scene,) = it.screenplay.scenes

    said = Meter(it.screenplay, it.log, it.target).size(scene, beats_of(scene))

    assert said <= it.target.prompt.limit < len(sentence) * 20
