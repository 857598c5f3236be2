"""What a script declares: who, where, what with, in what look."""

from storyc.ir.node import Node
from storyc.ir.text import Text


class Asset(Node):
    """A file or handle that a declaration refers to: `"cast/biscuit.mp4"` or `@mara.hale`.

    `path` is relative to the compiled script's folder, POSIX style; a handle has none.
    """

    text: str
    path: str | None


class Wardrobe(Node):
    """One named set of clothes of a character."""

    name: str
    look: Text


class Character(Node):
    """Somebody who is seen or heard.

    `inferred` says that no declaration names them: a cue does, and `span` is the first one.
    A character with a `cameo` is addressed in prompts by the name itself, as the services demand.
    """

    name: str
    inferred: bool = False
    appearance: Text | None = None
    age: Text | None = None
    voice: Text | None = None
    wardrobe: tuple[Wardrobe, ...] = ()
    refs: tuple[Asset, ...] = ()
    cameo: Asset | None = None
    consent: Text | None = None


class Area(Node):
    """A named part of a location."""

    name: str
    look: Text


class LightNote(Node):
    """How a location is lit at one time of day."""

    time_of_day: str
    look: Text


class Location(Node):
    """A place. Inferred locations come from sluglines."""

    name: str
    inferred: bool = False
    look: Text | None = None
    areas: tuple[Area, ...] = ()
    light: tuple[LightNote, ...] = ()
    refs: tuple[Asset, ...] = ()


class Prop(Node):
    """A thing that is handled. `states` are the words it can be in, such as lit and out.

    `inferred` says that no declaration names it: a state line does, and `span` is its name there.
    """

    name: str
    inferred: bool = False
    look: Text | None = None
    states: tuple[str, ...] = ()
    refs: tuple[Asset, ...] = ()


class Style(Node):
    """The look of the film or of a part of it."""

    name: str
    look: Text | None = None
    palette: Text | None = None
    lens: Text | None = None
    grain: Text | None = None
    avoid: Text | None = None
    refs: tuple[Asset, ...] = ()


class Voice(Node):
    """A way of speaking that several characters can share: words, or a recording of it."""

    name: str
    sound: Text | None = None
    file: Asset | None = None


class Music(Node):
    """A named piece of music: words for the prompt, or a file."""

    name: str
    look: Text | None = None
    file: Asset | None = None
