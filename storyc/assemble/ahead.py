"""Does slow work on the next things while this one is being used."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import takewhile
from threading import Event
from typing import TypeVar

_WORKERS = 2
"""Results that are made or wait at a time. The codecs work outside Python's lock, so threads are
enough; more of them would hold more of the film in memory."""

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@contextmanager
def meanwhile(items: Generator[_Out]) -> Iterator[Future[tuple[_Out, ...]]]:
    """Go through items in a thread while a block runs; where the block fails, not to their end.

    Whatever makes the items has ended when the block has.

    Yields:
        What gives the items, or raises what they raised.
    """
    failed = Event()

    def gone_through() -> tuple[_Out, ...]:
        with closing(items):
            return tuple(takewhile(lambda _: not failed.is_set(), items))

    with ThreadPoolExecutor(1) as pool:
        try:
            yield pool.submit(gone_through)
        except BaseException:
            failed.set()
            raise


def ahead(function: Callable[[_In], _Out], items: Iterable[_In]) -> Generator[_Out]:
    """Yield the results of a function in the order of the items, working ahead.

    Raises:
        Exception: what the function raises, where its result would come.
    """
    with ThreadPoolExecutor(_WORKERS) as pool:
        waiting: deque[Future[_Out]] = deque()
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) > _WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
