"""Acts, scenes and shots as an outline, and as what can be folded."""

from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    DocumentSymbol,
    FoldingRange,
    FoldingRangeKind,
    Location,
    SymbolKind,
    WorkspaceSymbol,
)

from storyc.lsp.names import names_of
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.text import Text
from storyc.source import Span
from storyc.syntax import parse
from storyc.syntax.tree import ActNode, Block, Declaration, SceneNode, ShotNode, Speech, Template

KINDS = {
    "character": SymbolKind.Class,
    "location": SymbolKind.Namespace,
    "prop": SymbolKind.Object,
    "style": SymbolKind.Property,
    "music": SymbolKind.Event,
    "voice": SymbolKind.Property,
}
"""What an editor draws a declaration as, by its keyword."""


def symbols(snapshot: Snapshot) -> list[DocumentSymbol]:
    """Return acts > scenes > shots, with declarations where they stand."""
    document, _ = parse(snapshot.entry)
    return [it for act in document.acts for it in _of_act(snapshot.text, act)]


def folds(snapshot: Snapshot) -> list[FoldingRange]:
    """Return what can be folded: acts, scenes, shots, declarations, templates, comments."""
    document, _ = parse(snapshot.entry)
    return [
        FoldingRange(first, last, kind=FoldingRangeKind.Region)
        for span in _spans(document.acts)
        for first, last in [_lines(snapshot.text, span)]
        if first < last
    ]


def workspace_symbols(snapshots: Sequence[Snapshot], query: str) -> list[WorkspaceSymbol]:
    """Return the names of all open scripts that a query is part of."""
    found: dict[tuple[str, str], WorkspaceSymbol] = {}
    for snapshot in snapshots:
        for name in names_of(snapshot.checked.screenplay).values():
            if query.casefold() not in name.text.casefold():
                continue
            uri = snapshot.uri(name.declared.source)
            where = snapshot.texts[name.declared.source].range_of(name.declared)
            symbol = WorkspaceSymbol(Location(uri, where), name.text, KINDS[name.kind])
            found[uri, name.text] = symbol
    return [found[key] for key in sorted(found)]


def _of_act(text: Text, act: ActNode) -> Iterator[DocumentSymbol]:
    scenes = [it for scene in act.scenes for it in _of_scene(text, scene)]
    if act.section is None:
        yield from scenes
    else:
        yield _symbol(text, act.section.text.text, SymbolKind.Module, act.span, scenes)


def _of_scene(text: Text, scene: SceneNode) -> Iterator[DocumentSymbol]:
    inside = [it for block in scene.blocks for it in _of_block(text, block)]
    inside += [_of_shot(text, shot) for shot in scene.shots]
    if scene.heading is None:
        yield from inside
    else:
        yield _symbol(text, scene.heading.text, SymbolKind.Namespace, scene.span, inside)


def _of_shot(text: Text, shot: ShotNode) -> DocumentSymbol:
    inside = [it for block in shot.blocks for it in _of_block(text, block)]
    return _symbol(text, shot.line.text.strip(), SymbolKind.Event, shot.span, inside)


def _of_block(text: Text, block: Block) -> Iterator[DocumentSymbol]:
    match block:
        case Declaration():
            name = f"{block.keyword.text} {block.name.text}"
            yield _symbol(text, name, KINDS.get(block.keyword.text, SymbolKind.Object), block.span)
        case Template():
            yield _symbol(text, f"template {block.name.text}", SymbolKind.Function, block.span)
        case Speech():
            yield _symbol(text, block.cue.text.strip(), SymbolKind.String, block.span)
        case _:
            return


def _symbol(
    text: Text,
    name: str,
    kind: SymbolKind,
    span: Span,
    children: Sequence[DocumentSymbol] = (),
) -> DocumentSymbol:
    end = span.start + len(text.content[span.start : span.end].partition("\n")[0].rstrip("\r"))
    # A symbol without a name is refused by editors.
    return DocumentSymbol(
        name.strip() or "…",
        kind,
        text.range_of(span),
        text.range(span.start, min(end, span.end)),
        children=list(children),
    )


def _spans(acts: Sequence[ActNode]) -> Iterator[Span]:
    for act in acts:
        if act.section is not None:
            yield act.span
        for scene in act.scenes:
            yield from _spans_of_scene(scene)


def _spans_of_scene(scene: SceneNode) -> Iterator[Span]:
    if scene.heading is not None:
        yield scene.span
    blocks = [*scene.blocks, *(it for shot in scene.shots for it in shot.blocks)]
    yield from (shot.span for shot in scene.shots)
    yield from (it.span for it in blocks if isinstance(it, Declaration | Template))


def _lines(text: Text, span: Span) -> tuple[int, int]:
    """Return the first and the last line of a span, the blank ones behind it left out."""
    shown = text.content[span.start : span.end].rstrip()
    return text.position(span.start).line, text.position(span.start + len(shown)).line
