"""The declarations that a foreign script calls for: its cast, its props, its wardrobe."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storyc.fdx import Breakdown, FdxDocument, Paragraph

_NAME = re.compile(r"[^\W\d_][\w .'’&-]{0,60}")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Guess:
    """A declaration, what it rests on, and the property that should be added."""

    kind: str
    name: str
    text: str
    basis: str
    describe: str


def declarations(speakers: Iterable[str], document: FdxDocument | None) -> Iterator[Guess]:
    """Yield declarations, each name once.

    Args:
        speakers: who speaks in the script.
        document: a Final Draft file's own lists.
    """
    said = folded(" ".join(_texts(document.body))) if document is not None else ""
    listed = document.cast if document is not None else ()
    basis = dict.fromkeys(filter(None, map(_name, speakers)), "the name stands over words")
    for name in filter(None, map(_name, listed)):
        if is_said(name, said):
            basis.setdefault(name, "Final Draft lists it, and the script names it")
    clothes = _wardrobe(document, tuple(basis)) if document is not None else {}
    for name, reason in basis.items():
        text = "\n".join([f"character {name}", *clothes.get(name, ())])
        yield Guess("character", name, text, reason, "appearance: …")
    for name in _props(document):
        if name not in basis:
            yield Guess("prop", name, f"prop {name}", "it is tagged as one", "look: …")


def _props(document: FdxDocument | None) -> Iterator[str]:
    tagged = document.breakdown if document is not None else ()
    names = (_name(it.label) for it in tagged if it.category.casefold() in {"props", "prop"})
    yield from dict.fromkeys(filter(None, names))


def _wardrobe(document: FdxDocument, cast: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the wardrobe lines of each of the cast.

    A piece belongs to who is named last up to the tag, in its own paragraph.
    """
    lines: dict[str, list[str]] = {}
    for piece in document.breakdown:
        if piece.category.casefold() not in {"wardrobe", "costumes", "costume"}:
            continue
        owner = _owner(document.body, piece, cast)
        name = _BLANKS.sub(" ", re.sub(r"[^\w -]", " ", piece.label)).strip().casefold()
        if owner is not None and name:
            line = f"    wardrobe {name}: {piece.label}"
            if line not in lines.setdefault(owner, []):
                lines[owner].append(line)
    return lines


def _owner(body: tuple[Paragraph, ...], piece: Breakdown, cast: tuple[str, ...]) -> str | None:
    for paragraph in body:
        before = ""
        for run in paragraph.runs:
            before += run.text
            if set(run.tags) & set(piece.tags):
                said = folded(before)
                named = [(said.rfind(folded(name)), name) for name in cast if is_said(name, said)]
                return max(named)[1] if named else None
    return None


def _name(text: str) -> str | None:
    """Return a text as a name that can be declared, `None` if it cannot."""
    name = _BLANKS.sub(" ", text.split("(", maxsplit=1)[0]).strip().upper()
    return name if _NAME.fullmatch(name) and " LIKE " not in name else None


def is_said(name: str, said: str) -> bool:
    """Tell whether a folded text names somebody, as words of their own."""
    return re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", said) is not None


def folded(text: str) -> str:
    """Return a text without the differences of case and blanks."""
    return _BLANKS.sub(" ", text).casefold()


def _texts(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield paragraph.text
        yield from _texts(paragraph.dual)
