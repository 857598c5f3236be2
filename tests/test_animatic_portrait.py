"""Cameos are drawn from their reference clips, and only from clips inside the script's folder."""

import shutil
from pathlib import Path

from storyc.backends.animatic import Animatic
from storyc.backends.animatic.portrait import Portraits
from storyc.backends.base import ClipRequest, request_key
from storyc.emit.prompt import Prompt
from storyc.emit.sheet import BoardSheet, Figure, Panel

CLIP = Path(__file__).parents[1] / "examples" / "lamp-keeper" / "cast" / "pip.mp4"


def request() -> ClipRequest:
    figure = Figure(name="PIP", kind="character", x=0.5, hue=30, portrait="pip.mp4")
    panel = Panel(
        shot="1A",
        start_frame=0,
        frames=24,
        size="CLOSE",
        angle=None,
        lens_mm=None,
        move="static",
        move_direction=None,
        move_speed=None,
        setting="INT",
        place="HUT",
        area=None,
        time_of_day="DAY",
        weather=None,
        focus_is_place=False,
        figures=(figure,),
        description="",
    )
    sheet = BoardSheet(
        slate="1A",
        title="Test",
        width=320,
        height=180,
        fps=24,
        frames=24,
        head_handle=0,
        tail_handle=0,
        language="en",
        panels=(panel,),
        words=(),
        lines=(),
        cues=(),
    )
    return ClipRequest(sheet, Prompt(slate="1A", text="", size=0, references=()))


def test_a_still_is_taken_from_the_clip(tmp_path: Path) -> None:
    shutil.copy(CLIP, tmp_path / "pip.mp4")
    still = Portraits.load(tmp_path, ("pip.mp4",)).stills["pip.mp4"]
    assert still.size == (1280, 720)
    red, green, blue = still.convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]  # RGB
    assert min(red, green, blue) > 30


def test_another_clip_gives_another_take(tmp_path: Path) -> None:
    backend = Animatic(references=tmp_path)
    without = request_key(backend, request())
    shutil.copy(CLIP, tmp_path / "pip.mp4")
    assert request_key(backend, request()) != without


def test_what_is_no_clip_of_this_folder_is_drawn_as_a_figure(tmp_path: Path) -> None:
    film = tmp_path / "film"
    film.mkdir()
    shutil.copy(CLIP, tmp_path / "outside.mp4")
    (film / "link.mp4").symlink_to(tmp_path / "outside.mp4")
    (film / "noise.mp4").write_bytes(b"\x00" * 5000)
    (film / "list.mp4").write_text("#EXTM3U\n#EXTINF:1,\n../outside.mp4\n")
    (film / "folder.mp4").mkdir()
    names = ("../outside.mp4", "link.mp4", "noise.mp4", "list.mp4", "folder.mp4", "none.mp4")
    assert not Portraits.load(film, names).stills


def test_a_board_with_a_still_is_encoded_whole(tmp_path: Path) -> None:
    shutil.copy(CLIP, tmp_path / "pip.mp4")
    Animatic(references=tmp_path).generate(request(), tmp_path / "take.mp4")
    assert (tmp_path / "take.mp4").stat().st_size > 1000
