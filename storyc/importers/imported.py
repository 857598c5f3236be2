"""What an import makes."""

from dataclasses import dataclass

from storyc.diagnostics import Diagnostic
from storyc.source import SourceFile


@dataclass(frozen=True)
class Imported:
    """A `.story` script and what was guessed or could not be read.

    `file` is `None` where there is nothing to write. The findings then are about the file that was
    read, else about the script that is written.
    """

    file: SourceFile | None
    diagnostics: tuple[Diagnostic, ...]
