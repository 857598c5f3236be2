"""Corrections of findings, and all of them at once."""

from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionContext,
    CodeActionKind,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from storyc import diagnostics
from storyc.diagnostics import Edit, Fix
from storyc.lsp.features.diagnostics import shown
from storyc.lsp.features.edits import workspace_edit
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.text import Text
from storyc.repair import repair

FIX_ALL = "source.fixAll.storyc"


def actions(
    snapshot: Snapshot, where: Range, context: CodeActionContext, *, lazily: bool
) -> list[CodeAction]:
    """Return the corrections of what is found in a range, and the one for the whole script.

    Args:
        snapshot: the script.
        where: the range.
        context: which kinds are wanted.
        lazily: whether the editor asks for the edit of the one that it is to make.
    """
    wanted = context.only or [CodeActionKind.QuickFix, FIX_ALL]
    found: list[CodeAction] = []
    if any(CodeActionKind.QuickFix.value.startswith(str(_word(it))) for it in wanted):
        found += _quick_fixes(snapshot, where)
    if any(FIX_ALL.startswith(str(_word(it))) for it in wanted):
        found += (it if lazily else resolved(snapshot, it) for it in _fix_all(snapshot))
    return found


def _word(kind: CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, CodeActionKind) else kind


def _quick_fixes(snapshot: Snapshot, where: Range) -> Iterator[CodeAction]:
    for finding in snapshot.checked.diagnostics:
        place = finding.primary
        if place is None or place.source != snapshot.entry.name:
            continue
        if not _touches(snapshot.text.range_of(place), where):
            continue
        for at, fix in enumerate(finding.fixes):
            yield _action(snapshot, finding, fix, is_first=at == 0)


def _action(
    snapshot: Snapshot, finding: diagnostics.Diagnostic, fix: Fix, *, is_first: bool
) -> CodeAction:
    return CodeAction(
        title=fix.title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[shown(snapshot, finding)],
        is_preferred=is_first and fix.safe,
        edit=edit_of(snapshot, fix.edits),
    )


def edit_of(snapshot: Snapshot, edits: Sequence[Edit]) -> WorkspaceEdit:
    """Return edits of the compiler as edits of the editor."""
    changes: dict[str, list[TextEdit]] = {}
    files = snapshot.checked.sources
    for each in edits:
        name = each.span.source
        where = snapshot.texts[name].range_of(each.span)
        edit = TextEdit(where, each.text_in(files[name]))
        changes.setdefault(name, []).append(edit)
    return workspace_edit(snapshot, changes)


def _fix_all(snapshot: Snapshot) -> Iterator[CodeAction]:
    if any(fix.safe for it in snapshot.checked.diagnostics for fix in it.fixes):
        yield CodeAction(
            title="Make every correction that keeps the meaning",
            kind=FIX_ALL,
            data=snapshot.own_uri,
        )


def resolved(snapshot: Snapshot, action: CodeAction) -> CodeAction:
    """Return an action with its edit; that of all corrections is worked out when it is chosen."""
    action.edit = every_correction(snapshot)
    return action


def every_correction(snapshot: Snapshot) -> WorkspaceEdit | None:
    """Return the edit that makes all corrections that keep the meaning, `None` if there is none."""
    repaired = repair(snapshot.entry, snapshot.reader, snapshot.target, unsafe=False)
    if not repaired.changed:
        return None
    changes = {}
    for name, file in repaired.changed.items():
        text = Text(repaired.before[name].text, snapshot.encoding)
        changes[name] = [TextEdit(text.range(0, len(text.content)), file.text)]
    return workspace_edit(snapshot, changes)


def _touches(one: Range, other: Range) -> bool:
    return one.start <= other.end and other.start <= one.end
