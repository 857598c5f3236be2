"""The conformance server: real sockets on loopback, and every fault that a network has."""

import asyncio
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from ssl import SSLContext
from threading import Event, Thread

from support.conformance.speaker import Heard
from support.conformance.studio import Answer, Studio
from support.conformance.trouble import Gone, Sending, spoil

_LIMIT = 1 << 20
_HANDSHAKE = b"\x16"  # how a client begins that wants encryption
_AT_ONCE_RESET = struct.pack("ii", 1, 0)


@dataclass
class Server:
    """A studio on a port of loopback."""

    studio: Studio
    hold: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request; every connection carries one."""
        try:
            await self._serve(reader, writer)
        except Gone:
            _reset(writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the other side went away, or the server stops: as tests let it do
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        start = await reader.readexactly(1)
        if start == _HANDSHAKE:
            raise Gone
        head = start + await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")[:-2]
        method, target, _ = first.split(" ")
        headers = {name.lower(): it.strip() for name, _, it in (it.partition(":") for it in lines)}
        bare = Heard(method, target, headers)
        route = self.studio.route(bare)
        fault = self.studio.plan.next(route.what)
        if fault == "reset:head":
            raise Gone
        length = int(headers.get("content-length", 0))
        if fault == "reset:body":
            await reader.readexactly(length // 2)
            raise Gone
        if fault == "deaf":
            await self.hold.wait()
            raise Gone
        heard = Heard(method, target, headers, await reader.readexactly(length))
        self.studio.heard.append(heard)
        if fault.startswith("before:"):
            answer = _refusal(fault)
        else:
            # Clips are encoded here: other connections go on meanwhile.
            answer = await asyncio.to_thread(self.studio.answer, route, heard, fault)
            if fault == "renewed":
                answer.headers["etag"] = '"another"'
            answer = _part_of(answer, heard)
            if fault == "swapped":
                answer.headers["etag"] = '"another"'
        out = Sending(writer, _bytes(answer), self.hold)
        try:
            await spoil(fault, answer, out)
        finally:
            self.studio.poured = max(self.studio.poured, out.sent)


def _refusal(fault: str) -> Answer:
    """Read `before:STATUS` or `before:STATUS:HEADER=VALUE`."""
    _, status, *rest = fault.split(":", 2)
    headers = dict([rest[0].split("=", 1)]) if rest else {}
    return Answer(int(status), b'{"error": {"message": "told to"}}', headers)


def _part_of(answer: Answer, heard: Heard) -> Answer:
    """Send the rest of a clip to who has its start."""
    wanted = heard.headers.get("range")
    marks = {answer.headers.get(it) for it in ("etag", "last-modified")} - {None}
    is_same = heard.headers.get("if-range") in marks
    if wanted is None or answer.status != HTTPStatus.OK or not is_same:
        return answer
    start = int(wanted.removeprefix("bytes=").removesuffix("-"))
    size = len(answer.body)
    headers = answer.headers | {"content-range": f"bytes {start}-{size - 1}/{size}"}
    return Answer(206, answer.body[start:], headers)


def _bytes(answer: Answer) -> bytes:
    reason = HTTPStatus(answer.status).phrase
    lines = [f"HTTP/1.1 {answer.status} {reason}", "connection: close"]
    headers = {"content-length": str(len(answer.body))} | answer.headers
    lines += [f"{name}: {it}" for name, it in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + answer.body


def _reset(writer: asyncio.StreamWriter) -> None:
    found: socket.socket | None = writer.get_extra_info("socket")
    if found is not None and found.fileno() >= 0:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE_RESET)
    writer.transport.abort()


async def run(
    studio: Studio,
    port: int,
    ready: Callable[[], None],
    stop: asyncio.Event,
    encryption: SSLContext | None = None,
) -> None:
    """Serve until told to stop; `ready` is called when there is somebody to answer."""
    server = Server(studio)
    listening = await asyncio.start_server(
        server.serve, "127.0.0.1", port, limit=_LIMIT, ssl=encryption
    )
    scheme = "http" if encryption is None else "https"
    studio.base = f"{scheme}://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    ready()
    async with listening:
        await stop.wait()
        server.hold.set()
        listening.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)


@contextmanager
def opened(studio: Studio, encryption: SSLContext | None = None) -> Iterator[Studio]:
    """Serve a studio as long as the block runs, over https with an `encryption`."""
    ready = Event()
    stops: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def main() -> None:
        stop = asyncio.Event()
        stops.append((asyncio.get_running_loop(), stop))
        await run(studio, 0, ready.set, stop, encryption)

    thread = Thread(target=lambda: asyncio.run(main()))
    thread.start()
    ready.wait(10)
    try:
        yield studio
    finally:
        loop, stop = stops[0]
        loop.call_soon_threadsafe(stop.set)
        thread.join()
