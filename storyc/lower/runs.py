"""Dividing what is too long for one shot."""

from collections.abc import Iterable, Sequence

from storyc.ir import ActionBeat, Beat, SpeechBeat

LONG_SHOT_WORDS = 60
"""More words than this in one shot, about 25 seconds, and an editor looks for a cut."""


def runs(beats: Sequence[Beat]) -> list[list[Beat]]:
    """Divide beats where they get too long for one shot, into runs of about equal length."""
    total = count_words(beats)
    if total <= LONG_SHOT_WORDS:
        return [[*beats]]
    goal = total / -(-total // LONG_SHOT_WORDS)
    divided: list[list[Beat]] = [[]]
    words = 0
    for beat in beats:
        own = count_words((beat,))
        if divided[-1] and words + own / 2 > goal * len(divided):
            divided.append([])
        divided[-1].append(beat)
        words += own
    return divided


def count_words(beats: Iterable[Beat]) -> int:
    """Return the words of action and speech."""
    return sum([len(words_of(beat).split()) for beat in beats])


def words_of(beat: Beat) -> str:
    """Return what a beat says or tells; the rest is not counted as words."""
    return beat.text if isinstance(beat, (ActionBeat, SpeechBeat)) else ""
