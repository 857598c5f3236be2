"""How much memory a film of two hours takes, each figure from a process of its own.

Of the whole job it is the highest there was; of the pictures, with the sound ready from an earlier
run, how much higher it came than for a film of a few seconds.
"""

import resource
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from benchmarks.clips import FPS, SECONDS, SMALL, draw_small

_HOURS = 2
_MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10
"""Units of `ru_maxrss` in a megabyte."""


@cache
def megabytes() -> tuple[float, float]:
    """Return the memory of the whole job and of the pictures alone."""
    with tempfile.TemporaryDirectory(prefix="storyc-bench-") as folder:
        draw_small(Path(folder) / "clip.mp4")
        job, pictures = (
            subprocess.run(
                [sys.executable, "-m", "benchmarks.memory", folder],
                check=True,
                capture_output=True,
                text=True,
                cwd=Path(__file__).parents[1],
            ).stdout.split()
            for _ in range(2)
        )
    return float(job[0]), float(pictures[1])


def _main(folder: Path) -> None:
    """Make a short film and a long one; print the highest memory, and how much more that is."""
    _make(folder, "short", 2)
    before = peak()
    _make(folder, "long", _HOURS * 3600 // SECONDS)
    print(peak(), peak() - before)


def _make(folder: Path, name: str, clips: int) -> None:
    from benchmarks.stitching import plan_of
    from storyc.assemble import assemble

    plan = plan_of(clips, FPS * SECONDS)
    plan = plan.model_copy(update={"width": SMALL[0], "height": SMALL[1]})
    takes = {segment.slate: folder / "clip.mp4" for segment in plan.segments}
    out, parts = folder / f"{name}.mp4", folder / name
    assemble(plan, takes, [], {}, out, on_progress=lambda *_: None, parts=parts)


def peak() -> float:
    """Return the highest memory so far. Linux counts the parent's in `ru_maxrss`."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    line = next(it for it in status.read_text().splitlines() if it.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
