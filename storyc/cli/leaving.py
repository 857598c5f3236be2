"""Leaving when the system asks: a shutdown, a closed terminal."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Iterator
    from types import FrameType

    import anyio

Returned = TypeVar("Returned")

_ASKING = ("SIGTERM", "SIGHUP")
"""Signals that end a process unless it does something about them. Windows has not all of them."""


class _Leaving:
    """How the process is left at this moment. Signals are the process's, and so is this."""

    def __init__(self) -> None:
        self.cancel: Callable[[], None] | None = None
        self.is_asked = False


_leaving = _Leaving()


@contextmanager
def leaving_in_order() -> Iterator[None]:
    """Let a signal that would end the process end it as a second Ctrl-C does.

    What is half done is then undone or kept, as everywhere, and nothing is sent any more. A signal
    that whoever started us wants ignored (`nohup`) stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, it) for it in _ASKING if hasattr(signal, it)]
    ours = [it for it in numbers if signal.getsignal(it) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _on_signal)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def leave() -> None:
    """Leave now: from a signal's handler.

    Raises:
        KeyboardInterrupt: where no event loop of `run_to_leave` can be asked to cancel its work,
            or was asked before.
    """
    if _leaving.cancel is None or _leaving.is_asked:
        raise KeyboardInterrupt
    _leaving.is_asked = True
    _leaving.cancel()


def run_to_leave(work: Callable[[], Awaitable[Returned]]) -> Returned:
    """Run `work` in an event loop, and have it cancelled where the process is to be left.

    An exception out of a signal's handler is raised at whatever line is running: in a task group
    it comes out as a group, and in a callback of the loop it may not come out at all.

    Raises:
        KeyboardInterrupt: the process is to be left.
    """
    import asyncio

    import anyio

    done: list[Returned] = []

    async def cancellable() -> None:
        loop = asyncio.get_running_loop()
        with anyio.CancelScope() as scope:
            _leaving.cancel = lambda: _cancel_soon(loop, scope)
            try:
                done.append(await work())
            finally:
                _leaving.cancel = None

    _leaving.is_asked = False
    anyio.run(cancellable)
    if _leaving.is_asked:
        raise KeyboardInterrupt
    return done[0]


def _cancel_soon(loop: asyncio.AbstractEventLoop, scope: anyio.CancelScope) -> None:
    # Not at once: the handler may have interrupted the loop itself, or the scope.
    loop.call_soon_threadsafe(scope.cancel)


def _on_signal(_number: int, _frame: FrameType | None) -> None:
    leave()
