"""A small film, and what command lines about rendering it lead to."""

import argparse
from decimal import Decimal
from pathlib import Path

from storyc.cli.exit_code import ExitCode
from storyc.cli.render_choice import RenderChoice, add_render_options, choose_render, pick_backend
from storyc.driver import compile_script
from storyc.plan import Segment
from storyc.world.reader import MemoryReader

SCRIPT = "INT. HUT - DAY\n\nA door opens.\n\nEXT. PIER - DAY\n\nGulls.\n"


def segments(target: str = "seedance-2.5", settings: str = "") -> list[Segment]:
    """Return the plan of a small film."""
    reader = MemoryReader({"a.story": SCRIPT, "story.toml": settings})
    finished = compile_script(reader.read("a.story"), reader, target).finished
    assert finished is not None
    return list(finished.plan.segments)


def price() -> Decimal:
    """Return what the film costs at its target."""
    return sum((Decimal(it.usd or 0) for it in segments()), Decimal(0))


def typed(*words: str) -> argparse.Namespace:
    """Return the options of a command line."""
    parser = argparse.ArgumentParser()
    add_render_options(parser)
    return parser.parse_args(words)


def chosen(home: Path, *words: str, target: str = "seedance-2.5") -> RenderChoice | ExitCode:
    """Return what a command line in the folder `film` leads to."""
    picked = pick_backend(typed(*words), home / "film")
    if isinstance(picked, ExitCode):
        return picked
    return choose_render(picked, target, segments(target) * picked.takes)
