"""He and she in a sentence are people whom a prompt describes, if there are just the two."""

import pytest

from storyc.driver import compile_script
from storyc.world.reader import MemoryReader

CAST = "".join(
    f"character {name}\n    appearance: {look}\n\n"
    for name, look in (("HELEN", "grey coat"), ("ISAAK", "a crutch"), ("REBECCA", "a school bag"))
)


def last_prompt(scene: str) -> str:
    text = f"{CAST}INT. KITCHEN - DAY\n\n{scene}"
    reader = MemoryReader({"a.story": text})
    made = compile_script(reader.read("a.story"), reader, "seedance-2.5").finished
    assert made is not None
    return made.emission.prompts[-1].text


@pytest.mark.parametrize(
    ("there", "told", "shown"),
    [
        ("HELEN and ISAAK", "He slowly looks up at her.", True),
        ("HELEN and ISAAK", "She slowly looks up.", False),
        ("HELEN and ISAAK and REBECCA", "He slowly looks up at her.", False),
    ],
)
def test_he_and_she_are_the_two_who_are_there(there: str, told: str, *, shown: bool) -> None:
    prompt = last_prompt(f"!! WIDE on {there}, 25s\n\nRain.\n\n!! CLOSE on HELEN, 20s\n\n{told}\n")
    assert ("ISAAK: a crutch" in prompt) is shown


@pytest.mark.parametrize("told", ["Elle ne se retourne pas.", "Sie wartet.", "Ella espera."])
def test_she_is_somebody_in_other_languages_too(told: str) -> None:
    prompt = last_prompt(
        f"!! WIDE on HELEN, 25s\n\nRain.\n\n!! WIDE on the street, 20s\n\n{told}\n"
    )
    assert "HELEN: grey coat" in prompt
