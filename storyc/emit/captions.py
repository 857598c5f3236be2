"""Captions: what is said, when, in lines that can be read in time.

Sources, read 2026-11: Netflix, Timed Text Style Guide, General Requirements (5/6 s to 7 s, two
frames between captions, two lines) and English Template (42 letters a line, 17 letters a second);
BBC, Subtitle Guidelines 1.1.7, May 2018 (160 to 180 words a minute, which is about the same; at
most 1.5 s after the speech; labels of speakers and sounds).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from storyc.emit.caption_lines import pages_of
from storyc.emit.sheet import BoardSheet
from storyc.emit.speech_times import Stretch
from storyc.emit.utterance import Utterance, utterances
from storyc.plan import Plan

_LEAST_SIXTHS = 5
"""Least time of a caption, in sixths of a second."""

_MOST_S = 7
_GAP = 2
"""Frames between two captions, whatever the frame rate, so that the eye sees the change."""

READABLE = 17
"""Letters a second that grown-ups read."""

_LINGER_HALVES_S = 3
"""A caption stays 3/2 s after the words at the most."""

_SOUND_S = 3
"""How long the words for a sound stay at the most: it may go on, its name need not."""


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """What captions tell. `for_the_deaf`: who speaks, where that changes, and what sounds."""

    for_the_deaf: bool = False


PLAIN = CaptionStyle()
FOR_THE_DEAF = CaptionStyle(for_the_deaf=True)


@dataclass(frozen=True, slots=True)
class Caption:
    """One caption. Units: frames of the film. `text` has at most two lines."""

    start_frame: int
    frames: int
    text: str

    @property
    def stop_frame(self) -> int:
        """The frame after its last one."""
        return self.start_frame + self.frames

    def is_readable(self, fps: int) -> bool:
        """Tell whether it stays long enough to be read."""
        return len(self.text) * fps <= READABLE * self.frames


def captions(
    plan: Plan,
    sheets: Sequence[BoardSheet],
    style: CaptionStyle = PLAIN,
    heard: Mapping[str, Sequence[Stretch]] | None = None,
) -> tuple[Caption, ...]:
    """Return the captions of the film, in order.

    What does not fit two lines becomes several captions, parted where a reader would pause, which
    share the time by their letters; short ones of one speaker become one. No word is left out. One
    that is hard to read in its time stays longer, as far as the next one and its clip allow.

    Args:
        plan: the segments.
        sheets: what is said in each.
        style: what is told besides the words.
        heard: where speech was measured in clips, by slate, in clip frames.

    Shape: none begins before its speech, nor before the speech before it; of two who speak at once
    the captions begin together.
    """
    film = utterances(plan, sheets, heard)
    spoken = [it for it in film if it.kind in {"speech", "song"}]
    drafts = [
        draft
        for group in _merged(_labelled(spoken, style), plan.fps)
        for draft in _drafts(group, plan.fps)
    ]
    drafts.sort(key=lambda it: it.start)
    timed = list(_timed(drafts, plan.fps))
    if style.for_the_deaf:
        sounds = [it for it in film if it.kind in {"sound", "music"}]
        timed += _sounds(sounds, timed, plan.fps)
        timed.sort(key=lambda it: it.start_frame)
    return tuple(timed)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A caption with the latest frame that it may stay to."""

    start: int
    stop: int
    latest: int
    text: str


def _labelled(spoken: Sequence[Utterance], style: CaptionStyle) -> Iterator[Utterance]:
    """Yield what is said, with the speaker where the voice changes and songs between notes."""
    speaker = ""
    for it in spoken:
        text = f"♪ {it.text} ♪" if it.kind == "song" else it.text
        if style.for_the_deaf and it.speaker != speaker:
            text = f"{it.speaker}: {text}"
        speaker = it.speaker
        yield replace(it, text=text)


def _merged(spoken: Iterator[Utterance], fps: int) -> Iterator[Utterance]:
    """Yield what is said, sentences of one speaker together that are too short on their own."""
    least = _least(fps)
    last: Utterance | None = None
    for it in spoken:
        if last is not None and _go_together(last, it, least):
            stop = it.start_frame + it.frames
            text = f"{last.text} {it.text}"
            last = replace(last, frames=stop - last.start_frame, text=text)
            continue
        if last is not None:
            yield last
        last = it
    if last is not None:
        yield last


def _go_together(last: Utterance, it: Utterance, least: int) -> bool:
    pause = it.start_frame - last.start_frame - last.frames
    return (
        (last.speaker, last.kind, last.stop_frame) == (it.speaker, it.kind, it.stop_frame)
        and 0 <= pause <= least // 2
        and min(last.frames, it.frames) < least
        and len(pages_of(f"{last.text} {it.text}")) == 1
    )


def _drafts(it: Utterance, fps: int) -> Iterator[_Draft]:
    """Yield the captions of an utterance: as many as its letters and its time ask for."""
    pages = pages_of(it.text, -(-it.frames // (_MOST_S * fps)))
    letters = sum(map(len, pages))
    done = 0
    for number, page in enumerate(pages):
        begin = it.frames * done // letters
        done += len(page)
        end = it.frames * done // letters
        linger = fps * _LINGER_HALVES_S // 2 if number == len(pages) - 1 else 0
        start, stop = it.start_frame + begin, it.start_frame + max(end, begin + 1)
        yield _Draft(start, stop, max(min(stop + linger, it.stop_frame), stop), page)


def _timed(drafts: Sequence[_Draft], fps: int) -> Iterator[Caption]:
    """Yield the captions with their last times: longer to be read, and apart from the next."""
    for number, it in enumerate(drafts):
        following = next(
            (after.start for after in drafts[number + 1 :] if after.start > it.start), None
        )
        free = it.latest if following is None else min(it.latest, following - _GAP)
        wanted = max(_least(fps), -(-len(it.text) * fps // READABLE))
        most = _MOST_S * fps
        frames = min(max(it.stop - it.start, wanted), most)
        if it.start + frames > free:
            frames = max(free - it.start, min(it.stop - it.start, _GAP), 1)
        yield Caption(it.start, frames, it.text)


def _sounds(sounds: Sequence[Utterance], spoken: Sequence[Caption], fps: int) -> Iterator[Caption]:
    """Yield what sounds, in brackets, each in the first gap between words while it is heard.

    Where there is none it stands together with the words.
    """
    taken = [(it.start_frame - _GAP, it.stop_frame + _GAP) for it in spoken]
    for it in sounds:
        text = f"♪ {it.text} ♪" if it.kind == "music" else f"[{it.text}]"
        pages = pages_of(text)
        start, free = _free(it, taken, len(pages) * _least(fps))
        frames = min(free, _SOUND_S * fps * len(pages))
        taken.append((start - _GAP, start + frames + _GAP))
        for number, page in enumerate(pages):
            begin, end = (frames * at // len(pages) for at in (number, number + 1))
            yield Caption(start + begin, max(end - begin, 1), page)


def _free(it: Utterance, taken: Sequence[tuple[int, int]], least: int) -> tuple[int, int]:
    stop = it.start_frame + it.frames
    for start in sorted({it.start_frame, *(end for _, end in taken if end > it.start_frame)}):
        inside = any(begin < start < end for begin, end in taken)
        end = min([stop, *(begin for begin, _ in taken if begin >= start)])
        if not inside and end - start >= min(least, it.frames):
            return start, end - start
    return it.start_frame, it.frames


def _least(fps: int) -> int:
    return -(-_LEAST_SIXTHS * fps // 6)
