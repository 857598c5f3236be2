"""Virtual time: coroutines that wait for nothing but seconds, and processes that die."""

from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random
from typing import Any


class KilledError(BaseException):
    """The process is gone: nothing of it runs any more, `finally` included."""


class StuckError(Exception):
    """The world did not come to rest."""


@dataclass(slots=True)
class Pause:
    """What a coroutine of this world waits for."""

    seconds: float

    def __await__(self) -> Generator[float, None, None]:
        yield self.seconds


@dataclass(slots=True, eq=False)
class Process:
    """A group of tasks that die together."""

    name: str
    is_dead: bool = False
    stopped_until: float = 0.0
    tasks: list[Coroutine[Any, Any, None]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def die(self) -> None:
        self.is_dead = True
        self.names.clear()


@dataclass(slots=True)
class World:
    """Runs tasks in the order of virtual time. It is the clock of everything in it."""

    random: Random
    disturb: Callable[[Process], None] = lambda _process: None
    now: float = 1000.0
    skew: float = 1_700_000_000.0
    steps: int = 0
    most_steps: int = 50_000
    _queue: list[tuple[float, int, Process, Coroutine[Any, Any, None]]] = field(
        default_factory=list
    )
    _count: int = 0

    def elapsed(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.now + self.skew

    async def sleep(self, seconds: float) -> None:
        await Pause(seconds)

    def start(self, process: Process, task: Coroutine[Any, Any, None], after: float = 0.0) -> None:
        process.tasks.append(task)
        self._push(self.now + after, process, task)

    def run(self, on_death: Callable[[Process], None]) -> None:
        """Run until nothing is left to do."""
        while self._queue:
            self.steps += 1
            if self.steps > self.most_steps:
                raise StuckError(f"{self.steps} steps, {self.now:.0f} seconds")
            at, _, process, task = heappop(self._queue)
            if process.is_dead:
                continue
            if at < process.stopped_until:
                self._push(process.stopped_until, process, task)
                continue
            self.now = max(self.now, at)
            try:
                self.disturb(process)
                seconds = task.send(None)
            except StopIteration:
                process.tasks.remove(task)
            except KilledError:
                self._bury(process)
                on_death(process)
            else:
                self._push(self.now + seconds, process, task)

    def _push(self, at: float, process: Process, task: Coroutine[Any, Any, None]) -> None:
        self._count += 1
        heappush(self._queue, (at, self._count, process, task))

    def _bury(self, process: Process) -> None:
        process.die()
        for task in process.tasks:
            try:
                task.throw(KilledError())
            except (KilledError, StopIteration, RuntimeError):
                continue
        process.tasks.clear()
