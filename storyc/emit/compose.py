"""Puts a run of beats into the roles of a prompt."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from storyc.continuity import ContinuityLog, ContinuityState
from storyc.emit.address import references_of
from storyc.emit.beds import Beds, beds_before, beds_of
from storyc.emit.detail import Detail
from storyc.emit.happening import happening
from storyc.emit.looks import Looks
from storyc.emit.opening import Opening
from storyc.emit.piece import Piece
from storyc.emit.setup import camera_of
from storyc.emit.sides import carried_sides
from storyc.emit.sight import has_room_for_place, people_and_seen, props_in
from storyc.emit.sound_words import bed_view, sound_view
from storyc.emit.speeches import Spoken, as_spoken, manner_of, speech_view, wait_of
from storyc.emit.tongue import tongue
from storyc.emit.view import CastView, Event, PromptView, ShotView, SoundView
from storyc.ir import (
    Scene,
    Screenplay,
    SoundBeat,
    SoundKind,
    SpeechBeat,
    StateBeat,
    StateVerb,
    takes_time,
)
from storyc.plan import References, ShotBeat
from storyc.source import Span
from storyc.targets import Target

_ANY_TIME = "00:00.000"
"""As long as any time in a clip: a prompt that is only measured says nothing else."""
_NOT_SEEN = "told in each clip that shows whom it is about; this one does not"
_WAITED = "the pause is made before the words of the clip before"
_REPLACED = "changed again before the picture begins"


@dataclass(frozen=True)
class Composer:
    """Composes the prompts of one script for one target.

    A prompt stands alone: what holds at its first moment is written out from the continuity log,
    and nothing refers to another clip.
    """

    screenplay: Screenplay
    log: ContinuityLog
    target: Target

    @cached_property
    def looks(self) -> Looks:
        """How everybody and everything is described: in the same words in every prompt."""
        return Looks(self.screenplay, self.target)

    @cached_property
    def references(self) -> References:
        """What material there is to send."""
        return References.of(self.screenplay, self.log, self.target)

    @property
    def sends_apart(self) -> bool:
        """Each shot of a prompt is a prompt of its own, so that each says again who and where."""
        return self.target.grammar == "kling-shots"

    @cached_property
    def _beds(self) -> Beds:
        scenes = map(beds_of, self.screenplay.scenes)
        return {beat: beds for scene in scenes for beat, beds in scene.items()}

    def beds(self, beats: Sequence[ShotBeat]) -> tuple[SoundBeat, ...]:
        """Return what is heard all through a run of beats and began before it."""
        if not self.target.audio:
            return ()
        return beds_before([each.beat for each in beats], self._beds)

    def compose(
        self,
        scene: Scene,
        beats: Sequence[ShotBeat],
        detail: Detail,
        starts: Sequence[str] = (),
    ) -> PromptView:
        """Return the view of a run of beats of one scene, at a level of detail.

        `starts` are the first moments of its shots in the clip, where they are known already.
        """
        state = self.log.before[opening_beat(beats)]
        opening = Opening.of(beats)
        people, seen = people_and_seen(beats, state)
        cast = tuple(
            self._cast_member(name, state, opening, beats, detail, is_seen=name in seen)
            for name in people
            if name in self.screenplay.character_by_name
        )
        # Whom one only hears, and whose voice nobody described, a list of the cast would show.
        cast = tuple(it for it in cast if it.traits or it.name.text in seen)
        props = tuple(self._props(seen, beats, state, opening, detail))
        style = self.screenplay.style_by_name.get(state.style or "")
        subjects = tuple(subject for each in beats for subject in each.shot.subjects)
        place = (
            *self.looks.place(scene, state, opening, detail),
            *self.looks.sights(subjects, state, detail),
        )
        style_pieces = tuple(self.looks.style(style, opening, detail))
        avoid = self.looks.avoid(style)
        told = {fact for each in (*cast, *props) for piece in each.traits for fact in piece.facts}
        told |= {fact for piece in (*place, *style_pieces) for fact in piece.facts}
        material = self.references.used_by(scene, beats)
        return PromptView(
            language=tongue(self.screenplay.title_page.language),
            references=tuple(references_of(material, self.target.addressing)),
            style=style_pieces,
            avoid=avoid,
            place=place,
            cast=cast,
            props=props,
            shots=tuple(self._shots(beats, opening, told, starts)),
        )

    def seen(self, beats: Sequence[ShotBeat]) -> tuple[str, ...]:
        """Return who is seen in a run of beats."""
        return people_and_seen(beats, self.log.before[opening_beat(beats)])[1]

    def places_seen(self, beats: Sequence[ShotBeat]) -> tuple[str, ...]:
        """Return the place where a run of beats begins, if a picture shows it."""
        place = self.log.before[opening_beat(beats)].place
        return (place,) if place is not None and has_room_for_place(beats) else ()

    def _is_laid(self, beat: SoundBeat) -> bool:
        """Tell whether a sound comes from its file; asked for too, it would be heard twice."""
        return self.screenplay.file_of_sound(beat) is not None

    def untold(self, beats: Sequence[ShotBeat]) -> dict[str, str]:
        """Return the lines of a run that its prompt leaves out, by beat, and why.

        What is heard from a file is laid under the film.

        A pause before a speech is made once, where its first sentence is; for later ones the id of
        the beat has `.direction` behind it.

        A line about somebody who is not in the picture would call them into it. What it says holds
        all the same, and is told in every clip that shows whom it is about.
        """
        sounds = (it.beat for it in beats if isinstance(it.beat, SoundBeat))
        laid = {it.id: "laid under the film from its file" for it in sounds if self._is_laid(it)}
        laid |= self._waited(beats)
        lines = [each.beat for each in beats if isinstance(each.beat, StateBeat)]
        if not lines:
            return laid
        seen, opening = self.seen(beats), Opening.of(beats)
        lying = {it.id for it in opening.beats if it.verb is StateVerb.DROPS}
        absent = (
            line.id
            for line in lines
            if line.subject in self.screenplay.character_by_name
            and line.subject not in seen
            and line.to not in seen
            and line.id not in lying
        )
        replaced = {it.id: _REPLACED for it in opening.replaced}
        return laid | dict.fromkeys(absent, _NOT_SEEN) | replaced

    def _waited(self, beats: Sequence[ShotBeat]) -> dict[str, str]:
        """Return the directions of sentences whose pause an earlier clip makes."""
        here = {each.beat.id for each in beats}
        return {
            f"{each.beat.id}.direction": _WAITED
            for each in beats
            if (place := wait_of(each.beat)) is not None and self._first_of[place] not in here
        }

    @cached_property
    def _first_of(self) -> Mapping[tuple[int, Span], str]:
        """The first sentence under each parenthetical that is a pause."""
        shots = (shot for scene in self.screenplay.scenes for shot in scene.shots)
        waiting = ((wait_of(beat), beat.id) for shot in shots for beat in shot.beats)
        first: dict[tuple[int, Span], str] = {}
        for place, beat in waiting:
            if place is not None:
                first.setdefault(place, beat)
        return first

    def _cast_member(
        self,
        name: str,
        state: ContinuityState,
        opening: Opening,
        beats: Sequence[ShotBeat],
        detail: Detail,
        *,
        is_seen: bool,
    ) -> CastView:
        is_heard = any(
            isinstance(it.beat, SpeechBeat) and it.beat.character == name for it in beats
        )
        character = self.screenplay.character_by_name[name]
        traits = self.looks.character(
            character, state, opening, detail, is_seen=is_seen, is_heard=is_heard
        )
        side = carried_sides(beats, self.log).get(name) if is_seen else None
        placed = () if side is None else (Piece(f"on the {side} of the frame"),)
        name_piece = self.looks.name(character) if is_seen else Piece(name)
        return CastView(name_piece, (*traits, *placed))

    def _props(
        self,
        seen: Sequence[str],
        beats: Sequence[ShotBeat],
        state: ContinuityState,
        opening: Opening,
        detail: Detail,
    ) -> Iterator[CastView]:
        """Yield the props that are held, shown or named, in the order of their declarations."""
        met = props_in(beats, seen, state)
        for prop in self.screenplay.props:
            if prop.name in met:
                traits = self.looks.prop(prop, state, opening, detail)
                yield CastView(Piece(prop.name), tuple(traits))

    def _shots(
        self,
        beats: Sequence[ShotBeat],
        opening: Opening,
        told: set[str],
        starts: Sequence[str],
    ) -> Iterator[ShotView]:
        untold, state = self.untold(beats), self.log.before[opening_beat(beats)]
        for at, (_, group) in enumerate(groupby(beats, key=lambda each: each.shot.id)):
            run = tuple(group)
            is_first = run[0] is beats[0]
            beds = self.beds(beats) if is_first else ()
            going_on = (bed_view(it, self.looks) for it in beds if not self._is_laid(it))
            yield ShotView(
                start=starts[at] if starts else _ANY_TIME,
                names=_names_in(run, state) if self.sends_apart else frozenset(),
                camera=tuple(camera_of(run[0].shot, is_first_of_clip=is_first)),
                events=tuple(self._events(run, opening, told, untold)),
                sounds=(*going_on, *self._sounds(run)),
            )

    def _events(
        self,
        run: Sequence[ShotBeat],
        opening: Opening,
        told: set[str],
        untold: Collection[str],
    ) -> Iterator[Event]:
        """Yield what is done and said in a shot, the sentences of one line together."""
        said = 0
        for manner, group in groupby(self._happenings(run, opening, told, untold), key=_manner):
            if manner is None:
                yield from (Event(action=it) for it in group if isinstance(it, Piece))
                continue
            said += 1
            sentences = tuple(it for it in group if not isinstance(it, Piece))
            has_waited = f"{sentences[0].id}.direction" in untold
            yield Event(speech=speech_view(sentences, said, has_waited=has_waited))

    def _happenings(
        self,
        run: Sequence[ShotBeat],
        opening: Opening,
        told: set[str],
        untold: Collection[str],
    ) -> Iterator[Piece | Spoken]:
        """Yield the actions and sentences of a shot in their order."""
        standing = {it.id for it in opening.beats}
        for _, beat in run:
            spoken = as_spoken(beat)
            if spoken is not None:
                yield spoken
            elif beat.id not in untold:
                piece = happening(beat, self.looks, is_opening=beat.id in standing)
                if piece is not None and not (piece.facts and told.issuperset(piece.facts)):
                    yield piece

    def _sounds(self, run: Sequence[ShotBeat]) -> Iterator[SoundView]:
        if not self.target.audio:
            return
        starts_shot = run[0].beat == run[0].shot.beats[0]
        for each in run:
            if not isinstance(each.beat, SoundBeat) or self._is_laid(each.beat):
                continue
            if each.beat.sound is not SoundKind.NARRATION:
                yield sound_view(each.beat, self.looks, starts_shot=starts_shot)


def _names_in(run: Sequence[ShotBeat], state: ContinuityState) -> frozenset[str]:
    people, seen = people_and_seen(run, state)
    return frozenset((*people, *props_in(run, seen, state)))


def _manner(it: Piece | Spoken) -> tuple[object, ...] | None:
    return None if isinstance(it, Piece) else manner_of(it)


def opening_beat(beats: Sequence[ShotBeat]) -> str:
    """Return the beat whose state the clip opens with.

    Changes of state at the top of a clip are part of its first picture.
    """
    return next((it.beat.id for it in beats if takes_time(it.beat)), beats[0].beat.id)
