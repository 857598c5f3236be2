"""`storyc lsp`: the language server for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse

DESCRIPTION = """\
Serve an editor: findings, completion, hover, rename and the plan, while you write. Editors start it
themselves; docs/editors.md says how to set them up. It reads nothing outside the opened folders,
runs nothing and sends nothing."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = DESCRIPTION
    parser.add_argument(
        "--stdio", action="store_true", help="talk over standard input and output (the usual way)"
    )
    parser.add_argument(
        "--tcp",
        type=int,
        metavar="PORT",
        help="listen on this port of 127.0.0.1, until interrupted; 0 takes a free one",
    )
    parser.add_argument(
        "--ws",
        type=int,
        metavar="PORT",
        help="the same for editors in a browser, over a WebSocket (extra `ws`)",
    )
    parser.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="URL",
        help="a web page that may connect, such as https://example.org; without it, none may",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Serve until the editor leaves, or on a port until somebody interrupts it."""
    from storyc.lsp.serve import create_server

    if options.tcp is None and options.ws is None:
        create_server().start_io()
        return ExitCode.DONE
    return _serve_port(options)


def _serve_port(options: argparse.Namespace) -> ExitCode:
    from storyc.cli.terminal import complain
    from storyc.lsp.sockets import serve_tcp, serve_websocket

    try:
        if options.ws is None:
            serve_tcp(options.tcp, _announce)
        else:
            serve_websocket(options.ws, options.origin, _announce)
    except KeyboardInterrupt:
        return ExitCode.DONE
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "websockets":
            raise
        complain('browsers need one more package; install it with `pip install "storyc[ws]"`')
        return ExitCode.USAGE
    except (OSError, OverflowError) as error:
        port = options.tcp if options.ws is None else options.ws
        complain(f"port {port} cannot be had: {error}; choose another, or 0 for any that is free")
        return ExitCode.USAGE
    return ExitCode.DONE


def _announce(address: str) -> None:
    """Say where the server is; nothing of it is a result."""
    import sys

    print(f"storyc listens at {address}", file=sys.stderr, flush=True)
