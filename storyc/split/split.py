"""Splits the beats that no clip could hold."""

from collections.abc import Callable, Iterator
from math import ceil

from storyc.diagnostics import Code, Diagnostic
from storyc.ir import ActionBeat, Beat, CardBeat, Screenplay, Shot, SoundBeat, SpeechBeat
from storyc.split.breath import part
from storyc.timing import TimedBeat, Timing

_ROUNDS = 8
"""Parts of equal length need not take equal time; each round halves those still too long."""

_MARK = "#"
"""Between the id of a beat and the number of a part. Ids are written between two of them, so none
holds one."""

_SHOWN = 4
"""Words that a note shows of either end of a part."""

Clock = Callable[[Screenplay], Timing]


def split_long(
    screenplay: Screenplay, clock: Clock, most_frames: int
) -> tuple[Screenplay, Timing, tuple[Diagnostic, ...]]:
    """Part the sentences, narrations and actions that are longer than the longest clip.

    What has no words to part, a shot that is held, stays as it is.

    Args:
        screenplay: the script after lowering.
        clock: times a screenplay.
        most_frames: the longest clip.

    Returns:
        The screenplay with the parts as beats of their own, its timing, and a finding for each
        sentence that was parted: LONG_SENTENCE.
    """
    whole, timing = screenplay, clock(screenplay)
    for _ in range(_ROUNDS):
        again = _split_once(screenplay, timing, most_frames)
        if again == screenplay:
            break
        screenplay, timing = again, clock(again)
    if screenplay is whole:
        return screenplay, timing, ()
    return screenplay, timing, tuple(_findings(whole, screenplay, most_frames, timing.fps))


def _split_once(screenplay: Screenplay, timing: Timing, most: int) -> Screenplay:
    """Return the script itself if nothing in it is too long or can be parted."""
    long = {
        beat.id
        for beat in _beats(screenplay)
        if _is_long(beat, timing.by_beat[beat.id], most, timing.fps)
    }
    if not long:
        return screenplay
    scenes = tuple(
        scene.model_copy(
            update={"shots": tuple(_split_shot(shot, timing, most, long) for shot in scene.shots)}
        )
        for scene in screenplay.scenes
    )
    return screenplay.model_copy(update={"scenes": scenes})


def _is_long(beat: Beat, timed: TimedBeat, most: int, fps: int) -> bool:
    """Tell whether the words take too long by themselves, whatever time the shot is given.

    Words are spoken no faster for it; what people do can be done in the time that it is given.
    """
    if isinstance(beat, ActionBeat) and timed.frames <= most:
        return False
    return timed.frames > 0 and timed.seconds.likely_s * fps > most


def _split_shot(shot: Shot, timing: Timing, most: int, long: set[str]) -> Shot:
    if not any(beat.id in long for beat in shot.beats):
        return shot
    beats: list[Beat] = []
    for beat in shot.beats:
        if beat.id in long:
            beats += _parts(
                beat, ceil(timing.by_beat[beat.id].seconds.likely_s * timing.fps / most)
            )
        else:
            beats.append(beat)
    return shot.model_copy(update={"beats": tuple(_counted(beats))})


def _parts(beat: Beat, count: int) -> tuple[Beat, ...]:
    if not isinstance(beat, ActionBeat | CardBeat | SoundBeat | SpeechBeat):
        return (beat,)
    texts = part(beat.text, max(count, 2))
    if len(texts) == 1:
        return (beat,)
    return tuple(_said(beat, text, number) for number, text in enumerate(texts, start=1))


def _said(beat: Beat, text: str, number: int) -> Beat:
    changes: dict[str, object] = {"id": f"{beat.id}{_MARK}{number}", "text": text}
    if isinstance(beat, ActionBeat):
        changes["mentions"] = tuple(
            it for it in beat.mentions if it.name.casefold() in text.casefold() or number == 1
        )
    return beat.model_copy(update=changes)


def _counted(beats: list[Beat]) -> Iterator[Beat]:
    """Count the parts of each speech anew."""
    for at, beat in enumerate(beats):
        if not isinstance(beat, SpeechBeat):
            yield beat
            continue
        same = [other for other, it in enumerate(beats) if _is_of(it, beat.speech)]
        yield beat.model_copy(update={"part": same.index(at) + 1, "parts": len(same)})


def _is_of(beat: Beat, speech: int) -> bool:
    return isinstance(beat, SpeechBeat) and beat.speech == speech


def _findings(whole: Screenplay, parted: Screenplay, most: int, fps: int) -> Iterator[Diagnostic]:
    texts: dict[str, list[str]] = {}
    for beat in _beats(parted):
        texts.setdefault(beat.id.partition(_MARK)[0], []).append(getattr(beat, "text", ""))
    for beat in _beats(whole):
        parts = texts[beat.id]
        if len(parts) > 1:
            yield Diagnostic(
                Code.LONG_SENTENCE,
                f"{_name(beat)} is longer than one clip of {most // fps} s; it goes over"
                f" {len(parts)} clips",
                beat.span,
                here="parted where one would breathe",
                notes=tuple(f"part {at}: {_shown(it)}" for at, it in enumerate(parts, start=1)),
                help="end the sentence where you want the cut, and begin a new one",
            )


def _beats(screenplay: Screenplay) -> Iterator[Beat]:
    for scene in screenplay.scenes:
        for shot in scene.shots:
            yield from shot.beats


def _shown(text: str) -> str:
    """Return where a part begins and ends: as many words as a note has room for."""
    words = text.split()
    ends = (*words[:_SHOWN], "…", *words[-_SHOWN:])
    return text if len(words) <= len(ends) else " ".join(ends)


def _name(beat: Beat) -> str:
    match beat:
        case SpeechBeat():
            return f"this sentence of {beat.character}"
        case SoundBeat():
            return "this narration"
        case CardBeat():
            return "this text on the screen"
        case _:
            return "this action"
