"""Checks every film of the opened folders; what rests on nothing new is not checked again."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lsprotocol.types import Diagnostic

from storyc.lsp.features.diagnostics import findings, glanced, unreadable
from storyc.lsp.folder_view import FolderView
from storyc.lsp.script_files import scripts_in
from storyc.lsp.turns import undisturbed
from storyc.lsp.written_paths import written_paths
from storyc.source import SourceFile
from storyc.world.reader import SETTINGS, UnreadableSource

if TYPE_CHECKING:
    from storyc.lsp.server import StoryServer

_Made = TypeVar("_Made")
Found = Mapping[str, tuple[Diagnostic, ...]]
"""Findings by URI."""

Told = Callable[[int, int], None]
"""Called with how many films are checked, and how many there are."""


@dataclass(frozen=True)
class _Checked:
    """A film with what it rested on: stamps by path, and what counted for all films."""

    stamps: Mapping[Path, object]
    common: object
    found: Found


class WorkspaceCheck:
    """What is wrong in the opened folders, of files that are open and that are not.

    A file that another one imports or includes is checked as a part of that film, and alone only
    while it is open. The work is done in the worker's thread, film by film, so that other requests
    come in between; the main thread may end it between two films.
    """

    def __init__(self, server: "StoryServer") -> None:
        self._server = server
        self.is_new = True
        """No check has come to its end yet."""
        self._films: dict[Path, _Checked] = {}
        self._parts: dict[Path, tuple[object, tuple[Path, ...]]] = {}

    async def found(self, tell: Told) -> Found:
        """Return the findings of all films, by URI. Every script of the folders is in it."""
        view = FolderView.of(self._server.desk)
        scripts, films = await self._work(self._survey, view)
        merged: dict[str, list[Diagnostic]] = defaultdict(list)
        for path in scripts:
            merged[view.uri(path)] = []
        for uri, items in (await self.found_in_open()).items():
            merged[uri] += items
        for done, path in enumerate(films, start=1):
            _add(merged, await self._work(self._film, view, path))
            tell(done, len(films))
        self.is_new = False
        return {uri: tuple(merged[uri]) for uri in sorted(merged)}

    async def found_in_open(self) -> Found:
        """Return the findings of the scripts that are open, in them and in what they read.

        Of a long script that has just been edited, it is what is found at once.
        """
        desk = self._server.desk
        merged: dict[str, list[Diagnostic]] = defaultdict(list)
        for uri in list(desk.documents):
            snapshot = desk.snapshot(uri)
            if snapshot is None:
                continue
            with undisturbed():
                is_whole = snapshot.refusal is not None or snapshot.is_checked
                glance = None if is_whole else snapshot.glance
                at_once = None if glance is None else glanced(snapshot, glance)
            _add(merged, await self._work(findings, snapshot) if at_once is None else at_once)
        return {uri: tuple(items) for uri, items in merged.items()}

    def _work(self, make: Callable[..., _Made], *given: object) -> asyncio.Future[_Made]:
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(self._server.workers, partial(make, *given))

    def _survey(self, view: FolderView) -> tuple[list[Path], list[Path]]:
        """Return the scripts of the folders, and the films among those that are not open."""
        scripts = scripts_in(view.desk.roots)
        self._parts = {it: self._read_by(view, it) for it in scripts}
        self._films = {it: self._films[it] for it in scripts if it in self._films}
        reads = {it: parts for it, (_, parts) in self._parts.items()}
        return scripts, [it for it in _films_of(reads) if it not in view.open]

    def _read_by(self, view: FolderView, path: Path) -> tuple[object, tuple[Path, ...]]:
        stamp = view.stamp(path)
        if path in self._parts and self._parts[path][0] == stamp:
            return self._parts[path]
        try:
            text = view.text(path)
        except UnreadableSource:
            # What is wrong with it is told where it is checked.
            return stamp, ()
        root = view.desk.root_of(path) or path.parent
        places = written_paths(SourceFile(path.relative_to(root).as_posix(), text))
        return stamp, tuple(root / it.name for it in places if it.is_script)

    def _film(self, view: FolderView, path: Path) -> Found:
        common = (view.desk.settings_at(view.uri(path)).target, view.desk.encoding, view.desk.roots)
        known = self._films.get(path)
        if known is not None and known.common == common:
            now = {it: view.stamp(it) for it in known.stamps}
            if now == known.stamps:
                return known.found
        # Its stamp is taken first: a text that changes meanwhile is looked at again.
        own = {path: view.stamp(path)}
        try:
            snapshot = view.snapshot(path)
        except UnreadableSource as refusal:
            return {view.uri(path): (unreadable(str(refusal)),)}
        found = findings(snapshot)
        rests = {*snapshot.reader.places(), *_settings_of(view, path)}
        stamps = {it: view.stamp(it) for it in rests}
        self._films[path] = _Checked({**stamps, **own}, common, found)
        return found


def _films_of(reads: Mapping[Path, tuple[Path, ...]]) -> list[Path]:
    """Return the scripts that no other one reads; of those that read one another, the first."""
    parts = {part for path, found in reads.items() for part in found if part != path}
    films = [it for it in reads if it not in parts]
    reached = set(_reached(films, reads))
    for path in reads:
        if path not in reached:
            films.append(path)
            reached |= set(_reached([path], reads))
    return sorted(films)


def _reached(films: Iterable[Path], reads: Mapping[Path, tuple[Path, ...]]) -> Iterator[Path]:
    waiting = list(films)
    seen = set(waiting)
    while waiting:
        path = waiting.pop()
        yield path
        waiting += [it for it in reads.get(path, ()) if it not in seen]
        seen |= set(reads.get(path, ()))


def _settings_of(view: FolderView, script: Path) -> Iterator[Path]:
    """Yield where the settings of a film may lie, up to the opened folder."""
    root = view.desk.root_of(script)
    for folder in script.parents:
        yield folder / SETTINGS
        if folder == root:
            return


def _add(merged: dict[str, list[Diagnostic]], found: Found) -> None:
    for uri, items in found.items():
        merged[uri] += [it for it in items if it not in merged[uri]]
