"""The camera is on somebody who has left.

What it does: reports a written shot on a character after `+ … exits` in the same scene.

Why it matters: a shot line is what the picture is made from. It would show somebody whom the script
has sent away.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.correction import insert_above
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Fix, Label
from storyc.ir import Shot, Subject
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    for _, shot in context.shots():
        if shot.inferred:
            continue
        state = context.log.before[shot.beats[0].id]
        for subject in shot.subjects:
            who = state.character(subject.name)
            has_left = who.presence_is_explicit and not who.present
            if subject.kind != "character" or not has_left:
                continue
            if not _comes_back(context, shot, subject.name):
                line = f"+ {subject.name} enters"
                fix = insert_above(context, shot.span, line, apart=True)
                yield _absent(subject, who.changed["present"], fix)


def _comes_back(context: Context, shot: Shot, name: str) -> bool:
    return any(context.log.after[beat.id].character(name).present for beat in shot.beats)


def _absent(subject: Subject, left: Span, fix: Fix) -> Diagnostic:
    name = subject.name
    return Diagnostic(
        Code.SHOWN_WHILE_ABSENT,
        f"the shot is on {name}, who has left the scene",
        subject.span,
        here="to be seen here",
        labels=(Label(left, f"{name} left here"),),
        help=f"add `+ {name} enters` before the shot, begin a new scene, or aim at somebody else",
        fixes=(fix,),
    )


RULE = Rule(Code.SHOWN_WHILE_ABSENT, _check)
