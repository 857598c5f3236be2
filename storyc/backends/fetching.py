"""Brings a finished clip to its place, checked."""

import os
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import anyio
import httpx

from storyc.backends.clip_check import DamagedClip, NoClip, misfits
from storyc.backends.download import download
from storyc.backends.job import Failure, FailureKind, Inline, Link
from storyc.backends.order import Order
from storyc.backends.service import Fetched, OddClip
from storyc.backends.transport import Transport


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a check of a file on the disk gave."""

    sha256: str
    size: int
    kind: FailureKind | None = None
    misfits: tuple[str, ...] = ()


async def fetched(
    home: Transport, clip: Link | Inline, order: Order, into: Path
) -> Fetched | Failure:
    """Bring a clip. See `Service.fetch`.

    Raises:
        OSError: this machine cannot write it.
    """
    part = into.with_name(f"{into.name}.part")
    try:
        failure = await _brought(home, clip, part)
        if failure is not None:
            return failure
        checked = await anyio.to_thread.run_sync(_checked, part, order)
        if isinstance(checked, Failure):
            return checked
        return await anyio.to_thread.run_sync(_placed, part, into, checked)
    finally:
        part.unlink(missing_ok=True)


def odd_path(into: Path) -> Path:
    """Return where a clip is kept that is not as ordered."""
    return into.with_name(f"{into.stem}.odd{into.suffix}")


async def _brought(home: Transport, clip: Link | Inline, part: Path) -> Failure | None:
    if isinstance(clip, Inline):
        await anyio.to_thread.run_sync(_written, part, clip.data)
        return None
    url = _address(home, clip)
    if url is None:
        return Failure(FailureKind.UNKNOWN, "the address of the clip is none")
    return await download(home, url, part, is_keyed=clip.of_service)


def _address(home: Transport, clip: Link) -> httpx.URL | None:
    """Return a link as an address; the service's own may be written without its host."""
    try:
        found = httpx.URL(clip.url)
    except httpx.InvalidURL:
        return None
    return home.url(clip.url) if clip.of_service and found.is_relative_url else found


def _written(part: Path, data: bytes) -> None:
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _checked(part: Path, order: Order) -> _Checked | Failure:
    with part.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    size = part.stat().st_size
    try:
        found = misfits(part, order)
    except NoClip as error:
        return Failure(FailureKind.TRANSIENT, str(error))
    except DamagedClip as error:
        # It may have been damaged on its way: another try may bring it whole.
        return _Checked(digest, size, FailureKind.TRANSIENT, (str(error),))
    return _Checked(digest, size, FailureKind.INVALID_REQUEST if found else None, found)


def _placed(part: Path, into: Path, checked: _Checked) -> Fetched | OddClip:
    place = into if checked.kind is None else odd_path(into)
    part.replace(place)
    _sync_folder(place.parent)
    if checked.kind is None:
        return Fetched(place, checked.size, checked.sha256)
    said = f"{'; '.join(checked.misfits)} (kept as {place.name})"
    return OddClip(checked.kind, said, path=place, sha256=checked.sha256, misfits=checked.misfits)


def _sync_folder(folder: Path) -> None:
    """Make a new name last. Windows opens no folders, and needs none opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
