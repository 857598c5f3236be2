"""Files under other names: the paths of scripts follow."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol.types import (
    CreateFile,
    DeleteFile,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    PrepareRenamePlaceholder,
    RenameFile,
    RenameFileOptions,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from storyc.lock import SUFFIX
from storyc.lower.paths import WHY_REFUSED, resolve
from storyc.lsp.features.navigation import NoName
from storyc.lsp.folder_view import FolderView
from storyc.lsp.moves import Moves
from storyc.lsp.place import uri_of
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.text import Text
from storyc.lsp.written_paths import WrittenPath, written_paths
from storyc.source import SourceFile

_Change = TextDocumentEdit | CreateFile | RenameFile | DeleteFile


def followed(view: FolderView, moves: Moves, *, renames_files: bool) -> WorkspaceEdit | None:
    """Return the edits that go with moved files, `None` if there are none.

    Args:
        view: the files as they are before.
        moves: what the editor is about to move.
        renames_files: whether the editor moves files when it is told to: the lock of a moved script
            goes with it, which keeps its cuts.
    """
    edits = _edits(view, moves)
    locks = list(_locks(view, moves)) if renames_files else []
    if not edits and not locks:
        return None
    if not view.desk.takes_versions:
        return WorkspaceEdit(changes=edits)
    return WorkspaceEdit(document_changes=[*_versioned(view, edits), *locks])


def path_at(snapshot: Snapshot, place: Position) -> PrepareRenamePlaceholder | None:
    """Return the path that is written at a place."""
    found = _written_at(snapshot, place)
    if found is None:
        return None
    return PrepareRenamePlaceholder(snapshot.text.range_of(found.span), found.said)


def renamed(
    view: FolderView, snapshot: Snapshot, place: Position, new: str, *, renames_files: bool
) -> WorkspaceEdit | None:
    """Return the edits that give the file another path whose path is at a place, `None` if none is.

    Raises:
        NoName: the file cannot have this path. The message says why.
    """
    found = _written_at(snapshot, place)
    if found is None:
        return None
    if not (renames_files and view.desk.takes_versions):
        raise NoName("this editor renames no files; rename the file itself, and the path here")
    home = snapshot.path.parent
    old, after = (home / found.name).resolve(), _new_place(snapshot, new)
    root = view.desk.root_of(old)
    if not old.is_file() or root is None:
        raise NoName(f"there is no file {found.said} in the opened folders to be renamed")
    if not after.is_relative_to(root):
        raise NoName(f"{new} is outside the opened folder; {WHY_REFUSED}")
    if after.exists():
        raise NoName(f"there is a file {new} already; choose another name")
    moves = Moves(((old, after),))
    whole = RenameFile(uri_of(old), uri_of(after), options=RenameFileOptions(overwrite=False))
    edits = _versioned(view, _edits(view, moves))
    return WorkspaceEdit(document_changes=[*edits, whole, *_locks(view, moves)])


def _new_place(snapshot: Snapshot, new: str) -> Path:
    name = resolve(new, snapshot.entry.name)
    if name is None or not set(new).isdisjoint('"“”„«»,'):
        raise NoName(f"{new!r} is no path of a script: {WHY_REFUSED}, without quotes and commas")
    return (snapshot.path.parent / name).resolve()


def _written_at(snapshot: Snapshot, place: Position) -> WrittenPath | None:
    offset = snapshot.text.offset(place)
    every = written_paths(SourceFile(snapshot.entry.name, snapshot.entry.text))
    return next((it for it in every if it.span.start <= offset <= it.span.end), None)


def _edits(view: FolderView, moves: Moves) -> dict[str, list[TextEdit]]:
    found: dict[str, list[TextEdit]] = {}
    for it in moves.edits(view):
        where = Text(it.text, view.desk.encoding).range_of(it.span)
        found.setdefault(view.uri(it.path), []).append(TextEdit(where, it.new))
    return found


def _versioned(view: FolderView, edits: dict[str, list[TextEdit]]) -> Iterator[_Change]:
    versions = {it.uri: it.version for it in view.open.values()}
    for uri, each in edits.items():
        document = OptionalVersionedTextDocumentIdentifier(uri, versions.get(uri))
        yield TextDocumentEdit(document, list[TextEdit](each))


def _locks(view: FolderView, moves: Moves) -> Iterator[RenameFile]:
    """Yield the moves of the locks beside moved scripts; in a moved folder they go anyway."""
    for old, new in moves.pairs:
        lock = old.with_name(old.name + SUFFIX)
        if view.desk.root_of(old) is None:
            continue  # outside the opened folders nothing is looked at
        if old.is_file() and lock.is_file():
            beside = new.with_name(new.name + SUFFIX)
            options = RenameFileOptions(overwrite=False, ignore_if_exists=True)
            yield RenameFile(uri_of(lock), uri_of(beside), options=options)


def moves_of(pairs: Sequence[tuple[Path | None, Path | None]]) -> Moves:
    """Return what an editor moves on the disk; what does not lie there leads nowhere."""
    return Moves(tuple((old, new) for old, new in pairs if old is not None and new is not None))
