"""Reads a script again after an edit, and only what the edit touched.

An editor parses on every keystroke. The unit that is read again is the passage (a scene, nearly
always): passages before and behind it are shared with the script before the edit, those behind it
at another place.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter

from storyc.diagnostics import Diagnostic, Edit
from storyc.source import SourceFile
from storyc.syntax.moving import moved
from storyc.syntax.passage import Passage, Stretch, read_stretch
from storyc.syntax.tree import ActNode, Document, SceneNode, SectionLine


@dataclass(frozen=True)
class Placed:
    """A passage that begins at `start` in its script."""

    passage: Passage
    start: int

    @cached_property
    def acts(self) -> tuple[ActNode, ...]:
        """Its acts, with spans that count from the beginning of the script."""
        return moved(self.passage.acts, self.start)

    @property
    def end(self) -> int:
        """Where it ends in the script."""
        return self.start + len(self.passage.text)


@dataclass(frozen=True)
class ParsedScript:
    """A script that can be edited: what `parse` returns, put together when it is asked for.

    Shape: the passages add up to the text; an empty text is one empty passage.
    """

    source: SourceFile
    passages: tuple[Placed, ...]

    @classmethod
    def of(cls, source: SourceFile) -> "ParsedScript":
        """Read a whole script."""
        return cls(source, tuple(_placed(read_stretch(source).passages, 0)))

    @cached_property
    def document(self) -> Document:
        """The tree, equal to that of `parse`."""
        return Document(self.source, self.passages[0].passage.title, tuple(_acts(self.passages)))

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong, equal to what `parse` finds."""
        found = (moved(each.passage.findings, each.start) for each in self.passages)
        return Diagnostic.sort(tuple(chain.from_iterable(found)))


def reparse(script: ParsedScript, edit: Edit) -> ParsedScript:
    """Return the script after an edit.

    Takes the time of the passages that the edit touches. All is read again where the edit leaves
    open what comes after it: a comment or a template that is not closed.
    """
    text, place = script.source.text, edit.span
    source = SourceFile(script.source.name, text[: place.start] + edit.text + text[place.end :])
    first = _first_touched(script.passages, place.start)
    last = _index_at(script.passages, place.end)
    # An edit of the last line of a passage may make it one with the next.
    for end in (last + 1, last + 2):
        stretch = _read_again(script.passages[first:end], source, len(text))
        if stretch.is_settled or end >= len(script.passages):
            return _spliced(script, source, slice(first, end), stretch)
    return ParsedScript.of(source)


def _read_again(touched: Sequence[Placed], source: SourceFile, length_before: int) -> Stretch:
    grown = len(source.text) - length_before
    start, end = touched[0].start, touched[-1].end + grown
    return read_stretch(SourceFile(source.name, source.text[start:end]))


def _spliced(
    script: ParsedScript, source: SourceFile, touched: slice, stretch: Stretch
) -> ParsedScript:
    before, behind = script.passages[: touched.start], script.passages[touched.stop :]
    grown = len(source.text) - len(script.source.text)
    again = _placed(stretch.passages, script.passages[touched.start].start)
    if grown:
        behind = tuple([Placed(each.passage, each.start + grown) for each in behind])
    return ParsedScript(source, (*before, *again, *behind))


def _placed(passages: Iterable[Passage], start: int) -> Iterator[Placed]:
    for passage in passages:
        yield Placed(passage, start)
        start += len(passage.text)


def _index_at(passages: Sequence[Placed], offset: int) -> int:
    return bisect_right(passages, offset, key=attrgetter("start")) - 1


def _first_touched(passages: Sequence[Placed], offset: int) -> int:
    """Return the first passage to read again for an edit at an offset.

    An edit of the line that begins a passage may make it one with the passage before it.
    """
    index = _index_at(passages, offset)
    passage = passages[index]
    in_first_line = passage.passage.text.find("\n", 0, offset - passage.start) < 0
    return max(index - 1, 0) if in_first_line else index


def _acts(passages: Iterable[Placed]) -> Iterator[ActNode]:
    """Yield the acts, each with the scenes of all passages that it runs through."""
    section: SectionLine | None = None
    scenes: list[SceneNode] = []
    for act in (act for each in passages for act in each.acts):
        if act.section is not None:
            yield from _act(section, scenes)
            section, scenes = act.section, []
        scenes.extend(act.scenes)
    yield from _act(section, scenes)


def _act(section: SectionLine | None, scenes: list[SceneNode]) -> Iterator[ActNode]:
    spans = [scene.span for scene in scenes]
    if section is not None:
        spans.insert(0, section.span)
    if spans:
        yield ActNode(section, tuple(scenes), spans[0].merge(spans[-1]))
