"""Progress bars for long work."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from tqdm import tqdm


class Bars:
    """One bar at a time on standard error; nothing where that is no terminal."""

    def __init__(self) -> None:
        self._bar: tqdm[NoReturn] | None = None
        self._work = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def show(self, work: str, done: int, total: int) -> None:
        """Show how far `work` is; a new kind of work gets a new bar."""
        from tqdm import tqdm

        bar = self._bar
        if bar is None or work != self._work:
            self._close()
            self._work = work
            bar = self._bar = tqdm(
                total=total,
                desc=work,
                file=sys.stderr,
                disable=not sys.stderr.isatty(),
                leave=False,
                bar_format="{desc:<24}{bar:30} {percentage:3.0f}%  {remaining} left",
            )
        bar.update(done - bar.n)

    def advance(self, work: str, total: int) -> None:
        """Show that one more of `total` is done."""
        done = 0 if self._bar is None or work != self._work else int(self._bar.n)
        self.show(work, done + 1, total)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Keep the bar out of the way of what is printed meanwhile."""
        from tqdm import tqdm

        with tqdm.external_write_mode(file=sys.stderr):
            yield

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
