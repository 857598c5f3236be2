"""Cameos on a board: a still of the reference clip instead of a figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import file_digest
from itertools import islice
from pathlib import Path

import av
from PIL import Image

from storyc.backends.animatic.canvas import Canvas
from storyc.backends.animatic.colour import tint
from storyc.backends.animatic.stance import Stance

_OPTIONS = {"format_whitelist": "mov,mp4,matroska,webm", "protocol_whitelist": "file"}
"""A reference comes with a script that nobody vouches for: playlists, which could open other files
and addresses, are not let in."""

_MOST_BYTES = 64 * 2**20
_MOST_PIXELS = 4096 * 4096
"""Limits of a reference clip that is opened: far above what any target takes."""

_LOOK_AT = 24
"""The frame that is shown, from 0: a second in, most clips show who they are about."""

_HEIGHTS = (0.15, 0.60)
_SHARE = 0.42
"""A still is this share of a figure's stature high, in picture heights within `_HEIGHTS`."""

_BORDER = 0.008


@dataclass(frozen=True)
class Portraits:
    """Stills of reference clips, by the name that a board sheet gives them."""

    stills: Mapping[str, Image.Image] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path, names: tuple[str, ...]) -> "Portraits":
        """Take a still out of each clip; one that cannot be read is drawn as a figure.

        Args:
            folder: the script's folder; nothing outside it is opened, links resolved.
            names: POSIX paths relative to it.
        """
        stills, digests = {}, {}
        for name in names:
            path = (folder / name).resolve()
            if not path.is_relative_to(folder.resolve()) or not path.is_file():
                continue
            still = _still(path)
            if still is not None:
                stills[name] = still
                with path.open("rb") as clip:
                    digests[name] = file_digest(clip, "sha256").hexdigest()
        return cls(stills, digests)


def _still(path: Path) -> Image.Image | None:
    if path.stat().st_size > _MOST_BYTES:
        return None
    try:
        with av.open(str(path), "r", options=dict(_OPTIONS)) as clip:
            if not clip.streams.video:
                return None
            shape = clip.streams.video[0].codec_context
            if shape.width * shape.height > _MOST_PIXELS:
                return None
            frames = list(islice(clip.decode(video=0), _LOOK_AT, _LOOK_AT + 1))
            return Image.fromarray(frames[0].to_ndarray(format="rgb24")) if frames else None
    except (OSError, av.FFmpegError):
        return None


def draw_portrait(
    canvas: Canvas, stance: Stance, still: Image.Image, hue: int
) -> tuple[float, float]:
    """Pin a still to the board where a figure would stand; return the middle of its lower edge."""
    least, most = _HEIGHTS
    height = min(max(_SHARE * stance.stature, least), most)
    width = height * still.width / still.height
    feet = stance.y + stance.stature
    top = feet - height if feet <= 1.0 else max(stance.y, 0.06)
    left = min(max(stance.x - width / 2, 0.02), canvas.aspect - width - 0.02)
    x, y = map(round, canvas.at((left, top)))
    size = (round(width * canvas.pixels), round(height * canvas.pixels))
    edge = (_BORDER, _BORDER * 3.5)
    canvas.rectangle(
        (left - edge[0], top - edge[0]),
        (left + width + edge[0], top + height + edge[1]),
        tint(hue, 0.82, 0.25),
    )
    canvas.image.paste(still.resize(size, Image.Resampling.LANCZOS), (x, y))
    return left + width / 2, top + height + edge[1]
