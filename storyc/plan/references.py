"""Which reference material a run of beats needs: cameo clips and reference images.

The planner counts it and the emitters send it; both ask here, so that what was counted is sent.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

from storyc.continuity import ContinuityLog
from storyc.ir import (
    ActionBeat,
    Asset,
    Character,
    Location,
    Mention,
    Prop,
    Scene,
    Screenplay,
    Shot,
    StateBeat,
    StateVerb,
    Subject,
)
from storyc.plan.in_picture import named_beside, named_in, partner_in, shows_somebody
from storyc.plan.meter import ShotBeat
from storyc.targets import Target


class Material(NamedTuple):
    """One file or handle that goes with a prompt, and whose it is."""

    kind: Literal["cameo", "image"]
    name: str
    asset: Asset


@dataclass(frozen=True)
class References:
    """The material of everybody and everything that a target takes material of.

    A character with a cameo is sent as the cameo alone where the target takes cameos, and as
    reference images where it does not. What a target does not take at all is not counted.
    """

    by_name: Mapping[str, tuple[Material, ...]]
    by_place: Mapping[str, tuple[Material, ...]]
    props: frozenset[str]
    log: ContinuityLog

    @classmethod
    def of(cls, screenplay: Screenplay, log: ContinuityLog, target: Target) -> Self:
        """Collect the material of a screenplay that `target` takes."""
        people = {it.name: _of_character(it, target) for it in screenplay.characters}
        things = {it.name: _images(it, target) for it in screenplay.props}
        places = {it.name: _images(it, target) for it in screenplay.locations}
        return cls(_with_material(things | people), _with_material(places), frozenset(things), log)

    def names(self, each: ShotBeat) -> frozenset[str]:
        """Return who and what with material a beat and its shot show or handle.

        What somebody shown holds by then is shown too. Who is only heard is not: a picture beside a
        prompt calls people into the clip.
        """
        if not self.by_name:
            return frozenset()
        named = frozenset(self._named(each))
        props = self.log.before[each.beat.id].props
        held = (name for name, prop in props.items() if prop.holder in named)
        return frozenset(name for name in (*named, *held) if name in self.by_name)

    def _named(self, each: ShotBeat) -> Iterable[str]:
        named: tuple[Subject | Mention, ...] = (*each.shot.subjects, *each.shot.mentions)
        yield from (it.name for it in named if it.kind != "character")
        yield from named_in(each)
        yield from named_beside(each.shot)
        if shows_somebody(each.beat):
            present = self.log.before[each.beat.id].present()
            yield from partner_in(each, present) if _is_peopled(each.shot) else present
        match each.beat:
            case ActionBeat(mentions=mentions):
                yield from (it.name for it in mentions if it.kind != "character")
            case StateBeat(verb=StateVerb.ENTERS | StateVerb.EXITS, subject=str(who)):
                yield who
            case StateBeat() as line:
                # What a line says of people shows nobody: they may be in another clip.
                said = (line.subject, line.what, line.to)
                yield from (it for it in said if it is not None and it in self.props)
            case _:
                return

    def material(self, scene: Scene, names: Collection[str]) -> tuple[Material, ...]:
        """Return the material for these names and for the place of the scene, in order of name."""
        if not names and not self.by_place:  # of most scripts, and asked for every candidate
            return ()
        place = "" if scene.slugline is None else scene.slugline.place
        own = [each for name in sorted(names) for each in self.by_name[name]]
        return (*own, *self.by_place.get(place, ()))

    def used_by(self, scene: Scene, beats: Iterable[ShotBeat]) -> tuple[Material, ...]:
        """Return the material that a run of beats needs."""
        names = frozenset[str]().union(*(self.names(each) for each in beats))
        return self.material(scene, names)


def _is_peopled(shot: Shot) -> bool:
    """Tell whether a shot shows anybody by name."""
    return any(any(named_in(ShotBeat(shot, beat))) for beat in shot.beats)


def _of_character(character: Character, target: Target) -> tuple[Material, ...]:
    if character.cameo is not None and target.max_cameos > 0:
        return (Material("cameo", character.name, character.cameo),)
    return _images(character, target)


def _images(owner: Character | Prop | Location, target: Target) -> tuple[Material, ...]:
    if target.max_reference_images == 0:
        return ()
    return tuple(Material("image", owner.name, it) for it in owner.refs)


def _with_material(
    found: Mapping[str, tuple[Material, ...]],
) -> Mapping[str, tuple[Material, ...]]:
    return {name: material for name, material in found.items() if material}
