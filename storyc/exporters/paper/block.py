"""The elements of a script as blocks that a page is filled with."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from storyc.exporters.paper.sheet import Line
from storyc.exporters.paper.wrapping import cut, plain, wrapped
from storyc.fdx import Run
from storyc.lower.sentences import sentences

LEAST = 2
"""Lines that stay together at the end and at the beginning of a page, as in all good print."""

NAME, PARENTHETICAL, WORDS = 37, 31, 25
"""The columns of a speech."""

_WIDTHS = {PARENTHETICAL: 25, WORDS: 35, NAME: 38}


class Split(NamedTuple):
    """A block in two: what stays on the page, and what goes to the next."""

    here: "Block"
    there: "Block"


@dataclass(frozen=True)
class Block(ABC):
    """Something that takes lines.

    `before` are blank lines above it, but not at the top of a page. `keeps_next`: it is never last
    on a page; `keeps_last`: it is never first on one. `new_page`: it begins a page.
    """

    before: int = 1
    keeps_next: bool = False
    keeps_last: bool = False
    new_page: bool = False

    @property
    @abstractmethod
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""

    @abstractmethod
    def splits(self) -> Iterator[Split]:
        """Yield the ways to part it, from the longest first part to the shortest."""

    @property
    def height(self) -> int:
        """Its lines, without the blank ones before."""
        return len(self.lines)

    @property
    def least(self) -> int:
        """The fewest of its lines that can stand at the end of a page."""
        return min([self.height, *(it.here.height for it in self.splits())])


@dataclass(frozen=True)
class Fixed(Block):
    """Lines that stay together."""

    fixed: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        return self.fixed

    def splits(self) -> Iterator[Split]:
        """Yield nothing."""
        return iter(())


@dataclass(frozen=True)
class Prose(Block):
    """A paragraph, parted between sentences."""

    runs: tuple[Run, ...] = ()
    column: int = 0
    width: int = 0

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        return tuple(Line(self.column, runs) for runs in wrapped(self.runs, self.width))

    def splits(self) -> Iterator[Split]:
        """Yield the ways to part it that leave at least two lines on either page."""
        for here, there in _parted(self.runs):
            split = Split(replace(self, runs=here), _rest(replace(self, runs=there)))
            if min(split.here.height, split.there.height) >= LEAST:
                yield split


@dataclass(frozen=True, slots=True)
class Passage:
    """Words or a direction inside a speech. `column` says which."""

    column: int
    runs: tuple[Run, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines; a direction's second line stands below its first letter."""
        found = wrapped(self.runs, _WIDTHS[self.column])
        hangs = self.column == PARENTHETICAL
        return tuple(
            Line(self.column + (1 if hangs and number else 0), runs)
            for number, runs in enumerate(found)
        )


@dataclass(frozen=True)
class Speech(Block):
    """A name and what is said, parted between sentences: (MORE), and the name again (CONT'D)."""

    name: tuple[Run, ...] = ()
    again: tuple[Run, ...] = ()
    passages: tuple[Passage, ...] = ()
    goes_on: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        found = [Line(NAME, runs) for runs in wrapped(self.name, _WIDTHS[NAME])]
        found += [line for it in self.passages for line in it.lines]
        if self.goes_on:
            found.append(Line(NAME, (Run("(MORE)"),)))
        return tuple(found)

    def splits(self) -> Iterator[Split]:
        """Yield the ways to part it that leave at least two spoken lines on either page."""
        for here, there in self._partings():
            split = Split(
                replace(self, passages=here, goes_on=True),
                _rest(replace(self, name=self.again, passages=there)),
            )
            if min(_spoken(here), _spoken(there)) >= LEAST:
                yield split

    def _partings(self) -> Iterator[tuple[tuple[Passage, ...], tuple[Passage, ...]]]:
        for number in reversed(range(len(self.passages))):
            passage, after = self.passages[number], self.passages[number + 1 :]
            before = self.passages[:number]
            if passage.column == PARENTHETICAL:
                # A direction goes with the words that it is for.
                if before:
                    yield before, self.passages[number:]
                continue
            for first, rest in _parted(passage.runs):
                yield (
                    (*before, replace(passage, runs=first)),
                    (replace(passage, runs=rest), *after),
                )
            if before and before[-1].column != PARENTHETICAL:
                yield before, self.passages[number:]


def _spoken(passages: tuple[Passage, ...]) -> int:
    return sum(len(it.lines) for it in passages if it.column != PARENTHETICAL)


def _rest(block: Block) -> Block:
    return replace(block, before=0, new_page=False)


def _parted(runs: tuple[Run, ...]) -> Iterator[tuple[tuple[Run, ...], tuple[Run, ...]]]:
    """Yield a text in two, at the end of each sentence or line, the last one first."""
    text = plain(runs)
    ends = {stop for _, stop in sentences(text)} | {at for at, it in enumerate(text) if it == "\n"}
    for end in sorted(ends, reverse=True):
        start = len(text) - len(text[end:].lstrip())
        if text[:end].strip() and start < len(text):
            yield cut(runs, 0, end), cut(runs, start, len(text))
