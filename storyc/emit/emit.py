"""Segments to prompts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from storyc.continuity import ContinuityLog
from storyc.diagnostics import Code, Diagnostic
from storyc.emit.compose import Composer
from storyc.emit.detail import Detail
from storyc.emit.facts import collect_facts, is_asset
from storyc.emit.ledger import Account, settle
from storyc.emit.opening import Opening
from storyc.emit.piece import Place
from storyc.emit.prompt import Ledger, Placement, Prompt, Reference
from storyc.emit.wording import word
from storyc.ir import Scene, Screenplay
from storyc.plan import Material, Plan, References, Segment, ShotBeat
from storyc.source import Span
from storyc.targets import PromptLimit, Target, fits, measure


@dataclass(frozen=True)
class Emission:
    """The prompts of a plan and the account of every fact.

    Shape: one prompt a segment, in order. `limit` is what each was measured against.
    """

    prompts: tuple[Prompt, ...]
    ledger: Ledger
    limit: PromptLimit
    diagnostics: tuple[Diagnostic, ...]


def emit(screenplay: Screenplay, log: ContinuityLog, plan: Plan, target: Target) -> Emission:
    """Word the prompt of each segment.

    A prompt that is too long is shortened in the order of `Detail`, whole descriptions at a time;
    no sentence is cut and no speech is left out.

    Diagnostics: FACT_DROPPED for everything that a prompt had no room for or the target cannot
    show; PROMPT_EXCEEDS_TARGET if even the shortest form is too long.
    """
    facts = collect_facts(screenplay)
    emitter = _Emitter(
        Composer(screenplay, log, target),
        _Beats.of(screenplay),
        References.of(screenplay, target),
        {fact.span: fact.id for fact in facts if is_asset(fact)},
    )
    written = [emitter.write(segment) for segment in plan.segments]
    account = Account(
        placements=tuple(each for it in written for each in it.placements),
        sent=frozenset(each.fact for it in written for each in it.prompt.references),
        linked_shots=frozenset(
            shot.id for segment in plan.segments if segment.link != "cut" for shot in segment.shots
        ),
        shortened=frozenset(name for it in written for name in it.shortened),
        replaced=frozenset(name for it in written for name in it.replaced),
    )
    ledger, findings = settle(facts, account, target)
    complaints = tuple(each for it in written for each in _complain(it, target))
    prompts = tuple(it.prompt for it in written)
    return Emission(prompts, ledger, target.prompt, findings + complaints)


@dataclass(frozen=True)
class _Written:
    prompt: Prompt
    placements: tuple[Placement, ...]
    detail: Detail
    first: ShotBeat
    shortened: frozenset[str]
    replaced: frozenset[str]


@dataclass(frozen=True)
class _Beats:
    """The scenes and beats of a film by id."""

    scenes: Mapping[str, Scene]
    beats: Mapping[str, ShotBeat]

    @classmethod
    def of(cls, screenplay: Screenplay) -> Self:
        scenes = {scene.id: scene for scene in screenplay.scenes}
        shots = (shot for scene in screenplay.scenes for shot in scene.shots)
        return cls(scenes, {beat.id: ShotBeat(shot, beat) for shot in shots for beat in shot.beats})

    def cut_out(self, segment: Segment) -> tuple[Scene, tuple[ShotBeat, ...]]:
        """Return the scene of a segment, and the segment's beats."""
        planned = (beat for shot in segment.shots for beat in shot.beats)
        return self.scenes[segment.scene], tuple(self.beats[it.id] for it in planned)


@dataclass(frozen=True)
class _Emitter:
    composer: Composer
    beats: _Beats
    references: References
    asset_facts: Mapping[Span, str]

    def write(self, segment: Segment) -> _Written:
        scene, beats = self.beats.cut_out(segment)
        text, places, detail = fit(self.composer, scene, beats)
        material = self.references.used_by(scene, beats)
        placements = tuple(_placement(place, segment.slate) for place in places)
        prompt = Prompt(
            slate=segment.slate,
            text=text,
            size=measure(text, self.composer.target.prompt),
            references=tuple(self._reference(each) for each in material),
        )
        shortened = self._lost(scene, beats) if detail is not Detail.FULL else frozenset()
        replaced = frozenset(f"beat {beat.id}" for beat in Opening.of(beats).replaced)
        return _Written(prompt, placements, detail, beats[0], shortened, replaced)

    def _lost(self, scene: Scene, beats: Sequence[ShotBeat]) -> frozenset[str]:
        """Return the facts that a prompt would hold if there were room."""
        view = self.composer.compose(scene, beats, Detail.FULL)
        return frozenset(name for piece in view.pieces() for name in piece.facts)

    def _reference(self, it: Material) -> Reference:
        return Reference(
            kind=it.kind,
            name=it.name,
            source=it.asset.path or it.asset.text,
            fact=self.asset_facts[it.asset.span],
        )


def fit(
    composer: Composer, scene: Scene, beats: Sequence[ShotBeat]
) -> tuple[str, tuple[Place, ...], Detail]:
    """Return the fullest prompt of a run of beats that the target takes, or else the shortest."""
    target = composer.target
    for detail in Detail:
        text, places = word(composer.compose(scene, beats, detail), target.grammar)
        if fits(text, target.prompt):
            break
    return text, places, detail


def _placement(place: Place, slate: str) -> Placement:
    return Placement(fact=place.fact, slate=slate, start=place.start, end=place.end)


def _complain(it: _Written, target: Target) -> Iterator[Diagnostic]:
    if not fits(it.prompt.text, target.prompt):
        yield Diagnostic(
            Code.PROMPT_EXCEEDS_TARGET,
            f"the prompt of {it.prompt.slate} has {it.prompt.size:,} {target.prompt.unit},"
            f" {target.name} takes {target.prompt.limit:,}",
            it.first.shot.span,
            here="the clip begins here",
            help="shorten the descriptions of who and what is in this shot, or split the shot",
        )
    elif it.detail is not Detail.FULL:
        yield Diagnostic(
            Code.FACT_DROPPED,
            f"the prompt of {it.prompt.slate} was too long; it goes without {it.detail.left_out}",
            it.first.shot.span,
            here="the clip begins here",
            help="shorten the descriptions of who and what is in this shot, or split the shot",
        )
