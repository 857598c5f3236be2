"""What is declared or imported and named nowhere else.

A name counts as used wherever its words stand in any file of the script, in any case, so that
nothing is reported that somebody could see in the film.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from storyc.diagnostics import Code, Diagnostic
from storyc.lower import blocks
from storyc.lower.modules import Program
from storyc.lower.namespace import Named, fold
from storyc.lower.properties import kind_of
from storyc.source import Located, SourceFile
from storyc.syntax.tree import Document, Import

_WORD = re.compile(r"\w+")
_VARIABLE = re.compile(r"\{+\s*([^{}]*?)\s*\}")
_USE = re.compile(r"^[ \t]*use[ \t]+([^\s()]+)", re.MULTILINE)

_LONGEST = 200
"""Characters that are looked at of the words that a finding is about."""

_ADVICE = {
    "let": "write `{{{{{name}}}}}` where its words belong, or remove it",
    "template": "write `use {name}` where its lines belong, or remove it",
    "style": "write `+ style {name}` where it begins, or `Style: {name}` on the title page",
    "music": "write `MUSIC: {name}` where it plays, or remove it",
    "voice": "write `voice: {name}` in the declaration of who has it, or remove it",
}
_USUAL_ADVICE = "name it in a scene, or remove it"


def unused(program: Program, told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what a script declares or imports in vain.

    Args:
        program: the script and its files.
        told: what is known to be wrong. A name that it speaks of is not reported: where somebody is
            misspelt, the right name stands nowhere.

    Diagnostics: UNUSED_DECLARATION, UNUSED_IMPORT.
    """
    spoken_of = _words_of(told, {it.name: it.text for it in program.sources})
    own = {it.source.name: it for it in (program.entry, *program.included.values())}
    declared = [it for it in program.names if it.file.name in own and it.family != "target"]
    things = [it for it in declared if it.family not in {"let", "template"}]
    filled = _found(_VARIABLE, program.sources, [it for it in declared if it.family == "let"])
    called = _found(_USE, program.sources, [it for it in declared if it.family == "template"])
    named = _Search([it.name for it in things]).found_in(program.sources)
    excused = _Search([it.name for it in declared]).found_in([spoken_of])
    used = filled | called
    for it in declared:
        if it.name not in named and it.name not in excused and fold(it.name.text) not in used:
            yield _unused_declaration(it)
    imports = _unused_imports(own.values())
    excused = _Search(imports).found_in([spoken_of])
    for name in imports:
        if name not in excused and not program.names.is_lost(name.text):
            yield _unused_import(name)


def _found(
    pattern: re.Pattern[str], sources: Iterable[SourceFile], among: Sequence[Named]
) -> set[str]:
    """Return the names that stand where only such a name may stand."""
    if not among:
        return set()
    return {fold(name) for source in sources for name in pattern.findall(source.text)}


def _words_of(findings: Iterable[Diagnostic], texts: Mapping[str, str]) -> SourceFile:
    """Return the words of some findings, and those they are about, as a text to look in."""
    words: list[str] = []
    for it in findings:
        words += (it.message, it.here, it.help)
        if it.primary is not None and it.primary.source in texts:
            words.append(texts[it.primary.source][it.primary.start : it.primary.end][:_LONGEST])
    return SourceFile("", "\n".join(words))


def _unused_imports(documents: Iterable[Document]) -> tuple[Located, ...]:
    documents = tuple(documents)
    lines = [
        block
        for document in documents
        for block in blocks.of_document(document)
        if isinstance(block, Import)
    ]
    wanted = [name for line in lines for name in line.names]
    used = _Search(wanted).found_in(document.source for document in documents)
    return tuple(name for name in wanted if name not in used)


@dataclass(frozen=True)
class _Sought:
    name: Located
    words: tuple[str, ...]


class _Search:
    """Looks for many names at once, in time that does not grow with how many there are."""

    def __init__(self, names: Iterable[Located]) -> None:
        self._by_word: dict[str, list[_Sought]] = defaultdict(list)
        for name in names:
            words = tuple(_WORD.findall(name.text.casefold()))
            if words:
                self._by_word[words[0]].append(_Sought(name, words))

    def found_in(self, sources: Iterable[SourceFile]) -> set[Located]:
        """Return the names that stand somewhere beside the place where they are given."""
        found: set[Located] = set()
        for source in sources if self._by_word else ():
            matches = list(_WORD.finditer(source.text))
            words = [it[0].casefold() for it in matches]
            for at, word in enumerate(words):
                for sought in self._by_word.get(word, ()):
                    place = sought.name.span
                    own = place.source == source.name and place.start == matches[at].start()
                    if not own and tuple(words[at : at + len(sought.words)]) == sought.words:
                        found.add(sought.name)
        return found


def _unused_declaration(named: Named) -> Diagnostic:
    kind, name = kind_of(named), named.name.text
    advice = _ADVICE.get(kind, _USUAL_ADVICE).format(name=name)
    return Diagnostic(
        Code.UNUSED_DECLARATION,
        f"the {_WORDS.get(kind, kind)} {name} is declared and never used",
        named.name.span,
        here="nothing of it is in the film",
        help=advice,
    )


_WORDS = {"let": "variable"}
"""What a writer calls what a keyword declares, where that is another word."""


def _unused_import(name: Located) -> Diagnostic:
    return Diagnostic(
        Code.UNUSED_IMPORT,
        f"{name.text} is imported and never used",
        name.span,
        here="nothing of it is in the film",
        help=f"name {name.text} in a scene, or take it out of this line",
    )
