"""A prop in hands that do not hold it.

What it does: follows each prop that a state line has put somewhere, and reports the line that drops
or gives it and the action that handles it where somebody else has it, or where it lies. A prop that
no state line speaks of is never reported.

Why it matters: the lantern that fell into the sea and shines again two shots later is what viewers
notice first, and what no single prompt can know.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.continuity import HandlingKind, PropState, read_handlings
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import ActionBeat, Shot, StateBeat, StateVerb
from storyc.source import Span

_Key = tuple[str, str, Span | None]
"""Who, what, and the change that was overlooked: one mistake, however often the prop is used."""


def _check(context: Context) -> Iterator[Diagnostic]:
    reported: set[_Key] = set()
    for shot, beat in context.beats():
        if isinstance(beat, StateBeat):
            found = _check_state_line(context, beat)
        elif isinstance(beat, ActionBeat):
            found = _check_action(context, shot, beat)
        else:
            continue
        for key, finding in found:
            if key not in reported:
                reported.add(key)
                yield finding


def _check_state_line(context: Context, beat: StateBeat) -> Iterator[tuple[_Key, Diagnostic]]:
    if beat.subject is None or beat.what is None:
        return
    if beat.verb not in (StateVerb.DROPS, StateVerb.GIVES):
        return
    prop = context.log.before[beat.id].prop(beat.what)
    if not prop.certain or prop.holder == beat.subject:
        return
    fix = Edit(context.line_start(beat.span), f"{_take(beat.subject, beat.what)}\n")
    yield _not_held(beat.subject, beat.what, prop, beat.span, fix)


def _check_action(
    context: Context, shot: Shot, beat: ActionBeat
) -> Iterator[tuple[_Key, Diagnostic]]:
    handlings = read_handlings(beat)
    taken = {it.prop.name for it in handlings if it.kind is HandlingKind.TAKE}
    for handling in handlings:
        who, name = handling.who, handling.prop.name
        prop = context.log.before[beat.id].prop(name)
        if who is None or name in taken or not prop.certain or prop.holder == who:
            continue
        if handling.kind is HandlingKind.RELEASE and prop.released_by == who:
            continue  # the action tells what the state line above it has said
        fix = _before_sentence(context, shot, beat, _take(who, name))
        yield _not_held(who, name, prop, handling.prop.span, fix)


def _before_sentence(context: Context, shot: Shot, beat: ActionBeat, line: str) -> Edit:
    """Insert a state line before a sentence; one inside a paragraph ends the paragraph first."""
    source = beat.span.source
    paragraph = (
        each.span
        for each in shot.beats
        if isinstance(each, ActionBeat) and each.paragraph == beat.paragraph
    )
    if beat.span == min(span for span in paragraph if span.source == source):
        return Edit(context.line_start(beat.span), f"{line}\n\n")
    before = context.screenplay.source_by_name[source].text[: beat.span.start]
    return Edit(Span(source, len(before.rstrip()), beat.span.start), f"\n\n{line}\n\n")


def _take(who: str, prop: str) -> str:
    return f"+ {who} takes {prop}"


def _not_held(
    who: str, name: str, prop: PropState, place: Span, fix: Edit
) -> tuple[_Key, Diagnostic]:
    line = _take(who, name)
    finding = Diagnostic(
        Code.PROP_NOT_HELD,
        f"{name} is not in {who}'s hands",
        place,
        here=f"{who} needs it here",
        labels=(Label(prop.changed, prop.change),) if prop.changed is not None else (),
        notes=(_whereabouts(name, prop),),
        help=f"add `{line}` before this, or correct who has it",
        fixes=(Fix(f"insert `{line}`", (fix,)),),
    )
    return (who, name, prop.changed), finding


def _whereabouts(name: str, prop: PropState) -> str:
    until = "state lines count until another one changes them, across scenes too"
    if prop.holder is not None:
        return f"{prop.holder} has {name}; {until}"
    if prop.place is not None:
        return f"{name} lies at {prop.place}; {until}"
    return f"nobody has {name}; {until}"


RULE = Rule(Code.PROP_NOT_HELD, _check)
