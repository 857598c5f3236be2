"""How fast a film is drawn, voiced and put together: `animatic`, with `-twos` and `-cached`."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bench import Bench, Goal
from storyc.assemble import Finish
from storyc.driver import compile_script, make_film
from storyc.emit.drawing import USUAL, Drawing
from storyc.source import SourceFile
from storyc.world.disk import DiskReader

_EXAMPLE = Path(__file__).parents[1] / "examples" / "lamp-keeper" / "lamp-keeper.story"
_UNIT = "x real time"


def benches() -> Iterator[Bench]:
    """Yield the benches on the example film: from nothing, and with all its takes there.

    `-twos` moves the camera at every second frame, as `storyc compile --on-twos` does.
    """
    yield Bench("animatic", _UNIT, _cold, Goal(30, at_least=True), rounds=2)
    yield Bench("animatic-twos", _UNIT, _on_twos, Goal(40, at_least=True), rounds=2)
    yield Bench("animatic-cached", _UNIT, _cached, Goal(75, at_least=True), rounds=3)


def _cold() -> float:
    with tempfile.TemporaryDirectory() as folder:
        return _film(Path(folder))


def _on_twos() -> float:
    with tempfile.TemporaryDirectory() as folder:
        return _film(Path(folder), Drawing(is_on_twos=True))


def _cached() -> float:
    with tempfile.TemporaryDirectory() as folder:
        _film(Path(folder))
        return _film(Path(folder))


def _film(folder: Path, drawing: Drawing = USUAL) -> float:
    """Return the seconds of film that are made in one second, compiling the script included."""
    start = time.perf_counter()
    source = SourceFile(_EXAMPLE.name, _EXAMPLE.read_text(encoding="utf-8"))
    finished = compile_script(source, DiskReader(_EXAMPLE.parent)).finished
    if finished is None:
        raise ValueError(f"{_EXAMPLE} does not compile")
    finish = Finish(drawing=drawing)
    make_film(finished, _EXAMPLE.parent, folder, lambda *_: None, finish=finish)
    seconds = time.perf_counter() - start
    return finished.plan.frames / finished.plan.fps / seconds
