"""The whole script, names resolved."""

from functools import cached_property

from storyc.ir.beat import SoundBeat, SoundKind
from storyc.ir.cast import Asset, Character, Location, Music, Prop, Style, Voice
from storyc.ir.node import Node
from storyc.ir.scene import Scene
from storyc.ir.target_change import TargetChange
from storyc.ir.text import Text
from storyc.source import SourceFile

FPS_DEFAULT = 24
SIZE_DEFAULT = (1280, 720)
TARGET_DEFAULT = "sora-2-pro"


class TitleEntry(Node):
    """One `Key: value` of the title page. `key` is in lower case, `value` may have lines."""

    key: str
    value: str


class TitlePage(Node):
    """The title page, known keys typed, every key kept in `entries`.

    Units: `size` width and height in pixels, `fps` frames a second, `aspect` width and height as
    given.
    """

    entries: tuple[TitleEntry, ...] = ()
    title: str | None = None
    author: str | None = None
    credit: str | None = None
    source: str | None = None
    draft_date: str | None = None
    contact: str | None = None
    edition: int = 1
    target: Text | None = None
    style: Text | None = None
    language: str = "en"
    size: tuple[int, int] = SIZE_DEFAULT
    fps: int = FPS_DEFAULT
    aspect: tuple[int, int] | None = None


class Screenplay(Node):
    """A script after lowering: every name resolved, every node with its place.

    `sources` holds all files that were read, the compiled one first, then in order of name.
    """

    title_page: TitlePage
    characters: tuple[Character, ...] = ()
    locations: tuple[Location, ...] = ()
    props: tuple[Prop, ...] = ()
    styles: tuple[Style, ...] = ()
    music: tuple[Music, ...] = ()
    voices: tuple[Voice, ...] = ()
    target_changes: tuple[TargetChange, ...] = ()
    scenes: tuple[Scene, ...] = ()
    sources: tuple[SourceFile, ...] = ()

    def file_of_sound(self, beat: SoundBeat) -> Asset | None:
        """Return the file of the declared piece that a sound line names, `None` without one.

        Narration is words, whatever they say.
        """
        if beat.sound is SoundKind.NARRATION:
            return None
        name = beat.text.strip().casefold()
        pieces = (it.file for it in self.music if it.name.casefold() == name)
        return next((it for it in pieces if it is not None and it.path is not None), None)

    @cached_property
    def character_by_name(self) -> dict[str, Character]:
        """Characters by name."""
        return {it.name: it for it in self.characters}

    @cached_property
    def location_by_name(self) -> dict[str, Location]:
        """Locations by name."""
        return {it.name: it for it in self.locations}

    @cached_property
    def prop_by_name(self) -> dict[str, Prop]:
        """Props by name."""
        return {it.name: it for it in self.props}

    @cached_property
    def style_by_name(self) -> dict[str, Style]:
        """Styles by name."""
        return {it.name: it for it in self.styles}

    @cached_property
    def source_by_name(self) -> dict[str, SourceFile]:
        """The files that were read, by name."""
        return {it.name: it for it in self.sources}
