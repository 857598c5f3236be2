"""A script at one moment: what is open, and all that follows from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TypeVar

from lsprotocol.types import PositionEncodingKind

from storyc.driver import Checked, Compiled, Finished, check, compile_script
from storyc.lsp.place import name_in, uri_of
from storyc.lsp.text import Text
from storyc.source import SourceFile
from storyc.syntax import LineToken, lex
from storyc.world.disk import decode_text
from storyc.world.reader import SourceReader, UnreadableSource

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Snapshot:
    """One script with everything that it reads, at one version.

    `versions` are those of the open documents, by name, `None` where the editor takes no edits with
    versions. `own_uri` is what the editor calls it; `path` is made up where it was never saved.

    Nothing of it changes. What takes time is made when it is first asked for, once, whichever
    thread asks.
    """

    own_uri: str
    path: Path
    version: int
    entry: SourceFile
    reader: SourceReader
    encoding: PositionEncodingKind
    target: str | None = None
    versions: Mapping[str, int] | None = None
    _lock: RLock = field(default_factory=RLock, repr=False, compare=False)
    _made: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def refusal(self) -> str | None:
        """Why the text is not taken as a script, `None` if it is. The command refuses the same."""
        try:
            decode_text(self.entry.text.encode("utf-8", "surrogatepass"), self.entry.name)
        except UnreadableSource as refusal:
            return str(refusal)
        return None

    @property
    def checked(self) -> Checked:
        """What `storyc check` finds."""
        return self._once("checked", lambda: check(self.entry, self.reader, self.target))

    @property
    def compiled(self) -> Compiled:
        """What `storyc plan` plans."""
        return self._once("compiled", lambda: compile_script(self.entry, self.reader, self.target))

    @property
    def finished(self) -> Finished | None:
        """The plan and its prompts, `None` where an error stops it."""
        return self.compiled.finished

    @cached_property
    def text(self) -> Text:
        """The script's own text."""
        return Text(self.entry.text, self.encoding)

    @cached_property
    def lines(self) -> tuple[LineToken, ...]:
        """The script's own lines, by kind."""
        return lex(self.entry)

    @cached_property
    def texts(self) -> Mapping[str, Text]:
        """The texts of all files that were read, by name."""
        return {name: Text(file.text, self.encoding) for name, file in self.checked.sources.items()}

    def uri(self, name: str) -> str:
        """Return the URI of a file that was read; the script's own is what the editor calls it."""
        if name == self.entry.name:
            return self.own_uri
        return uri_of((self.path.parent / name).resolve())

    def name(self, path: Path) -> str:
        """Return what the compiler calls a file."""
        return name_in(self.path.parent, path)

    def _once(self, name: str, make: Callable[[], _Made]) -> _Made:
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return self._made[name]  # type: ignore[return-value]  # put there two lines above
