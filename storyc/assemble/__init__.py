"""Takes in, film out; and the timeline of the film for an editing program.

The timeline is pure and light. `assemble` brings the codecs with it, so it is loaded when first
used.
"""

from typing import TYPE_CHECKING

from storyc.assemble.edl import edl_text
from storyc.assemble.errors import AssembleError, TakeError
from storyc.assemble.fcpxml import fcpxml_text
from storyc.assemble.finish import AS_IT_IS, Finish
from storyc.assemble.otio import otio_text
from storyc.assemble.report import FilmReport, Loudness
from storyc.assemble.timeline import Timeline, build_timeline

if TYPE_CHECKING:
    from storyc.assemble.film import assemble, try_take
    from storyc.assemble.soundtrack import SoundPlan

__all__ = [
    "AS_IT_IS",
    "AssembleError",
    "FilmReport",
    "Finish",
    "Loudness",
    "SoundPlan",
    "TakeError",
    "Timeline",
    "assemble",
    "build_timeline",
    "edl_text",
    "fcpxml_text",
    "otio_text",
    "try_take",
]


def __getattr__(name: str) -> object:
    if name == "assemble":
        from storyc.assemble.film import assemble  # noqa: PLC0415  # see the module's docstring

        return assemble
    if name == "try_take":
        from storyc.assemble.film import try_take  # noqa: PLC0415  # the same

        return try_take
    if name == "SoundPlan":
        from storyc.assemble.soundtrack import SoundPlan  # noqa: PLC0415  # the same

        return SoundPlan
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
