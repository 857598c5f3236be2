"""Somebody takes off what they do not wear.

What it does: reports `+ … removes` of a wardrobe that its owner does not wear at that moment.

Why it matters: the line changes nothing, or the wrong thing: either the clothes were changed
somewhere without a line, or the name is wrong.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import StateBeat, StateVerb


def _check(context: Context) -> Iterator[Diagnostic]:
    cast = context.screenplay.character_by_name
    for beat in context.state_lines():
        if beat.verb is not StateVerb.REMOVES or beat.subject is None or beat.what is None:
            continue
        owned = cast[beat.subject].wardrobe if beat.subject in cast else ()
        who = context.log.before[beat.id].character(beat.subject)
        is_own = any(it.name == beat.what for it in owned)
        if is_own and who.wardrobe not in {beat.what, None}:
            worn = who.changed.get("wardrobe", owned[0].span)
            yield _not_worn(beat, str(who.wardrobe), Label(worn, f"{who.wardrobe} since here"))


def _not_worn(beat: StateBeat, worn: str, since: Label) -> Diagnostic:
    line = f"{beat.subject} removes {worn}"
    return Diagnostic(
        Code.NOT_WORN,
        f"{beat.subject} wears {worn} and cannot take off {beat.what}",
        beat.span,
        here=f"{beat.what} is not worn here",
        labels=(since,),
        help=f"write `+ {line}`, or say before this that {beat.subject} wears {beat.what}",
        fixes=(Fix(f"write `+ {line}`", (Edit(beat.span, line),)),),
    )


RULE = Rule(Code.NOT_WORN, _check)
