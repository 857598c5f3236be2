"""One script, checked and mended as the command line asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyc.cli.difference import difference
from storyc.cli.exit_code import ExitCode
from storyc.cli.script import open_script
from storyc.diagnostics import Code, Diagnostic
from storyc.diagnostics.script_findings import ScriptFindings
from storyc.driver import Checked, check
from storyc.repair import Repaired, repair
from storyc.world.reader import UnreadableSource
from storyc.world.rewrite import rewrite

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from storyc.world.disk import DiskReader


@dataclass(frozen=True)
class Examination:
    """What came of one script.

    `checked` is `None` where there is nothing to report: it could not be read or written, which is
    the `trouble`, or its corrections are only shown. `told` is what to say of them.
    """

    path: Path
    exit_code: ExitCode
    checked: Checked | None = None
    trouble: Diagnostic | None = None
    told: tuple[str, ...] = ()

    def findings(self) -> ScriptFindings:
        """Return all that is wrong, for the formats that programs read."""
        folder = self.path.parent.as_posix()
        if self.checked is not None:
            found, sources = self.checked.diagnostics, self.checked.sources
            return ScriptFindings(self.path.name, found, sources, folder)
        found = (self.trouble,) if self.trouble is not None else ()
        return ScriptFindings(self.path.name, found, {}, folder)


def examine(path: Path, options: argparse.Namespace) -> Examination:
    """Check a script and, if it is asked for, correct it."""
    try:
        entry, reader = open_script(path)
    except UnreadableSource as error:
        trouble = Diagnostic(Code.UNREADABLE_SOURCE, str(error), None)
        return Examination(path, ExitCode.USAGE, trouble=trouble)
    if options.fix or options.unsafe_fixes or options.diff:
        repaired = repair(entry, reader, options.target, unsafe=options.unsafe_fixes)
        if options.diff:
            return _shown(path, repaired)
        return _written(path, reader, repaired)
    checked = check(entry, reader, options.target).as_module()
    return Examination(path, _exit_code(checked), checked)


def _shown(path: Path, repaired: Repaired) -> Examination:
    folder = path.parent.as_posix()
    told = tuple(
        difference(repaired.before[name], after, folder)
        for name, after in sorted(repaired.changed.items())
    )
    code = ExitCode.DIAGNOSTICS if told else _exit_code(repaired.checked.as_module())
    return Examination(path, code, told=told or (f"{path}: nothing to correct",))


def _written(path: Path, reader: DiskReader, repaired: Repaired) -> Examination:
    names = sorted(repaired.changed)
    try:
        rewrite((reader.inside(it), repaired.before[it], repaired.changed[it]) for it in names)
    except (UnreadableSource, OSError) as error:
        reason = str(error) if isinstance(error, UnreadableSource) else error.strerror or str(error)
        trouble = Diagnostic(
            Code.UNWRITABLE_OUTPUT, f"the corrections are not written: {reason}", None
        )
        return Examination(path, ExitCode.USAGE, trouble=trouble)
    count = len(repaired.fixes)
    corrections = "1 correction" if count == 1 else f"{count} corrections"
    told = (f"{path}: {corrections} in {', '.join(names)}",) if names else ()
    checked = repaired.checked.as_module()
    return Examination(path, _exit_code(checked), checked, told=told)


def _exit_code(checked: Checked) -> ExitCode:
    return ExitCode.DIAGNOSTICS if checked.has_errors else ExitCode.DONE
