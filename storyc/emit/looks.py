"""How people, things, places and the style are described."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storyc.continuity import ContinuityState
from storyc.continuity.daylight import in_english, kindred
from storyc.emit.clothes import look_of_clothes
from storyc.emit.detail import Detail
from storyc.emit.facts import STYLE_PARTS
from storyc.emit.opening import Opening
from storyc.emit.piece import Piece
from storyc.ir import Character, LightNote, Prop, Scene, Screenplay, StateVerb, Style, Subject, Text
from storyc.targets import Target

_SETTINGS = {
    "INT": "Interior",
    "EXT": "Exterior",
    "INT/EXT": "Interior and exterior",
    "EST": "Establishing exterior",
}

_STYLE_DETAIL = {"palette", "lens", "grain"}


@dataclass(frozen=True, slots=True)
class Looks:
    """Describes what the script declares, in the same words wherever it is asked."""

    screenplay: Screenplay
    target: Target

    def name(self, character: Character) -> Piece:
        """Return the name as the prompt says it; a cameo's is what calls it up."""
        if character.cameo is not None and self.target.max_cameos > 0:
            return Piece(character.name, (f"character {character.name}.cameo.1",))
        return Piece(character.name)

    def character(
        self,
        it: Character,
        state: ContinuityState,
        opening: Opening,
        detail: Detail,
        *,
        is_seen: bool,
        is_heard: bool,
    ) -> Iterator[Piece]:
        """Yield what is seen and heard of somebody at the first moment of a clip."""
        owner, is_full = f"character {it.name}", detail < Detail.SHORT_CAST
        if is_seen:
            if it.age is not None and is_full:
                yield Piece(_age(it.age.text), (f"{owner}.age",))
            if it.appearance is not None:
                yield _told(it.appearance, f"{owner}.appearance")
            yield from self._wearing(it, state, opening)
            yield from self._bearing(it, state, opening)
        if is_heard and it.voice is not None and is_full:
            shared = (each for each in self.screenplay.voices if each.sound == it.voice)
            facts = (f"{owner}.voice", *(f"voice {voice.name}.sound" for voice in shared))
            yield Piece(f"voice: {_plain(it.voice.text)}", facts)
        elif is_heard and not is_seen and it.age is not None and is_full:
            # A name alone says nothing of how somebody sounds.
            yield Piece(f"voice only, {_age(it.age.text)}", (f"{owner}.age",))

    def _wearing(self, it: Character, state: ContinuityState, opening: Opening) -> Iterator[Piece]:
        worn = state.character(it.name).wardrobe
        if worn is None:
            return
        facts = opening.facts(StateVerb.WEARS, subject=it.name)
        look = self.wardrobe(it.name, worn)
        yield Piece(f"wearing {look.text}", (*look.facts, *facts))

    def wardrobe(self, who: str, worn: str) -> Piece:
        """Return the look of a wardrobe, or what is worn in the script's words."""
        character = self.screenplay.character_by_name.get(who)
        declared = character.wardrobe if character is not None else ()
        is_declared = any(it.name == worn for it in declared)
        facts = (f"character {who}.wardrobe {worn}",) if is_declared else ()
        return Piece(_plain(look_of_clothes(declared, worn)), facts)

    def _bearing(self, it: Character, state: ContinuityState, opening: Opening) -> Iterator[Piece]:
        for condition in state.character(it.name).condition:
            verbs = (StateVerb.IS, StateVerb.HAS)
            yield Piece(condition, opening.facts(*verbs, subject=it.name, what=condition))
        for prop in state.holding(it.name):
            word = state.prop(prop).state
            text = f"holding {prop} ({word})" if word else f"holding {prop}"
            yield Piece(text, opening.hands(it.name, prop))

    def prop(
        self, it: Prop, state: ContinuityState, opening: Opening, detail: Detail
    ) -> Iterator[Piece]:
        """Yield the look of a prop and the state it is in."""
        if it.look is not None and detail < Detail.NO_PROP_LOOKS:
            yield _told(it.look, f"prop {it.name}.look")
        word = state.prop(it.name).state
        if word is not None:
            yield Piece(word, opening.facts(StateVerb.IS, subject=it.name, what=word))
        if it.name in state.lying():
            where = state.prop(it.name).place
            is_here = where in {None, state.place, state.area}
            text = "lying here" if is_here else f"lying at {where}"
            yield Piece(text, opening.facts(StateVerb.DROPS, what=it.name))

    def place(
        self, scene: Scene, state: ContinuityState, opening: Opening, detail: Detail
    ) -> Iterator[Piece]:
        """Yield where and when a clip plays, in what weather and light."""
        yield from self._slugline(scene, state, opening)
        location = self.screenplay.location_by_name.get(state.place or "")
        if location is not None:
            owner = f"location {location.name}"
            if detail < Detail.NO_PLACE_DETAIL:
                if location.look is not None:
                    yield _told(location.look, f"{owner}.look")
                for area in location.areas:
                    if area.name == state.area:
                        yield _told(area.look, f"{owner}.area {area.name}")
            if state.light is None:
                for light in _at_time(location.light, state.time_of_day or ""):
                    fact = f"{owner}.light {light.time_of_day}"
                    yield Piece(f"Light: {_plain(light.look.text)}", (fact,))
        if state.light is not None:
            yield Piece(f"Light: {_plain(state.light)}", opening.facts(StateVerb.LIGHT))
        if state.weather is not None:
            label = "Weather outside" if state.setting == "INT" else "Weather"
            yield Piece(f"{label}: {_plain(state.weather)}", opening.facts(StateVerb.WEATHER))

    def sights(
        self, subjects: Sequence[Subject], state: ContinuityState, detail: Detail
    ) -> Iterator[Piece]:
        """Yield the looks of places that shots are on and that the clip does not play at."""
        if detail >= Detail.NO_PLACE_DETAIL:
            return
        for subject in dict.fromkeys((it.name, it.kind) for it in subjects):
            match subject:
                case (name, "location") if name != state.place:
                    location = self.screenplay.location_by_name.get(name)
                    if location is not None and location.look is not None:
                        look = _plain(location.look.text)
                        yield Piece(f"{name}: {look}", (f"location {name}.look",))
                case (name, "area") if name != state.area:
                    yield from self._area(name, state)
                case _:
                    pass

    def _area(self, name: str, state: ContinuityState) -> Iterator[Piece]:
        """Yield the look of an area, of the place at hand before any other."""
        by_nearness = sorted(self.screenplay.locations, key=lambda it: it.name != state.place)
        for location in by_nearness:
            for area in location.areas:
                if area.name == name:
                    look = _plain(area.look.text)
                    yield Piece(f"{name}: {look}", (f"location {location.name}.area {name}",))
                    return

    def music(self, cue: str) -> Iterator[Piece]:
        """Yield the look of the declared piece that a music line names."""
        for it in self.screenplay.music:
            if it.look is not None and it.name.casefold() == cue.casefold():
                yield _told(it.look, f"music {it.name}.look")

    def _slugline(self, scene: Scene, state: ContinuityState, opening: Opening) -> Iterator[Piece]:
        slugline = scene.slugline
        if slugline is None:
            return
        parts = [_SETTINGS[slugline.setting]] if slugline.setting is not None else []
        parts += [part for part in (slugline.place, slugline.area) if part]
        fact = f"scene {scene.id}"
        yield Piece(", ".join(parts), (fact,))
        if state.time_of_day is not None:
            is_headed = state.time_of_day == slugline.time_of_day
            facts = (fact,) if is_headed else ()
            times = opening.facts(StateVerb.TIME)
            yield Piece(f"Time: {in_english(state.time_of_day)}", (*facts, *times))

    def style(self, style: Style | None, opening: Opening, detail: Detail) -> Iterator[Piece]:
        """Yield the look of the film; what to avoid is said apart."""
        if style is None:
            return
        facts = opening.facts(StateVerb.STYLE)
        for part in STYLE_PARTS:
            text: Text | None = getattr(style, part)
            if text is None or part == "avoid":
                continue
            if part in _STYLE_DETAIL and detail >= Detail.NO_STYLE_DETAIL:
                continue
            words = _plain(text.text) if part == "look" else f"{part}: {_plain(text.text)}"
            yield Piece(words, (f"style {style.name}.{part}", *facts))

    def avoid(self, style: Style | None) -> Piece | None:
        """Return what the style keeps out of the picture."""
        if style is None or style.avoid is None:
            return None
        return _told(style.avoid, f"style {style.name}.avoid")


def _at_time(lights: Sequence[LightNote], time_of_day: str) -> tuple[LightNote, ...]:
    """Return the light of a time of day: its own, else that of a word in it, the longest first.

    `LATER THAT NIGHT` and `NIGHT (1974)` have the light of the night; so have `NUIT`, and
    `MIDNIGHT` where it has none of its own. `light: …` without a time is that of all times that
    have none.
    """
    for said in kindred(time_of_day):
        own = tuple(it for it in lights if it.time_of_day and in_english(it.time_of_day) == said)
        if own:
            return own
        words = " ".join(("", *re.findall(r"\w+", said), ""))
        named = (it for it in lights if it.time_of_day)
        within = [it for it in named if f" {in_english(it.time_of_day)} " in words]
        if within:
            return (max(within, key=lambda it: len(it.time_of_day)),)
    return tuple(it for it in lights if not it.time_of_day)[:1]


def _age(text: str) -> str:
    return f"{text} years old" if text.isdigit() else text


def _told(text: Text, fact: str) -> Piece:
    return Piece(_plain(text.text), (fact,))


def _plain(text: str) -> str:
    """Drop the full stop that the template sets itself."""
    return text.removesuffix(".")
