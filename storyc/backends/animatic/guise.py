"""What somebody looks like, read from words: hair, skin, age, build.

What they leave open is chosen by the name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.colour import Colour, mix
from storyc.backends.animatic.glossary import Glossary, pattern_of

_COLOURS = Glossary(lexicon.COLOURS)
_HAIR_COLOURS = Glossary(lexicon.HAIR_COLOURS)
_HAIR, _LENGTHS = Glossary(lexicon.HAIR), Glossary(lexicon.LENGTHS)
_BEARDS, _SKINS = Glossary(lexicon.BEARDS), Glossary(lexicon.SKINS)
_AGES, _DECADES = Glossary(lexicon.AGES), Glossary(lexicon.DECADES)
_BUILDS, _HEIGHTS = Glossary(lexicon.BUILDS), Glossary(lexicon.HEIGHTS)
_BEINGS, _MARKS = Glossary(lexicon.BEINGS), Glossary(lexicon.EXTRAS)
_HAIR_WORD, _SKIN_WORD = pattern_of(lexicon.HAIR_WORD), pattern_of(lexicon.SKIN_WORD)
_DARK = pattern_of(lexicon.DARK_WORDS)
_ELSEWHERE = pattern_of(lexicon.BODY_WORDS)
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)(?:['’]?(s))?")
_CHUNK = re.compile(r"[,;.。、，()]")
_HEAD_NOUN = re.compile(r"\b(?:with|of|in|from|who|that|on|at|de|mit|con|com|z)\b")
_ROMANCE = re.compile(r"\b(?:une?|la|le|el|il|um|uma|lo)\s+(\w+)")

_USUAL_HAIR: tuple[Colour, ...] = (
    (44, 40, 44),
    (72, 52, 42),
    (104, 72, 50),
    (58, 44, 40),
    (146, 108, 70),
)
_USUAL_SKIN: tuple[Colour, ...] = ((226, 186, 156), (206, 160, 126), (176, 128, 96))
_USUAL_STYLES = ("short", "bob", "crop", "curls", "bob", "short")
_GREY: Colour = (190, 190, 188)
_DARK_SKIN: Colour = (118, 76, 54)
_BROWN_SKIN: Colour = (170, 118, 84)
_ADULT, _OLD, _GROWN = 34, 60, 20
_CHILD = 12


@dataclass(frozen=True, slots=True)
class Guise:
    """A body and a head.

    Units: `age` years, `stature` and `girth` parts of an ordinary grown-up's. `hair` and `beard`
    are names of `lexicon`'s tables besides `bob` and `crop`; `being` is a kind of animal, `None`
    for people. `marks` are what a face or body has: freckles, a scar.
    """

    age: int
    stature: float
    girth: float
    skin: Colour
    hair: str
    hair_colour: Colour
    beard: str | None
    beard_colour: Colour
    being: str | None
    being_colour: Colour | None
    marks: frozenset[str]

    @property
    def is_old(self) -> bool:
        """Lines in the face."""
        return self.age >= _OLD

    @property
    def is_child(self) -> bool:
        """A large head and large eyes."""
        return self.age <= _CHILD


@lru_cache(256)
def guise_of(name: str, looks: str) -> Guise:
    """Read looks from words; whatever they leave open follows from the name, the same always."""
    said = looks.casefold()
    chance = sha256(name.encode()).digest()
    chunks = tuple(it.strip() for it in _CHUNK.split(said))
    age = _age(said, name.casefold())
    rest = ", ".join(it for it in chunks if not _HAIR_WORD.search(it) and not _HAIR.first(it))
    hair, hair_colour = _hair(chunks, chance, age)
    beard = _BEARDS.first(said)
    beard_chunk = next((it for it in chunks if _BEARDS.first(it)), "")
    being = _being(name.casefold(), chunks[0])
    return Guise(
        age=age,
        stature=_growth(age) * (_HEIGHTS.first(rest) or 1.0),
        girth=_BUILDS.first(rest) or 1.0,
        skin=_skin(chunks, chance),
        hair=hair,
        hair_colour=hair_colour,
        beard=beard,
        beard_colour=_hair_colour(beard_chunk) or (_GREY if age >= _OLD else hair_colour),
        being=being,
        being_colour=_colour_of(f"{name.casefold()} {said}"),
        marks=frozenset(_marks(chunks)),
    )


def _marks(chunks: tuple[str, ...]) -> Iterator[str]:
    """Yield what is seen in a face; a scar on a hand is not."""
    for chunk in chunks:
        if not _ELSEWHERE.search(chunk):
            yield from (it for _, _, it in _MARKS.places(chunk))


def _age(said: str, name: str) -> int:
    number = _NUMBER.search(said)
    if number is not None:
        return int(number[1]) + (5 if number[2] else 0)
    return _DECADES.first(said) or _AGES.first(said) or _AGES.first(name) or _ADULT


def _growth(age: int) -> float:
    """Return a stature by age: a child of 8 is as high as a grown-up's breast."""
    if age >= _GROWN:
        return 1.0
    return min(1.0, 0.46 + 0.03 * age)


def _hair(chunks: tuple[str, ...], chance: bytes, age: int) -> tuple[str, Colour]:
    style: str | None = None
    colour: Colour | None = None
    for chunk in chunks:
        found = _HAIR.first(chunk)
        if found is None and not _HAIR_WORD.search(chunk):
            continue
        style = style or found or _LENGTHS.first(chunk)
        colour = colour or _hair_colour(chunk)
    colour = colour or _HAIR_COLOURS.first(", ".join(chunks))
    if colour is None:
        colour = _USUAL_HAIR[chance[0] % len(_USUAL_HAIR)]
        colour = mix(colour, _GREY, 0.8) if age >= _OLD else colour
    return style or _USUAL_STYLES[chance[1] % len(_USUAL_STYLES)], colour


def _hair_colour(chunk: str) -> Colour | None:
    """Return a colour of hair: red hair is ginger, and yellow hair blond."""
    own = _HAIR_COLOURS.first(chunk)
    if own is not None:
        return own
    colour = _colour_of(chunk)
    if colour is None:
        return None
    by_name = {"red": "ginger", "yellow": "blond", "golden": "blond", "orange": "ginger"}
    other = next((it for word, it in by_name.items() if colour == _colour_of(word)), None)
    return _HAIR_COLOURS.first(other) if other is not None else colour


def _colour_of(text: str) -> Colour | None:
    return next((it for _, _, it in _COLOURS.places(text)), None)


def _skin(chunks: tuple[str, ...], chance: bytes) -> Colour:
    for chunk in chunks:
        if not _SKIN_WORD.search(chunk):
            continue
        words = _DARK.findall(chunk)
        if words:
            return _BROWN_SKIN if words == ["brown"] else _DARK_SKIN
    return _SKINS.first(", ".join(chunks)) or _USUAL_SKIN[chance[2] % len(_USUAL_SKIN)]


def _being(name: str, chunk: str) -> str | None:
    """Return the kind of animal that a name ends in, or that the looks begin with."""
    noun = _HEAD_NOUN.split(chunk)[0].strip()
    words = [text.rpartition(" ")[2] for text in (name.strip(), noun)]
    words += _ROMANCE.findall(noun)[:1]
    return next((it for word in words if (it := _BEINGS.first(word)) is not None), None)
