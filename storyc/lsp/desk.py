"""What lies on the editor's desk: open documents, opened folders, settings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from lsprotocol.types import (
    PositionEncodingKind,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from storyc.lsp.place import PROMPT_SCHEME, name_in, path_of
from storyc.lsp.rooted_reader import RootedReader
from storyc.lsp.settings import Settings
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.text import Text, edit_between
from storyc.recheck import Base
from storyc.source import SourceFile
from storyc.syntax import ParsedScript, reparse
from storyc.world.reader import SETTINGS

_UNSAVED = Path("/untitled.story")
"""Where a document is taken to lie that was never saved."""


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A text that the editor owns at the moment."""

    uri: str
    version: int
    text: Text


@dataclass
class Desk:
    """Everything that the client has told. Changed by the main thread alone."""

    encoding: PositionEncodingKind = PositionEncodingKind.Utf16
    roots: tuple[Path, ...] = ()
    settings: Settings = field(default_factory=Settings)
    settings_by_root: dict[Path, Settings] = field(default_factory=dict)
    takes_versions: bool = False
    documents: dict[str, OpenDocument] = field(default_factory=dict)
    _snapshots: dict[str, Snapshot] = field(default_factory=dict)
    _bases: dict[str, Base] = field(default_factory=dict)
    _scripts: dict[str, ParsedScript] = field(default_factory=dict)
    _spent: list[Snapshot] = field(default_factory=list)

    def open(self, uri: str, version: int, content: str) -> None:
        """Take a document over from the disk."""
        self.documents[uri] = OpenDocument(uri, version, Text(content, self.encoding))
        self.forget()

    def change(
        self, uri: str, version: int, changes: Sequence[TextDocumentContentChangeEvent]
    ) -> None:
        """Take edits over, in their order. Edits of a document that is not open are nobody's."""
        document = self.documents.get(uri)
        if document is None:
            return
        text = document.text
        for each in changes:
            where = each.range if isinstance(each, TextDocumentContentChangePartial) else None
            text = text.replaced(where, each.text)
        self.documents[uri] = OpenDocument(uri, version, text)
        own = self._bases.get(uri)
        self.forget()
        if own is not None:
            self._bases[uri] = own

    def rest_on(self, uri: str, base: Base) -> None:
        """Check the next versions of a script from this one, while nothing else changes."""
        self._bases[uri] = base
        self._scripts[uri] = base.script

    def close(self, uri: str) -> None:
        """Give a document back to the disk."""
        self.documents.pop(uri, None)
        self._scripts.pop(uri, None)
        self.forget()

    def forget(self) -> None:
        """Forget what was worked out: a text, a file or a setting is another one now."""
        self._spent += [it for it in self._snapshots.values() if it.is_checked]
        self._snapshots.clear()
        self._bases.clear()

    def sweep(self) -> None:
        """Give back what is forgotten: no matter for a key press, as a film is many objects."""
        self._spent.clear()

    def changed_on_disk(self, paths: Sequence[Path]) -> list[str]:
        """Forget what rested on some files or folders, and return the scripts that did.

        An open script rests on itself, too: what is open may lie no longer where it lay.
        """
        found = [it.own_uri for it in self._snapshots.values() if _rests_on(it, paths)]
        for uri in found:
            del self._snapshots[uri]
        # Of what an older version rested on, nothing is known any more.
        known = {uri for uri, it in self._snapshots.items() if it.is_checked}
        self._bases = {uri: it for uri, it in self._bases.items() if uri in known}
        return found

    def snapshot(self, uri: str) -> Snapshot | None:
        """Return an open script as it is now, `None` if it is not open, or shows only a prompt."""
        document = self.documents.get(uri)
        if document is None or uri.startswith(PROMPT_SCHEME):
            return None
        if uri not in self._snapshots:
            self._snapshots[uri] = self._taken(document)
        return self._snapshots[uri]

    def apart(self) -> Self:
        """Return a desk with the same things on it that nobody changes: for another thread."""
        return replace(
            self,
            documents=dict(self.documents),
            _snapshots={},
            _bases={},
            _scripts={},
            _spent=[],
        )

    def taken(self, uri: str, content: str) -> Snapshot:
        """Return a script that need not be open, with a text of its own."""
        return self._taken(OpenDocument(uri, 0, Text(content, self.encoding)))

    def settings_at(self, uri: str) -> Settings:
        """Return the settings for a script: its folder's own, else those for all."""
        path = path_of(uri)
        root = None if path is None else self.root_of(path)
        return self.settings if root is None else self.settings_by_root.get(root, self.settings)

    def root_of(self, path: Path) -> Path | None:
        """Return the opened folder that a file is in, the innermost, `None` if it is in none.

        Where a folder is opened through a link, an editor calls its files by one path or the other.
        """
        called = {it for root in self.roots for it in (root, root.resolve())}
        holding = [it for it in called if path.is_relative_to(it)]
        return max(holding, key=lambda it: len(it.parts), default=None)

    def _taken(self, document: OpenDocument) -> Snapshot:
        path = path_of(document.uri)
        known = path is not None
        # A document that was never saved is compiled as if it lay in a folder with nothing in it.
        place = path if path is not None else _UNSAVED
        reader = RootedReader(
            place.parent,
            self.root_of(place) if known else None,
            dict(self._texts_by_name(place.parent)) if known else {},
        )
        entry = SourceFile(place.name, document.text.content)
        versions = dict(self._versions_by_name(place.parent)) if self.takes_versions else None
        return Snapshot(
            document.uri,
            place,
            document.version,
            entry,
            reader,
            self.encoding,
            self.settings_at(document.uri).target,
            versions,
            self._bases.get(document.uri),
            self._script(document.uri, entry),
        )

    def _script(self, uri: str, entry: SourceFile) -> ParsedScript | None:
        """Return a script taken apart, where that takes no longer than reading what was edited."""
        before = self._scripts.get(uri)
        if before is None or uri not in self._bases:
            return None
        if before.source.text != entry.text:
            edit = edit_between(before.source, entry)
            self._scripts[uri] = before = reparse(before, edit)
        return before

    def _versions_by_name(self, folder: Path) -> Iterable[tuple[str, int]]:
        for each in self.documents.values():
            path = path_of(each.uri)
            yield name_in(folder, path if path is not None else _UNSAVED), each.version

    def _texts_by_name(self, folder: Path) -> Iterable[tuple[str, SourceFile]]:
        for each in self.documents.values():
            path = path_of(each.uri)
            if path is not None:
                name = name_in(folder, path)
                yield name, SourceFile(name, each.text.content)


def _rests_on(snapshot: Snapshot, changed: Sequence[Path]) -> bool:
    """Tell whether a script has asked for one of some files, or for one in a folder of them."""
    rests = {snapshot.path, *snapshot.reader.places()}
    folders = {folder for it in rests for folder in it.parents}
    is_set = SETTINGS in snapshot.reader.asked
    return any(it in rests or it in folders or (is_set and it.name == SETTINGS) for it in changed)
