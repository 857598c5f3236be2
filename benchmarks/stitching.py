"""How fast clips become a film, against copying their bytes, ffmpeg and MoviePy.

`stitch` has its sound ready from an earlier run; `stitch-mix` makes a new mix at -14 LUFS;
`stitch-dissolve` and `stitch-memory` are no times.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from benchmarks.bench import Bench, Goal
from benchmarks.clips import FPS, SECONDS, SIZE, draw_clips
from benchmarks.memory import megabytes
from storyc.assemble import FilmReport, assemble
from storyc.plan.plan import Plan, PlannedTransition, Segment

_CLIPS = 24
_FEW = 6
_BYTES, _FFMPEG, _MOVIEPY = "copying bytes", "ffmpeg -c copy", "MoviePy ultrafast"
_CUT = PlannedTransition(kind="cut", frames=0)
_DISSOLVE = PlannedTransition(kind="dissolve", frames=FPS // 2)
_MOVIEPY_SCRIPT = """
import sys, time
from moviepy import VideoFileClip, concatenate_videoclips
start = time.perf_counter()
clips = [VideoFileClip(path) for path in sys.argv[2:]]
film = concatenate_videoclips(clips)
film.write_videofile(sys.argv[1], preset="ultrafast", threads=2, logger=None)
print(time.perf_counter() - start)
"""


def benches() -> Iterator[Bench]:
    """Yield the benches of stitching."""
    yield Bench("stitch", "ms", _ready, Goal(1.5, peer=_BYTES), {_BYTES: _bytes})
    if find_spec("imageio_ffmpeg"):
        yield Bench("stitch-ffmpeg", "ms", _ready, Goal(0.5, peer=_FFMPEG), {_FFMPEG: _ffmpeg})
    yield Bench("stitch-mix", "x real time", _mixed, Goal(80, at_least=True), rounds=3)
    if shutil.which("uv"):
        yield Bench(
            "stitch-moviepy",
            "s",
            lambda: _seconds_mixed(_FEW),
            Goal(0.05, peer=_MOVIEPY),
            {_MOVIEPY: _moviepy},
            rounds=3,
        )
    yield Bench("stitch-dissolve", "x window and GOP", _dissolve, Goal(1), rounds=1)
    yield Bench("stitch-memory", "MB", lambda: megabytes()[0], Goal(300), rounds=1)
    yield Bench("stitch-memory-copy", "MB", lambda: megabytes()[1], Goal(30), rounds=1)


def plan_of(clips: int, frames: int, transition: PlannedTransition = _CUT) -> Plan:
    """Return the plan of a film of equal segments."""
    head, tail = transition.frames // 2, transition.frames - transition.frames // 2
    segments = tuple(
        Segment(
            slate=f"{number}A",
            scene=str(number),
            start_frame=number * frames,
            frames=frames,
            head_handle=head if number else 0,
            tail_handle=tail if number < clips - 1 else 0,
            billed_s=SECONDS,
            usd=None,
            link="cut",
            why_cut="",
            transition_in=transition if number else _CUT,
            transition_out=transition if number < clips - 1 else _CUT,
            shots=(),
            lines=(),
        )
        for number in range(clips)
    )
    return Plan(
        title="A benchmark",
        target="none",
        width=SIZE[0],
        height=SIZE[1],
        fps=FPS,
        frames=clips * frames,
        segments=segments,
        usd=None,
    )


@cache
def _folder() -> Path:
    """Return a folder with the clips that lasts as long as the program."""
    _folder_of_clips.append(tempfile.TemporaryDirectory(prefix="storyc-bench-"))
    folder = Path(_folder_of_clips[0].name)
    draw_clips(folder, _CLIPS)
    return folder


_folder_of_clips: list["tempfile.TemporaryDirectory[str]"] = []


def _clips(count: int = _CLIPS) -> list[Path]:
    return sorted(_folder().glob("[0-9]*.mp4"))[:count]


def _made(parts: Path, count: int, plan: Plan) -> FilmReport:
    takes: Mapping[str, Path] = {f"{n}A": clip for n, clip in enumerate(_clips(count))}
    out = parts.parent / "film.mp4"
    out.unlink(missing_ok=True)
    return assemble(plan, takes, [], {}, out, on_progress=lambda *_: None, parts=parts)


def _ready() -> float:
    parts = _folder() / "kept" / "parts"
    plan = plan_of(_CLIPS, FPS * SECONDS)
    if not parts.exists():
        parts.parent.mkdir()
        _made(parts, _CLIPS, plan)
    (parts.parent / "film.mp4").unlink(missing_ok=True)
    start = time.perf_counter()
    _made(parts, _CLIPS, plan)
    return (time.perf_counter() - start) * 1_000


def _seconds_mixed(count: int) -> float:
    with tempfile.TemporaryDirectory(dir=_folder()) as folder:
        _clips()
        start = time.perf_counter()
        _made(Path(folder) / "parts", count, plan_of(count, FPS * SECONDS))
        return time.perf_counter() - start


def _mixed() -> float:
    return _CLIPS * SECONDS / _seconds_mixed(_CLIPS)


def _bytes() -> float:
    clips, out = _clips(), _folder() / "bytes"
    start = time.perf_counter()
    with out.open("wb") as into:
        for clip in clips:
            with clip.open("rb") as source:
                shutil.copyfileobj(source, into, 1 << 20)
        into.flush()
        os.fsync(into.fileno())
    seconds = time.perf_counter() - start
    out.unlink()
    return seconds * 1_000


def _ffmpeg() -> float:
    import imageio_ffmpeg

    clips, out = _clips(), _folder() / "ffmpeg.mp4"
    names = _folder() / "names.txt"
    names.write_text("".join(f"file '{clip}'\n" for clip in clips), encoding="utf-8")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "concat", "-safe", "0"]
    start = time.perf_counter()
    subprocess.run([*command, "-i", names, "-c", "copy", out], check=False, capture_output=True)
    seconds = time.perf_counter() - start
    out.unlink()
    return seconds * 1_000


def _moviepy() -> float:
    """Let MoviePy work in an environment of its own: it needs a Pillow that we have outgrown."""
    clips, out = _clips(_FEW), _folder() / "moviepy.mp4"
    environment = ["uv", "run", "-q", "--no-project", "--with", "moviepy==2.2.1", "python", "-c"]
    command = [*environment, _MOVIEPY_SCRIPT, str(out), *map(str, clips)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=_folder())
    out.unlink()
    return float(ran.stdout)


def _dissolve() -> float:
    """Return the frames that are encoded for each that dissolves need with a GOP around each."""
    frames = FPS * SECONDS - _DISSOLVE.frames
    plan = plan_of(_FEW, frames, _DISSOLVE)
    with tempfile.TemporaryDirectory(dir=_folder()) as folder:
        report = _made(Path(folder) / "parts", _FEW, plan)
    gop = 250
    return report.encoded_frames / ((_FEW - 1) * (_DISSOLVE.frames + gop))
