"""The declarations that a foreign script calls for: its cast, its props, its wardrobe."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storyc.fdx import FdxDocument, Paragraph
from storyc.importers.naming import NameFinder

_NAME = re.compile(r"[^\W\d_][\w .'’&-]{0,60}")
_CLOTHES = frozenset({"wardrobe", "costumes", "costume"})
_MOST_PIECES = 1_000
"""Tagged things that are looked at; a long film has some hundreds."""

_REACH = 2_000
"""Characters before a tag in which the wearer is looked for."""


@dataclass(frozen=True)
class Guess:
    """A declaration: its line and the indented ones below it, and what it rests on."""

    head: str
    properties: tuple[str, ...]
    basis: str


def declarations(speakers: Iterable[str], document: FdxDocument | None) -> Iterator[Guess]:
    """Yield declarations, each name once.

    Args:
        speakers: who speaks in the script.
        document: a Final Draft file's own lists.
    """
    basis = dict.fromkeys(filter(None, map(_name, speakers)), "the name stands over words")
    if document is not None:
        for name in _listed(document):
            basis.setdefault(name, "Final Draft lists it, and the script names it")
    clothes = _wardrobe(document, tuple(basis)) if document is not None else {}
    for name, reason in basis.items():
        yield Guess(f"character {name}", tuple(clothes.get(name, ())), reason)
    for name in _props(document):
        if name not in basis:
            yield Guess(f"prop {name}", (), "it is tagged as one")


def _listed(document: FdxDocument) -> Iterator[str]:
    """Yield whom Final Draft lists and the script names, in the order of the list."""
    names = tuple(filter(None, map(_name, document.cast)))
    said = set(NameFinder(names).found(" ".join(_texts(document.body))))
    yield from (name for name in names if name in said)


def _props(document: FdxDocument | None) -> Iterator[str]:
    tagged = document.breakdown if document is not None else ()
    names = (_name(it.label) for it in tagged if it.category.casefold() in {"props", "prop"})
    yield from dict.fromkeys(filter(None, names))


def _wardrobe(document: FdxDocument, cast: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the wardrobe lines of each of the cast.

    A piece belongs to who is named last before the tag, in its own paragraph.
    """
    finder = NameFinder(cast)
    before = _before_tags(document.body)
    lines: dict[str, list[str]] = {}
    for piece in document.breakdown[:_MOST_PIECES]:
        name = " ".join(re.sub(r"[^\w -]", " ", piece.label).split()).casefold()
        said = next((before[tag] for tag in piece.tags if tag in before), "")
        owner = deque(finder.found(said), maxlen=1)
        if piece.category.casefold() in _CLOTHES and owner and name:
            lines.setdefault(owner[0], []).append(f"    wardrobe {name}: {piece.label}")
    return {name: list(dict.fromkeys(each)) for name, each in lines.items()}


def _before_tags(body: tuple[Paragraph, ...]) -> dict[str, str]:
    """Return the words up to the end of each tag's first place, as far back as a name may stand."""
    found: dict[str, str] = {}
    for paragraph in body:
        before = ""
        for run in paragraph.runs:
            before = (before + run.text)[-_REACH:]
            for tag in run.tags:
                found.setdefault(tag, before)
    return found


def _name(text: str) -> str | None:
    """Return a text as a name that can be declared, `None` if it cannot."""
    name = " ".join(text.split("(", maxsplit=1)[0].split()).upper()
    return name if _NAME.fullmatch(name) and " LIKE " not in name else None


def _texts(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield paragraph.text
        yield from _texts(paragraph.dual)
