"""How long a script is on paper.

The page that the page-a-minute rule speaks of: Courier 12 on letter paper with the margins of the
trade, 55 lines, action 60 letters wide, speech 35, parentheticals 25. Declarations, states and
notes are not on it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from storyc.ir import ActionBeat, Beat, CardBeat, Scene, Shot, SoundBeat, SpeechBeat

LINES = 55
EIGHTHS = 8
_ACTION, _SPEECH, _PARENTHETICAL = 60, 35, 25


def page_lines(scene: Scene) -> int:
    """Return the lines that a scene takes on paper, the blank ones that part its elements too."""
    heading = 3 if scene.slugline is not None else 0
    return heading + sum(_shot_lines(shot) for shot in scene.shots)


def eighths(lines: int) -> int:
    """Return how many eighths of a page so many lines are, as scripts are measured; at least 1."""
    return max(1, (lines * EIGHTHS + LINES // 2) // LINES)


def in_pages(count: int) -> str:
    """Write eighths as a script supervisor does: `2 3/8`."""
    pages, rest = divmod(count, EIGHTHS)
    parts = (str(pages) if pages else "", f"{rest}/{EIGHTHS}" if rest else "")
    return " ".join(filter(None, parts))


def _shot_lines(shot: Shot) -> int:
    written = 0 if shot.inferred else 2
    effects = sum(
        2 for it in (shot.transition_in, shot.transition_out) if it is not None and not it.is_cut
    )
    return written + effects + sum(_blocks(shot.beats))


def _blocks(beats: Sequence[Beat]) -> Iterator[int]:
    """Yield the lines of each paragraph and speech; two side by side take those of the longer."""
    beside = 0
    for element, group in groupby(beats, key=_element_of):
        part = list(group)
        lines = _lines(part)
        if element is not None and element[0] == "dual":
            yield max(0, lines - beside)
            beside = max(beside, lines)
            continue
        yield lines
        beside = lines


def _element_of(beat: Beat) -> tuple[str, object] | None:
    match beat:
        case ActionBeat():
            return "action", beat.paragraph
        case SpeechBeat():
            return "dual" if beat.dual else "speech", (beat.character, beat.speech)
        case SoundBeat() | CardBeat():
            return beat.kind, beat.id
        case _:
            return None


def _lines(beats: Sequence[Beat]) -> int:
    match beats[0]:
        case SpeechBeat():
            spoken = [beat for beat in beats if isinstance(beat, SpeechBeat)]
            return 2 + sum(_said(spoken))
        case ActionBeat() | CardBeat() | SoundBeat():
            return 1 + _wrapped(" ".join(getattr(beat, "text", "") for beat in beats), _ACTION)
        case _:
            return 0


def _said(spoken: Sequence[SpeechBeat]) -> Iterator[int]:
    for direction, part in groupby(spoken, key=lambda beat: beat.direction):
        if direction is not None:
            yield _wrapped(f"({direction.text})", _PARENTHETICAL)
        yield _wrapped(" ".join(beat.text for beat in part), _SPEECH)


def _wrapped(text: str, width: int) -> int:
    return len(wrap(text, width)) or 1
