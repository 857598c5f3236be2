"""From a name to the scenes and shots that use it, and from a scene to who is in it."""

from lsprotocol.types import (
    CallHierarchyIncomingCall,
    CallHierarchyItem,
    CallHierarchyOutgoingCall,
    Location,
    Position,
    Range,
    SymbolKind,
)

from storyc.ir import Scene
from storyc.lsp.appearances import appearances, names_in, places_in, scene_at
from storyc.lsp.features.outline import KINDS
from storyc.lsp.names import Name, name_at, names_of
from storyc.lsp.snapshot import Snapshot
from storyc.source import Span


def implementations(snapshot: Snapshot, place: Position) -> list[Location]:
    """Return the headings of the scenes, and the shot lines, that use the name at a place."""
    found = name_at(snapshot, snapshot.text.offset(place))
    if found is None:
        return []
    spans = dict.fromkeys(
        span
        for it in appearances(snapshot, found[0].text)
        for span in (it.scene.span, *(shot.span for shot in it.shots if not shot.inferred))
    )
    return [Location(snapshot.uri(it.source), _range(snapshot, it)) for it in spans]


def call_items(snapshot: Snapshot, place: Position) -> list[CallHierarchyItem] | None:
    """Return the name at a place; on a heading, and where no name stands, the scene."""
    offset = snapshot.text.offset(place)
    scene = scene_at(snapshot.checked.screenplay, snapshot.entry.name, offset)
    found = name_at(snapshot, offset)
    if scene is not None and (found is None or offset <= scene.span.end):
        return [_of_scene(snapshot, scene)]
    return None if found is None else [_of_name(snapshot, found[0])]


def incoming(snapshot: Snapshot, item: CallHierarchyItem) -> list[CallHierarchyIncomingCall]:
    """Return the scenes that a name is in. Nothing leads to a scene."""
    if _scene_of(snapshot, item) is not None:
        return []
    return [
        CallHierarchyIncomingCall(
            _of_scene(snapshot, it.scene),
            [_range(snapshot, span) for span in places_in(snapshot, it.scene, item.name)],
        )
        for it in appearances(snapshot, item.name)
    ]


def outgoing(snapshot: Snapshot, item: CallHierarchyItem) -> list[CallHierarchyOutgoingCall]:
    """Return who and what is in a scene. A name leads nowhere."""
    scene = _scene_of(snapshot, item)
    if scene is None:
        return []
    known = names_of(snapshot.checked.screenplay)
    return [
        CallHierarchyOutgoingCall(
            _of_name(snapshot, known[name]),
            [_range(snapshot, span) for span in places_in(snapshot, scene, name)],
        )
        for name in sorted(names_in(scene) & known.keys())
        if known[name].kind in {"character", "prop"}
    ]


def script_of(item: CallHierarchyItem) -> str:
    """Return the URI of the script that an item was asked of, which may not be the item's own."""
    script, _ = _given_back(item)
    return script


def _of_name(snapshot: Snapshot, name: Name) -> CallHierarchyItem:
    where = _range(snapshot, name.declared)
    uri = snapshot.uri(name.declared.source)
    data = [snapshot.own_uri, ""]
    return CallHierarchyItem(name.text, KINDS[name.kind], uri, where, where, data=data)


def _of_scene(snapshot: Snapshot, scene: Scene) -> CallHierarchyItem:
    where = _range(snapshot, scene.span)
    title = scene.id if scene.slugline is None else scene.slugline.text
    return CallHierarchyItem(
        title,
        SymbolKind.Namespace,
        snapshot.uri(scene.span.source),
        where,
        where,
        detail=f"scene {scene.id}",
        data=[snapshot.own_uri, scene.id],
    )


def _scene_of(snapshot: Snapshot, item: CallHierarchyItem) -> Scene | None:
    _, wanted = _given_back(item)
    return next((it for it in snapshot.checked.screenplay.scenes if it.id == wanted), None)


def _given_back(item: CallHierarchyItem) -> tuple[str, str]:
    """Return the script and the scene's id that went with an item; an editor may give anything."""
    match item.data:
        case [str(script), str(scene)]:
            return script, scene
        case _:
            return item.uri, ""


def _range(snapshot: Snapshot, span: Span) -> Range:
    return snapshot.texts[span.source].range_of(span)
