"""Segments to prompts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from storyc.continuity import ContinuityLog
from storyc.diagnostics import Code, Diagnostic
from storyc.emit.compose import Composer
from storyc.emit.detail import Detail
from storyc.emit.facts import collect_facts, is_asset
from storyc.emit.ledger import Account, settle
from storyc.emit.piece import Place
from storyc.emit.prompt import Ledger, Placement, Prompt, Reference
from storyc.emit.room import has_room, shot_texts
from storyc.emit.undescribed import bare_places, strangers
from storyc.emit.wording import word
from storyc.ir import Scene, Screenplay
from storyc.plan import Material, Plan, Segment, ShotBeat
from storyc.plan.joint import find_joints, shots_of
from storyc.source import Span
from storyc.targets import PromptLimit, Target, measure


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

    Diagnostics: FACT_DROPPED for what a prompt had no room for; PROMPT_EXCEEDS_TARGET if even the
    shortest form is too long; UNDESCRIBED_CHARACTER and UNDESCRIBED_LOCATION for whom and what
    several prompts show and none describes.
    """
    facts = collect_facts(screenplay)
    emitter = _Emitter(
        Composer(screenplay, log, target),
        {fact.span: fact.id for fact in facts if is_asset(fact)},
        plan.fps,
    )
    written = [emitter.write(segment) for segment in plan.segments]
    account = Account(
        placements=tuple(each for it in written for each in it.placements),
        sent=frozenset(each.fact for it in written for each in it.prompt.references),
        linked_shots=frozenset(
            shot.id for segment in plan.segments if segment.link != "cut" for shot in segment.shots
        ),
        shortened=frozenset(name for it in written for name in it.shortened),
        untold={name: why for it in written for name, why in it.untold.items()}
        | dict.fromkeys(_unmade(screenplay), "the film does not make it: see W0409"),
    )
    ledger = settle(facts, account, target)
    complaints = tuple(each for it in written for each in _complain(it, target))
    begun = [emitter.beats_of(it) for it in plan.segments if it.link == "cut"]
    complaints += tuple(strangers(screenplay, map(emitter.composer.seen, begun)))
    complaints += tuple(bare_places(screenplay, map(emitter.composer.places_seen, begun)))
    prompts = tuple(it.prompt for it in written)
    return Emission(prompts, ledger, target.prompt, complaints)


def _unmade(screenplay: Screenplay) -> Iterator[str]:
    """Yield the facts of the transitions that the edit does not make."""
    undone = {it.span for joint in find_joints(screenplay) for it in joint.undone}
    for _, shot in shots_of(screenplay):
        for name, transition in (("in", shot.transition_in), ("out", shot.transition_out)):
            if transition is not None and transition.span in undone:
                yield f"shot {shot.id}.transition {name}"


@dataclass(frozen=True)
class _Written:
    prompt: Prompt
    placements: tuple[Placement, ...]
    fitted: "Fitted"
    first: ShotBeat
    shortened: frozenset[str]
    untold: Mapping[str, str]


@dataclass(frozen=True)
class _Emitter:
    composer: Composer
    asset_facts: Mapping[Span, str]
    fps: int

    def write(self, segment: Segment) -> _Written:
        scene, beats = self._scenes[segment.scene], self.beats_of(segment)
        # The first shot fills the handle before it, so the shots after it begin that much later.
        later = [segment.head_handle + it.start_frame for it in segment.shots[1:]]
        starts = [_moment(frame, self.fps) for frame in (0, *later)]
        fitted = fit(self.composer, scene, beats, starts)
        text, detail = fitted.text, fitted.detail
        material = self.composer.references.used_by(scene, beats)
        placements = tuple(_placement(place, segment.slate) for place in fitted.places)
        prompt = Prompt(
            slate=segment.slate,
            text=text,
            size=measure(text, self.composer.target.prompt),
            references=tuple(self._reference(each) for each in material),
            shots=fitted.shots,
        )
        shortened = self._lost(scene, beats) if detail is not Detail.FULL else frozenset()
        untold = {f"beat {beat}": why for beat, why in self.composer.untold(beats).items()}
        return _Written(prompt, placements, fitted, beats[0], shortened, untold)

    def beats_of(self, segment: Segment) -> tuple[ShotBeat, ...]:
        """Return what a segment shows."""
        return tuple(self._beats[beat.id] for shot in segment.shots for beat in shot.beats)

    @cached_property
    def _scenes(self) -> Mapping[str, Scene]:
        return {scene.id: scene for scene in self.composer.screenplay.scenes}

    @cached_property
    def _beats(self) -> Mapping[str, ShotBeat]:
        shots = (shot for scene in self._scenes.values() for shot in scene.shots)
        return {beat.id: ShotBeat(shot, beat) for shot in shots for beat in shot.beats}

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


class Fitted(NamedTuple):
    """A prompt worded in some detail, where each fact stands, and whether the target takes it."""

    text: str
    shots: tuple[str, ...]
    places: tuple[Place, ...]
    detail: Detail
    is_taken: bool


def fit(
    composer: Composer, scene: Scene, beats: Sequence[ShotBeat], starts: Sequence[str] = ()
) -> Fitted:
    """Return the fullest prompt of a run of beats that the target takes, or else the shortest."""
    target = composer.target
    for detail in Detail:
        view = composer.compose(scene, beats, detail, starts)
        text, places = word(view, target.grammar)
        is_taken = has_room(target, view, text)
        if is_taken:
            break
    return Fitted(text, shot_texts(target, view), places, detail, is_taken)


def _moment(frame: int, fps: int) -> str:
    """Return a time in the clip as `00:03.500`."""
    seconds, thousandths = divmod(round(frame * 1000 / fps), 1000)
    return f"{seconds // 60:02}:{seconds % 60:02}.{thousandths:03}"


def _placement(place: Place, slate: str) -> Placement:
    return Placement(fact=place.fact, slate=slate, start=place.start, end=place.end)


def _complain(it: _Written, target: Target) -> Iterator[Diagnostic]:
    if not it.fitted.is_taken:
        yield Diagnostic(
            Code.PROMPT_EXCEEDS_TARGET,
            f"the prompt of {it.prompt.slate} has {it.prompt.size:,} {target.prompt.unit},"
            f" {target.name} takes {target.prompt.limit:,}",
            it.first.shot.span,
            here="the clip begins here",
            help="shorten the descriptions of who and what is in this shot, or split the shot",
        )
    elif it.fitted.detail is not Detail.FULL:
        yield Diagnostic(
            Code.FACT_DROPPED,
            f"the prompt of {it.prompt.slate} was too long;"
            f" it goes without {it.fitted.detail.left_out}",
            it.first.shot.span,
            here="the clip begins here",
            help="shorten the descriptions of who and what is in this shot, or split the shot",
        )
