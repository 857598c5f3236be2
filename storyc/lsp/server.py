"""The server: which request is answered by which feature."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from storyc import __version__
from storyc.lsp.abilities import Abilities
from storyc.lsp.analysis import Analysis
from storyc.lsp.desk import Desk
from storyc.lsp.fetched import Fetched
from storyc.lsp.place import path_of
from storyc.lsp.protocol import StoryProtocol
from storyc.lsp.settings import Settings
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.turns import undisturbed
from storyc.lsp.workspace_check import WorkspaceCheck

_Answer = TypeVar("_Answer")

_BREATH_S = 0.01
"""Time for a cancellation to arrive: pygls runs what is cancelled unless the handler waits."""


class _Nobody:
    """The writer of a server whose editor has gone."""

    def write(self, data: bytes) -> None:
        """Let what is said go unheard."""

    def close(self) -> None:
        """There is nothing to close."""


class StoryServer(LanguageServer):
    """The protocol's side of the server. Only the main thread changes the desk."""

    def __init__(self) -> None:
        super().__init__("storyc", __version__, protocol_cls=StoryProtocol)
        self.desk = Desk()
        self.workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storyc")
        self.analysis = Analysis(self)
        self.workspace_check = WorkspaceCheck(self)
        self.abilities = Abilities()
        self.fetched = Fetched(self)
        self._sent: set[str] = set()

    def text_document_publish_diagnostics(self, params: lsp.PublishDiagnosticsParams) -> None:
        """Send findings to an editor that does not fetch them itself: it would show all twice."""
        if self.fetched.is_on:
            self.fetched.found(params.uri, params.diagnostics)
        else:
            self._sent.add(params.uri)
            super().text_document_publish_diagnostics(params)

    def let_fetch(self) -> None:
        """Send no more findings, and take back those that were sent: the editor fetches them."""
        self.fetched.is_on = True
        while self._sent:
            nothing = lsp.PublishDiagnosticsParams(self._sent.pop(), [])
            super().text_document_publish_diagnostics(nothing)

    def leave(self) -> None:
        """End all work for an editor that has gone, where the process goes on without it."""
        self.protocol.set_writer(_Nobody())
        for uri in list(self.desk.documents):
            self.desk.close(uri)
            self.analysis.stop(uri)
        self.workers.shutdown(wait=False, cancel_futures=True)
        for _ in self.protocol.lsp_shutdown(None):
            continue  # it has nothing to wait for: questions to the editor are given up

    async def breathe(self) -> None:
        """Wait a moment, so that a request that is cancelled at once is never carried out."""
        await asyncio.sleep(_BREATH_S)

    async def answer(
        self,
        uri: str,
        make: Callable[[Snapshot], _Answer],
        nothing: _Answer,
        *,
        even_refused: bool = False,
        is_quick: bool = False,
    ) -> _Answer:
        """Return what a feature makes of an open script, `nothing` if it is not open or no script.

        The answer is worked out in the worker's thread, from a snapshot that nothing changes.

        Args:
            uri: the script.
            make: the feature.
            nothing: the answer where there is none.
            even_refused: whether the feature can say something of what is no script.
            is_quick: whether it only looks at what is known `around` a place; it is answered here
                and now where something is.
        """
        if is_quick:
            with undisturbed():
                snapshot = self.desk.snapshot(uri)
                if snapshot is not None and snapshot.refusal is None and snapshot.is_known:
                    return make(snapshot)
        await self.breathe()
        snapshot = self.desk.snapshot(uri)
        if snapshot is None:
            return nothing
        if snapshot.refusal is not None and not even_refused:
            return nothing
        return await asyncio.get_running_loop().run_in_executor(
            self.workers, partial(make, snapshot)
        )


def follow_documents(server: StoryServer) -> None:
    """Let a server know what the editor opens, changes and closes."""
    desk, feature = server.desk, server.feature

    @feature(lsp.INITIALIZE)
    def _(told: lsp.InitializeParams) -> None:
        desk.settings = Settings.of(told.initialization_options)
        server.abilities = Abilities.of(told.capabilities)
        desk.takes_versions = server.abilities.takes_versions
        folders = told.workspace_folders or []
        uris = [it.uri for it in folders] or ([told.root_uri] if told.root_uri else [])
        desk.roots = tuple(it for uri in uris if (it := path_of(uri)) is not None)

    @feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _(told: lsp.DidOpenTextDocumentParams) -> None:
        desk.encoding = lsp.PositionEncodingKind(server.workspace.position_encoding)
        it = told.text_document
        desk.open(it.uri, it.version, it.text)
        server.analysis.start(it.uri)

    @feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def _(told: lsp.DidChangeTextDocumentParams) -> None:
        it = told.text_document
        with undisturbed():
            desk.change(it.uri, it.version, told.content_changes)
        server.analysis.start(it.uri)

    @feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _(told: lsp.DidCloseTextDocumentParams) -> None:
        desk.close(told.text_document.uri)
        server.analysis.stop(told.text_document.uri)
        server.fetched.closed(told.text_document.uri)
