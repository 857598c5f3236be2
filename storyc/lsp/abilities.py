"""What the editor at the other end can do."""

from dataclasses import dataclass
from typing import Self

from lsprotocol.types import ClientCapabilities, ResourceOperationKind
from pygls.capabilities import get_capability


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the server may ask of the editor; of one that says nothing, it asks nothing."""

    takes_others: bool = False
    takes_versions: bool = False
    asks_for_edits: bool = False
    renames_files: bool = False
    confirms_edits: bool = False
    watches_files: bool = False
    gives_settings: bool = False
    shows_progress: bool = False
    takes_edits: bool = False
    refreshes_findings: bool = False
    refreshes_hints: bool = False
    refreshes_lenses: bool = False
    refreshes_values: bool = False

    @classmethod
    def of(cls, told: ClientCapabilities) -> Self:
        """Read what a client says of itself."""

        def can(field: str) -> bool:
            return bool(get_capability(told, field))

        return cls(
            takes_others=can("text_document.diagnostic.related_document_support"),
            takes_versions=can("workspace.workspace_edit.document_changes"),
            asks_for_edits="edit"
            in (get_capability(told, "text_document.code_action.resolve_support.properties") or ()),
            confirms_edits=can("workspace.workspace_edit.document_changes")
            and get_capability(told, "workspace.workspace_edit.change_annotation_support")
            is not None,
            renames_files=ResourceOperationKind.Rename
            in (get_capability(told, "workspace.workspace_edit.resource_operations") or ()),
            watches_files=can("workspace.did_change_watched_files.dynamic_registration"),
            gives_settings=can("workspace.configuration"),
            takes_edits=can("workspace.apply_edit"),
            shows_progress=can("window.work_done_progress"),
            refreshes_findings=can("workspace.diagnostics.refresh_support"),
            refreshes_hints=can("workspace.inlay_hint.refresh_support"),
            refreshes_lenses=can("workspace.code_lens.refresh_support"),
            refreshes_values=can("workspace.inline_value.refresh_support"),
        )
