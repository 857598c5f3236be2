"""A shot that continues nothing.

What it does: reports `continues` on the first shot of a scene, and after a dissolve, wipe or fade.

Why it matters: `continues` makes one take of two shots: the second starts from the last picture of
the first. A new scene and a dissolve both need a cut, so there is no picture to start from and the
word would be lost without notice.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Scene, Shot, Transition


def _check(context: Context) -> Iterator[Diagnostic]:
    for scene in context.screenplay.scenes:
        before: Shot | None = None
        for shot in scene.shots:
            if shot.continues:
                yield from _check_shot(scene, before, shot)
            before = shot


def _check_shot(scene: Scene, before: Shot | None, shot: Shot) -> Iterator[Diagnostic]:
    if before is None:
        yield _first_of_scene(scene, shot)
        return
    between = shot.transition_in or before.transition_out
    if between is not None and not between.is_cut:
        yield _after_transition(between, shot)


def _first_of_scene(scene: Scene, shot: Shot) -> Diagnostic:
    heading = scene.slugline
    return Diagnostic(
        Code.CONTINUES_WITHOUT_SHOT,
        "this shot continues, but no shot comes before it in its scene",
        shot.span,
        here="nothing to continue from",
        labels=(Label(heading.span, "the scene begins here"),) if heading is not None else (),
        help="remove `continues`, or move the shot below the one that it goes on from",
    )


def _after_transition(between: Transition, shot: Shot) -> Diagnostic:
    kind = between.kind.value
    return Diagnostic(
        Code.CONTINUES_WITHOUT_SHOT,
        f"this shot continues the one before, but a {kind} stands between them",
        shot.span,
        here="one take cannot go on from here",
        labels=(Label(between.span, f"the {kind} ends the take"),),
        help=f"remove `continues`, or remove the {kind}",
    )


RULE = Rule(Code.CONTINUES_WITHOUT_SHOT, _check)
