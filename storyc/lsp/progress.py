"""Bars that show how far long work is, and by which the writer can stop it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from threading import get_ident
from typing import TYPE_CHECKING
from uuid import uuid4

from lsprotocol.types import (
    ProgressToken,
    WorkDoneProgressBegin,
    WorkDoneProgressEnd,
    WorkDoneProgressReport,
)
from pygls.exceptions import JsonRpcException

if TYPE_CHECKING:
    from storyc.lsp.server import StoryServer

_ANSWER_S = 2.0
"""Time for the editor to put up a bar: work does not wait longer for it."""

_LOGGER = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818  # it names what the writer did, not a fault
    """The writer has stopped the work."""


class Bar:
    """How far one piece of work is. May be told from any thread, and raises where it is to end."""

    def __init__(self, server: "StoryServer", token: ProgressToken | None) -> None:
        self._server = server
        self._token = token
        self._loop = asyncio.get_running_loop()
        self._thread = get_ident()
        self._percentage = 0

    def tell(self, done: int, whole: int, what: str) -> None:
        """Show that so much of the work is done.

        Raises:
            Stopped: the writer wants no more of it.
        """
        if self._token is None:
            return
        stop = self._server.work_done_progress.tokens.get(self._token)
        if stop is not None and stop.cancelled():
            raise Stopped
        percentage = 100 * done // max(whole, 1)
        if percentage > self._percentage:
            self._percentage = percentage
            message = f"{what} {done} of {whole}"
            report = WorkDoneProgressReport(
                cancellable=True, message=message, percentage=min(percentage, 100)
            )
            show = partial(self._server.work_done_progress.report, self._token, report)
            if get_ident() == self._thread:
                show()
            else:
                self._loop.call_soon_threadsafe(show)


@asynccontextmanager
async def bar(
    server: "StoryServer", title: str, token: ProgressToken | None = None
) -> AsyncIterator[Bar]:
    """Show a bar while a block runs.

    Args:
        server: the server.
        title: what is done, in the writer's words.
        token: where the editor itself has put up a bar; without one it is asked for a bar, and
            shows none where it has none.
    """
    token = token if token is not None else await _bar_of(server)
    progress = server.work_done_progress
    if token is not None:
        progress.begin(token, WorkDoneProgressBegin(title, cancellable=True, percentage=0))
    try:
        yield Bar(server, token)
    finally:
        if token is not None:
            progress.end(token, WorkDoneProgressEnd())
            progress.tokens.pop(token, None)


async def _bar_of(server: "StoryServer") -> ProgressToken | None:
    """Ask the editor for a bar."""
    if not server.abilities.shows_progress:
        return None
    token = f"storyc-{uuid4()}"
    try:
        await asyncio.wait_for(server.work_done_progress.create_async(token), _ANSWER_S)
    except (JsonRpcException, TimeoutError) as refusal:
        _LOGGER.warning("the editor shows no bar: %r", refusal)
        return None
    return token
