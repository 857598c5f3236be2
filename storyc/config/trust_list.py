"""The projects that a user trusts, each with the settings it had when that was said."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from storyc.source import SourceFile

SCHEMA = "storyc.trust/1"
_LARGEST = 1_000_000


def digest_of(settings: SourceFile) -> str:
    """Return what a settings file is recognised by: any change of it is another one."""
    return sha256(settings.text.encode()).hexdigest()


@dataclass(frozen=True)
class TrustList:
    """Digests of settings files by the resolved folder that each lies in."""

    digests: Mapping[str, str] = field(default_factory=dict)

    def trusts(self, folder: str, settings: SourceFile) -> bool:
        """Tell whether exactly this file in exactly this folder is trusted."""
        return self.digests.get(folder) == digest_of(settings)

    def with_trust(self, folder: str, settings: SourceFile) -> Self:
        """Return the list with a file trusted as it is now."""
        return type(self)({**self.digests, folder: digest_of(settings)})

    def without(self, folders: Collection[str]) -> Self:
        """Return the list without some folders."""
        return type(self)({it: to for it, to in self.digests.items() if it not in folders})

    def text(self) -> str:
        """Return the list as a file."""
        data = {"schema": SCHEMA, "projects": dict(sorted(self.digests.items()))}
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the list that a file holds, `None` if it is no such file."""
        try:
            data = json.loads(text) if len(text) <= _LARGEST else None
        except (ValueError, RecursionError):
            return None
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            return None
        projects = data.get("projects")
        if not isinstance(projects, dict):
            return None
        return cls({str(it): str(to) for it, to in projects.items()})
