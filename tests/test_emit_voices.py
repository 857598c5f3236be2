"""Who is heard and not seen, and who sings, is told once and in words that suffice."""

from storyc.driver import compile_script
from storyc.world.reader import MemoryReader

CAST = "character ELSE\n    age: 12\n    appearance: braids\n\n"


def prompt(text: str) -> str:
    reader = MemoryReader({"a.story": CAST + "INT. ROOM - DAY\n\nA candle burns.\n\n" + text})
    made = compile_script(reader.read("a.story"), reader, "sora-2-pro").finished
    assert made is not None
    return "\n".join(it.text for it in made.emission.prompts)


def test_singing_is_not_said_twice() -> None:
    assert "ELSE (singing softly): " in prompt("ELSE\n(singing softly)\n~La la\n")
    assert "ELSE (singing, softly): " in prompt("ELSE\n(softly)\n~La la\n")


def test_lines_of_a_song_are_parted() -> None:
    assert '"Ring a ring, A pocket full! One two"' in prompt(
        "ELSE\n~Ring a ring\n~A pocket full!\n~One two\n"
    )


def test_a_voice_of_nobody_seen_has_its_age_and_no_looks() -> None:
    said = prompt("ELSE (O.S.)\nHello.\n")
    assert "- ELSE: voice only, 12 years old." in said
    assert "braids" not in said


def test_a_cue_that_is_a_voice_has_no_mouth() -> None:
    said = prompt("RADIO VOICE\nGood morning.\n")
    assert 'RADIO VOICE (voice only, mouth not seen): "Good morning."' in said
    assert "on RADIO VOICE" not in said
