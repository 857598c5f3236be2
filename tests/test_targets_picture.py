"""The target chooses the picture that a script leaves open."""

import pytest

from storyc import targets
from storyc.lower import lower
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

SCENE = "\nINT. KITCHEN - DAY\n\nRain.\n"


def picture(title_page: str, target_name: str) -> tuple[tuple[int, int], int]:
    text = title_page + SCENE
    screenplay, _ = lower(SourceFile("t.story", text), MemoryReader({"t.story": text}))
    target = targets.load(target_name)
    assert target is not None
    page = targets.with_picture(screenplay, target).title_page
    return page.size, page.fps


@pytest.mark.parametrize(
    ("target", "size", "fps"),
    [
        ("sora-2-pro", (1280, 720), 24),
        ("animatic", (1280, 720), 24),
        ("minimax-h3", (1376, 768), 24),
        ("wan-3.0", (1280, 720), 30),
    ],
)
def test_an_open_picture_is_the_nearest_that_the_target_makes(
    target: str, size: tuple[int, int], fps: int
) -> None:
    assert picture("Title: T\n", target) == (size, fps)


def test_what_the_script_asks_for_stays() -> None:
    assert picture("Size: 640x480\nFPS: 23\n", "wan-3.0") == ((640, 480), 23)
    assert picture("FPS: 24\n", "wan-3.0") == ((1280, 720), 24)


def test_a_shape_stays_and_its_size_is_chosen() -> None:
    size, _ = picture("Aspect: 9:16\n", "sora-2")
    assert size == (720, 1280)
    assert picture("Aspect: 5:1\n", "sora-2")[0] == (3600, 720)
