"""A small film, and what command lines about rendering it lead to."""

import argparse
from decimal import Decimal
from pathlib import Path

from storyc.backends.order import Order
from storyc.cli.exit_code import ExitCode
from storyc.cli.render_choice import RenderChoice, choose_render, pick_backend
from storyc.cli.render_options import add_render_options
from storyc.driver import compile_script
from storyc.world.reader import MemoryReader

SCRIPT = "INT. HUT - DAY\n\nA door opens.\n\nEXT. PIER - DAY\n\nGulls.\n"


def orders(target: str = "seedance-2.5", settings: str = "", takes: int = 1) -> list[Order]:
    """Return what would be sent for a small film."""
    reader = MemoryReader({"a.story": SCRIPT, "story.toml": settings})
    finished = compile_script(reader.read("a.story"), reader, target).finished
    assert finished is not None
    plan = finished.plan
    return [
        Order(
            slate=it.slate,
            take=take,
            target=plan.target,
            prompt="Rain.",
            seconds=it.billed_s,
            width=plan.width,
            height=plan.height,
            fps=plan.fps,
            frames=it.clip_frames,
            audio=True,
            usd=None if it.usd is None else Decimal(it.usd),
        )
        for it in plan.segments
        for take in range(1, takes + 1)
    ]


def price() -> Decimal:
    """Return what the film costs at its target."""
    return sum((it.usd or Decimal(0) for it in orders()), Decimal(0))


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
    return choose_render(picked, target, orders(target, takes=picked.takes))
