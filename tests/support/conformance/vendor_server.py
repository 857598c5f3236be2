"""A vendor on loopback: real sockets, a speaker's words, and an account of what was charged."""

import json
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import ClassVar

from support.conformance.speaker import Heard, NoError, Route, Said, Served, Speaker, Trouble

KEY = "sk-canary-7f3a"
CLIP = b"\x00\x00\x00\x18ftypmp42 a clip"


@dataclass
class Vendor:
    """What the vendor knows, and how it is to go wrong.

    Shape: `submits` what the next requests for a job meet (`None` is well): a trouble, `drop` takes
    the job and says nothing, `503` takes it and says that it is busy; `looks` the states that the
    next questions about jobs find, the last of them from then on; `film` the clip of a job.
    """

    speaker: Speaker
    film: Callable[[Served], bytes] = lambda _: CLIP
    submits: deque[Trouble | str | None] = field(default_factory=deque)
    looks: deque[str] = field(default_factory=lambda: deque(["queued", "running", "succeeded"]))
    trouble: Trouble | None = None
    base: str = ""
    jobs: list[Served] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def answer(self, heard: Heard) -> Said | bytes | None:
        """Return what to say: words, a clip, or `None` to hang up."""
        with self.lock:
            self.heard.append(heard)
            route = self.speaker.route(heard)
            if route is None:
                return self._clip(heard.path.removeprefix("/cdn/").removesuffix(".mp4"))
            if self.speaker.key(heard) != KEY:
                return self.speaker.no(Trouble.AUTH, "wrong key")
            return self._served(route, heard)

    def _served(self, route: Route, heard: Heard) -> Said | bytes | None:
        if route.what == "create":
            return self._created(heard)
        if route.what == "list":
            return self.speaker.all(self.jobs[::-1])
        if route.what == "content":
            return self._clip(route.job)
        job = next((it for it in self.jobs if it.id == route.job), None)
        if route.what == "cancel" and job is not None:
            said = self.speaker.stopped(job)
            job.state = "cancelled"
            return said
        if job is not None and job.state != "cancelled":
            job.state = self.looks.popleft() if len(self.looks) > 1 else self.looks[0]
            job.trouble = self.trouble if job.state == "failed" else None
        return self.speaker.tell(job)

    def _created(self, heard: Heard) -> Said | None:
        fault = self.submits.popleft() if self.submits else None
        if isinstance(fault, Trouble):
            return self.speaker.no(fault, "told to")
        try:
            asked = self.speaker.read(heard)
        except NoError as error:
            return self.speaker.no(error.trouble, str(error))
        number = len(self.jobs) + 1
        url = f"{self.base}/cdn/job-{number}.mp4?sign=s"
        self.jobs.append(Served(f"job-{number}", asked, url=url))
        if fault == "drop":
            return None
        return Said(503, {}) if fault == "503" else self.speaker.yes(self.jobs[-1])

    def _clip(self, name: str) -> Said | bytes:
        job = next((it for it in self.jobs if it.id == name), None)
        return Said(404, {}) if job is None else self.film(job)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one piece: else each answer waits for an acknowledgement
    vendor: ClassVar[Vendor]

    def _do(self) -> None:
        length = int(self.headers.get("content-length", 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        heard = Heard(self.command, self.path, headers, self.rfile.read(length))
        said = self.vendor.answer(heard)
        if said is None:
            self.close_connection = True
            return
        is_clip = isinstance(said, bytes)
        data = said if isinstance(said, bytes) else json.dumps(said.body).encode()
        self.send_response(200 if isinstance(said, bytes) else said.status)
        self.send_header("content-type", "video/mp4" if is_clip else "application/json")
        self.send_header("content-length", str(len(data)))
        if isinstance(said, Said) and said.status == 429:
            self.send_header("retry-after", "7")
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_DELETE = _do  # noqa: N815  # the names that the server looks for

    def log_message(self, *_: object) -> None:
        """Say nothing: tests have no use for it."""


@contextmanager
def opened(vendor: Vendor) -> Iterator[Vendor]:
    """Serve a vendor on loopback as long as the block runs."""
    handler = type("Handler", (_Handler,), {"vendor": vendor})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        vendor.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield vendor
        finally:
            server.shutdown()
            thread.join()
