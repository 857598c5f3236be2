"""How an answer goes wrong on its way.

drop             hang up without a word          reset:taken      the same, as a crash does it
silence          say nothing and stay            reset:status     in the middle of the first line
slow             a byte now and then, for ever   reset:headers    in the middle of the headers
endless          chunks without end              reset:answer     in the middle of the body
huge             2 GB are announced              break            hang up in the middle of the body
packed           a body that claims to be gzip   stall            stay silent in the middle of it
after:STATUS     done, and told as a failure     cut:N            hang up after so many bytes
deaf             never read what is sent         gone:N           the same, as a crash does it
not json, empty, html, text, corrupt, cut        other bodies
redirect:STATUS:ADDRESS                          over there, please
refuse:TROUBLE   no, in the vendor's own words   before:STATUS    no, in nobody's words
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from support.conformance.studio import Answer

_PAUSE_S = 0.05
_PIECE = bytes(64 * 1024)
_HUGE = 2 * 1024**3


class Gone(Exception):  # noqa: N818  # what happens, not what is wrong
    """The connection is torn down."""


@dataclass
class Sending:
    """An answer on its way out. `hold` is set when the server stops."""

    writer: asyncio.StreamWriter
    data: bytes
    hold: asyncio.Event
    sent: int = 0

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()
        self.sent += len(data)

    async def send_as(self, head: str, body: bytes) -> None:
        lines = f"HTTP/1.1 {head}\r\nconnection: close\r\ncontent-length: {len(body)}\r\n\r\n"
        await self.send(lines.encode() + body)

    @property
    def split(self) -> int:
        return self.data.index(b"\r\n\r\n") + 4


_BODIES: dict[str, Callable[[bytes], bytes]] = {
    "not json": lambda _: b"{oh no",
    "empty": lambda _: b"",
    "html": lambda _: b"<!DOCTYPE html><html><body>Sign in</body></html>",
    "text": lambda _: b"This link has expired.\n",
    "corrupt": lambda body: body[: len(body) // 2] + bytes(2000) + body[len(body) // 2 + 2000 :],
    "cut": lambda body: body[: len(body) * 3 // 4],
}


async def spoil(fault: str, answer: Answer, out: Sending) -> None:
    """Send an answer as a fault wants it; without a fault as it is."""
    name, _, rest = fault.partition(":")
    if fault in _BODIES:
        await out.send_as("200 OK", _BODIES[fault](answer.body))
    elif name in _TOLD_MORE:
        await _TOLD_MORE[name](rest, out)
    elif fault in _ALONE:
        await _ALONE[fault](out)
    elif fault == "packed":
        await out.send_as("200 OK\r\ncontent-encoding: gzip", answer.body)
    elif fault == "shifted":
        start = "206 Partial Content\r\ncontent-range: bytes 5-99/100"
        await out.send_as(start, answer.body)
    elif fault != "drop":
        await out.send(out.data)


async def _reset(where: str, out: Sending) -> None:
    end = {"status": 9, "headers": out.split - 7, "answer": (out.split + len(out.data)) // 2}
    if where in end:
        await _gone(str(end[where]), out)
    raise Gone


async def _gone(where: str, out: Sending) -> None:
    await _cut(where, out)
    await asyncio.sleep(_PAUSE_S)  # a reset overtakes what was not read yet
    raise Gone


async def _cut(where: str, out: Sending) -> None:
    await out.send(out.data[: int(where)])


async def _after(status: str, out: Sending) -> None:
    await out.send_as(f"{status} Told To", b"{}")


async def _redirect(where: str, out: Sending) -> None:
    status, _, address = where.partition(":")
    await out.send_as(f"{status} There\r\nlocation: {address}", b"")


async def _break(out: Sending) -> None:
    await out.send(out.data[: (out.split + len(out.data)) // 2])


async def _silence(out: Sending) -> None:
    await out.hold.wait()


async def _stall(out: Sending) -> None:
    await _break(out)
    await out.hold.wait()


async def _slow(out: Sending) -> None:
    for byte in out.data:
        await out.send(bytes([byte]))
        await asyncio.sleep(_PAUSE_S)


async def _endless(out: Sending, status: str = "200 OK") -> None:
    await out.send(f"HTTP/1.1 {status}\r\ntransfer-encoding: chunked\r\n\r\n".encode())
    while not out.hold.is_set():
        await out.send(f"{len(_PIECE):x}\r\n".encode() + _PIECE + b"\r\n")


async def _huge(out: Sending) -> None:
    await out.send(f"HTTP/1.1 200 OK\r\ncontent-length: {_HUGE}\r\n\r\n".encode())
    for _ in range(_HUGE // len(_PIECE)):
        await out.send(_PIECE)


async def _endless_no(out: Sending) -> None:
    await _endless(out, "422 No")


_TOLD_MORE = {
    "reset": _reset,
    "gone": _gone,
    "cut": _cut,
    "after": _after,
    "redirect": _redirect,
}
_ALONE = {
    "break": _break,
    "silence": _silence,
    "stall": _stall,
    "slow": _slow,
    "endless": _endless,
    "endless no": _endless_no,
    "huge": _huge,
}
