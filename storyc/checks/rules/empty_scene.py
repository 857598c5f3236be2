"""A scene in which nothing happens.

What it does: warns about a heading below which the next one stands, or the end of the script.

Why it matters: the film shows the empty place for some seconds. Mostly something was forgotten, or
the scene was cut and its heading was not.
"""

from collections.abc import Iterator
from itertools import zip_longest

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.ir import HoldBeat, Scene, Slugline
from storyc.source import Span

_OUTLINE = ("//", "=", "#", "＝", "＃")
_CUT = "OMIT"
"""What a heading says whose scene was taken out on purpose: `12 OMITTED`."""


def _check(context: Context) -> Iterator[Diagnostic]:
    scenes = context.screenplay.scenes
    for scene, following in zip_longest(scenes, scenes[1:]):
        heading = scene.slugline
        if heading is None or not _is_empty(scene) or _CUT in heading.text.upper():
            continue
        if not _is_written_below(context, heading.span, following):
            yield _nothing(heading)


def _is_written_below(context: Context, heading: Span, following: Scene | None) -> bool:
    """Tell whether words stand below the heading: a line that is broken has its own finding."""
    text = context.screenplay.source_by_name[heading.source].text
    is_same_file = following is not None and following.span.source == heading.source
    end = following.span.start if following is not None and is_same_file else len(text)
    below = text[heading.end : max(end, heading.end)]
    lines = (line.strip(" \t\r.．") for line in below.splitlines())
    return any(line and not line.startswith(_OUTLINE) for line in lines)


def _is_empty(scene: Scene) -> bool:
    return all(
        shot.inferred and all(isinstance(beat, HoldBeat) for beat in shot.beats)
        for shot in scene.shots
    )


def _nothing(heading: Slugline) -> Diagnostic:
    return Diagnostic(
        Code.EMPTY_SCENE,
        "nothing happens in this scene",
        heading.span,
        here="no action, no speech and no shot below it",
        notes=("the film shows the empty place for some seconds",),
        help="write what is seen there, or remove the heading",
    )


RULE = Rule(Code.EMPTY_SCENE, _check)
