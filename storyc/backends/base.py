"""What the rest of storyc asks of a backend: one whole clip for one request."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from storyc.diagnostics import Diagnostic
from storyc.emit.prompt import Prompt
from storyc.emit.sheet import BoardSheet


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """One segment to generate: its prompt, and its board sheet for a backend that draws."""

    sheet: BoardSheet
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class ClipReport:
    """What there is to say about a finished clip.

    Diagnostics: W09.
    """

    diagnostics: tuple[Diagnostic, ...] = ()


class Backend(Protocol):
    """Makes clips.

    `version` changes whenever equal requests would give other clips than before.
    """

    @property
    def name(self) -> str:
        """What the command line calls it."""
        ...

    @property
    def version(self) -> str:
        """What, besides the request, the clip depends on."""
        ...

    def essence(self, request: ClipRequest) -> Sequence[str]:
        """Return everything in the request that the clip depends on, as texts."""
        ...

    def generate(self, request: ClipRequest, into: Path) -> ClipReport:
        """Write a whole MP4 at `into`, or nothing. Called from several threads at once.

        Raises:
            OSError: the file cannot be written.
        """
        ...


def request_key(backend: Backend, request: ClipRequest) -> str:
    """Return the name of the clip that `request` gives: equal keys, equal clips."""
    digest = sha256()
    for part in (backend.name, backend.version, *backend.essence(request)):
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:32]
