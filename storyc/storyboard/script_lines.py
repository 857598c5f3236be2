"""The lines of a shot as a screenplay sets them."""

from collections.abc import Iterator, Sequence

from storyc.ir import ActionBeat, Beat, CardBeat, SoundBeat, SpeechBeat, StateBeat
from storyc.storyboard.view import LineKind, ScriptLine


def script_lines(beats: Sequence[Beat]) -> tuple[ScriptLine, ...]:
    """Return what happens and is said: sentences of one paragraph and one speech together."""
    return tuple(_lines(beats))


def _lines(beats: Sequence[Beat]) -> Iterator[ScriptLine]:
    before: Beat | None = None
    together: list[str] = []
    for beat in (*beats, None):
        if together and not (beat is not None and _goes_on(before, beat)):
            yield ScriptLine(_prose_kind(before), " ".join(together))
            together = []
        if isinstance(beat, ActionBeat | SpeechBeat):
            if isinstance(beat, SpeechBeat) and not together:
                yield from _heading(beat, before)
            together.append(beat.text)
        elif beat is not None:
            yield from _single(beat)
        before = beat


def _goes_on(before: Beat | None, beat: Beat) -> bool:
    """Tell whether a beat stands in one paragraph with another, or is spoken in one breath."""
    match before, beat:
        case ActionBeat(), ActionBeat():
            return before.paragraph == beat.paragraph
        case SpeechBeat(), SpeechBeat():
            one, other = before.direction, beat.direction
            return before.speech == beat.speech and one == other and before.sung == beat.sung
        case _:
            return False


def _prose_kind(beat: Beat | None) -> LineKind:
    if isinstance(beat, SpeechBeat):
        return "lyric" if beat.sung else "speech"
    return "action"


def _heading(beat: SpeechBeat, before: Beat | None) -> Iterator[ScriptLine]:
    """Yield the name and the direction above a speech, the name only where the speech begins."""
    if not (isinstance(before, SpeechBeat) and before.speech == beat.speech):
        extension = f" ({beat.extension})" if beat.extension is not None else ""
        dual = ", together with the speech before" if beat.dual else ""
        yield ScriptLine("cue", f"{beat.character}{extension}{dual}")
    if beat.direction is not None:
        yield ScriptLine("direction", f"({beat.direction.text})")


def _single(beat: Beat) -> Iterator[ScriptLine]:
    match beat:
        case CardBeat():
            yield ScriptLine("card", beat.text)
        case SoundBeat():
            at = f", at {beat.at_s:g} s" if beat.at_s is not None else ""
            yield ScriptLine("sound", f"{beat.sound.value}: {beat.text}{at}")
        case StateBeat():
            yield ScriptLine("state", f"+ {beat.text}")
        case _:
            return
