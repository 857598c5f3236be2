"""What is said in a shot."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeGuard

from storyc.emit.piece import Piece
from storyc.emit.view import SpeechView
from storyc.ir import Beat, SoundBeat, SoundKind, SpeechBeat

_Spoken = SpeechBeat | SoundBeat

_PAUSE = re.compile(
    r"(?:an?\s+|another\s+)?(?P<long>(?:long|short|brief|slight)\s+)?(?:beat|pause)[\s.]*",
    re.IGNORECASE,
)

_SINGLE = str.maketrans('"“”„', "'‘’‚")


def speeches_of(beats: Iterable[Beat]) -> Iterator[SpeechView]:
    """Yield the speeches of a shot in order: the sentences of one speech together.

    A new parenthetical begins a new line of the same speaker.
    """
    spoken = (it for it in beats if isinstance(it, SpeechBeat) or _is_narration(it))
    for _, group in groupby(spoken, key=_manner):
        sentences = tuple(group)
        first = sentences[0]
        yield SpeechView(
            speaker=Piece(first.character if isinstance(first, SpeechBeat) else "NARRATOR"),
            delivery=_delivery(sentences),
            words=tuple(Piece(_inside_quotes(it.text), (f"beat {it.id}",)) for it in sentences),
        )


def _inside_quotes(text: str) -> str:
    """Return words as they stand between double quotes: what they quote is in single ones."""
    return text.translate(_SINGLE)


def _manner_of(direction: str) -> str:
    """Return a parenthetical as an instruction; `(beat)` is a script's word for a pause."""
    pause = _PAUSE.fullmatch(direction.strip())
    return f"after a {pause['long'] or ''}pause" if pause is not None else direction


def _is_narration(beat: Beat) -> TypeGuard[SoundBeat]:
    return isinstance(beat, SoundBeat) and beat.sound is SoundKind.NARRATION


def _manner(beat: _Spoken) -> tuple[object, ...]:
    """Return what the sentences of one line have in common."""
    if isinstance(beat, SoundBeat):
        return ("narration", beat.id)
    direction = beat.direction.span if beat.direction is not None else None
    return (beat.character, beat.speech, direction, beat.sung, beat.dual)


def _delivery(sentences: tuple[_Spoken, ...]) -> tuple[Piece, ...]:
    first = sentences[0]
    names = [f"beat {it.id}" for it in sentences]
    if isinstance(first, SoundBeat):
        return (Piece("voice only"),)
    found: list[Piece] = []
    if first.sung:
        found.append(Piece("singing"))
    if first.extension is not None:
        how = "voice only, mouth not seen" if first.is_off_screen else "heard"
        facts = tuple(f"{name}.extension" for name in names)
        found.append(Piece(f"{first.extension}: {how}", facts))
    if first.direction is not None:
        facts = tuple(f"{name}.direction" for name in names)
        found.append(Piece(_manner_of(first.direction.text), facts))
    if first.dual:
        found.append(Piece("at the same time as the line before"))
    return tuple(found)
