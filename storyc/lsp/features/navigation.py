"""From a name to its declaration and to every other place of it."""

from collections.abc import Iterator, Mapping

from lsprotocol.types import (
    AnnotatedTextEdit,
    ChangeAnnotation,
    DocumentHighlight,
    DocumentHighlightKind,
    Location,
    Position,
    PrepareRenamePlaceholder,
    TextEdit,
    WorkspaceEdit,
)

from storyc.lsp.features.edits import workspace_edit
from storyc.lsp.names import Occurrence, name_at, names_of, occurrences
from storyc.lsp.settings import Mentions
from storyc.lsp.snapshot import Snapshot
from storyc.syntax.inline.heading import heading_prefix

_IN_PROSE = "mention"
_JOINING = " -'’."


class NoName(Exception):  # noqa: N818  # it names what an editor did, not a fault of ours
    """A new name that cannot be one. The message says why."""


def definition(snapshot: Snapshot, place: Position) -> Location | None:
    """Return where the name at a place is declared, else where it is first met."""
    found = name_at(snapshot, snapshot.text.offset(place))
    if found is None:
        return None
    name, _ = found
    span = name.declared
    text = snapshot.texts[span.source]
    start = span.start
    line = text.content[start : span.end].partition("\n")[0]
    at = line.upper().find(name.text.upper())
    first = start + max(at, 0)
    return Location(snapshot.uri(span.source), text.range(first, first + len(name.text)))


def references(snapshot: Snapshot, place: Position, *, declared: bool = True) -> list[Location]:
    """Return every place of the name, in all files of the script."""
    found = name_at(snapshot, snapshot.text.offset(place))
    if found is None:
        return []
    own = definition(snapshot, place)
    every = [
        Location(snapshot.uri(file), snapshot.texts[file].range_of(each.span))
        for file, each in _everywhere(snapshot, found[0].text)
    ]
    return [it for it in every if declared or it != own]


def highlights(snapshot: Snapshot, place: Position) -> list[DocumentHighlight]:
    """Return every place of the name in the script's own file."""
    found = name_at(snapshot, snapshot.text.offset(place))
    if found is None:
        return []
    return [
        DocumentHighlight(snapshot.text.range_of(it.span), DocumentHighlightKind.Text)
        for it in occurrences(found[0].text, snapshot.entry)
    ]


def prepare_rename(snapshot: Snapshot, place: Position) -> PrepareRenamePlaceholder | None:
    """Return the name that would be renamed."""
    found = name_at(snapshot, snapshot.text.offset(place))
    if found is None:
        return None
    name, span = found
    return PrepareRenamePlaceholder(snapshot.text.range_of(span), name.text)


def rename(
    snapshot: Snapshot, place: Position, new: str, mentions: Mentions = "always"
) -> WorkspaceEdit | None:
    """Return the edits that rename what is at a place, in every file of the script.

    What is written in capitals becomes the new name in capitals; mentions in prose keep their case.

    Args:
        snapshot: the script.
        place: where the name stands.
        new: the name to be.
        mentions: what becomes of mentions in prose. Where the writer is to be asked, the editor is
            told that these edits want to be confirmed.

    Raises:
        NoName: the new name cannot stand where names stand.
    """
    found = name_at(snapshot, snapshot.text.offset(place))
    if found is None:
        return None
    name = _new_name(snapshot, found[0].text, new)
    changes: dict[str, list[TextEdit | AnnotatedTextEdit]] = {}
    for file, each in _everywhere(snapshot, found[0].text):
        text = snapshot.texts[file]
        if each.in_prose and mentions == "never":
            continue
        said = text.content[each.span.start : each.span.end]
        where, words = text.range_of(each.span), _in_case_of(said, name)
        is_asked = each.in_prose and mentions == "ask"
        edit = AnnotatedTextEdit(_IN_PROSE, where, words) if is_asked else TextEdit(where, words)
        changes.setdefault(file, []).append(edit)
    made = workspace_edit(snapshot, changes)
    if mentions == "ask":
        made.change_annotations = {
            _IN_PROSE: ChangeAnnotation("Mentions in prose", needs_confirmation=True)
        }
    return made


def _new_name(snapshot: Snapshot, old: str, new: str) -> str:
    name = " ".join(new.split())
    if not any(map(str.isalpha, name)) or not all(it.isalnum() or it in _JOINING for it in name):
        raise NoName(f"{new!r} is no name: use letters, digits, blanks, hyphens and apostrophes")
    if heading_prefix(name.upper()) is not None:
        raise NoName(f"{new!r} would begin a scene; choose a name that is no heading")
    taken = names_of(snapshot.checked.screenplay)
    if name.upper() != old.upper() and name.upper() in taken:
        kind = taken[name.upper()].kind
        raise NoName(f"there is a {kind} {name.upper()} already, and the two would become one")
    return name


def _in_case_of(said: str, name: str) -> str:
    if said.isupper() or not said.upper().isupper():
        return name.upper()
    return name.title() if said[:1].isupper() else name.lower()


def _everywhere(snapshot: Snapshot, name: str) -> Iterator[tuple[str, Occurrence]]:
    files: Mapping[str, object] = snapshot.checked.screenplay.source_by_name
    for file in files:
        source = snapshot.checked.screenplay.source_by_name[file]
        for each in occurrences(name, source):
            yield file, each
