"""From a name to what it is `like`, and from a shot to the style that it is filmed in."""

from collections.abc import Iterator

from lsprotocol.types import Location, Position, SymbolKind, TypeHierarchyItem

from storyc.lower.namespace import Named
from storyc.lsp.lineage import Lineage
from storyc.lsp.names import name_at
from storyc.lsp.place import path_of
from storyc.lsp.snapshot import Snapshot

_KINDS = {
    "thing": SymbolKind.Class,
    "style": SymbolKind.Property,
    "voice": SymbolKind.Property,
    "music": SymbolKind.Event,
}


def type_definition(snapshot: Snapshot, place: Position) -> list[Location]:
    """Return where the name at a place has its looks and its voice from; of a shot, its style."""
    offset = snapshot.text.offset(place)
    found = name_at(snapshot, offset)
    lineage = Lineage.of(snapshot)
    if found is None:
        return [_location(snapshot, it) for it in _style_at(snapshot, lineage, offset)]
    named = lineage.named(found[0])
    if named is None:
        return []
    behind = (lineage.parent(named), lineage.voice(named))
    return [_location(snapshot, it) for it in behind if it is not None]


def type_items(snapshot: Snapshot, place: Position) -> list[TypeHierarchyItem] | None:
    """Return the declaration of the name at a place."""
    found = name_at(snapshot, snapshot.text.offset(place))
    named = None if found is None else Lineage.of(snapshot).named(found[0])
    return None if named is None else [_item(snapshot, named)]


def supertypes(snapshot: Snapshot, item: TypeHierarchyItem) -> list[TypeHierarchyItem]:
    """Return what a declaration is `like`."""
    lineage = Lineage.of(snapshot)
    named = _named(snapshot, lineage, item)
    parent = None if named is None else lineage.parent(named)
    return [] if parent is None else [_item(snapshot, parent)]


def subtypes(snapshot: Snapshot, item: TypeHierarchyItem) -> list[TypeHierarchyItem]:
    """Return the declarations that are `like` one."""
    lineage = Lineage.of(snapshot)
    named = _named(snapshot, lineage, item)
    return [] if named is None else [_item(snapshot, it) for it in lineage.children(named)]


def _style_at(snapshot: Snapshot, lineage: Lineage, offset: int) -> Iterator[Named]:
    shots = [it for scene in snapshot.checked.screenplay.scenes for it in scene.shots]
    before = [it for it in shots if it.span.source == snapshot.entry.name and it.beats]
    # The marks of a shot stand before what is called the shot.
    line_end = snapshot.entry.text.find("\n", offset)
    end = len(snapshot.entry.text) if line_end < 0 else line_end
    here = max(
        (it for it in before if it.span.start <= end), key=lambda it: it.span.start, default=None
    )
    if here is None:
        return
    style = snapshot.checked.log.before[here.beats[-1].id].style
    if style is not None:
        yield from (it for it in lineage.declared if _is(it, "style", style))


def _named(snapshot: Snapshot, lineage: Lineage, item: TypeHierarchyItem) -> Named | None:
    """Return the declaration that an item names; the text may be another than it was then."""
    path = path_of(item.uri)
    source = snapshot.entry.name
    if item.uri != snapshot.own_uri and path is not None:
        source = snapshot.name(path)
    return next(
        (
            it
            for it in lineage.declared
            if it.file.name == source and it.name.text == item.name and _kind(it) == item.kind
        ),
        None,
    )


def _item(snapshot: Snapshot, named: Named) -> TypeHierarchyItem:
    where = _location(snapshot, named)
    text = snapshot.texts[named.file.name]
    return TypeHierarchyItem(
        named.name.text,
        _kind(named),
        where.uri,
        text.range_of(named.node.span),
        where.range,
        detail=None if named.like is None else f"like {named.like.text}",
        # The script that it was asked of: a name may be declared in a file that is not open.
        data=snapshot.own_uri,
    )


def _location(snapshot: Snapshot, named: Named) -> Location:
    text = snapshot.texts[named.file.name]
    return Location(snapshot.uri(named.file.name), text.range_of(named.name.span))


def _kind(named: Named) -> SymbolKind:
    return _KINDS.get(named.family, SymbolKind.Object)


def _is(named: Named, family: str, name: str) -> bool:
    return named.family == family and named.name.text.casefold() == name.casefold()
