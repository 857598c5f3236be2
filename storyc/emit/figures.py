"""Who stands where on a board."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Literal

from storyc.continuity import ContinuityState
from storyc.emit.sheet import Figure
from storyc.ir import ActionBeat, Scene, Shot, ShotSize, SpeechBeat

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


def order_of(scene: Scene) -> FigureOrder:
    """Return the order in which a scene first shows its figures."""
    seen = dict.fromkeys(it for shot in scene.shots for it in _seen(shot))
    return {it: index for index, it in enumerate(seen)}


def figures_of(
    order: FigureOrder, shot: Shot, state: ContinuityState, portraits: Mapping[str, str]
) -> tuple[Figure, ...]:
    """Return the figures of a shot: its subjects, or else who acts and speaks in it.

    `order` is that of the shot's scene; `portraits` holds the cameos' files by name.

    Everybody keeps a side through a scene: places across the frame follow the order in which the
    scene first shows them.
    """
    most = _MOST.get(shot.size, _CROWD) if shot.size is not None else _CROWD
    names: list[tuple[str, Kind]] = list(dict.fromkeys(_seen(shot)))[:most]
    across = sorted(names, key=lambda it: (order.get(it, len(order)), it))
    places = {it: (index + 1) / (len(across) + 1) for index, it in enumerate(across)}
    return tuple(
        Figure(
            name=name,
            kind=kind,
            x=round(places[name, kind], 3),
            hue=_hue(name),
            portrait=portraits.get(name),
            wardrobe=state.character(name).wardrobe if kind == "character" else None,
            holding=_holding(state, name) if kind == "character" else (),
        )
        for name, kind in across
    )


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


def _happening(shot: Shot) -> Iterable[tuple[str, Kind]]:
    """Yield who acts and speaks in a shot."""
    for beat in shot.beats:
        if isinstance(beat, SpeechBeat) and not beat.is_off_screen:
            yield beat.character, "character"
        elif isinstance(beat, ActionBeat):
            for mention in beat.mentions:
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
