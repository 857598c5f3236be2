"""What the conformance server knows: its jobs, its charges, and how it treats each request."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic, time
from typing import NamedTuple, Protocol, runtime_checkable

from support.conformance.charges import Charges
from support.conformance.film import Film, mp4
from support.conformance.plan import Plan
from support.conformance.speaker import Heard, NoError, Route, Said, Served, Speaker, Trouble

KEY = "sk-canary-7f3a91c2"
_FAILED = {"failed:input": Trouble.MODERATION_INPUT, "failed:output": Trouble.MODERATION_OUTPUT}

_TOO_MANY = 429
_REFUSALS = {
    "moderation": (Trouble.MODERATION_INPUT, "the prompt was flagged by moderation"),
    "busy": (Trouble.INTERNAL, "it is busy"),
}


class Answer(NamedTuple):
    """What goes back over the wire."""

    status: int
    body: bytes
    headers: dict[str, str]


@runtime_checkable
class Pager(Protocol):
    """A vendor whose list comes in pages."""

    def page(self, heard: Heard, jobs: list[Served]) -> Said: ...


@runtime_checkable
class Keeper(Protocol):
    """A vendor that stores files."""

    def stored(self, heard: Heard) -> Said: ...


@dataclass
class Studio:
    """One vendor's account.

    `states` are what the looks at a job find, the last from then on. `accept_lag_s` is how long it
    takes until a job that was taken exists at all, `list_lag_s` until it is in the list. At most
    `per_window` jobs are begun within `window_s`, and `at_once` unfinished. `honours_keys` tells
    that the same key never begins a second job. `film` makes a job's clip, and `marks` are the
    headers that name its version, instead of a tag. `poured` is the most that was ever sent in one
    answer.

    Units: seconds, bytes.
    """

    speaker: Speaker
    plan: Plan = field(default_factory=Plan)
    ledger: Path | None = None
    states: tuple[str, ...] = ("queued", "running", "succeeded")
    accept_lag_s: float = 0.0
    list_lag_s: float = 0.0
    per_window: int | None = None
    window_s: float = 60.0
    at_once: int | None = None
    honours_keys: bool = False
    fps: int = 24
    base: str = ""
    film: Callable[[Served], bytes] | None = None
    marks: Mapping[str, str] | None = None
    poured: int = 0
    heard: list[Heard] = field(default_factory=list)
    jobs: list[Served] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)
    _born: dict[str, float] = field(default_factory=dict)
    _looked: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.charges = Charges(self.ledger)
        self.jobs += self.charges.jobs()
        self._born |= dict.fromkeys((it.id for it in self.jobs), -1e9)

    def route(self, heard: Heard) -> Route:
        """Return what a request is about; `content` also where the clips lie elsewhere."""
        found = self.speaker.route(heard)
        if found is not None:
            return found
        return Route("content", heard.path.removeprefix("/cdn/").removesuffix(".mp4"))

    def answer(self, route: Route, heard: Heard, fault: str) -> Answer:
        """Do what a request asks for, and return what is said of it."""
        if self.speaker.route(heard) is not None and self.speaker.key(heard) != KEY:
            return _said(self.speaker.no(Trouble.AUTH, f"wrong key: {self.speaker.key(heard)}"))
        if fault.startswith("refuse:"):
            said = self.speaker.no(Trouble(fault.partition(":")[2]), "told to")
            return _said(said, {"retry-after": "7"} if said.status == _TOO_MANY else {})
        if route.what == "content":
            return self._clip(route.job)
        with self._lock:  # requests come side by side
            return _said(self._answer(route, heard, fault))

    def _answer(self, route: Route, heard: Heard, fault: str) -> Said:
        if route.what == "create":
            return self._created(heard, fault)
        if route.what == "list":
            return self._listed(heard)
        if route.what == "upload" and isinstance(self.speaker, Keeper):
            return self.speaker.stored(heard)
        job = self._job(route.job)
        if route.what == "cancel" and job is not None:
            said = self.speaker.stopped(job)
            job.state = "cancelled"
            return said
        return self._looked_at(route.job, fault)

    def _created(self, heard: Heard, fault: str) -> Said:
        if fault in _REFUSALS:
            return self.speaker.no(*_REFUSALS[fault])
        key = heard.headers.get("idempotency-key")
        if self.honours_keys and key is not None:
            same = self.charges.with_key(key)
            if same is not None:
                if same["digest"] != sha256(heard.body).hexdigest():
                    return self.speaker.no(Trouble.INVALID, "the key was used for another request")
                return self.speaker.yes(next(it for it in self.jobs if it.id == same["id"]))
        if self._is_full():
            return self.speaker.no(Trouble.QUOTA, "too many jobs")
        try:
            asked = self.speaker.read(heard)
        except NoError as error:
            return self.speaker.no(error.trouble, str(error))
        name = f"job-{len(self.charges.lines) + 1}"
        job = Served(name, asked, made_at=int(time()), url=f"{self.base}/cdn/{name}.mp4?sign=s")
        self.charges.add(job, key, heard.body)
        self._born[name] = monotonic()
        self.jobs.append(job)
        return self.speaker.yes(job)

    def _is_full(self) -> bool:
        now = monotonic()
        recent = sum(now - born < self.window_s for born in self._born.values())
        open_now = sum(it.state in {"queued", "running"} for it in self.jobs)
        return (self.per_window is not None and recent >= self.per_window) or (
            self.at_once is not None and open_now >= self.at_once
        )

    def _job(self, name: str) -> Served | None:
        found = next((it for it in self.jobs if it.id == name), None)
        is_there = found is not None and monotonic() - self._born[name] >= self.accept_lag_s
        return found if is_there else None

    def _looked_at(self, name: str, fault: str) -> Said:
        job = self._job(name)
        if job is None or job.state == "cancelled":
            return self.speaker.tell(job)
        seen = self._looked.get(name, 0)
        self._looked[name] = seen + 1
        job.state = self.states[min(seen, len(self.states) - 1)]
        if fault.startswith("state:"):
            job.state = fault.partition(":")[2]
        job.trouble = _FAILED.get(job.state)
        if job.trouble is not None:
            job.state = "failed"
        return self.speaker.tell(job)

    def _listed(self, heard: Heard) -> Said:
        lag = max(self.accept_lag_s, self.list_lag_s)
        now = monotonic()
        jobs = [it for it in reversed(self.jobs) if now - self._born[it.id] >= lag]
        if isinstance(self.speaker, Pager):
            return self.speaker.page(heard, jobs)
        return self.speaker.all(jobs)

    def clip(self, job: Served) -> bytes:
        """Return a job's clip."""
        if self.film is not None:
            return self.film(job)
        width, height = job.asked.size
        return mp4(Film(job.asked.seconds, width, height, self.fps, job.asked.audio))

    def _clip(self, name: str) -> Answer:
        job = self._job(name)
        if job is None:
            return Answer(404, b"", {})
        marks = {"etag": f'"{name}"'} if self.marks is None else self.marks
        return Answer(200, self.clip(job), {"content-type": "video/mp4", **marks})


def _said(said: Said, headers: Mapping[str, str] | None = None) -> Answer:
    told = {"content-type": "application/json", **(headers or {})}
    return Answer(said.status, json.dumps(said.body).encode(), told)
