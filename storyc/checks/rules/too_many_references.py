"""A shot with more cameos than one prompt may carry.

What it does: counts the characters with a cameo who are seen in one shot: its subjects, those who
speak on screen and those whom the action names.

Why it matters: a shot is generated in one piece. The cameos beyond the target's limit would be left
out, and strangers would play their parts. A target that takes no cameos at all is left alone: it is
given descriptions instead.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import ActionBeat, Shot, SpeechBeat
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    limit = context.target.max_cameos
    if limit == 0:
        return
    cameos = {it.name for it in context.screenplay.characters if it.cameo is not None}
    for _, shot in context.shots():
        seen = {name: span for name, span in _seen(shot).items() if name in cameos}
        if len(seen) > limit:
            yield _too_many(context.target.name, limit, shot, seen)


def _seen(shot: Shot) -> dict[str, Span]:
    """Return where each character is first seen in a shot, in order."""
    first: dict[str, Span] = {}
    for subject in shot.subjects:
        if subject.kind == "character":
            first.setdefault(subject.name, subject.span)
    for beat in shot.beats:
        if isinstance(beat, SpeechBeat) and not beat.is_off_screen:
            first.setdefault(beat.character, beat.span)
        if isinstance(beat, ActionBeat):
            for mention in beat.mentions:
                if mention.kind == "character":
                    first.setdefault(mention.name, mention.span)
    return first


def _too_many(target: str, limit: int, shot: Shot, seen: dict[str, Span]) -> Diagnostic:
    names = tuple(seen)
    last = names[limit]
    takes = "one cameo" if limit == 1 else f"{limit} cameos"
    return Diagnostic(
        Code.TOO_MANY_REFERENCES,
        f"this shot shows {len(seen)} cameos ({', '.join(names)}), and {target} takes {takes}",
        shot.span,
        here="one clip",
        labels=(Label(seen[last], f"{last} is one too many"),),
        help=f"part it in two shots with at most {takes} each",
    )


RULE = Rule(Code.TOO_MANY_REFERENCES, _check)
