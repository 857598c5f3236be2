"""What completion offers, item by item: words, names of the script, files."""

from collections.abc import Iterable, Iterator

from lsprotocol.types import CompletionItem, CompletionItemKind

from storyc.ir import Screenplay
from storyc.lsp.names import NameKind, names_of
from storyc.lsp.snapshot import Snapshot

_KINDS: dict[NameKind, CompletionItemKind] = {
    "character": CompletionItemKind.Class,
    "location": CompletionItemKind.Module,
    "prop": CompletionItemKind.Field,
    "style": CompletionItemKind.Property,
    "music": CompletionItemKind.Event,
    "voice": CompletionItemKind.Property,
}


def known(snapshot: Snapshot) -> Screenplay:
    """The names of a moment ago will do: whoever is met in this line comes with the next check."""
    return snapshot.around(0).checked.screenplay


def told_of(snapshot: Snapshot) -> tuple[str, ...]:
    """Return whom and what a state line can tell of."""
    screenplay = known(snapshot)
    return (*screenplay.character_by_name, *screenplay.prop_by_name)


def names(snapshot: Snapshot, *kinds: NameKind) -> Iterator[CompletionItem]:
    """Yield the names of some kinds; each is explained when it is looked at."""
    for name in names_of(known(snapshot)).values():
        if name.kind in kinds:
            about = [snapshot.own_uri, name.text]
            yield CompletionItem(name.text, kind=_KINDS[name.kind], detail=name.kind, data=about)


def words(found: Iterable[str], kind: CompletionItemKind, detail: str) -> Iterator[CompletionItem]:
    """Yield words that are what `detail` says."""
    for it in found:
        yield CompletionItem(it, kind=kind, detail=detail)


def files(snapshot: Snapshot, path: str) -> Iterator[CompletionItem]:
    """Yield what lies in the folder of a path that is being written."""
    folder = path.rpartition("/")[0]
    for name in snapshot.reader.names_in(folder):
        kind = CompletionItemKind.Folder if name.endswith("/") else CompletionItemKind.File
        yield CompletionItem(name, kind=kind, detail=folder or "beside the script")
