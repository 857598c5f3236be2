"""A prop is taken up in another place than where it lies.

What it does: reports `+ … takes` of a prop that a `+ … drops` line left at another location. Areas
of one location are near enough, and before anything happens in a scene the prop may have been
fetched.

Why it matters: the lantern cannot lie on the beach and be picked up in the tower. Somebody carried
it there, and no picture and no line says so.
"""

from collections.abc import Iterator
from itertools import dropwhile

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import StateBeat, StateVerb
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    for beat in _inside_scenes(context):
        if beat.verb is not StateVerb.TAKES or beat.what is None:
            continue
        state = context.log.before[beat.id]
        prop = state.prop(beat.what)
        if not prop.certain or prop.lies_in is None or prop.changed is None:
            continue
        lies_in, here = prop.lies_in[0], state.place
        if lies_in is not None and here is not None and lies_in != here:
            yield _elsewhere(beat, beat.what, lies_in, here, prop.changed)


def _inside_scenes(context: Context) -> Iterator[StateBeat]:
    """Yield the state lines that stand after something that is seen or heard."""
    for scene in context.screenplay.scenes:
        beats = (beat for shot in scene.shots for beat in shot.beats)
        for beat in dropwhile(lambda it: isinstance(it, StateBeat), beats):
            if isinstance(beat, StateBeat):
                yield beat


def _elsewhere(beat: StateBeat, prop: str, lies_in: str, here: str, dropped: Span) -> Diagnostic:
    return Diagnostic(
        Code.PROP_ELSEWHERE,
        f"{prop} lies at {lies_in} and cannot be taken at {here}",
        beat.span,
        here=f"taken at {here}",
        labels=(Label(dropped, f"dropped at {lies_in}"),),
        help=f"let somebody take {prop} at {lies_in} first, or drop it at {here}",
    )


RULE = Rule(Code.PROP_ELSEWHERE, _check)
