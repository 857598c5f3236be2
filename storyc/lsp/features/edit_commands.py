"""What the commands of the server change, as edits for the editor to make."""

from lsprotocol.types import TextEdit, WorkspaceEdit

from storyc.driver import compile_script
from storyc.lock import SUFFIX, lock_text
from storyc.lsp.features.edits import workspace_edit
from storyc.lsp.features.formatting import formatted
from storyc.lsp.snapshot import Snapshot
from storyc.lsp.text import Text
from storyc.repair import repair
from storyc.world.reader import UnreadableSource


class NotPlanned(Exception):  # noqa: N818  # it names a state of the script
    """There is no plan to make anew. The message says why and what to do."""


def corrected(snapshot: Snapshot) -> WorkspaceEdit | None:
    """Return the corrections that keep the meaning, `None` if there are none."""
    repaired = repair(snapshot.entry, snapshot.reader, snapshot.target, unsafe=False)
    changes = {}
    for name, file in repaired.changed.items():
        before = Text(repaired.before[name].text, snapshot.encoding)
        changes[name] = [TextEdit(before.range(0, len(before.content)), file.text)]
    return workspace_edit(snapshot, changes) if changes else None


def laid_out(snapshot: Snapshot) -> WorkspaceEdit | None:
    """Return the canonical layout, `None` if the script has it."""
    edits = formatted(snapshot)
    return workspace_edit(snapshot, {snapshot.entry.name: edits}) if edits else None


def planned_anew(snapshot: Snapshot) -> WorkspaceEdit | None:
    """Return the lock of a plan without the cuts of the lock, `None` if that is what it has.

    Raises:
        NotPlanned: an error stops the plan, or there is no lock: then every plan is made anew.
    """
    name = snapshot.entry.name + SUFFIX
    if not snapshot.reader.exists(name):
        raise NotPlanned(f"there is no {name}, so the plan is made anew with every change")
    compiled = compile_script(snapshot.entry, snapshot.reader, snapshot.target, replan=True)
    if compiled.finished is None:
        raise NotPlanned("an error stops the plan; correct what the editor shows first")
    lock = compiled.finished.lock
    if lock is None:
        raise NotPlanned("the settings name another target than the script, so its lock stays")
    try:
        before = Text(snapshot.reader.read(name).text, snapshot.encoding)
    except UnreadableSource as refusal:
        raise NotPlanned(f"{refusal}; or remove it, and the plan is made anew") from refusal
    after = lock_text(lock)
    if after == before.content:
        return None
    whole = before.range(0, len(before.content))
    return workspace_edit(snapshot, {name: [TextEdit(whole, after)]})
