"""Beats that no segment can hold, as findings with a way out."""

import re
from collections.abc import Iterator, Sequence

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import Beat, HoldBeat, Screenplay, Shot, SoundBeat, SpeechBeat, takes_time
from storyc.plan.limits import Violation
from storyc.plan.meter import ShotBeat
from storyc.plan.run import Gauge, Run
from storyc.plan.why import in_words
from storyc.source import Span
from storyc.targets import Target

_CLAUSE = re.compile(r"[,;:—–…](?=\s)|--(?=\s)")


def find_unfit(
    runs: Sequence[Run], gauge: Gauge, screenplay: Screenplay, target: Target
) -> Iterator[Diagnostic]:
    """Yield a finding for each atom that breaks a limit of the target on its own."""
    for run in runs:
        for at in range(len(run.atoms)):
            broken = gauge.violation(run, at, at + 1)
            if broken is not None:
                timed = _timed(run.beats_in(at, at + 1))
                yield _finding(timed, broken, screenplay, target)


def _timed(beats: Sequence[ShotBeat]) -> ShotBeat:
    return next((each for each in beats if takes_time(each.beat)), beats[0])


def _finding(
    each: ShotBeat, broken: Violation, screenplay: Screenplay, target: Target
) -> Diagnostic:
    what = in_words(broken, target, screenplay.title_page.fps)
    match broken.limit:
        case "seconds":
            return _too_long(each, what, screenplay, target)
        case "prompt":
            return Diagnostic(
                Code.PROMPT_EXCEEDS_TARGET,
                f"{_named(each.beat)} needs {what}",
                each.beat.span,
                here="this alone is too much for one prompt",
                help="shorten the descriptions it uses: appearance, wardrobe, look and style",
            )
        case _:
            return Diagnostic(
                Code.TOO_MANY_REFERENCES,
                f"{_named(each.beat)} needs {what}",
                each.beat.span,
                here="all of these are seen or heard here",
                labels=(Label(each.shot.span, "in this shot"),),
                help="show fewer of them in one shot, or give fewer of them a cameo or references",
            )


def _too_long(each: ShotBeat, what: str, screenplay: Screenplay, target: Target) -> Diagnostic:
    shot, beat = each
    most = target.max_seconds
    if shot.duration is not None and _is_all_of(beat, shot):
        place = shot.duration.span
        return Diagnostic(
            Code.BEAT_EXCEEDS_TARGET,
            f"the shot lasts {what}",
            place,
            here=f"longer than {target.name} can make in one piece",
            help=f"give it at most {most}s, or split it: a second shot with `continues`",
            fixes=(Fix(f"shorten the shot to {most}s", (Edit(place, f"{most}s"),)),),
        )
    split = _clause(beat, screenplay)
    return Diagnostic(
        Code.BEAT_EXCEEDS_TARGET,
        f"{_named(beat)} lasts {what}",
        beat.span,
        here=f"longer than {target.name} can make in one piece",
        labels=() if split is None else (Label(split, "it could be split here"),),
        help=_way_out(beat),
    )


def _is_all_of(beat: Beat, shot: Shot) -> bool:
    return all(it is beat or not takes_time(it) for it in shot.beats)


def _named(beat: Beat) -> str:
    match beat:
        case SpeechBeat():
            return f"this sentence of {beat.character}"
        case SoundBeat():
            return "this narration"
        case HoldBeat():
            return "this shot"
        case _:
            return "this beat"


def _way_out(beat: Beat) -> str:
    match beat:
        case SpeechBeat() | SoundBeat():
            return "split the speech here: end the sentence earlier and begin a new one"
        case _:
            return "split it into sentences or shots"


def _clause(beat: Beat, screenplay: Screenplay) -> Span | None:
    """Return the pause nearest the middle of the beat's source text, if it has one."""
    text = screenplay.source_by_name[beat.span.source].text[beat.span.start : beat.span.end]
    found = [it.end() for it in _CLAUSE.finditer(text)]
    if not found:
        return None
    at = min(found, key=lambda end: (abs(2 * end - len(text)), end))
    return beat.span.slice(at - 1, at)
