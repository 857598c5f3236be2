"""Fixing what can be fixed: applies fixes and checks again until there is nothing left to apply.

Knows about texts. Does not know about files or terminals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyc.diagnostics.apply import apply_fixes
from storyc.driver import Checked, check
from storyc.world.reader import OverlayReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storyc.diagnostics import Fix
    from storyc.source import SourceFile
    from storyc.world.reader import SourceReader

MAX_ROUNDS = 20
"""Checks until fixes must have come to rest; one mistake seldom hides more than one other."""


@dataclass(frozen=True)
class Repaired:
    """A script after its fixes, and what is left to say of it.

    `before` are the script's files as they were, `changed` those that are different now, by name.
    """

    before: Mapping[str, SourceFile]
    changed: Mapping[str, SourceFile]
    fixes: tuple[Fix, ...]
    checked: Checked


def repair(
    entry: SourceFile, reader: SourceReader, target_name: str | None = None, *, unsafe: bool
) -> Repaired:
    """Apply the fixes of a script's findings.

    Repairing twice is repairing once: where fixes would undo one another for ever, none is applied.

    Args:
        entry: the script.
        reader: gives the files that it imports. Only these and the script are changed.
        target_name: overrides the title page's target.
        unsafe: whether to use the fixes that may not be what the writer meant, too.
    """
    first = checked = check(entry, reader, target_name)
    before: dict[str, SourceFile] = {}
    changed: dict[str, SourceFile] = {}
    fixes: tuple[Fix, ...] = ()
    for _ in range(MAX_ROUNDS):
        files = checked.screenplay.source_by_name
        before = {**files, **before}
        applied = apply_fixes(checked.diagnostics, files, unsafe=unsafe)
        if not applied.fixes:
            return Repaired(before, changed, fixes, checked)
        changed |= applied.changed
        fixes += applied.fixes
        now = changed.get(entry.name, entry)
        checked = check(now, OverlayReader(reader, changed), target_name)
    return Repaired(first.screenplay.source_by_name, {}, (), first)
