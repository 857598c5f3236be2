"""What somebody wears, read from words."""

from dataclasses import dataclass
from functools import lru_cache

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.colour import Colour, mix, tint
from storyc.backends.animatic.glossary import Glossary, pattern_of

_COLOURS = Glossary(lexicon.COLOURS)
_HATS = Glossary(lexicon.HATS)
_COATS = Glossary(lexicon.COATS)
_DRESSES = Glossary(lexicon.DRESSES)
_TOPS = Glossary(lexicon.TOPS)
_LEGS = Glossary(lexicon.LEGS)
_EXTRAS = Glossary(lexicon.EXTRAS)
_GARMENTS = Glossary(
    {
        name: words
        for table in (
            lexicon.HATS,
            lexicon.COATS,
            lexicon.DRESSES,
            lexicon.TOPS,
            lexicon.LEGS,
            lexicon.EXTRAS,
        )
        for name, words in table.items()
    }
)
_OFF = pattern_of(lexicon.OFF_WORDS)
_WET = pattern_of(lexicon.WET)
_NEAR = 18
"""Letters between a hat and the word that says it is gone."""

_UNIFORM: Colour = (58, 72, 104)
_PLAIN_LEGS: Colour = (70, 76, 92)
_LEATHER: Colour = (66, 50, 44)
_PALE: Colour = (232, 230, 224)
_USUAL: dict[str, Colour] = {
    "uniform": _UNIFORM,
    "labcoat": (226, 228, 226),
    "apron": (222, 214, 198),
    "raincoat": (214, 178, 74),
    "shirt": _PALE,
    "tie": (120, 52, 58),
    "suit": (72, 76, 88),
    "paper": (222, 216, 200),
    "helmet": (214, 178, 74),
    "crown": (222, 184, 84),
}
"""What a thing is like where no word says its colour."""

_PARTS = {"hood", "souwester", "peaked"}
"""Hats that are of one stuff with what is worn."""

_DEFAULT_TOPS = ("jumper", "shirt", "jacket")


@dataclass(frozen=True, slots=True)
class Attire:
    """Clothes by their silhouettes; `None` is nothing of the kind.

    `coat`, `dress`, `top`, `legs` and `hat` are names of `lexicon`'s tables, `extras` colours by
    name of such.
    """

    top: str
    top_colour: Colour
    legs: str
    legs_colour: Colour
    coat: str | None
    coat_colour: Colour
    dress: str | None
    dress_colour: Colour
    hat: str | None
    hat_colour: Colour
    hood_down: bool
    extras: tuple[tuple[str, Colour], ...]

    def colour_of(self, name: str) -> Colour | None:
        """Return the colour of a scarf, a tie, glasses or boots; `None` without."""
        return dict(self.extras).get(name)

    @property
    def outermost(self) -> Colour:
        """The colour that is seen first."""
        if self.coat is not None:
            return self.coat_colour
        return self.dress_colour if self.dress is not None else self.top_colour


@lru_cache(256)
def attire_of(clothes: str, hue: int) -> Attire:
    """Read clothes from words; what they leave open follows from somebody's hue."""
    said = clothes.casefold()
    own = tint(hue, 0.50, 0.34)
    colours = _colours(said)
    wet = 0.25 if _WET.search(said) else 0.0

    def coloured(name: str | None, other: Colour) -> Colour:
        colour = colours.get(name or "") or _USUAL.get(name or "") or other
        return mix(colour, (30, 34, 44), wet)

    coat, dress, legs, top = (it.earliest(said) for it in (_COATS, _DRESSES, _LEGS, _TOPS))
    hat, hood_down = _headgear(said)
    named = coat or dress or top
    coat_colour = coloured(coat, own)
    if top is None:
        top = "shirt" if named else _DEFAULT_TOPS[hue % len(_DEFAULT_TOPS)]
    if not named and top == "jacket":
        coat, top, coat_colour = "jacket", "shirt", own
    top_colour = coloured(top, _PALE if coat or dress == "pinafore" else own)
    legs_colour = coat_colour if coat in {"suit", "uniform"} else mix(_PLAIN_LEGS, own, 0.2)
    return Attire(
        top=top,
        top_colour=top_colour,
        legs=legs or "trousers",
        legs_colour=coloured(legs, legs_colour),
        coat=coat,
        coat_colour=coat_colour,
        dress=dress,
        dress_colour=coloured(dress, own),
        hat=hat,
        hat_colour=coloured(hat, _of_hat(hat, coat, coat_colour if coat else top_colour, own)),
        hood_down=hood_down,
        extras=tuple((it, coloured(it, _extra(it, own))) for _, _, it in _EXTRAS.places(said)),
    )


def _of_hat(hat: str | None, coat: str | None, worn: Colour, own: Colour) -> Colour:
    """Return a hat's colour where no word says it: that of what it is part of, else darker."""
    is_part = hat in _PARTS or coat in {"suit", "uniform"}
    return worn if is_part else mix(own, _LEATHER, 0.35)


def _extra(name: str, own: Colour) -> Colour:
    return mix(own, _PALE, 0.35) if name == "scarf" else _LEATHER


def _headgear(said: str) -> tuple[str | None, bool]:
    """Return the hat on the head, and whether a hood lies on the shoulders."""
    hood_down = False
    worn = None
    for start, end, hat in _HATS.places(said):
        clause = said[max(start - _NEAR, said.rfind(",", 0, start) + 1) : start]
        after = said[end : end + _NEAR].partition(",")[0]
        if _OFF.search(clause) or _OFF.search(after):
            hood_down = hood_down or hat == "hood"
        elif worn is None:
            worn = hat
    return worn, hood_down


def _colours(said: str) -> dict[str, Colour]:
    """Return each garment's colour: the last word before it, else the one right after it."""
    free = list(_COLOURS.places(said))
    found: dict[str, Colour] = {}
    reached = 0
    for start, end, name in _GARMENTS.places(said):
        before = [it for it in free if reached <= it[0] < start and "," not in said[it[1] : start]]
        after = [it for it in free if it[0] >= end and not said[end : it[0]].strip()]
        own = before[-1:] or after[:1]
        if own:
            found.setdefault(name, own[0][2])
            free.remove(own[0])
        reached = end
    return found
