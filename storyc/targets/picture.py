"""The picture of a film whose script leaves it open."""

from storyc.ir import Screenplay
from storyc.targets.frame import Frame
from storyc.targets.target import Target

_SAME_SHAPE = 0.05
"""How far two shapes may be apart and still be taken for one: 1376x768 stands for 16:9."""


def with_picture(screenplay: Screenplay, target: Target) -> Screenplay:
    """Let the target choose the size and frame rate that the script does not ask for.

    What the script asks for stays, even where the target cannot do it; so does a shape that the
    target does not make. The checks report both.
    """
    page = screenplay.title_page
    keys = {entry.key for entry in page.entries}
    asks_size = "size" in keys or any(it.size is not None for it in screenplay.target_changes)
    asks_fps = "fps" in keys or any(it.fps is not None for it in screenplay.target_changes)
    size = page.size if asks_size else nearest_size(page.size, target)
    fps = page.fps if asks_fps else nearest_fps(page.fps, target)
    if (size, fps) == (page.size, page.fps):
        return screenplay
    chosen = page.model_copy(update={"size": size, "fps": fps})
    return screenplay.model_copy(update={"title_page": chosen})


def nearest_size(wanted: tuple[int, int], target: Target) -> tuple[int, int]:
    """Return the size that a target makes in the wanted shape, nearest in pixels.

    Where it does not make the shape, the wanted size.
    """
    width, height = wanted
    if target.takes_size(width, height):
        return wanted
    alike = [it for it in target.sizes if _distance(it, wanted) <= _SAME_SHAPE]
    if not alike:
        return wanted
    nearest = min(alike, key=lambda it: (abs(it.width * it.height - width * height), str(it)))
    return nearest.width, nearest.height


def _distance(frame: Frame, wanted: tuple[int, int]) -> float:
    """Return by how much one shape is wider than the other, as a share."""
    one, other = frame.width * wanted[1], frame.height * wanted[0]
    return max(one, other) / min(one, other) - 1


def nearest_fps(wanted: int, target: Target) -> int:
    """Return the frame rate of a target that is nearest to the wanted one."""
    return min(target.fps, key=lambda rate: (abs(rate - wanted), rate))
