"""A shot with more cameos than one prompt may carry.

What it does: counts the characters with a cameo who are seen or heard at one moment of a shot: its
subjects, and those who speak or are named by one beat of it.

Why it matters: one moment is generated in one piece. The cameos beyond the target's limit would be
left out, and strangers would play their parts. A target that takes no cameos at all is left alone:
it is given descriptions instead.
"""

from collections.abc import Iterator

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import ActionBeat, Beat, Mention, Shot, SpeechBeat, Subject
from storyc.source import Span


def _check(context: Context) -> Iterator[Diagnostic]:
    limit = context.target.max_cameos
    cameos = {it.name for it in context.screenplay.characters if it.cameo is not None}
    if limit == 0 or len(cameos) <= limit:
        return
    for _, shot in context.shots():
        moments = (_seen(shot, beat, cameos) for beat in shot.beats)
        crowd = max(moments, key=len, default={})
        if len(crowd) > limit:
            yield _too_many(context.target.name, limit, shot, crowd)


def _seen(shot: Shot, beat: Beat, cameos: set[str]) -> dict[str, Span]:
    """Return where each cameo is first met in the shot line and one beat, in order."""
    first: dict[str, Span] = {}
    for name, span in (*_subjects(shot), *_named(beat)):
        if name in cameos:
            first.setdefault(name, span)
    return first


def _subjects(shot: Shot) -> Iterator[tuple[str, Span]]:
    named: tuple[Subject | Mention, ...] = (*shot.subjects, *shot.mentions)
    return ((it.name, it.span) for it in named if it.kind == "character")


def _named(beat: Beat) -> Iterator[tuple[str, Span]]:
    if isinstance(beat, SpeechBeat):
        if not beat.is_off_screen:
            yield beat.character, beat.span
    elif isinstance(beat, ActionBeat):
        yield from ((it.name, it.span) for it in beat.mentions)


def _too_many(target: str, limit: int, shot: Shot, crowd: dict[str, Span]) -> Diagnostic:
    names = tuple(crowd)
    last = names[limit]
    takes = "one cameo" if limit == 1 else f"{limit} cameos"
    return Diagnostic(
        Code.TOO_MANY_REFERENCES,
        f"this shot needs {len(crowd)} cameos ({', '.join(names)}), and {target} takes {takes}",
        shot.span,
        here="all in one clip",
        labels=(Label(crowd[last], f"{last} is one too many"),),
        help=f"part it in two shots with at most {takes} each",
    )


RULE = Rule(Code.TOO_MANY_REFERENCES, _check)
