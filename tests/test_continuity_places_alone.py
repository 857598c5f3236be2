"""Headings that only name a place: `.KITCHEN` after `INT. FLAT - NIGHT`."""

from storyc.driver import compile_script
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader


def scenes(*headings: str) -> list[str]:
    """Return what the prompt of each scene says of where and when it is."""
    script = "\n\n".join(f"{it}\n\nHELEN waits." for it in headings)
    made = compile_script(SourceFile("a.story", script), MemoryReader({}), "sora-2-pro").finished
    assert made is not None
    return [it.text.splitlines()[0] for it in made.emission.prompts]


def test_a_place_alone_is_at_the_time_of_the_scene_before() -> None:
    assert scenes("INT. FLAT - NIGHT", ".KITCHEN", ".FRONT DOOR") == [
        "Scene: Interior, FLAT; Time: night.",
        "Scene: KITCHEN; Time: night.",
        "Scene: FRONT DOOR; Time: night.",
    ]


def test_a_heading_that_says_where_it_is_has_its_own_time() -> None:
    assert scenes("INT. FLAT - NIGHT", "EXT. YARD", ".SHED") == [
        "Scene: Interior, FLAT; Time: night.",
        "Scene: Exterior, YARD.",
        "Scene: SHED.",
    ]


def test_a_place_alone_with_a_time_has_that_time() -> None:
    assert scenes("INT. FLAT - NIGHT", ".KITCHEN - DAWN")[1] == "Scene: KITCHEN; Time: dawn."


def test_the_weather_outside_stays_outside_of_a_room_that_only_has_a_name() -> None:
    said = scenes("INT. FLAT - NIGHT\n\n+ weather: heavy rain", ".KITCHEN")[1]
    assert said == "Scene: KITCHEN; Time: night; Weather outside: heavy rain."
