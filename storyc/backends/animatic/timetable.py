"""What is shown from which frame to which: a clip cut where anything on its page changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from storyc.backends.animatic.band import Band, BandWords, Caption
from storyc.backends.animatic.column import ColumnFacts
from storyc.backends.animatic.hue import hue_of
from storyc.emit.sheet import BoardSheet, Line, Panel, SoundCue, Words


@dataclass(frozen=True, slots=True)
class Moment:
    """Frames `[start, end)` during which one panel is seen and the page around it stands still."""

    start: int
    end: int
    panel: Panel | None
    facts: ColumnFacts
    said: BandWords


def moments_of(sheet: BoardSheet, band: Band) -> tuple[Moment, ...]:
    """Cut a clip into moments.

    Shape: the moments follow one another without a gap from frame 0 to `sheet.frames`.
    """
    words = _paged_words(sheet.words, band)
    lines = _paged_lines(sheet.lines, band)
    cuts = {0, sheet.frames}
    timed: tuple[Panel | Words | Line | SoundCue, ...]
    timed = (*sheet.panels, *words, *lines, *sheet.cues)
    for each in timed:
        cuts |= {each.start_frame, each.start_frame + each.frames}
    inside = sorted(cut for cut in cuts if 0 <= cut <= sheet.frames)
    return tuple(_moment(sheet, words, lines, start, end) for start, end in pairwise(inside))


def _moment(
    sheet: BoardSheet, words: tuple[Words, ...], lines: tuple[Line, ...], start: int, end: int
) -> Moment:
    panel = panel_at(sheet.panels, start)
    hues = {each.name: each.hue for one in sheet.panels for each in one.figures}
    return Moment(
        start,
        end,
        panel,
        ColumnFacts(sheet.title, sheet.slate, sheet.stamp, panel, _shown_cues(sheet.cues, start)),
        BandWords(
            tuple(each.text for each in words if _is_on(each, start)),
            tuple(_caption(each, hues) for each in lines if _is_on(each, start)),
            panel.description if panel is not None else "",
        ),
    )


def panel_at(panels: tuple[Panel, ...], frame: int) -> Panel | None:
    """Return the panel that is seen: the last one that has begun, or the first before any has."""
    begun = [each for each in panels if each.start_frame <= frame]
    return begun[-1] if begun else next(iter(panels), None)


def _is_on(each: Words | Line | SoundCue, frame: int) -> bool:
    return each.start_frame <= frame < each.start_frame + each.frames


def _shown_cues(cues: Iterable[SoundCue], frame: int) -> tuple[SoundCue, ...]:
    return tuple(each for each in cues if _is_on(each, frame))


def _caption(line: Line, hues: dict[str, int]) -> Caption:
    notes = [note for note, said in (("off screen", line.off_screen), ("sung", line.sung)) if said]
    note = f"({', '.join(notes)})" if notes else ""
    return Caption(line.speaker, note, line.text, hues.get(line.speaker, hue_of(line.speaker)))


def _paged_words(words: Iterable[Words], band: Band) -> tuple[Words, ...]:
    return tuple(
        Words(start_frame=start, frames=frames, text=text)
        for each in words
        for start, frames, text in _turned(each, band.pages(each.text, speech=False))
    )


def _paged_lines(lines: Iterable[Line], band: Band) -> tuple[Line, ...]:
    return tuple(
        each.model_copy(update={"start_frame": start, "frames": frames, "text": text})
        for each in lines
        for start, frames, text in _turned(each, band.pages(each.text, speech=True))
    )


def _turned(each: Words | Line, pages: tuple[str, ...]) -> Iterable[tuple[int, int, str]]:
    """Share the time of a text among its pages by their length."""
    total = sum(len(page) for page in pages)
    before = 0
    for page in pages:
        start = each.start_frame + each.frames * before // total
        before += len(page)
        end = each.start_frame + each.frames * before // total
        yield start, end - start, page
