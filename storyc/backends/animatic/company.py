"""The people of a board: where each stands, what they hold and sit on."""

from dataclasses import dataclass, replace

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.brush import Spot
from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import Light
from storyc.backends.animatic.creature import SIZES, draw_creature
from storyc.backends.animatic.figure import draw_figure, draw_shadow, hand_of, stance_of
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.glossary import Glossary
from storyc.backends.animatic.guise import guise_of
from storyc.backends.animatic.overhead import draw_from_above
from storyc.backends.animatic.portrait import Portraits, draw_portrait
from storyc.backends.animatic.prop import draw_prop
from storyc.backends.animatic.seat import draw_before, draw_seat
from storyc.backends.animatic.stance import Stance
from storyc.backends.animatic.tag import Tag
from storyc.emit.sheet import Figure

_GESTURES = Glossary(lexicon.GESTURES)
_PROP_HUE = 38
_MIDDLE = 0.5
_NEAR_MIDDLE = 0.1
_LYING_WIDE, _LYING_CLOSE = 0.5, 0.13
_A_PAIR, _UPRIGHT_PAIR = 2, 1.4
"""In an upright picture two people stand so much farther apart."""
_ASIDE = 0.14
_TAG_HEIGHT = 0.875
_HEADROOM = 0.25
"""A head lower than this leaves room above for a raised hand and what it holds."""
_FAR_CHILD, _FAR_SEAT = 0.25, 0.8
"""How much of a small or seated figure's size is left when the camera goes to it alone."""
_BESIDE = 0.5
"""How much of the difference between a child and a grown-up a camera shows that sees no feet."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in their place."""

    figure: Figure
    stance: Stance
    arm: str | None


def actors_of(
    people: tuple[Figure, ...], framing: Framing, aspect: float, *, shoulder: int = 0
) -> tuple[Actor, ...]:
    """Place everybody who is drawn from the front.

    `shoulder` is the side of somebody near the camera, -1 left or 1 right: the others make room and
    look at them.
    """
    people = _as_framed(people, framing)
    sunk = min((_sinking(it, framing) for it in people if it.posture != "lies"), default=0.0)
    actors = []
    for each in people:
        x = _MIDDLE - shoulder * _ASIDE if shoulder else _across(each.x, len(people), aspect)
        facing = _facing(x, alone=len(people) == 1 and not shoulder)
        raw = stance_of(
            each, (x * aspect, framing.head_y), framing.stature, facing, framing.keystone
        )
        stance = _settled(each, raw, framing, alone=len(people) == 1, sunk=sunk)
        actors.append(Actor(each, stance, _arm(each, framing, alone=len(people) == 1)))
    return tuple(actors)


def _across(x: float, count: int, aspect: float) -> float:
    """Return a place across the frame; in an upright one a pair stands farther apart."""
    wide = _UPRIGHT_PAIR if count == _A_PAIR and aspect < 1 else 1.0
    return min(max(_MIDDLE + (x - _MIDDLE) * wide, 0.0), 1.0)


def _as_framed(people: tuple[Figure, ...], framing: Framing) -> tuple[Figure, ...]:
    """Return people with the posture that shows: nobody sees a seat in a picture without hands."""
    if framing.shows_hands or any(it.posture not in {"sits", "kneels"} for it in people):
        return people
    return tuple(it.model_copy(update={"posture": "stands"}) for it in people)


def _sinking(figure: Figure, framing: Framing) -> float:
    stance = stance_of(figure, (0.0, 0.0), framing.stature, 1.0, 0.0)
    return stance.drop * stance.stature


def _settled(
    figure: Figure, stance: Stance, framing: Framing, *, alone: bool, sunk: float
) -> Stance:
    """Set somebody on the ground, or bring their head to where the camera looks."""
    ground = framing.head_y + framing.stature
    if figure.posture == "lies":
        if framing.shows_feet:
            return replace(stance, y=ground - 0.12 * stance.stature, lying=_LYING_WIDE)
        return replace(stance, y=0.56, lying=_LYING_CLOSE)
    if framing.shows_feet:
        return replace(stance, y=ground - stance.stature)
    if alone:
        closer = framing.stature * (1 - _FAR_CHILD * (1 - stance.stature / framing.stature))
        closer /= 1 - stance.drop * _FAR_SEAT
        return replace(stance, stature=closer, y=framing.head_y - stance.drop * closer)
    lower = _BESIDE * max(0.0, framing.stature - stance.stature)
    return replace(stance, y=framing.head_y - sunk + lower)


def _facing(x: float, *, alone: bool) -> float:
    """Turn towards the middle of the frame; who stands in the middle looks slightly aside."""
    if alone and abs(x - _MIDDLE) < _NEAR_MIDDLE / 2:
        return 0.4
    return (0.62 if alone else 0.95) * (1 if x < _MIDDLE else -1)


def _arm(figure: Figure, framing: Framing, *, alone: bool) -> str | None:
    if figure.posture == "lies":
        return None
    gesture = _GESTURES.first(" ".join(figure.doing).casefold())
    if gesture == "raises" and figure.holding:
        return "raises" if framing.head_y > _HEADROOM else "lifts"
    if gesture == "points":
        return gesture if alone or framing.shows_feet else "offers"
    if figure.holding and framing.shows_hands:
        return "holds"
    return None


def draw_actors(
    canvas: Canvas,
    actors: tuple[Actor, ...],
    framing: Framing,
    light: Light,
    portraits: Portraits,
    *,
    indoors: bool,
) -> list[Tag]:
    """Draw everybody, the farther ones first; return their name tags."""
    tags = []
    for actor in sorted(actors, key=lambda it: it.stance.y + it.stance.stature):
        figure, stance = actor.figure, actor.stance
        guise = guise_of(figure.name, figure.looks or "")
        tag = _tag(figure, stance, framing)
        still = portraits.stills.get(figure.portrait or "")
        if still is not None:
            tag = replace(tag, at=draw_portrait(canvas, stance, still, figure.hue))
        elif guise.being is not None:
            draw_creature(canvas, guise, _as_beast(stance, guise.being, framing), light)
        elif framing.is_overhead:
            draw_from_above(canvas, figure, (stance.x, _MIDDLE), framing, light)
            tag = replace(tag, at=(stance.x, _TAG_HEIGHT))
        else:
            _draw_actor(canvas, actor, framing, light, indoors=indoors)
        tags.append(tag)
    return tags


def _draw_actor(
    canvas: Canvas, actor: Actor, framing: Framing, light: Light, *, indoors: bool
) -> None:
    figure, stance = actor.figure, actor.stance
    if framing.shows_feet:
        draw_shadow(canvas, stance, light)
    draw_seat(canvas, figure, stance, light, indoors=indoors)
    draw_figure(canvas, figure, stance, light, arm=actor.arm, pitch=framing.pitch)
    draw_before(canvas, figure, stance, light)
    if framing.shows_hands or actor.arm in {"raises", "lifts"}:
        _draw_held(canvas, actor, light)


def _draw_held(canvas: Canvas, actor: Actor, light: Light) -> None:
    size = 0.125 * actor.stance.stature
    x, y = hand_of(actor.stance, actor.figure, actor.arm)
    for index, name in enumerate(actor.figure.holding):
        spot = Spot(x + actor.stance.side * (0.25 + index * 0.95) * size, y - size * 0.12, size)
        draw_prop(canvas, name, spot, _PROP_HUE, light)


def _as_beast(stance: Stance, being: str, framing: Framing) -> Stance:
    """Return the place of an animal: on the ground, or filling the picture by its head."""
    size = SIZES[being] * framing.stature
    if framing.shows_feet:
        return replace(stance, y=framing.head_y + framing.stature - size, stature=size)
    size = max(size, 0.52)
    return replace(stance, y=min(0.62 - size * 0.3, 0.86 - size), stature=size)


def _tag(figure: Figure, stance: Stance, framing: Framing) -> Tag:
    notes = [figure.wardrobe] if figure.wardrobe else []
    notes += figure.holding
    below_feet = framing.head_y + framing.stature + 0.015
    y = below_feet if framing.shows_feet else _TAG_HEIGHT
    return Tag(figure.name, " · ".join(notes), figure.hue, (stance.x, y))
