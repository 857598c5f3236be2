"""Who stands where on a board."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Literal

from storyc.continuity import ContinuityState
from storyc.emit.clothes import look_of_clothes
from storyc.emit.posture import NONE, Bearing, Bearings
from storyc.emit.sheet import Figure
from storyc.ir import ActionBeat, Character, Scene, Screenplay, Shot, ShotSize, SpeechBeat

Kind = Literal["character", "prop"]
FigureOrder = Mapping[tuple[str, Kind], int]

_PLACE_SIZES = {ShotSize.ESTABLISHING, ShotSize.EXTREME_WIDE}
"""Sizes in which a place alone is the picture."""

_MOST = {
    ShotSize.EXTREME_CLOSE: 1,
    ShotSize.CLOSE: 1,
    ShotSize.MEDIUM_CLOSE: 1,
    ShotSize.INSERT: 1,
    ShotSize.CUTAWAY: 1,
    ShotSize.OVER_THE_SHOULDER: 2,
    ShotSize.TWO_SHOT: 2,
    ShotSize.MEDIUM: 2,
}
"""How many figures a size shows; the wider ones show everybody up to `_CROWD`."""

_CROWD = 6

_CENTRED = {ShotSize.EXTREME_CLOSE, ShotSize.OVER_THE_SHOULDER, ShotSize.INSERT}
"""Sizes whose one figure fills the middle of the frame, whatever side it looks to."""

_OFF_CENTRE = 0.07
_A_PAIR = 2
_SIDES: Mapping[str, int] = {"left": -1, "right": 1}


def order_of(scene: Scene) -> FigureOrder:
    """Return the order in which a scene first shows its figures."""
    seen = dict.fromkeys(it for shot in scene.shots for it in _seen(shot))
    return {it: index for index, it in enumerate(seen)}


def figures_of(
    order: FigureOrder,
    shot: Shot,
    state: ContinuityState,
    script: Screenplay,
    bearings: Bearings = NONE,
) -> tuple[Figure, ...]:
    """Return the figures of a shot: its subjects, or else who acts and speaks in it.

    `order` is that of the shot's scene, `bearings` those of the shot.

    Everybody keeps a side through a scene: places across the frame follow the sides that the script
    tells, else the order in which the scene first shows them. Somebody alone stands a little to
    their side, with room before them to look into.
    """
    most = _MOST.get(shot.size, _CROWD) if shot.size is not None else _CROWD
    named = sum(1 for it in shot.subjects if it.kind in {"character", "prop"})
    names: list[tuple[str, Kind]] = list(dict.fromkeys(_seen(shot)))[: max(most, named)]
    if shot.size is ShotSize.OVER_THE_SHOULDER and len(names) == 1:
        names += _others(order, names[0], state)[:1]
    across = sorted(names, key=lambda it: (_told_side(state, it), order.get(it, len(order)), it))
    near = _seen_from_behind(shot, names)
    parts = {it.name: it.words for it in shot.subjects if it.kind == "character"}
    places = _places(across, order, state, shot)
    return tuple(
        _thing(it, places[it], state, script)
        if it[1] == "prop"
        else _person(it[0], places[it], state, script, bearings.get(it[0], Bearing())).model_copy(
            update={
                "from_behind": it == near,
                "speaks": it[0] in _speakers(shot),
                "part": parts.get(it[0]),
            }
        )
        for it in across
    )


def _person(
    name: str, x: float, state: ContinuityState, script: Screenplay, bearing: Bearing
) -> Figure:
    declared, now = script.character_by_name.get(name), state.character(name)
    cameo = declared.cameo if declared is not None else None
    wardrobe = declared.wardrobe if declared is not None else ()
    return Figure(
        name=name,
        kind="character",
        x=x,
        hue=_hue(name),
        portrait=cameo.path if cameo is not None else None,
        wardrobe=now.wardrobe,
        holding=_holding(state, name),
        looks=_looks(declared),
        clothes=look_of_clothes(wardrobe, now.wardrobe) if now.wardrobe is not None else None,
        condition=now.condition,
        posture=bearing.posture,
        doing=bearing.doing,
    )


def _thing(it: tuple[str, Kind], x: float, state: ContinuityState, script: Screenplay) -> Figure:
    name = it[0]
    declared = script.prop_by_name.get(name)
    look = declared.look if declared is not None else None
    word = state.prop(name).state
    return Figure(
        name=name,
        kind="prop",
        x=x,
        hue=_hue(name),
        looks=look.text if look is not None else None,
        condition=(word,) if word else (),
    )


def _looks(declared: Character | None) -> str | None:
    if declared is None:
        return None
    parts = [it.text for it in (declared.age, declared.appearance) if it is not None]
    return ", ".join(parts) or None


def _told_side(state: ContinuityState, it: tuple[str, Kind]) -> int:
    """Return -1 for who is told to be on the left, 1 for the right, else 0."""
    side = state.sides.get(it[0]) if it[1] == "character" else None
    return 0 if side is None else _SIDES.get(side.side, 0)


def _places(
    across: Sequence[tuple[str, Kind]], order: FigureOrder, state: ContinuityState, shot: Shot
) -> dict[tuple[str, Kind], float]:
    if len(across) == 1 and across[0][1] == "character" and shot.size not in _CENTRED:
        side = _told_side(state, across[0])
        if side == 0:
            mine = order.get(across[0], 0)
            earlier = sum(1 for it, at in order.items() if it[1] == "character" and at < mine)
            side = 1 if earlier % 2 else -1
        return {across[0]: 0.5 + side * _OFF_CENTRE}
    return {it: round((index + 1) / (len(across) + 1), 3) for index, it in enumerate(across)}


def _seen_from_behind(shot: Shot, names: Sequence[tuple[str, Kind]]) -> tuple[str, Kind] | None:
    """Return over whose shoulder a shot looks: the one it is not on."""
    people = [it for it in names if it[1] == "character"]
    if shot.size is not ShotSize.OVER_THE_SHOULDER or len(people) < _A_PAIR:
        return None
    return people[1]


def _speakers(shot: Shot) -> frozenset[str]:
    return frozenset(
        it.character for it in shot.beats if isinstance(it, SpeechBeat) and not it.is_off_screen
    )


def _others(
    order: FigureOrder, it: tuple[str, Kind], state: ContinuityState
) -> list[tuple[str, Kind]]:
    """Return who else is there, in the order in which the scene first shows them."""
    there = state.present()
    people = (each for each in sorted(order, key=lambda each: order[each]))
    return [each for each in people if each != it and each[1] == "character" and each[0] in there]


def _seen(shot: Shot) -> Iterable[tuple[str, Kind]]:
    """Yield who and what the shot shows, the most important first.

    The point of view of somebody (`POV of JONAH`) shows what they see, never themselves.
    """
    if shot.size is ShotSize.POV and shot.preposition in {"of", "from"}:
        viewers = {it.name for it in shot.subjects}
        yield from (it for it in _happening(shot) if it[0] not in viewers)
        return
    named = [(it.name, it.kind) for it in shot.subjects if it.kind in {"character", "prop"}]
    for name, kind in named:
        yield name, "prop" if kind == "prop" else "character"
    if not shot.subjects or not (named or shot.size in _PLACE_SIZES):
        yield from _happening(shot)
    elif shot.size is ShotSize.OVER_THE_SHOULDER:
        yield from ((it.name, "character") for it in shot.mentions if it.kind == "character")
        yield from _happening(shot)


def _happening(shot: Shot) -> Iterable[tuple[str, Kind]]:
    """Yield who acts and speaks in a shot."""
    for beat in shot.beats:
        if isinstance(beat, SpeechBeat) and not beat.is_off_screen:
            yield beat.character, "character"
        elif isinstance(beat, ActionBeat):
            for mention in beat.shown:
                if mention.kind == "character":
                    yield mention.name, "character"


def _holding(state: ContinuityState, name: str) -> tuple[str, ...]:
    """Return the props in somebody's hands, each with its state: `LANTERN (lit)`."""
    return tuple(
        f"{prop} ({word})" if (word := state.prop(prop).state) else prop
        for prop in state.holding(name)
    )


def _hue(name: str) -> int:
    """Return a colour for a name that is the same in every film and on every machine."""
    return int.from_bytes(sha256(name.encode()).digest()[:2], "big") % 360
