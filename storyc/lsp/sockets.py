"""The server for editors that connect to a port of this machine instead of starting it themselves.

Each connection has a server of its own: editors know nothing of one another. Whoever may run
programs on this machine may connect; web pages may not, but for those that were named.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from socket import socket
from threading import Event
from typing import TYPE_CHECKING

from pygls.exceptions import JsonRpcException
from pygls.io_ import run_async

from storyc.lsp.serve import create_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from websockets.asyncio.server import ServerConnection

    from storyc.lsp.server import StoryServer

LOOPBACK = "127.0.0.1"

Announce = Callable[[str], None]

_LARGEST_MESSAGE = 1 << 26
"""Bytes of one message. A script may have 4 MiB; what is larger is refused in words, up to here."""

_LOGGER = logging.getLogger(__name__)


def serve_tcp(port: int, announce: Announce) -> None:
    """Serve editors that connect to a port, until somebody interrupts it.

    Args:
        port: the port; 0 takes any that is free.
        announce: called with the address when editors can connect.

    Raises:
        OSError: the port cannot be had.
    """

    async def forever() -> None:
        listening = await asyncio.start_server(_serve_stream, LOOPBACK, port)
        announce(_address("tcp", listening.sockets))
        async with listening:
            await listening.serve_forever()

    asyncio.run(forever())


def serve_websocket(port: int, origins: Sequence[str], announce: Announce) -> None:
    """Serve editors in browsers, until somebody interrupts it.

    Args:
        port: the port; 0 takes any that is free.
        origins: pages that may connect, as `https://example.org`. A browser says which page asks;
            a program that is none says nothing, and may.
        announce: called with the address when editors can connect.

    Raises:
        OSError: the port cannot be had.
        ImportError: the extra `ws` is not installed.
    """
    from websockets.asyncio.server import serve  # noqa: PLC0415  # an extra, needed here alone
    from websockets.typing import Origin  # noqa: PLC0415  # the same

    async def forever() -> None:
        allowed = [None, *map(Origin, origins)]
        async with serve(
            _serve_page, LOOPBACK, port, origins=allowed, max_size=_LARGEST_MESSAGE
        ) as listening:
            announce(_address("ws", listening.sockets))
            await listening.serve_forever()

    asyncio.run(forever())


def _address(scheme: str, sockets: Iterable[socket]) -> str:
    """Return where the server listens: of port 0, nobody knew before."""
    (it,) = sockets
    host, port = it.getsockname()
    return f"{scheme}://{host}:{port}"


async def _serve_stream(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with _one_editor() as server:
        server.protocol.set_writer(writer)
        try:
            await run_async(Event(), reader, server.protocol, _LOGGER, server.report_server_error)
        except (ConnectionError, asyncio.IncompleteReadError):
            _LOGGER.info("the editor is gone")
        except ValueError:
            _LOGGER.warning("what connects speaks another protocol, and is sent away")
        except asyncio.CancelledError:
            # Somebody interrupts the server. Python 3.11 shows it as a fault unless it ends here.
            _LOGGER.info("the server ends")
    writer.close()


async def _serve_page(connection: "ServerConnection") -> None:
    from websockets.exceptions import ConnectionClosed  # noqa: PLC0415  # an extra

    with _one_editor() as server:
        outgoing: asyncio.Queue[str] = asyncio.Queue()
        sending = asyncio.create_task(_send(connection, outgoing))
        server.protocol.set_writer(_PageWriter(outgoing), include_headers=False)
        try:
            async for message in connection:
                _take(server, message)
        except ConnectionClosed:
            _LOGGER.info("the page is gone")
        finally:
            sending.cancel()


async def _send(connection: "ServerConnection", outgoing: asyncio.Queue[str]) -> None:
    """Send messages in their order, no faster than the page takes them."""
    from websockets.exceptions import ConnectionClosed  # noqa: PLC0415  # an extra

    while True:
        message = await outgoing.get()
        try:
            await connection.send(message)
        except ConnectionClosed:
            return


def _take(server: "StoryServer", message: str | bytes) -> None:
    """Answer a message. What is none is told to the editor, and ends no connection."""
    protocol = server.protocol
    try:
        protocol.handle_message(json.loads(message, object_hook=protocol.structure_message))
    except Exception as error:  # noqa: BLE001  # whatever was sent, the next message is another
        _LOGGER.warning("a message is passed over: %s", error)
        server.report_server_error(error, JsonRpcException)


class _PageWriter:
    """Takes what the server says, as text: pages read no bytes."""

    def __init__(self, outgoing: asyncio.Queue[str]) -> None:
        self._outgoing = outgoing

    def write(self, data: bytes) -> None:
        self._outgoing.put_nowait(data.decode("utf-8"))

    def close(self) -> None:
        """Leave the closing to the connection: it ends with the block that serves it."""


@contextmanager
def _one_editor() -> "Iterator[StoryServer]":
    """Make a server for one connection, and end its work when the editor leaves."""
    server = create_server()
    try:
        yield server
    except SystemExit:
        # The editor said `exit`: that ends its own server, and nobody else's.
        _LOGGER.info("the editor leaves")
    finally:
        server.leave()
