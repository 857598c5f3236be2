"""How the front end asks for another file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from storyc.source import SourceFile

SETTINGS = "story.toml"
"""What a project's settings file is called."""


class UnreadableSource(Exception):  # noqa: N818  # it names a state of the world, not a fault of ours
    """A file that cannot be taken as a text. The message says why and what to do, in one line."""


class SourceReader(Protocol):
    """Gives texts by name. Names are POSIX paths relative to the compiled script's folder."""

    def read(self, name: str) -> SourceFile:
        """Return the text called `name`.

        Raises:
            UnreadableSource: there is no such text, or it may not or cannot be read.
        """
        ...

    def exists(self, name: str) -> bool:
        """Tell whether an asset (a picture, a clip, a sound) called `name` is there."""
        ...

    def head(self, name: str, most: int) -> bytes | None:
        """Return the first `most` bytes of an asset, `None` where its content is not known.

        Raises:
            UnreadableSource: it is there, and may not or cannot be read.
        """
        ...

    def settings(self) -> SourceFile | None:
        """Return the project's settings file, `None` if it has none.

        Raises:
            UnreadableSource: it is there and cannot be read.
        """
        ...


@dataclass(frozen=True)
class MemoryReader:
    """A reader over texts in memory: what tests and editors use."""

    texts: Mapping[str, str]
    assets: frozenset[str] = field(default_factory=frozenset)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> SourceFile:
        """Return the text called `name`."""
        if name not in self.texts:
            raise UnreadableSource(f"there is no file {name}")
        return SourceFile(name, self.texts[name])

    def exists(self, name: str) -> bool:
        """Tell whether `name` is a text or an asset."""
        return name in self.texts or name in self.assets or name in self.contents

    def head(self, name: str, most: int) -> bytes | None:
        """Return what the content of an asset begins with, if that is there."""
        content = self.contents.get(name)
        return None if content is None else content[:most]

    def settings(self) -> SourceFile | None:
        """Return the text called `story.toml`."""
        return self.read(SETTINGS) if SETTINGS in self.texts else None


@dataclass(frozen=True)
class OverlayReader:
    """A reader that gives some texts as they would be after a change."""

    below: SourceReader
    changed: Mapping[str, SourceFile]

    def read(self, name: str) -> SourceFile:
        """Return the text called `name`, changed if it is."""
        return self.changed[name] if name in self.changed else self.below.read(name)

    def exists(self, name: str) -> bool:
        """Tell whether `name` is there."""
        return self.below.exists(name)

    def head(self, name: str, most: int) -> bytes | None:
        """Return what an asset begins with."""
        return self.below.head(name, most)

    def settings(self) -> SourceFile | None:
        """Return the project's settings file."""
        return self.below.settings()
