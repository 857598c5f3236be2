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


def test_a_pause_is_made_before_the_first_words_and_a_tone_is_kept() -> None:
    words = "It is the deed to the house that your mother and I have bought long ago. " * 12
    script = f"{CAST}INT. ROOM - DAY\n\nBEN\n({{}})\n{words}\n"
    for direction, times in (("after a long pause", 1), ("beat", 1), ("whispering", None)):
        reader = MemoryReader({"a.story": script.format(direction)})
        made = compile_script(reader.read("a.story"), reader, "kling-3.0").finished
        assert made is not None
        told = "after a pause" if direction == "beat" else direction
        texts = [it.text for it in made.emission.prompts]
        assert len(texts) > 1
        assert sum(told in it for it in texts) == (times or len(texts))


def test_a_template_that_is_used_twice_pauses_twice() -> None:
    reader = MemoryReader(
        {
            "a.story": "template CALL\nMARA\n(beat)\nYes?\nend\n\nINT. A - DAY\n\nuse CALL\n\n"
            "INT. B - DAY\n\nuse CALL\n"
        }
    )
    made = compile_script(reader.read("a.story"), reader, "sora-2-pro").finished
    assert made is not None
    assert sum("after a pause" in it.text for it in made.emission.prompts) == 2
