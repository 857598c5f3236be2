"""The findings of one script, with what it takes to say where they are."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from storyc.diagnostics.diagnostic import Diagnostic, Edit
from storyc.source import SourceFile, Span

_BYTE_ORDER_MARK = "\ufeff"


class Region(NamedTuple):
    """A stretch of a file as programs count it.

    Units: lines and columns from 1, columns in code points; the end is not included. A byte order
    mark takes no column.
    """

    first_line: int
    first_column: int
    last_line: int
    last_column: int


@dataclass(frozen=True)
class ScriptFindings:
    """What was found in a script and the files it reads.

    `entry` is the name of the script, `sources` are the files by name. `folder` is the POSIX path
    of the folder that the names are relative to, as the reader of the report sees it.
    """

    entry: str
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    folder: str = ""

    def path(self, name: str | None = None) -> str:
        """Return where a file is; without a name, where the script is."""
        return posixpath.normpath(posixpath.join(self.folder, name or self.entry))

    def path_of(self, finding: Diagnostic) -> str:
        """Return the file a finding is about: one that has no place is about the script."""
        return self.path(finding.primary.source if finding.primary is not None else None)

    def region(self, span: Span | None) -> Region | None:
        """Return the lines and columns of a span; `None` if its file is not known."""
        file = self.sources.get(span.source) if span is not None else None
        if span is None or file is None:
            return None
        size = len(file.text)
        first = file.position(min(span.start, size))
        last = file.position(min(max(span.start, span.end), size))
        mark = file.text.startswith(_BYTE_ORDER_MARK)
        return Region(
            first.line,
            max(1, first.column - (mark and first.line == 1)),
            last.line,
            max(1, last.column - (mark and last.line == 1)),
        )

    def inserted(self, edit: Edit) -> str:
        """Return the text that an edit writes, with the line endings of its file."""
        file = self.sources.get(edit.span.source)
        return edit.text if file is None else edit.text_in(file)
