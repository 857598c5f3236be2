"""The lock beside the script: written after a compile, or held against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from storyc.driver import Compiled


def refuse_changes(compiled: Compiled, script: Path) -> bool:
    """Complain if a compile asks for more than the lock has; tell whether it does."""
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.lock import SUFFIX, compare

    finished = compiled.finished
    if finished is None or finished.lock is None:
        return False
    name = f"{script.name}{SUFFIX}"
    if finished.lock_before is None:
        complain(
            f"there is no {name} to hold the plan against; compile once without --locked",
            Code.PLAN_CHANGED,
        )
        return True
    if finished.lock == finished.lock_before:
        return False
    changed = compare(finished.lock_before, finished.lock).changed
    what = f"would ask anew for {', '.join(changed)}" if changed else "has fewer segments"
    complain(
        f"the plan {what} and differs from {name}; compile without --locked and keep the new lock",
        Code.PLAN_CHANGED,
    )
    return True


def keep_lock(compiled: Compiled, script: Path) -> None:
    """Write the lock of a compile beside its script, if it says anything new.

    A folder that cannot be written keeps its old lock and the film is made all the same.
    """
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.lock import SUFFIX, lock_text
    from storyc.world.disk import write_text

    finished = compiled.finished
    if finished is None or finished.lock is None or finished.lock == finished.lock_before:
        return
    path = script.with_name(script.name + SUFFIX)
    try:
        write_text(path, lock_text(finished.lock))
    except OSError as error:
        reason = error.strerror or str(error)
        complain(
            f"{path} cannot be written: {reason}; the next compile may cut the film elsewhere",
            Code.UNWRITABLE_OUTPUT,
        )
