"""What services hold of a user's: each file is stored there once, and its id remembered."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from storyc.backends.job import Failure
from storyc.backends.order import Asset
from storyc.backends.service import Service
from storyc.world.disk import write_text

_IDS = TypeAdapter(dict[str, dict[str, str]])


class Uploads:
    """A file of the ids that services gave to what they store, by account and by digest.

    A file that cannot be read remembers nothing: what it knew is stored once more, which costs
    nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def held(self, account: str) -> Mapping[str, str]:
        """Return the ids of what an account holds, by `Asset.sha256`."""
        return self._read().get(account, {})

    def add(self, account: str, sha256: str, name: str) -> None:
        """Remember an id, on the disk when this returns."""
        known = self._read()
        known.setdefault(account, {})[sha256] = name
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_text(self._path, _IDS.dump_json(known, indent=1).decode() + "\n")

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            return _IDS.validate_json(self._path.read_bytes())
        except (FileNotFoundError, ValidationError):
            return {}


async def stored(
    service: Service, assets: Iterable[Asset], uploads: Uploads
) -> Mapping[str, str] | Failure:
    """Store at a service what it wants stored and does not hold yet.

    Returns:
        The ids of all that it holds, by digest, or why something could not be stored.
    """
    held = dict(uploads.held(service.account))
    for asset in assets:
        if asset.sha256 in held or asset.handle is not None or not service.stores(asset):
            continue
        name = await service.store(asset)
        if isinstance(name, Failure):
            return name
        uploads.add(service.account, asset.sha256, name)
        held[asset.sha256] = name
    return held
