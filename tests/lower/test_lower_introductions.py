"""Whom nobody declared looks the same in every clip: as the action that brings them in says."""

import pytest

from storyc.ir import Character
from storyc.lower import lower
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader


def met(action: str, name: str = "OSKAR") -> Character:
    text = f"INT. BUS - NIGHT\n\n{action}\n\n{name}\nLast stop.\n"
    screenplay, _ = lower(SourceFile("bus.fountain", text), MemoryReader({}))
    return screenplay.character_by_name[name]


@pytest.mark.parametrize(
    ("action", "age", "appearance"),
    [
        (
            "OSKAR (67), a driver in a pressed collar, looks up.",
            "67",
            "a driver in a pressed collar",
        ),
        ("OSKAR, 67, pale and unshaven, looks up.", "67", "pale and unshaven"),
        ("OSKAR (late 40s) sleeps.", "late 40s", None),
        ("A tall, weary OSKAR (60s) waits.", "60s", "tall, weary"),
        ("In the last row sits OSKAR (9) in a yellow raincoat.", "9", "in a yellow raincoat"),
        ("We see a small GREEN OSKAR, wet through.", None, "small green, wet through"),
        ("OSKAR in a red coat and a hat walks to the door of the bus.", None, None),
        ("On a bench beside OSKAR sits a dog.", None, None),
        ("A famous, careless OSKAR bows.", None, "famous, careless"),
        ("OSKAR looks up.", None, None),
        ("OSKAR, looking up, sighs.", None, None),
        ("OSKAR (V.O.) speaks.", None, None),
        ("Oskar, a driver, looks up.", None, None),
        ("Oskar (17) enters, carrying dishes.", "17", None),
        ("Oskar (tired) enters.", None, None),
        ("MOSKAR, a driver, looks up.", None, None),
    ],
)
def test_age_and_looks_stand_behind_the_name(
    action: str, age: str | None, appearance: str | None
) -> None:
    oskar = met(action)
    assert (oskar.age.text if oskar.age else None) == age
    assert (oskar.appearance.text if oskar.appearance else None) == appearance


def test_only_the_first_time_counts() -> None:
    oskar = met("OSKAR, a driver, looks up.\n\nOSKAR, a wet dog now, shakes himself.")
    assert oskar.appearance is not None
    assert oskar.appearance.text == "a driver"


def test_capitals_that_describe_nobody_do_not_hide_an_age() -> None:
    oskar = met("Oskar (17) enters, carrying dishes.\n\n!WE HEAR OSKAR SLAM A DOOR.")
    assert oskar.age is not None
    assert oskar.age.text == "17"


def test_what_is_declared_is_not_guessed() -> None:
    text = (
        "character OSKAR\n    age: 50\n\nINT. BUS - NIGHT\n\nOSKAR (67), a driver, looks up.\n\n"
        "OSKAR\nLast stop.\n"
    )
    screenplay, _ = lower(SourceFile("bus.story", text), MemoryReader({}))
    oskar = screenplay.character_by_name["OSKAR"]
    assert oskar.appearance is None
    assert oskar.age is not None
    assert oskar.age.text == "50"
