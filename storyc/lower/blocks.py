"""Walking over the blocks of a document."""

from collections.abc import Iterable, Iterator

from storyc.syntax.tree import Block, Document, SceneNode


def of_document(document: Document) -> Iterator[Block]:
    """Yield every block of a file in reading order; the inside of templates is not entered."""
    for act in document.acts:
        yield from of_scenes(act.scenes)


def of_scenes(scenes: Iterable[SceneNode]) -> Iterator[Block]:
    """Yield the blocks of some scenes in reading order."""
    for scene in scenes:
        yield from scene.blocks
        for shot in scene.shots:
            yield from shot.blocks
