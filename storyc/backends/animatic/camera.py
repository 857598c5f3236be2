"""Camera moves as slow motion on the board: which part of it is seen at each moment."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from storyc.emit.sheet import Panel

_REACH = {"slow": 0.62, None: 0.85, "fast": 1.0}
"""How much of the board's spare edge a move uses, by its speed."""

_USUALLY = {
    "push in": "in",
    "zoom in": "in",
    "dolly": "in",
    "pull out": "out",
    "zoom out": "out",
    "pan": "right",
    "whip pan": "right",
    "track": "right",
    "truck": "right",
    "orbit": "right",
    "tilt": "up",
    "crane": "up",
}

_HAND_SWAY = 0.011
"""How far a hand-held camera strays, in picture widths."""


@dataclass(frozen=True, slots=True)
class View:
    """What the camera sees.

    Units: `x`, `y` shift the middle of the view by parts of the spare edge, -1 to 1; `zoom` is 0
    for the picture at rest and 1 for the whole board.
    """

    x: float = 0.0
    y: float = 0.0
    zoom: float = 0.0


Path = Callable[[float, float], View]
"""View by progress (0 to 1) and seconds since the move began."""


def path_of(panel: Panel) -> Path | None:
    """Return the path of a panel's move, `None` for a camera that stands still."""
    reach = _REACH.get(panel.move_speed, _REACH[None])
    toward = toward_of(panel)
    path: Path | None = None
    match panel.move:
        case "static":
            pass
        case "handheld":
            path = _sway
        case "steadicam":
            path = _glide
        case "orbit":
            path = _orbit(-reach if toward == "left" else reach)
        case _ if toward in {"in", "out"}:
            path = _zoom(reach, 0.0) if toward == "in" else _zoom(0.0, reach)
        case _:
            path = None if toward is None else _shift(panel.move, toward, reach)
    return path


def reach_of(panel: Panel) -> tuple[float, float]:
    """Return how far a move strays sideways and upright, as parts of the spare edge."""
    path = path_of(panel)
    if path is None:
        return 0.0, 0.0
    ends = (path(0.0, 0.0), path(1.0, 0.0))
    return max(abs(each.x) for each in ends), max(abs(each.y) for each in ends)


def toward_of(panel: Panel) -> str | None:
    """Return where a move goes: as the script says, else as such a move usually does."""
    return panel.move_direction or _USUALLY.get(panel.move)


def ease(progress: float) -> float:
    """Start and stop gently: 0 to 1 with no speed at either end."""
    return progress * progress * (3 - 2 * progress)


def _zoom(start: float, end: float) -> Path:
    def view(progress: float, _seconds: float) -> View:
        return View(zoom=start + (end - start) * ease(progress))

    return view


def _shift(move: str, toward: str, reach: float) -> Path:
    """Travel from one spare edge to the opposite one."""
    upright = toward in {"up", "down"}
    sign = -1 if toward in {"left", "up"} else 1
    timing = _whip if move == "whip pan" else ease

    def view(progress: float, _seconds: float) -> View:
        place = sign * reach * (2 * timing(progress) - 1)
        return View(y=place) if upright else View(x=place)

    return view


def _whip(progress: float) -> float:
    """Wait, then be there in the last fifth of the shot."""
    return ease(min(max((progress - 0.8) / 0.2, 0.0), 1.0))


def _orbit(reach: float) -> Path:
    def view(progress: float, _seconds: float) -> View:
        return View(
            x=reach * (2 * ease(progress) - 1), zoom=0.35 * math.sin(math.pi * ease(progress)) ** 2
        )

    return view


def _sway(_progress: float, seconds: float) -> View:
    """Wander as a hand does: a few slow waves that never line up."""
    spare = _HAND_SWAY / 0.1
    x = math.sin(1.9 * seconds) + 0.5 * math.sin(4.3 * seconds + 1.3)
    y = math.sin(2.3 * seconds + 0.7) + 0.5 * math.sin(5.1 * seconds + 2.9)
    return View(x=0.8 * spare * x, y=spare * y)


def _glide(progress: float, seconds: float) -> View:
    sway = _sway(progress, seconds * 0.45)
    return View(x=sway.x * 0.7, y=sway.y * 0.7, zoom=0.6 * (1 - ease(progress)))
