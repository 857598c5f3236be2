"""Fills in a prompt template and finds every fact in the text it printed."""

import re
from functools import cache
from importlib.resources import files

from jinja2 import StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from storyc.emit.piece import Marker, Place
from storyc.emit.view import CastView, Event, PromptView, ShotView, SoundView, SpeechView

_GAPS = re.compile(r"\n{3,}")
_VIEWS = (PromptView, CastView, ShotView, Event, SpeechView, SoundView)


def word(view: PromptView, grammar: str) -> tuple[str, tuple[Place, ...]]:
    """Return the text of a prompt in a grammar, and where each fact stands in it.

    The script's words are data: a template prints them and never runs them.
    """
    marker = Marker()
    printed = _template(grammar).render(view=view, marker=marker)
    return marker.find(_GAPS.sub("\n\n", printed).strip() + "\n")


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, but that it need not search our own views for Python's inner things."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Tell whether a template may read an attribute."""
        if isinstance(obj, _VIEWS):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


@cache
def _template(grammar: str) -> Template:
    environment = _Sandbox(
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
