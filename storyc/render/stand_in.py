"""Boards for what has no clip, and clips beside the film that they are in."""

import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

from storyc.backends.base import ClipRequest
from storyc.emit.prompt import Prompt
from storyc.emit.sheet import BoardSheet
from storyc.world.disk import replacing

STAMP = "stands in: no clip yet"

_EBML = b"\x1a\x45\xdf\xa3"
"""What Matroska and WebM files begin with."""


def requests_without(
    made: Collection[str], sheets: Sequence[BoardSheet], prompts: Sequence[Prompt]
) -> tuple[ClipRequest, ...]:
    """Return what is to be drawn: all segments but those that have a clip.

    Beside clips, boards are stamped: nobody should take them for what the service made.
    """
    stamp = {"stamp": STAMP} if made else {}
    return tuple(
        ClipRequest(sheet.model_copy(update=stamp), prompt)
        for sheet, prompt in zip(sheets, prompts, strict=True)
        if sheet.slate not in made
    )


def take_beside(clip: Path, slate: str, folder: Path) -> Path:
    """Return a copy of a clip of the store in a film's own folder, for other programs.

    A copy and no link: whoever edits it there does not touch what was paid for. Its name ends as
    its kind of file does; the store calls every clip `.mp4`, whatever a service sends.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{slate}-{clip.stem[:16]}{_suffix_of(clip)}"
    if beside.is_file() and beside.stat().st_size == clip.stat().st_size:
        return beside
    with replacing(beside) as temporary:
        shutil.copyfile(clip, temporary)
    return beside


def _suffix_of(clip: Path) -> str:
    """Return how files of a clip's kind end: by RFC 8794 (EBML) and ISO/IEC 14496-12 (`ftyp`)."""
    with clip.open("rb") as file:
        head = file.read(64)
    if head.startswith(_EBML):
        return ".webm" if b"webm" in head else ".mkv"
    return ".mov" if head[4:12] == b"ftypqt  " else ".mp4"
