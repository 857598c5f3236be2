"""Who works on an intent, and whether they still live."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from filelock import FileLock, Timeout

IsAlive = Callable[[str], bool]


class Claimants(Protocol):
    """Hands out names under which tasks claim intents."""

    def join(self) -> str:
        """Return a new name, alive from now on."""
        ...

    def leave(self, name: str) -> None:
        """Let a name die."""
        ...

    def is_alive(self, name: str) -> bool:
        """Tell whether a name's task may still be running, in this process or another."""
        ...


class ProcessClaimants:
    """Names that die with their process: each holds a locked file, and the system unlocks it.

    No clock is asked and no lease runs out, so that a process that was merely stopped is still
    alive. The folder must be on a local disk.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._process = uuid4().hex
        self._lock = FileLock(folder / f"{self._process}.lock", mode=0o600, thread_local=False)
        self._lock.acquire()
        self._names: set[str] = set()
        self._count = 0

    def join(self) -> str:
        """Return a new name, alive until `leave` or the end of the process."""
        self._count += 1
        name = f"{self._process}.{self._count}"
        self._names.add(name)
        return name

    def leave(self, name: str) -> None:
        """Let a name die."""
        self._names.discard(name)

    def is_alive(self, name: str) -> bool:
        """Tell whether a name's task may still be running."""
        process = name.partition(".")[0]
        if process == self._process:
            return name in self._names
        path = self._folder / f"{process}.lock"
        if not path.exists():
            return False
        lock = FileLock(path, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            return True
        # Whoever gets the lock buries its dead owner; no name is ever given again.
        lock.release()
        path.unlink(missing_ok=True)
        return False

    def are_others_alive(self) -> bool:
        """Tell whether another process is at work in the folder."""
        others = [it.stem for it in self._folder.glob("*.lock") if it.stem != self._process]
        return any(self.is_alive(f"{process}.0") for process in others)

    def close(self) -> None:
        """Let all names of this process die."""
        self._names.clear()
        self._lock.release()
        (self._folder / f"{self._process}.lock").unlink(missing_ok=True)
