"""A take that goes on, and suddenly shows somebody else.

What it does: reports `continues` on a shot of somebody whom the shot before does not show, where no
move of the camera leads from one to the other.

Why it matters: one take has no cut in it. Asked to go on from a face and to show another face, a
video model turns the first into the second.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import ActionBeat, MoveKind, Shot, SpeechBeat

_STAYING = frozenset({MoveKind.STATIC, MoveKind.HANDHELD, MoveKind.PUSH_IN, MoveKind.ZOOM_IN})
"""Moves that lead to nobody who was not in the picture."""

_CONTINUES = re.compile(r"\s*,\s*(?:continue[sd]|continuing|cont'd|same take)\b", re.IGNORECASE)


def _check(context: Context) -> Iterator[Diagnostic]:
    for scene in context.screenplay.scenes:
        for before, shot in pairwise(scene.shots):
            if shot.continues and all(it.kind in _STAYING for it in shot.moves):
                was, now = _people(before), _people(shot)
                if was and now and now.isdisjoint((*was, *_met_in(before))):
                    yield _morphing(context, before, shot)


def _people(shot: Shot) -> frozenset[str]:
    return frozenset(it.name for it in shot.subjects if it.kind == "character")


def _met_in(shot: Shot) -> Iterator[str]:
    """Yield who acts or speaks in the picture of a shot, whatever it is on."""
    for beat in shot.beats:
        if isinstance(beat, ActionBeat):
            yield from (it.name for it in beat.mentions if it.kind == "character")
        elif isinstance(beat, SpeechBeat) and not beat.is_off_screen:
            yield beat.character


def _morphing(context: Context, before: Shot, shot: Shot) -> Diagnostic:
    was, now = (" and ".join(sorted(_people(it))) for it in (before, shot))
    return Diagnostic(
        Code.CONTINUES_ON_ANOTHER,
        f"this take goes on from {was} and is on {now}: one would turn into the other",
        shot.span,
        here=f"on {now}, without a cut",
        labels=(Label(before.span, f"on {was}"),),
        help="say how the camera gets there (`pan right`, `pull out`), or take `continues` away"
        " for a cut",
        fixes=tuple(_cut(context, shot)),
    )


def _cut(context: Context, shot: Shot) -> Iterator[Fix]:
    text = context.screenplay.source_by_name[shot.span.source].text
    line = text[shot.span.start : shot.span.end].partition("\n")[0]
    word = _CONTINUES.search(line)
    if word is not None:
        yield Fix("cut instead", (Edit(shot.span.slice(*word.span()), ""),))


RULE = Rule(Code.CONTINUES_ON_ANOTHER, _check)
