"""Findings, as an editor shows them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Position,
    Range,
)

from storyc import diagnostics
from storyc.diagnostics import Code, Severity
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.text import Text
from storyc.recheck import Rechecked

SOURCE = "storyc"

_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_UNUSED = frozenset({Code.UNUSED_ALLOW})
_NOWHERE = Range(Position(0, 0), Position(0, 0))


def findings(snapshot: Snapshot) -> Mapping[str, tuple[Diagnostic, ...]]:
    """Return what `storyc check` says of a script and of what it reads, by URI.

    Shape: the script itself is always there, the others where something is said of them.
    """
    if snapshot.refusal is not None:
        return {snapshot.uri(snapshot.entry.name): (unreadable(snapshot.refusal),)}
    return _by_uri(snapshot, snapshot.checked.as_module().diagnostics, snapshot.texts)


def glanced(snapshot: Snapshot, glance: Rechecked) -> Mapping[str, tuple[Diagnostic, ...]]:
    """Return what is found at once after an edit, by URI.

    Shape: that of `findings`.
    """
    files = glance.scenes.sources
    texts = {name: snapshot.text_of(file) for name, file in files.items()}
    return _by_uri(snapshot, glance.diagnostics, texts)


def _by_uri(
    snapshot: Snapshot, every: Iterable[diagnostics.Diagnostic], texts: Mapping[str, Text]
) -> Mapping[str, tuple[Diagnostic, ...]]:
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    found[snapshot.uri(snapshot.entry.name)] = []
    for each in every:
        name = snapshot.entry.name if each.primary is None else each.primary.source
        found[snapshot.uri(name)].append(shown(snapshot, each, texts))
    return {uri: tuple(each) for uri, each in found.items()}


def unreadable(why: str) -> Diagnostic:
    """Return the finding of a file that is not taken as a script."""
    severity, code = DiagnosticSeverity.Error, Code.UNREADABLE_SOURCE.value
    return Diagnostic(_NOWHERE, why, severity, code, source=SOURCE)


def shown(
    snapshot: Snapshot, it: diagnostics.Diagnostic, texts: Mapping[str, Text] | None = None
) -> Diagnostic:
    """Return one finding. What is to be done stands behind what is wrong, as its own lines.

    Args:
        snapshot: the script.
        it: the finding.
        texts: the texts of all files, those that a whole check read where there are no others.
    """
    place = it.primary
    texts = snapshot.texts if texts is None else texts
    where = _NOWHERE if place is None else texts[place.source].range_of(place)
    return Diagnostic(
        range=where,
        message="\n".join(_said(it)),
        severity=_SEVERITIES[it.severity],
        code=it.code.value,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if it.code in _UNUSED else None,
        related_information=[
            DiagnosticRelatedInformation(
                Location(
                    snapshot.uri(label.span.source),
                    texts[label.span.source].range_of(label.span),
                ),
                label.text,
            )
            for label in it.labels
        ]
        or None,
    )


def _said(it: diagnostics.Diagnostic) -> Iterator[str]:
    yield it.message
    yield from it.notes
    if it.help:
        yield f"help: {it.help}"
