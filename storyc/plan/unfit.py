"""Beats that no segment can hold, as findings with a way out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import Beat, Duration, HoldBeat, Screenplay, SoundBeat, SpeechBeat, takes_time
from storyc.plan.limits import Limit, Violation
from storyc.plan.meter import ShotBeat
from storyc.plan.run import Gauge, Run
from storyc.plan.why import in_words
from storyc.targets import Target
from storyc.timing import Timing

_CLAUSE = re.compile(r"[,;:—–…](?=\s)|--(?=\s)")


@dataclass(frozen=True, slots=True)
class Unfit:
    """Finds the beats of a screenplay that break a limit of a target on their own."""

    screenplay: Screenplay
    timing: Timing
    target: Target
    gauge: Gauge

    def findings(self, runs: Sequence[Run]) -> Iterator[Diagnostic]:
        """Yield a finding for each beat that is too long, and one a scene for each other limit.

        Too much material or too long a prompt mostly comes from a declaration that a whole scene
        uses, so the beats after the first are only counted.
        """
        by_cause: dict[tuple[int, Limit, int], list[tuple[ShotBeat, Violation]]] = {}
        for run in runs:
            for at in range(len(run.atoms)):
                broken = self.gauge.violation(run, at, at + 1)
                if broken is not None:
                    own = run.atoms[at].first if broken.limit == "seconds" else 0
                    cause = by_cause.setdefault((run.scene_at, broken.limit, own), [])
                    cause.append((_timed(run.beats_in(at, at + 1)), broken))
        for (first, broken), *more in by_cause.values():
            yield self._finding(first, broken, more=len(more))

    def _finding(self, each: ShotBeat, broken: Violation, *, more: int) -> Diagnostic:
        what = in_words(broken, self.target, self.timing.fps)
        if broken.limit == "seconds":
            return self._too_long(each, what)
        notes = (f"the same holds for {more} more in this scene",) if more else ()
        if broken.limit == "prompt":
            return Diagnostic(
                Code.PROMPT_EXCEEDS_TARGET,
                f"{_named(each.beat)} needs {what}",
                each.beat.span,
                here="this alone is too much for one prompt",
                notes=notes,
                help="shorten the descriptions it uses (appearance, wardrobe, look and style), or"
                " show fewer people and things at once",
            )
        return Diagnostic(
            Code.TOO_MANY_REFERENCES,
            f"{_named(each.beat)} needs {what}",
            each.beat.span,
            here="all of these are seen or heard here",
            labels=(Label(each.shot.span, "in this shot"),),
            notes=notes,
            help="show fewer of them in one shot, or give fewer of them a cameo or references",
        )

    def _too_long(self, each: ShotBeat, what: str) -> Diagnostic:
        shot, beat = each
        natural = self.timing.by_beat[beat.id].seconds.likely_s
        if shot.duration is None or natural > self.target.max_seconds:
            return self._too_much_to_say(beat, what)
        if all(it is beat or not takes_time(it) for it in shot.beats):
            return self._shot_too_long(shot.duration, what)
        return Diagnostic(
            Code.BEAT_EXCEEDS_TARGET,
            f"{_named(beat)} lasts {what}",
            beat.span,
            here="stretched by the time of its shot",
            labels=(Label(shot.duration.span, "the shot is given this long"),),
            help="give the shot less time or more to show, or split it in two",
        )

    def _shot_too_long(self, duration: Duration, what: str) -> Diagnostic:
        most = self.target.max_seconds
        return Diagnostic(
            Code.BEAT_EXCEEDS_TARGET,
            f"the shot lasts {what}",
            duration.span,
            here=f"longer than {self.target.name} can make in one piece",
            help=f"give it at most {most}s, or split it: a second shot with `continues`",
            fixes=(Fix(f"shorten the shot to {most}s", (Edit(duration.span, f"{most}s"),)),),
        )

    def _too_much_to_say(self, beat: Beat, what: str) -> Diagnostic:
        source = self.screenplay.source_by_name[beat.span.source]
        split = _clause_end(source.text[beat.span.start : beat.span.end])
        here = None if split is None else beat.span.slice(split - 1, split)
        return Diagnostic(
            Code.BEAT_EXCEEDS_TARGET,
            f"{_named(beat)} lasts {what}",
            beat.span,
            here=f"longer than {self.target.name} can make in one piece",
            labels=() if here is None else (Label(here, "it could be split here"),),
            help=_way_out(beat),
        )


def _timed(beats: Sequence[ShotBeat]) -> ShotBeat:
    return next((each for each in beats if takes_time(each.beat)), beats[0])


def _named(beat: Beat) -> str:
    match beat:
        case SpeechBeat():
            return f"this sentence of {beat.character}"
        case SoundBeat():
            return "this narration"
        case HoldBeat():
            return "this shot"
        case _:
            return "this action"


def _way_out(beat: Beat) -> str:
    match beat:
        case SpeechBeat() | SoundBeat():
            return "split the speech: end the sentence earlier and begin a new one"
        case _:
            return "split it into sentences or shots"


def _clause_end(text: str) -> int | None:
    """Return where the clause that ends nearest the middle of a text ends, if there is a pause."""
    ends = [it.end() for it in _CLAUSE.finditer(text)]
    return min(ends, key=lambda end: (abs(2 * end - len(text)), end)) if ends else None
