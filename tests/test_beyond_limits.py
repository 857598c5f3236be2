"""What no target can make is refused with a way out; what can be planned keeps every limit."""

from itertools import product

import pytest

from storyc.diagnostics import Code, Diagnostic
from storyc.driver import Compiled, compile_script
from storyc.targets import Target, fits, load
from storyc.world.reader import MemoryReader

TARGETS = ("sora-2-pro", "seedance-2.5", "kling-3.0", "wan-2.2")
HEAD = "INT. KITCHEN - DAY #1#\n\n"
MARA = "character MARA\n    appearance: 38, grey coat\n"
CROWD = tuple(f"CARL{first}{second}" for first, second in product("ABCDEFGH", "AEIOU"))
CROWDED = f"!! WIDE on the hall, 4s\n{' and '.join(CROWD)} wait.\n"


def compiled(
    script: str, target: str, settings: str = "", assets: frozenset[str] = frozenset()
) -> Compiled:
    texts = {"a.story": script, "story.toml": settings}
    reader = MemoryReader(texts, assets)
    return compile_script(reader.read("a.story"), reader, target)


def refusal(made: Compiled, code: Code) -> Diagnostic:
    """Return the finding of this code; with it, there is no plan, and it has a way out."""
    assert made.finished is None
    finding = next(it for it in made.diagnostics if it.code is code)
    assert finding.is_error()
    assert finding.primary is not None
    assert finding.help
    return finding


def keeps_limits(made: Compiled) -> None:
    target = made.checked.target
    assert made.finished is not None
    assert isinstance(target, Target)
    plan = made.finished.plan
    for segment, prompt in zip(plan.segments, made.finished.emission.prompts, strict=True):
        assert segment.clip_frames <= segment.billed_s * plan.fps
        assert segment.billed_s in target.seconds
        assert len(segment.shots) <= target.max_shots
        assert fits(prompt.text, target.prompt)


@pytest.mark.parametrize("target", TARGETS)
def test_a_shot_that_is_longer_than_every_clip_is_refused(target: str) -> None:
    made = compiled(f"{HEAD}!! WIDE on the kettle, 400s\nThe kettle boils.\n", target)

    finding = refusal(made, Code.BEAT_EXCEEDS_TARGET)
    assert "this shot lasts 400.0 s" in finding.message
    assert "part the shot in two" in finding.help


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "speech",
    ["I never said that to you. " * 500, "word " * 3000],
    ids=["in sentences", "in one sentence"],
)
def test_a_speech_of_3000_words_is_spoken_whole_in_clips_within_the_limits(
    target: str, speech: str
) -> None:
    made = compiled(f"{MARA}\n{HEAD}MARA\n{speech}\n", target)

    keeps_limits(made)
    assert made.finished is not None
    said = " ".join(prompt.text for prompt in made.finished.emission.prompts)
    first = speech.split(maxsplit=1)[0]
    assert said.count(first) >= speech.count(first)
    told = {it.code for it in made.diagnostics} & {Code.LONG_SENTENCE}
    assert bool(told) is speech.startswith("word")


@pytest.mark.parametrize("target", TARGETS)
def test_forty_characters_in_one_shot_fit_or_are_refused(target: str) -> None:
    coat = "a grey coat and a long story about how it came to be grey, " * 8
    cast = "".join(f"character {it}\n    appearance: {coat}old\n\n" for it in CROWD)
    made = compiled(f"{cast}{HEAD}{CROWDED}", target)

    if made.finished is not None:
        keeps_limits(made)
    else:
        finding = refusal(made, Code.PROMPT_EXCEEDS_TARGET)
        assert "show fewer people" in finding.help


@pytest.mark.parametrize("target", ["seedance-2.5", "kling-3.0"])
def test_forty_characters_with_a_picture_each_are_too_many(target: str) -> None:
    cast = "".join(f"character {it}\n    refs: {it}.png\n\n" for it in CROWD)
    pictures = frozenset(f"{it}.png" for it in CROWD)

    finding = refusal(
        compiled(f"{cast}{HEAD}{CROWDED}", target, assets=pictures), Code.TOO_MANY_REFERENCES
    )
    assert "needs 40 reference images" in finding.message
    assert "show fewer of them" in finding.help


@pytest.mark.parametrize("target", TARGETS)
def test_a_character_described_in_6000_tokens_is_too_much_for_a_prompt(target: str) -> None:
    looks = "strange brown freckle, " * 1500
    made = compiled(
        f"character MARA\n    appearance: {looks}old\n\n{HEAD}!! WIDE on MARA, 4s\nMARA waits.\n",
        target,
    )

    finding = refusal(made, Code.PROMPT_EXCEEDS_TARGET)
    assert "shorten the descriptions" in finding.help


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ("seconds = [0]", Code.MALFORMED_TARGET),
        ("seconds = []", Code.MALFORMED_TARGET),
        ("max_shots = 0", Code.MALFORMED_TARGET),
        ("max_reference_images = -1", Code.MALFORMED_TARGET),
        ("fps = []", Code.MALFORMED_TARGET),
        ('sizes = ["1x1"]', Code.UNSUPPORTED_SIZE),
        ("seconds = [1]", Code.BEAT_EXCEEDS_TARGET),
        ('prompt = { limit = 0, unit = "characters" }', Code.MALFORMED_TARGET),
        ('prompt = { limit = 60, unit = "characters" }', Code.PROMPT_EXCEEDS_TARGET),
    ],
)
def test_a_target_with_impossible_limits_is_refused(figures: str, code: Code) -> None:
    settings = f'[targets.mine]\nlike = "seedance-2.5"\n{figures}\n'
    script = f"Target: mine\n\n{MARA}\n{HEAD}!! WIDE on MARA, 4s\nMARA waits by the far door.\n"

    refusal(compiled(script, "mine", settings), code)


def test_a_cameo_without_its_file_is_refused() -> None:
    consent = "    consent: given by R. Hale on 2026-03-01\n"
    script = f"{MARA}    cameo: mara.mp4\n{consent}\n{HEAD}!! WIDE on MARA, 4s\nMARA waits.\n"

    finding = refusal(compiled(script, "sora-2-pro"), Code.MISSING_ASSET)
    assert "put the file at mara.mp4" in finding.help
    keeps_limits(compiled(script, "sora-2-pro", assets=frozenset({"mara.mp4"})))


def test_a_picture_for_a_target_that_takes_none_but_of_its_own_size_is_not_sent() -> None:
    """Sora's one picture is a first frame, of the exact size: a reference is never sent as one."""
    target = load("sora-2-pro")
    assert target is not None
    assert (target.first_frame, target.max_reference_images) == ("exact", 0)
    script = f"{MARA}    refs: mara.png\n\n{HEAD}!! WIDE on MARA, 4s\nMARA waits.\n"

    made = compiled(script, "sora-2-pro", assets=frozenset({"mara.png"}))
    keeps_limits(made)
    finding = next(it for it in made.diagnostics if it.code is Code.CAPABILITY_LOST)
    assert finding.here == "this picture is not sent"
    assert "choose a target that can" in finding.help
