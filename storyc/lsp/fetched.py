"""What an editor that fetches findings itself has, and when it should fetch them again."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol.types import Diagnostic

from storyc.lsp.asking import refresh_findings
from storyc.lsp.features.pull import mark

if TYPE_CHECKING:
    from storyc.lsp.server import StoryServer

_PATIENCE_S = 0.1
"""An editor that has just changed a text is about to fetch its findings by itself."""


class Fetched:
    """Compares what is found with what was fetched.

    An editor fetches when a text changes. What is found later, in a check of the whole film or
    because another file changed, it fetches only when it is asked to.
    """

    def __init__(self, server: "StoryServer") -> None:
        self._server = server
        self._theirs: dict[str, str] = {}
        self._ours: dict[str, str] = {}
        self._asking: asyncio.Task[None] | None = None

    def has(self, uri: str, items: Sequence[Diagnostic]) -> None:
        """Note what the editor has of a document now."""
        self._theirs[uri] = mark(items)

    def closed(self, uri: str) -> None:
        """Forget a document: nobody fetches its findings any more."""
        self._theirs.pop(uri, None)
        self._ours.pop(uri, None)

    def found(self, uri: str, items: Sequence[Diagnostic]) -> None:
        """Note what is found in a document, and have it fetched if the editor does not soon."""
        self._ours[uri] = mark(items)
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_running_loop().create_task(self._ask())

    async def _ask(self) -> None:
        await asyncio.sleep(_PATIENCE_S)
        if any(self._ours.get(uri, theirs) != theirs for uri, theirs in self._theirs.items()):
            await refresh_findings(self._server)
