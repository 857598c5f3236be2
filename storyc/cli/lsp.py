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


def configure(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "lsp", help="serve an editor over the Language Server Protocol", description=DESCRIPTION
    )
    parser.add_argument(
        "--stdio", action="store_true", help="talk over standard input and output (the usual way)"
    )
    parser.add_argument("--tcp", type=int, metavar="PORT", help="listen on this port of 127.0.0.1")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Serve until the editor leaves."""
    from storyc.lsp.serve import create_server

    server = create_server()
    if options.tcp is not None:
        server.start_tcp("127.0.0.1", options.tcp)
    else:
        server.start_io()
    return ExitCode.DONE
