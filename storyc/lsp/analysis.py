"""Checks open scripts after each change and publishes what is found."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lsprotocol.types import Diagnostic, PublishDiagnosticsParams, TextDocumentIdentifier

from storyc.lsp.custom import DID_CHANGE_PLAN, DidChangePlan
from storyc.lsp.features.diagnostics import findings, glanced
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.turns import undisturbed
from storyc.recheck import Base

if TYPE_CHECKING:
    from storyc.lsp.server import StoryServer

_SETTLED_S = 0.03
"""Edits that come closer together than this are looked at once."""

_RESTED_S = 0.25
"""After this time without an edit, a long script is checked as a whole."""

_PLAN_SETTLED_S = 0.3
"""A plan is made when the writer rests: it takes longer than a check."""


class Analysis:
    """Keeps one task a script. A task of an older version is cancelled, its result never sent."""

    def __init__(self, server: "StoryServer") -> None:
        self._server = server
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._found: dict[str, Mapping[str, tuple[Diagnostic, ...]]] = {}

    def start(self, uri: str) -> None:
        """Check a script soon, and all that read it."""
        for each in {uri, *self._server.desk.documents}:
            self._cancel(each)
            self._tasks[each] = asyncio.get_running_loop().create_task(self._check(each))

    def stop(self, uri: str) -> None:
        """Forget a script that was closed."""
        self._cancel(uri)
        self._publish(uri, {})

    def _cancel(self, uri: str) -> None:
        task = self._tasks.pop(uri, None)
        if task is not None:
            task.cancel()

    async def _check(self, uri: str) -> None:
        await asyncio.sleep(0)
        with undisturbed():
            snapshot = self._server.desk.snapshot(uri)
            if snapshot is None:
                return
            glance = None if snapshot.refusal is not None else snapshot.glance
            if glance is not None:
                self._publish(uri, glanced(snapshot, glance))
        await asyncio.sleep(_SETTLED_S if glance is None else _RESTED_S)
        if not self._is_current(uri, snapshot):
            return
        self._server.desk.sweep()
        loop = asyncio.get_running_loop()
        found, base = await loop.run_in_executor(self._server.workers, _whole, snapshot)
        if not self._is_current(uri, snapshot):
            return
        if base is not None:
            self._server.desk.rest_on(uri, base)
        self._publish(uri, found)
        if snapshot.refusal is not None:
            return
        await asyncio.sleep(_PLAN_SETTLED_S)
        await loop.run_in_executor(self._server.workers, lambda: snapshot.compiled)
        if self._is_current(uri, snapshot):
            told = DidChangePlan(TextDocumentIdentifier(uri), snapshot.version)
            self._server.protocol.notify(DID_CHANGE_PLAN, told)

    def _is_current(self, uri: str, snapshot: Snapshot) -> bool:
        return self._server.desk.snapshot(uri) is snapshot

    def _publish(self, uri: str, found: Mapping[str, tuple[Diagnostic, ...]]) -> None:
        """Send what is found now wherever this script's findings were or are."""
        before = self._found.pop(uri, {})
        if found:
            self._found[uri] = found
        for place in sorted({*before, *found}):
            every = [it for each in self._found.values() for it in each.get(place, ())]
            once = list({repr(it): it for it in every}.values())
            document = self._server.desk.documents.get(place)
            version = None if document is None else document.version
            self._server.text_document_publish_diagnostics(
                PublishDiagnosticsParams(place, once, version)
            )


def _whole(snapshot: Snapshot) -> tuple[Mapping[str, tuple[Diagnostic, ...]], Base | None]:
    """Check a script as a whole; a long one is what its next versions are checked from."""
    found = findings(snapshot)
    if snapshot.refusal is not None or not snapshot.is_long:
        return found, None
    return found, snapshot.as_base()
