"""Makes the clips of a film, each once, several at a time."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from storyc.backends.base import Backend, ClipRequest, request_key
from storyc.render.take import Take
from storyc.render.take_folder import TakeFolder

Progress = Callable[[int, int], None]
"""Called with the number of finished takes and of all."""


def render(
    requests: Sequence[ClipRequest], backend: Backend, takes_folder: Path, on_progress: Progress
) -> tuple[Take, ...]:
    """Return a take for each request, generating only what the folder does not hold yet.

    A take is named by its content, so an unchanged segment is never rendered again. If one fails or
    the run is interrupted, those that are finished stay, and no half-written one does.

    Shape: takes in the order of the requests. A finding that several takes share stands at the
    first of them.

    Raises:
        OSError: the folder cannot be written.
    """
    folder = TakeFolder(takes_folder)
    keys = [request_key(backend, each) for each in requests]
    missing = {
        key: request for key, request in zip(keys, requests, strict=True) if not folder.holds(key)
    }
    count = len(set(keys))
    on_progress(count - len(missing), count)
    _generate_all(missing, backend, folder, lambda left: on_progress(count - left, count))
    return _takes(requests, keys, missing, folder)


def made_slates(
    requests: Sequence[ClipRequest], backend: Backend, takes_folder: Path
) -> frozenset[str]:
    """Return the slates of the requests whose takes a folder holds. Writes nothing."""
    if not takes_folder.is_dir():
        return frozenset()
    folder = TakeFolder(takes_folder)
    return frozenset(it.sheet.slate for it in requests if folder.holds(request_key(backend, it)))


def _generate_all(
    missing: Mapping[str, ClipRequest],
    backend: Backend,
    folder: TakeFolder,
    on_left: Callable[[int], None],
) -> None:
    """Generate what is missing, the longest first, so that every core is busy to the end.

    When something fails, nothing more is started and what runs may end.
    """
    order = sorted(missing, key=lambda key: (-missing[key].sheet.frames, key))
    # Threads, not processes: encoder and scaler let go of the interpreter while they work. More of
    # them than cores wait for the interpreter and for memory longer than they work.
    workers = os.cpu_count() or 1
    pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="take")
    try:
        futures = [pool.submit(_generate, missing[key], key, backend, folder) for key in order]
        for done, future in enumerate(as_completed(futures), start=1):
            future.result()
            on_left(len(futures) - done)
    finally:
        pool.shutdown(cancel_futures=True)


def _generate(request: ClipRequest, key: str, backend: Backend, folder: TakeFolder) -> None:
    folder.keep(key, backend.generate(request, folder.clip(key)))


def _takes(
    requests: Sequence[ClipRequest],
    keys: Sequence[str],
    fresh: Mapping[str, ClipRequest],
    folder: TakeFolder,
) -> tuple[Take, ...]:
    told = set()
    takes = []
    for key, request in zip(keys, requests, strict=True):
        findings = tuple(each for each in folder.report(key).diagnostics if each not in told)
        told |= set(findings)
        takes.append(
            Take(request.sheet.slate, 1, folder.clip(key), key, key not in fresh, findings)
        )
    return tuple(takes)
