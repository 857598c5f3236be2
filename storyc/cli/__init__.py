"""The command line.

Knows about arguments, the terminal and exit codes. Each command imports what it needs when it runs:
`storyc --help` imports nothing of the compiler.
"""

from __future__ import annotations

import argparse
import gc
import sys
from importlib import import_module

from storyc import __version__
from storyc.cli.exit_code import ExitCode

TYPE_CHECKING = False  # that of `typing`, which takes a seventh of the time of `storyc --help`
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from typing import Any, NoReturn, Self

COMMANDS = {
    "new": ("new", "start a project"),
    "compile": ("compile_", "make the film of a script"),
    "check": ("check", "find mistakes and continuity errors"),
    "fmt": ("fmt", "put scripts into their canonical layout"),
    "plan": ("plan", "show how the film is cut into segments"),
    "cost": ("cost", "price the film, by scene or by target"),
    "time": ("time_", "estimate the running time, scene by scene"),
    "continuity": ("continuity", "print who is where, wearing and holding what, scene by scene"),
    "why": ("why", "say where a line of the script went"),
    "import": ("import_", "make a .story of a .fountain or .fdx"),
    "export": ("export", "make a .fountain, .fdx or .pdf of a script"),
    "explain": ("explain", "explain an error code, such as E0301"),
    "targets": ("targets", "list, show and compare the video models"),
    "trust": ("trust", "let a project choose a backend and a budget"),
    "doctor": ("doctor", "check the machine and the services set up"),
    "jobs": ("jobs", "show what was sent to services, and decide what is in doubt"),
    "takes": ("takes", "show and choose the takes of a film"),
    "lsp": ("lsp", "serve an editor over the Language Server Protocol"),
}
"""Each command's module in this package, and what the help says of it."""

DESCRIPTION = """\
storyc turns a screenplay into a film.

Write a .story file (any Fountain screenplay is one) and run

    storyc compile my-film.story

You get a film to watch (an animatic: drawn boards, scratch voices, captions), and the plan, the
prompts and the price for generating it with an AI video model. Nothing is sent anywhere unless you
name a service with --backend."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(ExitCode.USAGE, f"storyc: {message}\nTry `{self.prog} --help`.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = _parser(frozenset(arguments))
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return ExitCode.USAGE
    _speak_utf8()
    _collect_seldom()
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    from contextlib import suppress

    from storyc.cli.leaving import leaving_in_order

    try:
        with leaving_in_order():
            return int(options.run(options))
    except KeyboardInterrupt:
        with suppress(OSError):  # the terminal may be what was closed
            print("\nstopped; run the same command again to go on from here", file=sys.stderr)
        return ExitCode.INCOMPLETE
    except BrokenPipeError:
        # The reader of our output left (`storyc targets | head`); there is nobody to tell.
        sys.stderr.close()
        return ExitCode.DONE
    except OSError as error:
        if error.filename is None:
            raise
        return _refused_by_disk(error)


def _refused_by_disk(error: OSError) -> ExitCode:
    """Say what a disk did not take. What was written before is whole, and is gone on with."""
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code

    complain(
        f"{error.filename}: {error.strerror or error}; make room or change its permissions, and"
        " run the same command again: it goes on from here",
        Code.UNWRITABLE_OUTPUT,
    )
    return ExitCode.INCOMPLETE


class _Unread:
    """Stands in for the parser of a command that is listed and not run: it keeps nothing.

    To make those of all commands takes as long as everything else that `storyc --help` does.
    """

    def __getattr__(self, name: str) -> Callable[..., Self]:
        return lambda *_, **__: self


def _parser(words: Collection[str]) -> argparse.ArgumentParser:
    """Return the parser of a line of `words`: it knows the options of the commands among them."""

    def parser_of_command(prog: str, **about: Any) -> _Parser | _Unread:  # noqa: ANN401  # argparse's own
        name = prog.rpartition(" ")[2]
        return _Parser(prog=prog, **about) if name in words else _Unread()

    parser = _Parser(
        prog="storyc",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"storyc {__version__}")
    commands = parser.add_subparsers(  # type: ignore[call-overload]  # a function will do
        dest="command",
        title="commands",
        metavar="COMMAND",
        parser_class=parser_of_command,
    )
    for name, (module, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary)
        if name in words:
            import_module(f"storyc.cli.{module}").configure(command)
    return parser


def _speak_utf8() -> None:
    """Print any script's letters on any terminal, with `?` where it cannot show one."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _collect_seldom() -> None:
    """Let Python look for garbage less often.

    A command makes a film's values, keeps them all and ends. To go through them for garbage after
    every few hundred, as Python does by itself, finds none and takes an eighth of a check. A long
    film has some 300,000.
    """
    gc.set_threshold(500_000, 20, 50)
