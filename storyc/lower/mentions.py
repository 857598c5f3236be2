"""Names met in prose."""

import re
from collections.abc import Iterable, Iterator

from storyc.ir import Mention
from storyc.lower.names import Kind, Names
from storyc.lower.namespace import fold
from storyc.lower.strand import Strand

_DETERMINER = re.compile(
    r"\b(?:the|this|that|these|those|his|her|its|their|our|your|my)\s+\Z",
    re.IGNORECASE,
)
_LONGEST_DETERMINER = 16
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts that put no blank between words, or put endings right behind a name."""


class Mentions:
    """Finds the cast and the props in action text.

    A name counts in any case. A character's name in small letters counts only behind a definite
    article or the like: the woman is WOMAN, but a will is not WILL.
    """

    def __init__(self, names: Names) -> None:
        self._known: dict[str, tuple[str, Kind]] = {}
        for prop in names.props:
            self._known[fold(prop.name)] = (prop.name, "prop")
        for character in names.characters:
            self._known[fold(character.name)] = (character.name, "character")
        self._pattern = _alternation(self._known)

    def of(self, sentence: Strand) -> tuple[Mention, ...]:
        """Return the mentions in a sentence, in order, each with its place."""
        if self._pattern is None:
            return ()
        return tuple(self._found(sentence, self._pattern))

    def _found(self, sentence: Strand, pattern: re.Pattern[str]) -> Iterator[Mention]:
        for match in pattern.finditer(sentence.text):
            known = self._known.get(fold(match[0]))
            if known is None:
                continue
            name, kind = known
            if kind == "character" and match[0].islower() and not _determined(sentence.text, match):
                continue
            yield Mention(name=name, kind=kind, span=sentence.span(*match.span()))


def _determined(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _LONGEST_DETERMINER) : match.start()]
    return _DETERMINER.search(before) is not None


def _alternation(names: Iterable[str]) -> re.Pattern[str] | None:
    """Compile all names into one pattern, the longest first.

    Names in writing with blanks are only looked for where a word begins.
    """
    ordered = sorted((it for it in names if it), key=lambda it: (-len(it), it))
    spaced = [_words(it) for it in ordered if not _is_unspaced(it)]
    unspaced = [_words(it) for it in ordered if _is_unspaced(it)]
    either = [rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"] if spaced else []
    either += ["|".join(unspaced)] if unspaced else []
    return re.compile("|".join(either), re.IGNORECASE) if either else None


def _is_unspaced(name: str) -> bool:
    return _UNSPACED.search(name) is not None


def _words(name: str) -> str:
    return r"\s+".join(re.escape(it).replace("'", "['’]") for it in name.split())
