"""Files that a script names, as links."""

from collections.abc import Iterator

from lsprotocol.types import DocumentLink

from storyc.ir import Asset, Screenplay
from storyc.lower import blocks
from storyc.lower.paths import resolve
from storyc.lsp.snapshot import Snapshot
from storyc.source import Span
from storyc.syntax import Import, Include, parse


def links(snapshot: Snapshot) -> list[DocumentLink]:
    """Return a link for each file that the script names and that is there."""
    found = {it.start: (it, name) for it, name in _named(snapshot) if snapshot.reader.exists(name)}
    return [
        DocumentLink(snapshot.text.range_of(span), target=snapshot.uri(name), tooltip=name)
        for _, (span, name) in sorted(found.items())
    ]


def _named(snapshot: Snapshot) -> Iterator[tuple[Span, str]]:
    """Yield the places of files in the script, each with the name that the compiler knows."""
    document, _ = parse(snapshot.entry)
    for block in blocks.of_document(document):
        if isinstance(block, Import | Include):
            name = resolve(block.path.text, snapshot.entry.name)
            if name is not None:
                yield block.path.span, name
    for asset in _assets(snapshot.checked.screenplay):
        if asset.path is not None and asset.span.source == snapshot.entry.name:
            yield asset.span, asset.path


def _assets(screenplay: Screenplay) -> Iterator[Asset]:
    for who in screenplay.characters:
        yield from who.refs
        if who.cameo is not None:
            yield who.cameo
    for place in screenplay.locations:
        yield from place.refs
    for prop in screenplay.props:
        yield from prop.refs
    for style in screenplay.styles:
        yield from style.refs
    heard = (*(it.file for it in screenplay.music), *(it.file for it in screenplay.voices))
    yield from (it for it in heard if it is not None)
