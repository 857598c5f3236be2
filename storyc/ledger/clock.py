"""Time as the protocol sees it."""

import sys
import time
from typing import Protocol

import anyio


class Clock(Protocol):
    """Tells time and waits. Units: seconds."""

    def elapsed(self) -> float:
        """Return a time that only runs forward, whatever is done to the machine's clock."""
        ...

    def wall(self) -> float:
        """Return seconds since 1970, for people and for what outlives the process. It may jump."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The machine's clock."""

    def elapsed(self) -> float:
        """Return a time that only runs forward; on Linux a sleeping laptop's time counts."""
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()

    def wall(self) -> float:
        """Return seconds since 1970."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait; other tasks go on."""
        await anyio.sleep(seconds)
