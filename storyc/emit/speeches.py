"""What is said in a shot."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from storyc.emit.piece import Piece
from storyc.emit.view import SpeechView
from storyc.ir import Beat, SoundBeat, SoundKind, SpeechBeat
from storyc.source import Span

Spoken = SpeechBeat | SoundBeat
"""A sentence of somebody's, or a narration."""

_PAUSE = re.compile(
    r"(?:an?\s+|another\s+)?(?P<long>(?:long|short|brief|slight)\s+)?(?:beat|pause)[\s.]*",
    re.IGNORECASE,
)

_SINGING = re.compile(
    r"\b(?:sing(?:s|ing)?|sung|chant(?:e|ant|é)|sing(?:t|end)|cant(?:a|ando)|śpiewa(?:jąc)?)\b|[歌唱]",
    re.IGNORECASE,
)
"""Directions that say in some language that words are sung."""

_UNSEEN = "voice only, mouth not seen"

_WAITS = re.compile(
    r"(?:after\s+)?(?:an?\s+|another\s+)?(?:(?:long|short|brief|slight|tense|awkward)\s+)*"
    r"(?:beat|pause|silence|moment)[\s.]*",
    re.IGNORECASE,
)

_SINGLE = str.maketrans('"“”„', "'‘’‚")


def as_spoken(beat: Beat) -> Spoken | None:
    """Return a beat that is said by a voice, `None` for every other."""
    if isinstance(beat, SpeechBeat):
        return beat
    is_narration = isinstance(beat, SoundBeat) and beat.sound is SoundKind.NARRATION
    return beat if isinstance(beat, SoundBeat) and is_narration else None


def wait_of(beat: Beat) -> tuple[int, Span] | None:
    """Return the speech and the parenthetical that a sentence waits for, `None` if it does not.

    `(after a long pause)` is over when the first sentence is said; `(shouting)` is not. The
    speeches of a template that is used twice have their parentheticals in one place.
    """
    if not isinstance(beat, SpeechBeat) or beat.direction is None:
        return None
    waits = _WAITS.fullmatch(beat.direction.text.strip()) is not None
    return (beat.speech, beat.direction.span) if waits else None


def speech_view(
    sentences: Sequence[Spoken], number: int, *, has_waited: bool = False
) -> SpeechView:
    """Return sentences of one manner as one line of the dialogue, the `number`th of its shot.

    `has_waited` leaves out the pause before them, which another clip makes.
    """
    first = sentences[0]
    return SpeechView(
        number=number,
        speaker=Piece(first.character if isinstance(first, SpeechBeat) else "NARRATOR"),
        delivery=_delivery(sentences, has_waited=has_waited),
        words=tuple(_spaced(sentences)),
    )


def _spaced(sentences: Sequence[Spoken]) -> Iterator[Piece]:
    """Yield the sentences and what stands between them: nothing after a full-width full stop.

    The lines of a song end where their singer breathes, mostly without a mark that says so.
    """
    for at, it in enumerate(sentences):
        yield Piece(_inside_quotes(it.text), (f"beat {it.id}",))
        is_last = at == len(sentences) - 1
        end = it.text[-1:] or "."
        if not is_last and unicodedata.east_asian_width(end) not in {"W", "F"}:
            is_sung = isinstance(it, SpeechBeat) and it.sung
            yield Piece(", " if is_sung and end.isalnum() else " ")


def _inside_quotes(text: str) -> str:
    """Return words as they stand between double quotes: what they quote is in single ones."""
    return text.translate(_SINGLE)


def _manner_words(direction: str) -> str:
    """Return a parenthetical as an instruction; `(beat)` is a script's word for a pause."""
    pause = _PAUSE.fullmatch(direction.strip())
    return f"after a {pause['long'] or ''}pause" if pause is not None else direction


def manner_of(beat: Spoken) -> tuple[object, ...]:
    """Return what the sentences of one line have in common.

    A new parenthetical begins a new line of the same speaker.
    """
    if isinstance(beat, SoundBeat):
        return ("narration", beat.id)
    direction = beat.direction.span if beat.direction is not None else None
    return (beat.character, beat.speech, direction, beat.sung, beat.dual)


def _delivery(sentences: Sequence[Spoken], *, has_waited: bool) -> tuple[Piece, ...]:
    first = sentences[0]
    names = [f"beat {it.id}" for it in sentences]
    if isinstance(first, SoundBeat):
        return (Piece("voice only"),)
    found: list[Piece] = []
    # `(singing softly)` says so itself.
    if first.sung and not (first.direction is not None and _SINGING.search(first.direction.text)):
        found.append(Piece("singing"))
    how = _UNSEEN if first.is_off_screen else "heard"
    if first.extension is not None:
        facts = tuple(f"{name}.extension" for name in names)
        found.append(Piece(f"{first.extension}: {how}", facts))
    elif first.is_off_screen:
        found.append(Piece(_UNSEEN))
    if first.direction is not None and not has_waited:
        facts = tuple(f"{name}.direction" for name in names)
        found.append(Piece(_manner_words(first.direction.text), facts))
    if first.dual:
        found.append(Piece("at the same time as the line before"))
    return tuple(found)
