"""Captions: what is said, when, in lines that can be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from unicodedata import east_asian_width

from storyc.emit.sheet import BoardSheet, Line
from storyc.plan import Plan

_LINE = 42
"""Most characters of a caption line, for Latin scripts.

Source: Netflix, Timed Text Style Guide: General Requirements (read in 2026), and BBC Subtitle
Guidelines, which give 37 to 42.
"""

_WIDE_LINE = _LINE // 2
"""Most characters of a line of Chinese, Japanese or Korean: each is as wide as two Latin ones."""

_LINES = 2
"""Most lines of a caption; the same sources."""


_LEAST_SIXTHS = 5
"""Least time of a caption, in sixths of a second; the first source: minimum duration, 5/6 s."""


@dataclass(frozen=True, slots=True)
class Caption:
    """One caption. Units: frames of the film. `text` has at most two lines."""

    start_frame: int
    frames: int
    text: str


def captions(plan: Plan, sheets: Sequence[BoardSheet]) -> tuple[Caption, ...]:
    """Return the captions of the film, in order.

    A speaker is named where the voice changes. What does not fit two lines becomes several
    captions, which share the time by their letters; no word is left out. One too short to be read
    stays longer, as far as the next one and the film allow.
    """
    found: list[Caption] = []
    speaker = ""
    for segment, sheet in zip(plan.segments, sheets, strict=True):
        for line in sorted(sheet.lines, key=lambda it: it.start_frame):
            start = segment.start_frame + line.start_frame - segment.head_handle
            found += _captions_of(line, start, is_new=line.speaker != speaker)
            speaker = line.speaker
    found.sort(key=lambda it: it.start_frame)
    starts = [*(it.start_frame for it in found[1:]), plan.frames]
    least = -(-_LEAST_SIXTHS * plan.fps // 6)
    return tuple(
        replace(it, frames=max(it.frames, min(least, stop - it.start_frame)))
        for it, stop in zip(found, starts, strict=False)
    )


def _captions_of(line: Line, start: int, *, is_new: bool) -> Iterator[Caption]:
    text = f"{line.speaker}: {line.text}" if is_new else line.text
    is_wide = any(east_asian_width(it) in "WF" for it in line.text)
    lines = wrap(text, _WIDE_LINE if is_wide else _LINE)
    pages = ["\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]
    letters = sum(map(len, pages))
    done = 0
    for page in pages:
        begin = line.frames * done // letters
        done += len(page)
        end = line.frames * done // letters
        yield Caption(start + begin, max(end - begin, 1), page)


def srt(captions: Sequence[Caption], fps: int) -> str:
    """Return the captions as SubRip text: numbered, times to the millisecond."""
    return "\n".join(
        f"{number}\n{_clock(it.start_frame, fps)} --> {_clock(it.start_frame + it.frames, fps)}\n"
        f"{it.text}\n"
        for number, it in enumerate(captions, start=1)
    )


def _clock(frame: int, fps: int) -> str:
    milliseconds = (frame * 1000 + fps // 2) // fps
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02},{milliseconds:03}"
