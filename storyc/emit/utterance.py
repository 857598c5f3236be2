"""What is heard in a film, as captions need it: who says what, when, and what else sounds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from storyc.emit.sheet import BoardSheet, Line, SoundCue
from storyc.emit.speech_times import Stretch, aligned
from storyc.plan import Plan, Segment


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something heard.

    `stop_frame` is where its segment ends: its caption never reaches into the next one's words.

    Units: frames of the film.
    """

    kind: Literal["speech", "song", "sound", "music"]
    start_frame: int
    frames: int
    stop_frame: int
    text: str
    speaker: str = ""
    off_screen: bool = False


def utterances(
    plan: Plan, sheets: Sequence[BoardSheet], heard: Mapping[str, Sequence[Stretch]] | None = None
) -> tuple[Utterance, ...]:
    """Return everything heard in a film, in order of time.

    Args:
        plan: the segments.
        sheets: what is said in each of them, as planned.
        heard: where speech was measured in the clips that are no boards, by slate, in clip frames.
    """
    found: list[Utterance] = []
    sounding: set[tuple[str, str, str]] = set()
    for segment, sheet in zip(plan.segments, sheets, strict=True):
        found += _speeches(segment, sheet, (heard or {}).get(segment.slate))
        cues = [(segment.scene, it.kind, it.text) for it in sheet.cues]
        # What went on sounding since the clip before is told once.
        for sound, cue in zip(_sounds(segment, sheet), cues, strict=True):
            is_new = cue not in sounding or cue[1] in {"SFX", "SOUND"}
            if sound is not None and is_new:
                found.append(sound)
        sounding = {*cues}
    return tuple(sorted(found, key=lambda it: (it.start_frame, it.kind in {"sound", "music"})))


def _speeches(
    segment: Segment, sheet: BoardSheet, heard: Sequence[Stretch] | None
) -> Iterator[Utterance]:
    lines = sorted(sheet.lines, key=lambda it: it.start_frame)
    for line, place in zip(lines, _places(lines, sheet, heard), strict=True):
        start = segment.start_frame + place.start - segment.head_handle
        stop = segment.start_frame + segment.frames
        inside = min(max(start, segment.start_frame), stop - 1)
        yield Utterance(
            kind="song" if line.sung else "speech",
            start_frame=inside,
            frames=max(min(start + place.frames, stop) - inside, 1),
            stop_frame=stop,
            text=line.text,
            speaker=line.speaker,
            off_screen=line.off_screen,
        )


def _places(
    lines: Sequence[Line], sheet: BoardSheet, heard: Sequence[Stretch] | None
) -> list[Stretch]:
    """Return where each line is said in the clip: as measured, or else as planned."""
    planned = [Stretch(it.start_frame, it.start_frame + it.frames) for it in lines]
    if not heard:
        return planned
    # Who speak at once are heard as one.
    groups = [list(group) for _, group in groupby(planned, key=lambda it: it.start)]
    spans = [Stretch(group[0].start, max(it.stop for it in group)) for group in groups]
    found = aligned(spans, heard, sheet.fps)
    return [
        Stretch(new.start, min(new.start + round(it.frames * new.frames / span.frames), new.stop))
        for group, span, new in zip(groups, spans, found, strict=True)
        for it in group
    ]


def _sounds(segment: Segment, sheet: BoardSheet) -> Iterator[Utterance | None]:
    """Yield each sound of a segment, `None` for one in its handles alone."""
    for cue in sheet.cues:
        start = segment.start_frame + cue.start_frame - segment.head_handle
        stop = segment.start_frame + segment.frames
        inside = min(max(start, segment.start_frame), stop - 1)
        if not _begins_here(cue, segment):
            yield None
            continue
        yield Utterance(
            kind="music" if cue.kind == "MUSIC" else "sound",
            start_frame=inside,
            frames=max(min(cue.frames, stop - inside), 1),
            stop_frame=stop,
            text=cue.text,
        )


def _begins_here(cue: SoundCue, segment: Segment) -> bool:
    """Tell whether a sound begins in what the film shows of a clip, and not in its handles."""
    return cue.start_frame < segment.head_handle + segment.frames
