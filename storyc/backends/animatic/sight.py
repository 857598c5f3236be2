"""What a board shows besides its figures: things, vehicles and animals that the shot names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from storyc.backends.animatic import lexicon, traffic
from storyc.backends.animatic.brush import Spot
from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import Colour, Light, mix
from storyc.backends.animatic.creature import SIZES, draw_creature
from storyc.backends.animatic.framing import Framing
from storyc.backends.animatic.glossary import Glossary
from storyc.backends.animatic.guise import guise_of
from storyc.backends.animatic.inside import is_inside, place_of
from storyc.backends.animatic.landmark import is_water_only
from storyc.backends.animatic.prop import draw_prop, draw_table, draw_table_shadow, kind_of
from storyc.backends.animatic.stance import Stance
from storyc.backends.animatic.tag import Tag
from storyc.emit.sheet import Panel

_VEHICLES, _THINGS = Glossary(lexicon.VEHICLES), Glossary(lexicon.THINGS)
_BEINGS = Glossary(lexicon.BEINGS)

_NEAR = {"CLOSE", "EXTREME CLOSE", "INSERT", "MEDIUM CLOSE", "CUTAWAY"}
_FAR = {"WIDE", "EXTREME WIDE", "ESTABLISHING", "FULL"}
_MOST = 3
_HUE = 38
_THING, _TABLE = 0.32, 0.8
"""What can be held stands on a table. Height and foot, in picture heights."""

_ALOFT = 0.5
"""What flies is so much smaller."""

_STONE: Colour = (142, 138, 132)
_QUAY = 0.1
_TAG_Y = 0.86

_BEFORE = 3
"""Words before a word that say whether it is a thing, and of what colour."""

_ARTICLES = Glossary(lexicon.ARTICLES)
_VAGUE = frozenset({"light", "lights", "glass", "case", "map", "file"})
"""Words that are hardly ever the thing itself where they are not its name."""

_PLACES = ((0.5,), (0.32, 0.72), (0.22, 0.52, 0.82))
_BESIDE_PEOPLE = (0.84, 0.14)
_AT_SEA = frozenset({"boat", "ship", "paper boat"})
_INSERT_SIZE, _INSERT_BEAST = 0.56, 0.62
_WIDEST_VEHICLE = 0.3


@dataclass(frozen=True, slots=True)
class Sight:
    """Something to be drawn. `words` are those that say more of it, such as its colour."""

    kind: str
    is_beast: bool
    words: str

    @property
    def is_large(self) -> bool:
        """It is seen from afar."""
        return self.is_beast or self.kind in traffic.HEIGHTS


def sights_of(panel: Panel) -> tuple[Sight, ...]:
    """Return what a panel shows besides its figures, what the shot is on first.

    Among people only what is large is told from the action, and only where there is room for it.
    """
    named = [it for words in panel.sights for it in _found(words)]
    drawn = any(it.kind == "character" for it in panel.figures)
    inside = is_inside(panel)
    told = panel.action if inside or not panel.place else (panel.place, *panel.action)
    happening = [it for words in told for it in _found(words)]
    if inside:
        happening = [it for it in happening if it.kind not in traffic.HEIGHTS]
    if panel.size in _NEAR:
        happening = [] if panel.figures or panel.sights else happening
    elif drawn and panel.size not in _FAR:
        happening = []
    elif drawn or panel.size in _FAR:
        happening = [it for it in happening if it.is_large]
    known = {kind_of(it) for each in panel.figures for it in (each.name, *each.holding)}
    sights: dict[str, Sight] = {}
    for each in (it for it in (*named, *happening) if it.kind not in known):
        before = sights.get(each.kind)
        words = each.words if before is None else f"{before.words} {each.words}"
        sights[each.kind] = replace(each, words=words)
    return tuple(sights.values())[:_MOST]


def draw_sights(
    canvas: Canvas, panel: Panel, sights: tuple[Sight, ...], framing: Framing, light: Light
) -> list[Tag]:
    """Draw what is seen, behind the people there are; return tags for what the shot is on."""
    if panel.size in _NEAR:
        return _draw_insert(canvas, panel, sights, light)
    _draw_footing(canvas, panel, sights, framing, light)
    for sight, x in zip(sights, _places(panel, len(sights)), strict=False):
        _draw_sight(canvas, sight, x * canvas.aspect, framing, light)
    if sights or not panel.sights:
        return []
    return [Tag(panel.sights[0], "", _HUE, (canvas.aspect / 2, _TAG_Y))]


def _draw_footing(
    canvas: Canvas, panel: Panel, sights: tuple[Sight, ...], framing: Framing, light: Light
) -> None:
    """Draw what things stand on where the place has nothing: a table, a quay."""
    if any(not it.is_large for it in sights):
        draw_table(canvas, light)
    on_land = any(it.is_large and it.kind not in _AT_SEA for it in sights)
    if on_land and not is_inside(panel) and is_water_only(place_of(panel)):
        top = _ground(framing) - _QUAY
        stone = mix(_STONE, light.shade, light.dimness * 0.7)
        canvas.gradient(top, canvas.bottom, stone, mix(stone, light.shade, 0.35))
        canvas.line([(canvas.left, top), (canvas.right, top)], 0.006, mix(stone, light.key, 0.3))


def _draw_insert(
    canvas: Canvas, panel: Panel, sights: tuple[Sight, ...], light: Light
) -> list[Tag]:
    """Draw one thing large. What no word table knows is named all the same."""
    middle = canvas.aspect / 2
    label = panel.sights[0] if panel.sights else ""
    sight = sights[0] if sights else None
    if sight is not None and sight.is_beast:
        height = _INSERT_BEAST
        stance = Stance(middle, 0.84 - height, height, 0.4)
        draw_creature(canvas, guise_of(sight.words, sight.words), stance, light)
    elif sight is not None:
        draw_table(canvas, light)
        size = _WIDEST_VEHICLE if sight.kind in traffic.HEIGHTS else _INSERT_SIZE
        spot = Spot(middle, 0.78 - size * 0.5, size)
        draw_table_shadow(canvas, spot, light)
        draw_prop(canvas, sight.words, spot, _HUE, light)
    return [Tag(label, "", _HUE, (middle, _TAG_Y))] if label else []


def _draw_sight(canvas: Canvas, sight: Sight, x: float, framing: Framing, light: Light) -> None:
    ground = _ground(framing) if sight.is_large else _TABLE
    if sight.kind in _AT_SEA or sight.kind == "train":
        ground = min(ground, framing.horizon + 0.16)
    if sight.kind == "plane":
        ground = framing.horizon * 0.55
    if sight.is_beast:
        height = SIZES[sight.kind] * framing.stature
        stance = Stance(x, ground - height, height, 0.4)
        draw_creature(canvas, guise_of(sight.words, sight.words), stance, light)
        return
    statures = traffic.HEIGHTS.get(sight.kind)
    size = _THING if statures is None else min(_WIDEST_VEHICLE, statures * framing.stature)
    if sight.kind == "plane":
        size *= _ALOFT
    spot = Spot(x, ground - size * 0.5, size)
    if sight.kind != "plane":
        draw_table_shadow(canvas, spot, light)
    draw_prop(canvas, sight.words, spot, _HUE, light)


def _ground(framing: Framing) -> float:
    return min(0.86, framing.head_y + framing.stature)


def _places(panel: Panel, count: int) -> tuple[float, ...]:
    if any(it.kind == "character" for it in panel.figures):
        return _BESIDE_PEOPLE
    return _PLACES[max(count, 1) - 1]


def _found(text: str) -> Iterator[Sight]:
    """Yield what a text names, each with the words around it that may say its colour."""
    folded = text.casefold()
    found = [(start, end, it, True) for start, end, it in _BEINGS.places(folded)]
    for table in (_VEHICLES, _THINGS):
        found += [(start, end, it, False) for start, end, it in table.places(folded)]
    reached = 0
    for start, end, kind, is_beast in sorted(found, key=lambda it: (it[0], -it[1])):
        before = folded[:start].split()[-_BEFORE:]
        if start >= reached and _names_something(before, folded[start:end]):
            yield Sight(kind, is_beast, " ".join((*before, folded[start:end])))
            reached = end


def _names_something(before: list[str], word: str) -> bool:
    """Tell whether a word is a thing and nothing that is done: `a watch`, not `they watch`."""
    if word in _VAGUE:
        return False
    return not word.isascii() or not before or _ARTICLES.first(" ".join(before)) is not None
