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
from storyc.lsp.rooted_reader import FolderReader
from storyc.lsp.text import Text
from storyc.recheck import Base, Rechecked
from storyc.source import SourceFile, Span
from storyc.syntax import LineToken, ParsedScript, lex
from storyc.world.disk import decode_text
from storyc.world.reader import UnreadableSource

_Made = TypeVar("_Made")

_LONG = 20_000
"""Characters of a script from which on a whole check takes longer than a writer should wait."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the film around a place, at this moment and without waiting.

    `offset` is the place in what was checked, which may be the script before the last edits; `now`
    tells where a place of that is now.
    """

    checked: Checked
    offset: int
    now: Callable[[Span], Span]


@dataclass(frozen=True)
class Snapshot:
    """One script with everything that it reads, at one version.

    `versions` are those of the open documents, by name, `None` where the editor takes no edits with
    versions. `own_uri` is what the editor calls it; `path` is made up where it was never saved.
    `base` is the last version that was checked as a whole, if only this text changed since, and
    `script` this one taken apart.

    Nothing of it changes. What takes time is made when it is first asked for, once, whichever
    thread asks.
    """

    own_uri: str
    path: Path
    version: int
    entry: SourceFile
    reader: FolderReader
    encoding: PositionEncodingKind
    target: str | None = None
    versions: Mapping[str, int] | None = None
    base: Base | None = None
    script: ParsedScript | None = None
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
    def is_checked(self) -> bool:
        """Whether `checked` is there already."""
        return "checked" in self._made

    @cached_property
    def glance(self) -> Rechecked | None:
        """What is found at once after an edit of a long script; only the main thread asks.

        `None` where the script is short or is checked already, or where only a whole check tells.
        """
        if self.is_checked or self.base is None or self.script is None or not self.is_long:
            return None
        return self.base.recheck(self.script, self.reader)

    @property
    def is_long(self) -> bool:
        """Whether a whole check takes a while."""
        return len(self.entry.text) > _LONG

    @property
    def is_known(self) -> bool:
        """Whether `around` needs not wait."""
        return self.is_checked or self.glance is not None

    def around(self, offset: int) -> Surroundings:
        """Return what is known around a place. Waits for a check only where nothing is known."""
        if self.is_checked or self.base is None or self.glance is None:
            return Surroundings(self.checked, offset, lambda it: it)
        window = self.glance.window
        before = window.before(offset)
        if before is None:
            return Surroundings(self.glance.scenes, offset, lambda it: it)
        return Surroundings(self.base.checked, before, window.now)

    def as_base(self) -> Base:
        """Return this version as one from which the next ones are checked."""
        script = self.script if self.script is not None else ParsedScript.of(self.entry)
        return Base(self.checked, script)

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
        return {name: self.text_of(file) for name, file in self.checked.sources.items()}

    def text_of(self, file: SourceFile) -> Text:
        """Return the text of a file that was read."""
        return self.text if file.name == self.entry.name else Text(file.text, self.encoding)

    def uri(self, name: str) -> str:
        """Return the URI of a file that was read; the script's own is what the editor calls it."""
        if name == self.entry.name:
            return self.own_uri
        return uri_of((self.path.parent / name).resolve())

    def name(self, path: Path) -> str:
        """Return what the compiler calls a file."""
        return name_in(self.path.parent, path)

    def _once(self, name: str, make: Callable[[], _Made]) -> _Made:
        # Without the lock where it is there: its holder may be at something that takes long.
        if name in self._made:
            return self._made[name]  # type: ignore[return-value]  # see below
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return self._made[name]  # type: ignore[return-value]  # put there two lines above
