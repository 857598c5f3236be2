"""A scene in which nothing happens.

What it does: warns about a heading right below which the next one stands, or the end of the script.

Why it matters: the film shows the empty place for some seconds. Mostly something was forgotten, or
the scene was cut and its heading was not.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.ir import HoldBeat, Scene, Slugline

_CUT = "OMIT"
"""What a heading says whose scene was taken out on purpose: `12 OMITTED`."""


def _check(context: Context) -> Iterator[Diagnostic]:
    for scene in context.screenplay.scenes:
        heading = scene.slugline
        if heading is not None and _is_empty(scene) and _CUT not in heading.text.upper():
            yield _nothing(heading)


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
