"""What a prompt template sees: pieces in their roles, and nothing of the script's types."""

from collections.abc import Iterator
from dataclasses import dataclass

from storyc.emit.piece import Piece

Phrase = tuple[Piece, ...]
"""Pieces that a template prints one after another."""


@dataclass(frozen=True, slots=True)
class CastView:
    """Somebody or something in the clip: a name and what is to be seen of it."""

    name: Piece
    traits: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SpeechView:
    """A speech, or as much of it as is in the clip: who says it, how, and its sentences."""

    speaker: Piece
    delivery: tuple[Piece, ...]
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShotView:
    """One set-up: camera terms, what happens in order, what is said, what is heard."""

    camera: tuple[Piece, ...]
    actions: tuple[Piece, ...]
    speeches: tuple[SpeechView, ...]
    sounds: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class PromptView:
    """A whole prompt before it is worded."""

    style: tuple[Piece, ...]
    avoid: Piece | None
    place: tuple[Piece, ...]
    cast: tuple[CastView, ...]
    props: tuple[CastView, ...]
    shots: tuple[ShotView, ...]

    def pieces(self) -> Iterator[Piece]:
        """Yield every piece, in no promised order."""
        yield from self.style
        if self.avoid is not None:
            yield self.avoid
        yield from self.place
        for each in (*self.cast, *self.props):
            yield each.name
            yield from each.traits
        for shot in self.shots:
            yield from shot.camera
            yield from shot.actions
            for speech in shot.speeches:
                yield from (speech.speaker, *speech.delivery, *speech.words)
            for sound in shot.sounds:
                yield from sound
