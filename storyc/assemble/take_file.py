"""Opens the file of a take, and says in plain words what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from storyc.assemble.errors import AssembleError, TakeError
from storyc.diagnostics import Code

# A take comes from a stranger's server. Playlists and concat scripts would make the library open
# other files and addresses, so only plain containers are let in.
_OPTIONS = {
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm",
    "protocol_whitelist": "file",
}


_FOR_SOUND = {"skip_frame": "all"}
"""Keeps the library from decoding pictures to learn about them, which takes most of the time."""


@contextmanager
def opened(slate: str, path: Path, *, for_sound: bool = False) -> Iterator[InputContainer]:
    """Open the take of a segment for reading, or its sound alone.

    Raises:
        AssembleError: it is missing or cannot be read, now or while the block reads from it.
    """
    try:
        # A broken title is no reason to refuse pictures.
        options = {**_OPTIONS, **(_FOR_SOUND if for_sound else {})}
        with av.open(str(path), "r", options=options, metadata_errors="replace") as container:
            yield container
    except FileNotFoundError as error:
        raise AssembleError(
            f"the take of {slate} is missing: there is no {path.name}; render it again",
            Code.MISSING_TAKE,
        ) from error
    except OSError as error:
        raise damaged(slate, path, error.strerror or str(error)) from error
    except av.FFmpegError as error:
        raise damaged(slate, path, "it is no video that can be read to its end") from error


def damaged(slate: str, path: Path, why: str) -> AssembleError:
    """Return the error for a take that cannot be used."""
    return TakeError(
        slate, f"the take of {slate} ({path.name}) is damaged: {why}", Code.DAMAGED_TAKE
    )


def picture_stream(slate: str, path: Path, container: InputContainer) -> VideoStream:
    """Return the stream that holds the pictures.

    Raises:
        AssembleError: there is none.
    """
    for stream in container.streams.video:
        if _is_known(stream) and not stream.disposition & Disposition.attached_pic:
            return stream
    raise damaged(slate, path, "it has no picture that can be decoded")


def sound_stream(slate: str, path: Path, container: InputContainer) -> AudioStream | None:
    """Return the stream that holds the sound, if there is one: of several, what a player plays.

    Raises:
        AssembleError: there is sound, but of an unknown kind.
    """
    streams = container.streams.audio
    chosen = (it for it in streams if it.disposition & Disposition.default)
    stream = next(chosen, next(iter(streams), None))
    if stream is not None and not _is_known(stream):
        raise damaged(slate, path, "it has sound that cannot be decoded")
    return stream


def _is_known(stream: Stream) -> bool:
    # The library gives a stream of an unknown codec no context, against what its types say.
    context: object = stream.codec_context
    return context is not None
