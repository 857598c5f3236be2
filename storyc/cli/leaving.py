"""Leaving when the system asks: a shutdown, a closed terminal."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_ASKING = ("SIGTERM", "SIGHUP")
"""Signals that end a process unless it does something about them. Windows has not all of them."""


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
        signal.signal(number, _leave)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
