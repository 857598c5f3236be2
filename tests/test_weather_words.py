"""Weather that the action tells is carried to the clips after it, and nothing else is weather."""

import pytest

from storyc.continuity.weather_words import ToldWeather, told_weather
from storyc.driver import Compiled, compile_script
from storyc.world.reader import MemoryReader


def compiled(text: str) -> Compiled:
    reader = MemoryReader({"a.story": text})
    return compile_script(reader.read("a.story"), reader, "seedance-2.5")


def prompts(text: str) -> list[str]:
    made = compiled(text).finished
    assert made is not None
    return [it.text for it in made.emission.prompts]


@pytest.mark.parametrize(
    ("sentence", "weather"),
    [
        ("Rain on an empty forecourt.", "rain"),
        ("Heavy, driving rain hammers the roofs.", "heavy, driving rain"),
        ("It is snowing.", "snow"),
        ("It's still raining.", "rain"),
        ("It begins to rain.", "rain"),
        ("Mara runs through the pouring rain.", "pouring rain"),
        ("Thick fog.", "thick fog"),
        ("A BLIZZARD rages.", "blizzard"),
        ("The rain stops.", None),
        ("It has stopped raining.", None),
        ("The fog lifts.", None),
    ],
)
def test_plain_words_tell_the_weather(sentence: str, weather: str | None) -> None:
    assert told_weather(sentence, inside=False) == ToldWeather(weather)


@pytest.mark.parametrize(
    "sentence",
    [
        "No rain.",
        "The raincoat hangs on its hook.",
        "She trains hard.",
        "If it rains, the fair is off.",
        "Mara remembers walking in the rain.",
        "Snow White sleeps.",
        "The rain barrel is empty.",
        "A hail of bullets.",
        "On the television, snow falls on Rome.",
        "He hates the rain.",
    ],
)
def test_other_words_do_not(sentence: str) -> None:
    assert told_weather(sentence, inside=False) is None


def test_fog_inside_is_no_weather_and_rain_at_the_window_is() -> None:
    assert told_weather("Fog hides the mirror.", inside=True) is None
    assert told_weather("Rain drums on the window.", inside=True) == ToldWeather("rain")


SHOTS = "!! WIDE on TOM, 20s\n\n{first}\n\n!! CLOSE on TOM, 20s\n\nTom waits.\n\n"


def test_it_is_in_the_clips_after_it_until_time_passes() -> None:
    text = "".join(
        f"{heading}\n\n{SHOTS.format(first=first)}"
        for heading, first in (
            ("EXT. YARD - NIGHT", "Rain on the roofs."),
            ("INT. SHED - CONTINUOUS", "Tom sits."),
            ("EXT. YARD - NIGHT", "Tom stands."),
        )
    )
    told = ["Weather outside: rain" in it or "Weather: rain" in it for it in prompts(text)]
    assert told == [False, True, True, True, False, False]


@pytest.mark.parametrize(
    ("line", "told"), [("+ weather: hot, no wind", "hot, no wind"), ("", "rain")]
)
def test_a_state_line_outweighs_the_action(line: str, told: str) -> None:
    text = f"EXT. YARD - DAY\n\n{line}\n\n{SHOTS.format(first='It rains.')}"
    assert f"Weather: {told}" in prompts(text)[1]


def test_somebody_called_rain_is_not_the_weather() -> None:
    text = (
        f"character RAIN\n\nEXT. YARD - DAY\n\n{SHOTS.format(first='Rain comes out of the barn.')}"
    )
    assert not any("Weather" in it for it in prompts(text))


@pytest.mark.parametrize(
    ("heading", "opens", "told"),
    [
        ("EXT. YARD - LATER", "The rain has stopped.", None),
        ("EXT. YARD - LATER", "Snow falls.", None),
        ("EXT. YARD - LATER", "Tom stands.", "rain"),
        ("EXT. YARD - CONTINUOUS", "The rain stops.", "rain"),
        ("EXT. YARD - LATER", "Tom stands.\n\nThe rain stops.", "rain"),
    ],
)
def test_a_scene_after_a_while_is_met_in_the_weather_it_opens_with(
    heading: str, opens: str, told: str | None
) -> None:
    before = "EXT. YARD - NIGHT\n\n!! WIDE on TOM, 20s\n\nRain on the roofs.\n\n"
    last = prompts(f"{before}{heading}\n\n!! WIDE on TOM, 20s\n\n{opens}\n")[-1]
    assert ("Weather: rain" in last) is (told == "rain")
