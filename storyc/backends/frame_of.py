"""One picture out of a clip, exactly."""

from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
from PIL import Image

from storyc.backends.clip_check import OPTIONS


class NoSuchFrame(Exception):  # noqa: N818  # it names a state of the clip, not a fault of ours
    """The clip ends before the frame that was asked for, or cannot be read."""


def frame_of(clip: Path, frame: int, fps: int, width: int, height: int) -> bytes:
    """Return the picture that is seen at a frame of a clip, as a PNG of the given size.

    The same clip gives the same bytes.

    Args:
        clip: the file.
        frame: counted from 0 at `fps`, whatever the clip's own rate is.
        fps: frames a second.
        width: pixels.
        height: pixels.

    Raises:
        NoSuchFrame: see there.
    """
    try:
        picture = _shown_at(clip, Fraction(frame, fps))
    except (OSError, av.FFmpegError) as error:
        raise NoSuchFrame(f"{clip.name} cannot be read: {error}") from error
    if picture.size != (width, height):
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _shown_at(clip: Path, moment: Fraction) -> Image.Image:
    """Return the last picture that begins no later than `moment`, seconds from the first one."""
    with av.open(str(clip), "r", options=dict(OPTIONS), metadata_errors="replace") as container:
        if not container.streams.video:
            raise NoSuchFrame(f"{clip.name} has no picture")
        stream = container.streams.video[0]
        time_base = stream.time_base or Fraction(1, av.time_base)
        origin = None
        shown = None
        for found in container.decode(stream):
            if found.pts is None:
                continue
            origin = found.pts if origin is None else origin
            # Time stamps in thousandths round: half a millisecond late is still in time.
            if (found.pts - origin) * time_base > moment + Fraction(1, 2000):
                return _image(shown or found)
            shown = found
    if shown is None or shown.pts is None or origin is None:
        raise NoSuchFrame(f"{clip.name} has no picture")
    end = (shown.pts - origin + (shown.duration or 0)) * time_base
    if end + Fraction(1, 1000) < moment:
        raise NoSuchFrame(f"{clip.name} ends at {float(end):.3f} s, before {float(moment):.3f} s")
    return _image(shown)


def _image(frame: av.VideoFrame) -> Image.Image:
    return Image.fromarray(frame.to_ndarray(format="rgb24"))
