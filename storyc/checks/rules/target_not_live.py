"""A target whose service is gone or going.

What it does: warns when the target that the script or the command line chose is retired or has an
announced end, says when, and names what can be had instead.

Why it matters: planning and prompts still work, but nobody can be paid to make the film.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic
from storyc.ir import TARGET_DEFAULT
from storyc.targets import Target, TargetStatus

_ENDS = {
    TargetStatus.RETIRED: "is no longer offered",
    TargetStatus.SUNSET: "is being shut down",
}


def _check(context: Context) -> Iterator[Diagnostic]:
    target = context.target
    if target.status not in _ENDS:
        return
    asked = context.screenplay.title_page.target
    if target.name == TARGET_DEFAULT and asked is None and not context.screenplay.target_changes:
        return  # nobody chose it; the report of `storyc compile` says what it is
    note = target.status_note or f"the day was or is {target.ends_on}"
    yield Diagnostic(
        Code.TARGET_NOT_LIVE,
        f"{target.title} {_ENDS[target.status]}: {note}",
        asked.span if asked is not None and asked.text == target.name else None,
        here="this target",
        notes=("the script is planned, priced and worded for it all the same",),
        help=_way_out(target),
    )


def _way_out(target: Target) -> str:
    if not target.instead:
        return "to have it generated, choose another target: `storyc targets` lists them"
    nearest = target.instead[0]
    also = "".join(f" or `Target: {name}`" for name in target.instead[1:])
    return (
        f"to have it generated, write `Target: {nearest}`{also};"
        f" `storyc targets {target.name} {nearest}` compares them"
    )


RULE = Rule(Code.TARGET_NOT_LIVE, _check)
