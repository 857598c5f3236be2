"""Changes to documents, as an editor takes them."""

from collections.abc import Mapping, Sequence

from lsprotocol.types import (
    AnnotatedTextEdit,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from storyc.lsp.snapshot import Snapshot


def workspace_edit(
    snapshot: Snapshot, changes: Mapping[str, Sequence[TextEdit | AnnotatedTextEdit]]
) -> WorkspaceEdit:
    """Return edits of several files, by the compiler's name of each.

    With the version of each document that they were made for, so that an editor whose text has gone
    on refuses them; without where the editor takes no versions.
    """
    by_uri = {snapshot.uri(name): (name, edits) for name, edits in changes.items()}
    if snapshot.versions is None:
        # Nothing is to be confirmed in an editor that takes no versions.
        plain = {
            uri: [TextEdit(it.range, it.new_text) for it in edits]
            for uri, (_, edits) in by_uri.items()
        }
        return WorkspaceEdit(changes=plain)
    return WorkspaceEdit(
        document_changes=[
            TextDocumentEdit(
                OptionalVersionedTextDocumentIdentifier(uri, snapshot.versions.get(name)),
                list(edits),
            )
            for uri, (name, edits) in by_uri.items()
        ]
    )
