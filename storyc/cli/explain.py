"""`storyc explain`: what a code means and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = "Print the page of an error code: what it means, why, and what to write."
    parser.add_argument("code", nargs="?", metavar="CODE", help="E0301 or unknown-character")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> ExitCode:
    """Print one page, or the list of codes."""
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.diagnostics.explain import near, page

    if options.code is None:
        for code in sorted(Code):
            print(f"{code.value}  {code.slug}")
        return ExitCode.DONE
    text = page(options.code)
    if text is None:
        meant = " or ".join(f"{code.value} ({code.slug})" for code in near(options.code))
        hint = f"did you mean {meant}?" if meant else "`storyc explain` lists all codes"
        complain(f"there is no code {options.code}: {hint}")
        return ExitCode.USAGE
    print(text.rstrip())
    return ExitCode.DONE
