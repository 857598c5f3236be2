"""What a selection grows to: word, line, paragraph, shot, scene, act, script."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import Position, SelectionRange

from storyc.lsp.snapshot import Snapshot
from storyc.syntax import parse
from storyc.syntax.tree import ActNode, Block, Declaration, SceneNode, Template

_WORD = re.compile(r"\w+")

_Extent = tuple[int, int]
"""Offsets `[start, end)`."""


def selections(snapshot: Snapshot, places: Sequence[Position]) -> list[SelectionRange]:
    """Return for each place the ranges around it, each inside the next."""
    document, _ = parse(snapshot.entry)
    every = tuple(_extents(document.acts))
    return [_around(snapshot, snapshot.text.offset(it), every) for it in places]


def _around(snapshot: Snapshot, at: int, every: Iterable[_Extent]) -> SelectionRange:
    text = snapshot.entry.text
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = (start, len(text) if end < 0 else end)
    found = [(0, len(text)), *(it for it in every if it[0] <= at <= it[1]), line]
    for word in _WORD.finditer(text, *line):
        if word.start() <= at <= word.end():
            found.append(word.span())
            break
    around: SelectionRange | None = None
    outer = (0, len(text))
    for each in sorted(set(found), key=lambda it: it[0] - it[1]):
        # What only overlaps is no step on the way out.
        if around is None or (outer[0] <= each[0] and each[1] <= outer[1]):
            around, outer = SelectionRange(snapshot.text.range(*each), parent=around), each
    if around is None:
        raise ValueError("the script itself is around each of its places")
    return around


def _extents(acts: Iterable[ActNode]) -> Iterator[_Extent]:
    for act in acts:
        yield act.span.start, act.span.end
        yield from _of_scenes(act.scenes)


def _of_scenes(scenes: Iterable[SceneNode]) -> Iterator[_Extent]:
    for scene in scenes:
        yield scene.span.start, scene.span.end
        yield from _of_blocks(scene.blocks)
        for shot in scene.shots:
            yield shot.span.start, shot.span.end
            yield from _of_blocks(shot.blocks)


def _of_blocks(of: Iterable[Block]) -> Iterator[_Extent]:
    for block in of:
        yield block.span.start, block.span.end
        if isinstance(block, Declaration):
            yield from ((it.span.start, it.span.end) for it in block.properties)
        elif isinstance(block, Template):
            yield from _of_scenes(block.body)
