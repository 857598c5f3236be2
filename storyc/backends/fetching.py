"""Brings a finished clip to its place, checked."""

from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import anyio
import httpx

from storyc.backends.clip_check import DamagedClip, NoClip, misfits
from storyc.backends.download import download
from storyc.backends.job import Failure, FailureKind, Inline, Job, Link
from storyc.backends.order import Order
from storyc.backends.part_file import opened_part, remove_part, sync_folder
from storyc.backends.service import Fetched, OddClip
from storyc.backends.transport import Transport


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a check of a file on the disk gave."""

    sha256: str
    size: int
    kind: FailureKind | None = None
    misfits: tuple[str, ...] = ()


async def fetched(home: Transport, job: Job, order: Order, into: Path) -> Fetched | Failure:
    """Bring a job's clip. See `Service.fetch`.

    Raises:
        OSError: this machine cannot write it.
    """
    part = into.with_name(f"{into.name}.part")
    failure = await _brought(home, job, part)
    if failure is not None:
        return failure
    checked = await anyio.to_thread.run_sync(_checked, part, order)
    if isinstance(checked, Failure):
        remove_part(part)
        return checked
    return await anyio.to_thread.run_sync(_placed, part, into, checked)


def _odd_path(into: Path, checked: _Checked) -> Path:
    """Return where a clip is kept that is not as ordered.

    It is paid for: nothing that comes later takes the place of one that can be watched.
    """
    if checked.kind is not FailureKind.ODD_CLIP:
        return into.with_name(f"{into.stem}.damaged{into.suffix}")
    usual = into.with_name(f"{into.stem}.odd{into.suffix}")
    if not usual.is_file() or _digest(usual) == checked.sha256:
        return usual
    return into.with_name(f"{into.stem}.odd-{checked.sha256[:8]}{into.suffix}")


async def _brought(home: Transport, job: Job, part: Path) -> Failure | None:
    clip = job.clip
    if clip is None:
        return Failure(FailureKind.TRANSIENT, "the service names no clip")
    if isinstance(clip, Inline):
        await anyio.to_thread.run_sync(_written, part, clip.data)
        return None
    url = _address(home, clip)
    if url is None:
        return Failure(FailureKind.UNKNOWN, "the address of the clip is none")
    return await download(home, url, part, job=job.id, is_keyed=clip.of_service)


def _address(home: Transport, clip: Link) -> httpx.URL | None:
    """Return a link as an address; the service's own may be written without its host."""
    try:
        found = httpx.URL(clip.url)
    except httpx.InvalidURL:
        return None
    return home.url(clip.url) if clip.of_service and found.is_relative_url else found


def _written(part: Path, data: bytes) -> None:
    with opened_part(part, "in the answer") as file:
        file.restart()
        file.write(data)
        file.finish()


def _checked(part: Path, order: Order) -> _Checked | Failure:
    digest = _digest(part)
    size = part.stat().st_size
    try:
        found = misfits(part, order)
    except NoClip as error:
        return Failure(FailureKind.TRANSIENT, str(error))
    except DamagedClip as error:
        # It may have been damaged on its way: another try may bring it whole.
        return _Checked(digest, size, FailureKind.TRANSIENT, (str(error),))
    return _Checked(digest, size, FailureKind.ODD_CLIP if found else None, found)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _placed(part: Path, into: Path, checked: _Checked) -> Fetched | OddClip:
    place = into if checked.kind is None else _odd_path(into, checked)
    part.replace(place)
    remove_part(part)
    sync_folder(place.parent)
    if checked.kind is None:
        return Fetched(place, checked.size, checked.sha256)
    said = f"{'; '.join(checked.misfits)} (kept as {place.name})"
    return OddClip(checked.kind, said, path=place, sha256=checked.sha256, misfits=checked.misfits)
