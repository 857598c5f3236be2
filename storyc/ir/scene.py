"""A place, a time, and the shots that happen there."""

from typing import Literal

from storyc.ir.node import Node
from storyc.ir.shot import Shot
from storyc.ir.text import Text

Setting = Literal["INT", "EXT", "INT/EXT", "EST"]


class Slugline(Node):
    """A scene heading, taken apart: `EXT. LIGHTHOUSE - GALLERY - NIGHT`.

    `place` is the location's name in capitals, `area` the part of it, `time_of_day` the last part
    (NIGHT, LATER, CONTINUOUS …). A forced heading without a setting has none.
    """

    text: str
    setting: Setting | None
    place: str
    area: str | None = None
    time_of_day: str | None = None


class Scene(Node):
    """One scene. `id` is the writer's `#1#` or its count from 1; `act` is the section it is in.

    What stands before the first heading of a script is a scene without a slugline.
    """

    id: str
    slugline: Slugline | None
    act: str | None = None
    synopsis: Text | None = None
    shots: tuple[Shot, ...]
