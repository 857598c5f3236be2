"""How large figures stand in the frame, and how the ground lies: shot size and angle as numbers."""

from dataclasses import dataclass, replace

_LOWEST_HAND = 0.9
"""In picture heights: a hand below this is as good as out of the frame."""


@dataclass(frozen=True, slots=True)
class Framing:
    """The camera's view.

    Units: picture heights. `stature` is the height of a standing figure, `head_y` the top of its
    head, `horizon` the height of the horizon. `softness` throws the place out of focus; `closeness`
    says how much larger than life in a wide shot the place behind is. `roll_deg` turns the picture.
    `pitch` shifts the features of faces down (in heads) and `keystone` widens what is low: a camera
    below looks up at both.
    """

    stature: float
    head_y: float
    horizon: float = 0.52
    closeness: float = 1.0
    softness: float = 0.0
    roll_deg: float = 0.0
    from_above: bool = False
    pitch: float = 0.0
    keystone: float = 0.0

    @property
    def is_overhead(self) -> bool:
        """The camera looks straight down."""
        return self.horizon < 0

    @property
    def shows_hands(self) -> bool:
        """Hands and what they hold are inside the frame."""
        return self.head_y + 0.3 * self.stature < _LOWEST_HAND

    @property
    def shows_feet(self) -> bool:
        """Whole figures stand in the frame."""
        return self.head_y + self.stature <= 1.0


_BY_SIZE = {
    "EXTREME WIDE": Framing(0.22, 0.62, horizon=0.58),
    "ESTABLISHING": Framing(0.20, 0.63, horizon=0.58),
    "WIDE": Framing(0.56, 0.29, horizon=0.53),
    "FULL": Framing(0.76, 0.11, horizon=0.50, closeness=1.15),
    "MEDIUM WIDE": Framing(1.12, 0.13, closeness=1.3),
    "TWO SHOT": Framing(1.35, 0.13, closeness=1.4, softness=0.003),
    "MEDIUM": Framing(1.55, 0.12, closeness=1.5, softness=0.004),
    "POV": Framing(1.12, 0.16, closeness=1.3),
    "CUTAWAY": Framing(1.55, 0.12, closeness=1.5, softness=0.004),
    "OVER THE SHOULDER": Framing(1.75, 0.14, closeness=1.6, softness=0.006),
    "MEDIUM CLOSE": Framing(2.15, 0.11, closeness=1.8, softness=0.008),
    "CLOSE": Framing(3.2, 0.10, closeness=2.2, softness=0.014),
    "INSERT": Framing(3.2, 0.10, closeness=2.2, softness=0.016),
    "EXTREME CLOSE": Framing(5.9, 0.03, closeness=2.6, softness=0.022),
}

_HIGH = 0.2
"""Heads above this have room to be cut a little by the upper edge."""

_BY_ANGLE = {
    "low angle": Framing(1.06, -0.05, horizon=0.86, pitch=-0.045, keystone=0.34),
    "ground level": Framing(1.10, -0.06, horizon=0.93, pitch=-0.06, keystone=0.46),
    "high angle": Framing(0.90, 0.06, horizon=0.16, pitch=0.055, keystone=-0.42, from_above=True),
    "aerial": Framing(0.80, 0.06, horizon=0.14, pitch=0.06, keystone=-0.5, from_above=True),
    "overhead": Framing(0.75, 0.0, horizon=-0.3, pitch=0.07, keystone=-0.6, from_above=True),
    "dutch angle": Framing(1.0, 0.0, roll_deg=9.0),
}
"""What an angle changes: stature is a factor, `head_y` is added."""

_CROWD_ROOM = 0.33
"""Width of a figure, shoulder to shoulder and the air beside it, in statures."""


_CLOSE = 2.0
"""Statures from which on the camera is close enough to be on a part of somebody."""

HELD = "held"
"""Hands with something in them: they are higher."""

_ON_PART = {
    "eyes": (8.4, -0.08),
    "mouth": (7.2, -0.42),
    "hands": (2.5, -0.56),
    HELD: (2.3, -0.24),
    "feet": (2.9, -2.02),
}
"""Stature and `head_y` that bring a part of somebody into the middle."""


def framing_of(
    size: str, angle: str | None, count: int, aspect: float, *, part: str | None = None
) -> Framing:
    """Return the view for a shot size and angle with `count` figures side by side.

    `part` is what a close shot is on of somebody: a name of `lexicon.PARTS`, or `HELD`.
    """
    base = _BY_SIZE.get(size.upper(), _BY_SIZE["MEDIUM"])
    if part is not None and base.stature > _CLOSE:
        stature, head_y = _ON_PART[part]
        return replace(base, stature=stature, head_y=head_y)
    return _angled(_roomy(base, count, aspect), angle)


def _roomy(base: Framing, count: int, aspect: float) -> Framing:
    """Step back until `count` figures fit beside one another."""
    widest = aspect / (_CROWD_ROOM * max(1, count))
    if count == 0 or base.stature <= widest:
        return base
    head_y = base.head_y + (0.22 - base.head_y) * (1 - widest / base.stature)
    return replace(base, stature=widest, head_y=head_y)


def _angled(base: Framing, angle: str | None) -> Framing:
    change = _BY_ANGLE.get(angle or "")
    if change is None:
        return base
    raised = min(base.head_y + change.head_y, base.head_y) if base.head_y < _HIGH else base.head_y
    return replace(
        base,
        horizon=change.horizon,
        head_y=raised + max(change.head_y, 0.0),
        stature=base.stature * change.stature,
        roll_deg=change.roll_deg,
        from_above=change.from_above,
        pitch=change.pitch,
        keystone=change.keystone,
    )
