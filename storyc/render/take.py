"""One generation of one segment."""

from dataclasses import dataclass
from pathlib import Path

from storyc.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Take:
    """A finished clip.

    `key` names everything that the clip depends on; `cached` says that it was there before.
    """

    slate: str
    number: int
    path: Path
    key: str
    cached: bool
    diagnostics: tuple[Diagnostic, ...] = ()
