"""The compiler: one function a stage, each a list of passes.

Read this file first. `check` and `compile_script` are pure: the same sources and target give the
same result on every machine. `make_film` is where pictures and files begin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyc import targets
from storyc.checks import Context
from storyc.checks import check as check_rules
from storyc.continuity import ContinuityLog, follow
from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.ir import TARGET_DEFAULT, Screenplay
from storyc.lower import lower
from storyc.timing import Timing, time_screenplay

if TYPE_CHECKING:
    from storyc.emit import Emission
    from storyc.plan import Plan
    from storyc.source import SourceFile
    from storyc.targets import Target
    from storyc.world.reader import SourceReader


@dataclass(frozen=True)
class Checked:
    """A script with everything that is known of it before it is planned."""

    screenplay: Screenplay
    target: Target | None
    timing: Timing
    log: ContinuityLog
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """The script cannot be compiled as it is."""
        return any(each.is_error() for each in self.diagnostics)


@dataclass(frozen=True)
class Compiled:
    """A planned script and its prompts; both `None` where an error stopped the compile."""

    checked: Checked
    plan: Plan | None
    emission: Emission | None
    diagnostics: tuple[Diagnostic, ...]


def check(entry: SourceFile, reader: SourceReader, target_name: str | None = None) -> Checked:
    """Lower, time and check a script.

    Args:
        entry: the script.
        reader: gives the files that it imports.
        target_name: overrides the title page's target.

    Diagnostics: E01 to E08 and W.
    """
    screenplay, lowering = lower(entry, reader)
    target, targeting = _choose_target(screenplay, target_name)
    timing = time_screenplay(screenplay)
    log = follow(screenplay)
    findings = lowering + targeting
    if target is not None:
        findings += check_rules(Context(screenplay, timing, log, target, reader.exists))
    return Checked(screenplay, target, timing, log, Diagnostic.sort(findings))


def compile_script(
    entry: SourceFile, reader: SourceReader, target_name: str | None = None
) -> Compiled:
    """Check, plan and emit a script.

    Planning starts only from a script without errors, so that no message is a mere consequence of
    another.
    """
    from storyc.emit import Meter, emit  # `check` starts without Jinja
    from storyc.plan import plan  # and without the planner

    checked = check(entry, reader, target_name)
    if checked.target is None or checked.has_errors:
        return Compiled(checked, None, None, checked.diagnostics)
    script, timing, log, target = checked.screenplay, checked.timing, checked.log, checked.target
    planned, planning = plan(script, timing, target, Meter(script, log, target))
    if planned is None:
        return Compiled(checked, None, None, Diagnostic.sort(checked.diagnostics + planning))
    emission = emit(script, log, planned, target)
    findings = checked.diagnostics + planning + emission.diagnostics
    return Compiled(checked, planned, emission, Diagnostic.sort(findings))


def _choose_target(
    screenplay: Screenplay, override: str | None
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """Take the target of the command line, else the title page's, else the first declared one."""
    asked = screenplay.title_page.target
    changes = {change.name: change for change in screenplay.target_changes}
    declared = next(iter(changes), TARGET_DEFAULT)
    name = override or (asked.text if asked is not None else declared)
    target = targets.load(name)
    if target is not None:
        return targets.narrow(target, changes[name]) if name in changes else (target, ())
    place = asked.span if asked is not None else (changes[name].span if name in changes else None)
    known = targets.names()
    return None, (
        Diagnostic(
            Code.UNKNOWN_TARGET,
            f"there is no target {name}",
            None if override is not None else place,
            here="no video model is known by this name",
            help=did_you_mean(name, known) or f"choose one of: {', '.join(known)}",
        ),
    )
