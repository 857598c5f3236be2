"""Something that the script asks for and the target cannot do.

What it does: reports each thing that the script uses, or that its own target would have given, and
that the chosen target cannot do: cameos, reference pictures, voices, sounds, takes that go on from
clip to clip, long clips, a seed. One finding a thing, with the places that ask for it.

Why it matters: the film is planned all the same and comes out as another film.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.loss import Loss, losses
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.source import Span
from storyc.targets import Target, TargetStatus, all_targets

_SHOWN = 3
"""Places beside the first that are shown; a film may have hundreds."""

_NAMED = 4
"""Targets that are named for their being able to do it."""


def _check(context: Context) -> Iterator[Diagnostic]:
    for loss in losses(context):
        first, *more = loss.places or (_chosen(context),)
        left = len(more) - _SHOWN
        yield Diagnostic(
            Code.CAPABILITY_LOST,
            loss.what,
            first,
            here=loss.here,
            labels=tuple(Label(place, "and this") for place in more[:_SHOWN]),
            notes=(f"the same holds for {left} more",) if left > 0 else (),
            help=f"{loss.way_out}{_others(loss)}",
        )


def _chosen(context: Context) -> Span | None:
    """Return where the script names its own target."""
    asked = context.screenplay.title_page.target
    return None if asked is None else asked.span


def _others(loss: Loss) -> str:
    able = [it.name for it in all_targets() if _can_be_had(it) and loss.can(it)]
    if not able:
        return ""
    return f"; or choose a target that can: {', '.join(able[:_NAMED])}"


def _can_be_had(target: Target) -> bool:
    """Tell whether somebody makes film with it; what is free here draws boards."""
    return target.status in {TargetStatus.LIVE, TargetStatus.PREVIEW} and not target.free


RULE = Rule(Code.CAPABILITY_LOST, _check)
