"""Runs a user's effect over the pictures of a clip. The only part that speaks to MoviePy.

The clip that an effect gets has no sound and lies on the film's own frames; what it gives back is
looked at frame by frame, on the same frames. Effects run one at a time: nobody writes them with
threads in mind.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from traceback import FrameSummary, extract_tb
from typing import cast

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from storyc.assemble.edit import ClipRange
from storyc.assemble.effect import Effect, MoviePyClip
from storyc.assemble.errors import AssembleError
from storyc.assemble.picture import Picture
from storyc.assemble.raster import Raster
from storyc.diagnostics import Code

Frame = NDArray[np.uint8]
"""Red, green and blue of eight bits: `(height, width, 3)`."""

Pictures = Callable[[ClipRange], Iterator[Picture]]
"""Gives the pictures of a range of a clip."""

_ONE_AT_A_TIME = Lock()
_SLACK = 1e-6
"""A share of a frame: moments are fractions of seconds in floating point."""


def affected(
    effect: Effect, pictures: Pictures, shown: ClipRange, asked: ClipRange, raster: Raster
) -> Iterator[Picture]:
    """Yield the pictures of a range of a clip with an effect on them.

    Args:
        effect: what is made of them.
        pictures: gives those of the clip as they are.
        shown: what the film shows of the clip; the effect's clip begins and ends there.
        asked: the range, in `shown`.
        raster: the film's.

    Raises:
        AssembleError: MoviePy is missing, the effect raises, or it gives back something else than
            frames like those that it got.
    """
    run = _Run(effect, shown, raster)
    source = _Source(pictures, shown, raster.fps)
    with _ONE_AT_A_TIME:
        made = run.clip(source)
    for number in range(asked.first - shown.first, asked.first - shown.first + asked.frames):
        with _ONE_AT_A_TIME:
            frame = run.frame(made, number)
        yield _picture(frame)


def require_moviepy() -> None:
    """Check, before any work, that effects can run.

    Raises:
        AssembleError: they cannot; the message says what to install.
    """
    _video_clip()


class _Run:
    """An effect on one clip: what it says is the user's own code at work."""

    def __init__(self, effect: Effect, shown: ClipRange, raster: Raster) -> None:
        self._effect, self._shown, self._raster = effect, shown, raster

    def clip(self, source: "_Source") -> MoviePyClip:
        """Return MoviePy's clip with the effect, of the length of the one that it got."""
        kind, effect = _video_clip(), self._effect
        seconds = self._shown.frames / self._raster.fps
        with self._telling():
            given = kind(frame_function=source, duration=seconds).with_fps(self._raster.fps)
            if effect.takes == "frame":
                return given.transform(lambda get, t: self._checked(effect.function(get(t), t)))
            made = effect.function(given)
        if not isinstance(made, kind):
            raise self._failed(f"it gave back {type(made).__name__}, not a clip")
        length = made.duration
        if length is None or round(length * self._raster.fps) != self._shown.frames:
            told = "without an end" if length is None else f"of {length:g} s"
            raise self._failed(f"it gave back a clip {told}, not of {seconds:g} s")
        return made

    def frame(self, made: MoviePyClip, number: int) -> Frame:
        """Return a frame of what the effect made, counted from the first shown."""
        with self._telling():
            return self._checked(made.get_frame(number / self._raster.fps))

    def _checked(self, given: object) -> Frame:
        """Return what the user's code gave back as a frame, if it is one."""
        wanted = self._raster.height, self._raster.width, 3
        if not isinstance(given, np.ndarray) or given.shape != wanted:
            shape = given.shape if isinstance(given, np.ndarray) else type(given).__name__
            raise self._failed(f"it made a frame of {shape}, not of {wanted}")
        if given.dtype == np.uint8:
            return cast("Frame", given)
        # MoviePy's own fades and blends give floating-point numbers on the scale of 0 to 255.
        if not np.issubdtype(given.dtype, np.floating) or not np.isfinite(given).all():
            raise self._failed(f"it made a frame of {given.dtype} that is no picture")
        return np.clip(np.rint(given), 0, 255).astype(np.uint8)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell what the user's code raises as what it is; our own errors pass."""
        try:
            yield
        except AssembleError:
            raise
        except (Exception, SystemExit) as error:
            place = self._place(error)
            words = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
            raise self._failed(f"{words} ({place.filename}, line {place.lineno})") from error

    def _place(self, error: BaseException) -> FrameSummary:
        """Return the last line of the effect's own file that led to an error, if one did."""
        file = getattr(getattr(self._effect.function, "__code__", None), "co_filename", None)
        places = extract_tb(error.__traceback__)
        return next((it for it in reversed(places) if it.filename == file), places[-1])

    def _failed(self, what: str) -> AssembleError:
        return AssembleError(
            f"the effect {self._effect.name} failed on {self._shown.slate}: {what}; correct it, or"
            " take it from this clip",
            Code.FAILED_EFFECT,
        )


class _Source:
    """The frame of a clip at any moment; cheapest when moments follow each other."""

    def __init__(self, pictures: Pictures, shown: ClipRange, fps: int) -> None:
        self._pictures, self._shown, self._fps = pictures, shown, fps
        self._coming: Iterator[Picture] = iter(())
        self._next = shown.frames
        self._held: tuple[int, Frame] | None = None

    def __call__(self, t: float) -> Frame:
        """Return the frame at a second of the clip; before and behind it, its first and last."""
        number = min(max(int(t * self._fps + _SLACK), 0), self._shown.frames - 1)
        if self._held is None or self._held[0] != number:
            self._held = (number, _frame(self._read(number)))
        return self._held[1].copy()  # an effect may write into it

    def _read(self, number: int) -> Picture:
        if not 0 <= number - self._next <= self._fps:  # reading on costs more than to begin anew
            first, frames = self._shown.first + number, self._shown.frames - number
            self._coming = self._pictures(ClipRange(self._shown.slate, first, frames))
            self._next = number
        for _ in range(self._next, number):
            next(self._coming)
        self._next = number + 1
        return next(self._coming)


def _frame(picture: Picture) -> Frame:
    coded = VideoFrame.from_ndarray(picture, format="yuv420p").reformat(
        format="rgb24",
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
    )
    return cast("Frame", coded.to_ndarray())


def _picture(frame: Frame) -> Picture:
    coded = VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24").reformat(
        format="yuv420p",
        src_color_range=ColorRange.JPEG,
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
    )
    return cast("Picture", coded.to_ndarray())


@cache
def _video_clip() -> MoviePyClip:
    """Return MoviePy's class of clips; the library is an optional extra, and slow to load."""
    try:
        from imageio_ffmpeg import get_ffmpeg_exe  # type: ignore[import-untyped]  # noqa: PLC0415  # an extra

        with _environment(PYTHON_DOTENV_DISABLED="1", FFPLAY_BINARY=get_ffmpeg_exe()):
            from moviepy import VideoClip  # type: ignore[import-untyped]  # noqa: PLC0415  # the same
    except (ImportError, OSError, RuntimeError) as error:
        raise AssembleError(
            f"effects need MoviePy, and it cannot be loaded ({error}): pip install"
            " 'storyc[effects]', or take the effects out of story.toml and the command line",
            Code.UNUSABLE_EFFECT,
        ) from error
    return VideoClip


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    """Set variables for a while.

    As MoviePy loads, it would read a file `.env` of a project around it into the environment, and
    start any program called `ffplay`, which Windows looks for in the working folder first. Neither
    may be a project's.
    """
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
