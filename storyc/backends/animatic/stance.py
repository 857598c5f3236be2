"""Where somebody is in the picture, and how their own coordinates lie there.

A body's coordinates are its statures: x from the middle line, positive to where it looks, y down
from the top of the head of somebody who stands. A head's are its own heights.
"""

from dataclasses import dataclass

from storyc.backends.animatic.canvas import Point

HEAD = 0.135
"""The head of a grown-up, in statures."""

_FULL_FACE = 0.4
"""How much of a body's girth shows in the face."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A place in the picture.

    Units: `x`, `y` and `stature` picture heights, at the top of the head of somebody who stands
    there. `facing` is -1 (left) to 1 (right). `head` is the height of the head in statures and
    `girth` the body's in parts of an ordinary one. `keystone` widens what is low, as seen from
    below, or narrows it. `drop` is how far the hips have come down, `lean` how far the head is
    ahead of the hips, both in statures. `lying` is the point of the middle line about which
    somebody is turned to lie, in statures from the top, `None` for all others.
    """

    x: float
    y: float
    stature: float
    facing: float
    head: float = HEAD
    girth: float = 1.0
    keystone: float = 0.0
    drop: float = 0.0
    lean: float = 0.0
    lying: float | None = None

    @property
    def side(self) -> int:
        """The side it looks to: -1 left, 1 right."""
        return -1 if self.facing < 0 else 1

    @property
    def turn(self) -> float:
        """How far the face is turned aside, from 0 to 1."""
        return min(abs(self.facing), 1.0)

    @property
    def head_size(self) -> float:
        """The height of the head in picture heights."""
        return self.head * self.stature

    def lower(self, point: Point) -> Point:
        """Return a point of the legs in picture heights: they do not sink with the hips."""
        x, y = point
        scale = self._scale
        return self._placed(x * scale * self.girth, self.head + (y - HEAD) * scale)

    def upper(self, point: Point) -> Point:
        """Return a point of trunk and arms in picture heights."""
        x, y = point
        scale = self._scale
        ahead = self.lean * (0.52 - y)
        down = self.head + (y + self.drop - HEAD) * scale
        return self._placed((x * self.girth + ahead) * scale, down)

    def face(self, point: Point) -> Point:
        """Return a point of the head in picture heights."""
        x, y = point
        ahead = self.lean * 0.45 * self._scale
        wide = self.girth**_FULL_FACE
        return self._placed(x * self.head * wide + ahead, y * self.head + self.drop * self._scale)

    @property
    def _scale(self) -> float:
        """Return how large a body is whose head is larger than usual."""
        return (1 - self.head) / (1 - HEAD)

    def _placed(self, x: float, y: float) -> Point:
        if self.lying is not None:
            along, across = (y - self.lying) * self.stature, x * self.stature
            return self.x + self.side * along, self.y - across
        wide = 1 + self.keystone * (y - 0.4)
        return self.x + self.side * x * wide * self.stature, self.y + y * self.stature
