"""Fills in a prompt template and finds every fact in the text it printed."""

import re
from functools import cache
from importlib.resources import files

from jinja2 import StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from storyc.emit.piece import Marker, Place
from storyc.emit.view import PromptView

_GAPS = re.compile(r"\n{3,}")


def word(view: PromptView, grammar: str) -> tuple[str, tuple[Place, ...]]:
    """Return the text of a prompt in a grammar, and where each fact stands in it.

    The script's words are data: a template prints them and never runs them.
    """
    marker = Marker()
    printed = _template(grammar).render(view=view, marker=marker)
    return marker.find(_GAPS.sub("\n\n", printed).strip() + "\n")


@cache
def _template(grammar: str) -> Template:
    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_mark,
        autoescape=False,  # prompts are plain text, no markup is ever made of them
    )
    folder = files("storyc.emit") / "templates"
    macro, source = (
        (folder / f"{name}.j2").read_text(encoding="utf-8") for name in ("listed", grammar)
    )
    return environment.from_string(macro + source)


@pass_context
def _mark(context: Context, value: object) -> object:
    marker: Marker = context["marker"]
    return marker.mark(value)
