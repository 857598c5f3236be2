"""Findings as an editor fetches them: only those that are others than last time."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from lsprotocol.types import (
    Diagnostic,
    FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport,
    WorkspaceDiagnosticReport,
    WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
)

from storyc.lsp.workspace_check import Found

_Related = Mapping[str, FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport]


def document_report(
    uri: str, found: Found, previous: str | None, *, with_others: bool
) -> RelatedFullDocumentDiagnosticReport | RelatedUnchangedDocumentDiagnosticReport:
    """Return what is found in a script.

    Args:
        uri: the script.
        found: all findings of it and of what it reads.
        previous: the mark of the findings that the editor has.
        with_others: whether the editor takes those of other files along.
    """
    items = found.get(uri, ())
    others: _Related | None = None
    if with_others:
        others = {
            it: FullDocumentDiagnosticReport(list(each), result_id=mark(each))
            for it, each in found.items()
            if it != uri
        }
    if previous == mark(items):
        return RelatedUnchangedDocumentDiagnosticReport(previous, related_documents=others)
    return RelatedFullDocumentDiagnosticReport(list(items), others, result_id=mark(items))


def workspace_report(
    found: Found, previous: Mapping[str, str], versions: Mapping[str, int]
) -> WorkspaceDiagnosticReport:
    """Return what is found in the opened folders.

    Args:
        found: all findings, by URI.
        previous: the marks of the findings that the editor has, by URI. Of a file that is gone, it
            is told that there are none any more.
        versions: those of the open documents, by URI.
    """
    uris = sorted({*found, *previous})
    return WorkspaceDiagnosticReport(
        [_report(it, found.get(it, ()), previous.get(it), versions.get(it)) for it in uris]
    )


def _report(
    uri: str, items: Sequence[Diagnostic], previous: str | None, version: int | None
) -> WorkspaceDocumentDiagnosticReport:
    marked = mark(items)
    if previous == marked:
        return WorkspaceUnchangedDocumentDiagnosticReport(uri, marked, version)
    return WorkspaceFullDocumentDiagnosticReport(uri, list(items), version, result_id=marked)


def mark(items: Sequence[Diagnostic]) -> str:
    """Return a text that differs when findings do: equal ones print alike."""
    return sha256(repr(tuple(items)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
