"""Measures prompts that are not written yet, for the planner."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pydantic.main import IncEx

from storyc.continuity import ContinuityLog, ContinuityState
from storyc.continuity.daylight import in_english
from storyc.emit.compose import Composer, opening_beat
from storyc.emit.detail import Detail
from storyc.emit.emit import fit
from storyc.emit.room import has_room
from storyc.emit.sight import people_and_seen, props_in
from storyc.emit.wording import word
from storyc.ir import Beat, Scene, Screenplay, Shot, SoundBeat, SpeechBeat, StateBeat, takes_time
from storyc.plan import ShotBeat
from storyc.targets import Target, measure

_FRAME_BYTES = 1200
"""More than all labels of a template together, each shot and line apart."""

_REPEATING = frozenset({"kling-shots"})
"""Grammars whose shots are sent apart, so that each says who and where again."""

_LINE_BYTES = 120
"""More than the labels and marks that a template and the wording put around one beat or term."""


_PLACED: IncEx = {"__all__": {"span"}}
_UNSAID_OF_SHOT: IncEx = {
    **dict.fromkeys(("beats", "id", "inferred", "mentions", "reason", "span"), True),
    "subjects": _PLACED,
}
_UNSAID_OF_BEAT: IncEx = {
    **dict.fromkeys(("id", "kind", "paragraph", "part", "parts", "span", "speech"), True),
    "mentions": _PLACED,
    "direction": {"span"},
}
"""Where something stands in the script is said in no prompt, and would be most of a bound."""


@dataclass(frozen=True)
class Meter:
    """The planner's `PromptMeter`, over the prompts that `emit` will write.

    The bound is the number of UTF-8 bytes of everything that could be said: a prompt has at most as
    many characters, and at most as many tokens (see `targets.token_bound`). Only where the bound is
    above the limit is the prompt worded and measured.
    """

    screenplay: Screenplay
    log: ContinuityLog
    target: Target
    _beats: dict[str, int] = field(default_factory=dict, repr=False)
    _shots: dict[str, int] = field(default_factory=dict, repr=False)
    _ceilings: dict[str, int] = field(default_factory=dict, repr=False)
    _sizes: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)

    def size(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        """Return the size of a prompt in the target's unit, or an upper bound within the limit.

        Each stretch of the script is measured once: the planner asks for the same ones again when
        it says why a cut is where it is.
        """
        stretch = beats[0].beat.id, beats[-1].beat.id
        if stretch not in self._sizes:
            self._sizes[stretch] = self._measured(scene, beats)
        return self._sizes[stretch]

    def _measured(self, scene: Scene, beats: Sequence[ShotBeat]) -> int:
        limit = self.target.prompt
        is_one_shot = beats[0].shot is beats[-1].shot
        per_shot = None if is_one_shot else limit.per_shot
        most = min(filter(None, (limit.limit, limit.max_characters, per_shot)))
        bound = self._bound(scene, beats, most)
        if bound <= most:
            return bound
        if sum(takes_time(each.beat) for each in beats) == 1:
            # Nothing smaller can be planned: what `emit` shortens it to is what counts.
            fitted = fit(self._composer, scene, beats)
            text, is_taken = fitted.text, fitted.is_taken
        else:
            view = self._composer.compose(scene, beats, Detail.FULL)
            text, _ = word(view, self.target.grammar)
            is_taken = has_room(self.target, view, text)
        size = measure(text, limit)
        return size if is_taken else max(size, limit.limit + 1)

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self.screenplay, self.log, self.target)

    def _bound(self, scene: Scene, beats: Sequence[ShotBeat], most: int) -> int:
        """Return an upper bound in bytes: a coarse one if it is at most `most`, else a closer."""
        shots = {each.shot.id: each.shot for each in beats}
        total = _FRAME_BYTES + sum(map(self._shot_bytes, shots.values()))
        total += sum(map(self._beat_bytes, self._composer.beds(beats)))
        total += sum(self._beat_bytes(each.beat) for each in beats)
        times = len(shots) if self.target.grammar in _REPEATING else 1
        coarse = total + self._ceiling(scene) * times
        if coarse <= most:
            return coarse
        return total + self._described(scene, beats, shots.values()) * times

    def _ceiling(self, scene: Scene) -> int:
        """Return at least what `_described` returns for any run of a scene."""
        if scene.id not in self._ceilings:
            beats = [ShotBeat(shot, beat) for shot in scene.shots for beat in shot.beats]
            states = [self.log.before[each.beat.id] for each in beats]
            people = {it for state in states for it in state.present()}
            people |= {*people_and_seen(beats, states[0])[0]}
            props = {it for state in states for it in state.props}
            props |= props_in(beats, tuple(people), states[0])
            subjects = {subject.name for shot in scene.shots for subject in shot.subjects}
            places = {*subjects, *(state.place for state in states)}
            styles = {state.style for state in states}
            declared = self._declared_bytes(styles, places, people, props)
            self._ceilings[scene.id] = declared + max(
                _standing_bytes(scene, it, people, props) for it in states
            )
        return self._ceilings[scene.id]

    def _described(self, scene: Scene, beats: Sequence[ShotBeat], shots: Collection[Shot]) -> int:
        """Return the bytes of everybody and everything in a run, and of how it stands with them."""
        state = self.log.before[opening_beat(beats)]
        people, seen = people_and_seen(beats, state)
        props = props_in(beats, seen, state)
        subjects = (subject.name for shot in shots for subject in shot.subjects)
        places = {state.place, *subjects}
        declared = self._declared_bytes({state.style}, places, people, props)
        return declared + _standing_bytes(scene, state, people, props)

    def _declared_bytes(
        self,
        styles: Iterable[str | None],
        places: Iterable[str | None],
        people: Iterable[str],
        props: Iterable[str],
    ) -> int:
        groups = (("style", styles), ("place", places), ("character", people), ("prop", props))
        return sum(self._declared.get((kind, it), 0) for kind, group in groups for it in group)

    @cached_property
    def _declared(self) -> dict[tuple[str, str | None], int]:
        """Bytes of each declaration; an area counts as much as its whole location."""
        script = self.screenplay
        found: dict[tuple[str, str | None], int] = {}
        for kind, group in (
            ("character", script.characters),
            ("prop", script.props),
            ("style", script.styles),
        ):
            found |= {(kind, it.name): _bytes(it.model_dump_json()) for it in group}
        for location in script.locations:
            for name in (location.name, *(area.name for area in location.areas)):
                size = found.get(("place", name), 0)
                found["place", name] = size + _bytes(location.model_dump_json())
        return found

    def _shot_bytes(self, shot: Shot) -> int:
        if shot.id not in self._shots:
            self._shots[shot.id] = _bytes(
                shot.model_dump_json(exclude=_UNSAID_OF_SHOT, exclude_defaults=True)
            )
        return self._shots[shot.id]

    def _beat_bytes(self, beat: Beat) -> int:
        if beat.id not in self._beats:
            said = beat.model_dump_json(exclude=_UNSAID_OF_BEAT, exclude_defaults=True)
            self._beats[beat.id] = _bytes(said) + self._repeated(beat)
        return self._beats[beat.id]

    def _repeated(self, beat: Beat) -> int:
        """Return the bytes of what is declared and said again at each beat that names it."""
        if isinstance(beat, StateBeat) and beat.subject is not None and beat.what is not None:
            return _bytes(self._composer.looks.wardrobe(beat.subject, beat.what).text)
        if isinstance(beat, SpeechBeat):
            return _bytes(beat.character)  # among the actions, and before the words
        if isinstance(beat, SoundBeat):
            return sum(_bytes(it.text) for it in self._composer.looks.music(beat.text))
        return 0


def _standing_bytes(
    scene: Scene, state: ContinuityState, people: Iterable[str], props: Iterable[str]
) -> int:
    return sum(_bytes(it) for it in _standing_words(scene, state, people, props) if it)


def _standing_words(
    scene: Scene, state: ContinuityState, people: Iterable[str], props: Iterable[str]
) -> Iterator[str]:
    """Yield what the log says at the first moment, whichever line of the script said it."""
    if scene.slugline is not None:
        yield scene.slugline.model_dump_json()
    yield state.weather or ""
    yield state.light or ""
    yield in_english(state.time_of_day or "")
    for name in people:
        who = state.character(name)
        yield who.wardrobe or ""
        yield from who.condition
        if name in state.sides:
            yield state.sides[name].side
    for name in props:
        it = state.prop(name)
        yield f"{name} ({it.state}) {it.state} {it.place}"


def _bytes(text: str) -> int:
    return _LINE_BYTES + len(text.encode("utf-8"))
