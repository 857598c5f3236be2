"""Where a line of the script went."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from storyc.answers.in_force import segments_in_force
from storyc.answers.script_lines import ScriptLines
from storyc.answers.words import PromptIndex, Sent, Words
from storyc.continuity import ContinuityLog
from storyc.emit import Emission, Fact
from storyc.ir import Beat, Screenplay, StateBeat
from storyc.plan import Plan, Segment
from storyc.source import SourceFile


@dataclass(frozen=True, slots=True)
class SegmentOfLine:
    """A segment that a line is in. Units: `start_s` and `seconds` of the film."""

    slate: str
    shots: tuple[str, ...]
    start_s: float
    seconds: float


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """What became of one thing that a line says.

    `words` carry it; `again` are the same words in the prompts of later segments that open while
    what a state line says still holds, and `silent` those of these segments whose prompts need not
    speak of it. `sent` goes beside prompts. `dropped` says why it is in none.
    """

    kind: str
    text: str
    source: str
    line: int
    words: tuple[Words, ...]
    again: tuple[Words, ...] = ()
    silent: tuple[str, ...] = ()
    sent: tuple[Sent, ...] = ()
    dropped: str | None = None


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """Where a line went; `remark` says what it is for where it holds no fact."""

    source: str
    line: int
    text: str
    segments: tuple[SegmentOfLine, ...]
    facts: tuple[FactAnswer, ...]
    remark: str | None


def trace(
    screenplay: Screenplay,
    log: ContinuityLog,
    plan: Plan,
    emission: Emission,
    *,
    source: SourceFile,
    line: int,
) -> LineAnswer:
    """Say where a line went: its segments, its words in prompts, or why it is in none.

    Args:
        screenplay: the script after lowering.
        log: the state before and after each beat.
        plan: its segments.
        emission: their prompts and the account of every fact.
        source: one of the files that the script was read from.
        line: the line in it, from 1.
    """
    return _Tracer(screenplay, log, plan, emission).answer(source, line)


@dataclass(frozen=True)
class _Tracer:
    screenplay: Screenplay
    log: ContinuityLog
    plan: Plan
    emission: Emission

    def answer(self, source: SourceFile, line: int) -> LineAnswer:
        lines = ScriptLines(self.screenplay)
        facts = _joined(self._facts(frozenset(lines.reach(source, line))))
        return LineAnswer(
            source=source.name,
            line=line,
            text=source.line_text(line).strip(),
            segments=tuple(self._segments(source.name, line, facts)),
            facts=facts,
            remark=None if facts else lines.remark(source, line),
        )

    def _segments(
        self, name: str, line: int, facts: tuple[FactAnswer, ...]
    ) -> Iterator[SegmentOfLine]:
        """Yield the segments that cover a line, else those whose prompts say what it is about.

        The name above a speech is covered by none, and a declaration is nowhere in the film.
        """
        covering = [it for it in self.plan.segments if _covers(it, name, line)]
        happening = (it for it in facts if it.kind not in {"declaration", "style"})
        told = {words.slate for it in happening for words in it.words}
        for it in covering or self.plan.segments:
            if covering or it.slate in told:
                yield self._segment(it)

    def _segment(self, it: Segment) -> SegmentOfLine:
        fps = self.plan.fps
        shots = tuple(shot.id for shot in it.shots)
        return SegmentOfLine(it.slate, shots, it.start_frame / fps, it.frames / fps)

    def _facts(self, lines: frozenset[tuple[str, int]]) -> Iterator[FactAnswer]:
        for fact in self.emission.ledger.facts:
            first, last = self._extent(fact)
            if any((fact.span.source, line) in lines for line in range(first, last + 1)):
                yield self._fact(fact, first)

    def _extent(self, fact: Fact) -> tuple[int, int]:
        source = self.screenplay.source_by_name[fact.span.source]
        start, end = fact.span.start, fact.span.end
        return source.position(start).line, source.position(max(start, end - 1)).line

    def _fact(self, fact: Fact, line: int) -> FactAnswer:
        words = self._index.placed(fact.id)
        told = {it.slate for it in words}
        holding = [it for it in self._in_force(fact) if it not in told]
        texts = {it.text for it in words}
        again = tuple(
            found
            for slate in holding
            for text in sorted(texts)
            for found in self._index.again(text, slate)
        )
        spoken = {it.slate for it in again}
        return FactAnswer(
            kind=fact.kind,
            text=fact.text,
            source=fact.span.source,
            line=line,
            words=words,
            again=again,
            silent=tuple(it for it in holding if it not in spoken),
            sent=self._index.sent(fact.id),
            dropped=self._index.dropped(fact.id),
        )

    def _in_force(self, fact: Fact) -> tuple[str, ...]:
        """Return the segments that open while what a state line says holds."""
        beat = self._beats.get(fact.id.removeprefix("beat "))
        if fact.kind != "state" or not isinstance(beat, StateBeat):
            return ()
        return segments_in_force(self.plan, tuple(self._beats.values()), self.log, beat)

    @cached_property
    def _index(self) -> PromptIndex:
        return PromptIndex(self.emission)

    @cached_property
    def _beats(self) -> Mapping[str, Beat]:
        scenes = self.screenplay.scenes
        beats = (beat for scene in scenes for shot in scene.shots for beat in shot.beats)
        return {it.id: it for it in beats}


def _covers(segment: Segment, name: str, line: int) -> bool:
    return any(it.source == name and it.first <= line <= it.last for it in segment.lines)


def _joined(facts: Iterable[FactAnswer]) -> tuple[FactAnswer, ...]:
    """Join what a line says once and the script counts several times.

    The way of speaking is a fact of every sentence that is spoken so.
    """
    found: dict[tuple[str, str, str, int], FactAnswer] = {}
    for it in facts:
        key = (it.kind, it.text, it.source, it.line)
        known = found.get(key, it)
        words = tuple(dict.fromkeys(known.words + it.words))
        found[key] = replace(known, words=words)
    return tuple(found.values())
