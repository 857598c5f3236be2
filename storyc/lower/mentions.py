"""Names met in prose."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from storyc.ir import Mention, is_voice_name
from storyc.lower.name_index import NameIndex
from storyc.lower.names import Kind, Names
from storyc.lower.namespace import fold
from storyc.lower.strand import Strand

_DETERMINER = re.compile(
    r"\b(?:the|this|that|these|those|his|her|its|their|our|your|my)\s+\Z",
    re.IGNORECASE,
)
_LONGEST_DETERMINER = 16


class Mentions:
    """Finds the cast and the props in action text.

    A name counts in any case. A character's name in small letters counts only behind a definite
    article or the like: the woman is WOMAN, but a will is not WILL. There the last word of a prop's
    name stands for it if no other name ends or is so: the knife is the CARVING KNIFE.
    """

    def __init__(self, names: Names) -> None:
        named: list[tuple[str, Kind]] = [(it.name, "prop") for it in names.props]
        people = (it.name for it in names.characters)
        # `The voice on the line is calm` shows nobody.
        named += [(it, "character") for it in people if not is_voice_name(it)]
        self._known = {fold(name): (name, kind) for name, kind in named}
        self._short = _short_names(self._known, [it.name for it in names.props])
        self._index = NameIndex((*(name for name, _ in named), *self._short))

    def of(self, sentence: Strand) -> tuple[Mention, ...]:
        """Return the mentions in a sentence, in order, each with its place."""
        return tuple(self._found(sentence))

    def _found(self, sentence: Strand) -> Iterator[Mention]:
        text = sentence.text
        for start, end in self._index.find(text):
            said = fold(text[start:end])
            if said in self._short and not _determined(text, start):
                continue
            name, kind = self._known[self._short.get(said, said)]
            if kind == "character" and text[start:end].islower() and not _determined(text, start):
                continue
            yield Mention(name=name, kind=kind, span=sentence.span(start, end))


def _short_names(known: Container[str], props: Iterable[str]) -> dict[str, str]:
    """Return which prop the last word of a name stands for, both folded."""
    ends = [(fold(words[-1]), fold(name)) for name in props if len(words := name.split()) > 1]
    often = Counter(short for short, _ in ends)
    return {short: name for short, name in ends if often[short] == 1 and short not in known}


def _determined(text: str, start: int) -> bool:
    return _DETERMINER.search(text, max(0, start - _LONGEST_DETERMINER), start) is not None
