"""Where finished clips go, as the protocol sees it."""

from pathlib import Path
from typing import Protocol

from storyc.backends.service import Fetched


class TakeStore(Protocol):
    """A content-addressed store of clips. A clip that it finds is whole."""

    async def find(self, content_key: str, take: int) -> str | None:
        """Return the SHA-256 of a take that is kept, `None` if it is not there."""
        ...

    async def recognise(self, content_key: str, take: int, sha256: str) -> bool:
        """Note again whose take a clip is, if it is here and the note about it is not.

        Raises:
            OSError: the note cannot be written.
        """
        ...

    async def make_ready(self) -> None:
        """See to it that a clip could be kept now: nothing is paid for that could not.

        Raises:
            OSError: it could not.
        """
        ...

    def part(self, content_key: str, take: int) -> Path:
        """Return where the clip is downloaded to: a file on the store's own disk."""
        ...

    async def keep(self, content_key: str, take: int, fetched: Fetched) -> None:
        """Move a fetched clip into the store, durably. Keeping the same one again changes nothing.

        Raises:
            OSError: it cannot be kept; the clip is left where it is.
        """
        ...
