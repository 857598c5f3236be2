"""What a prompt template sees: pieces in their roles, and nothing of the script's types."""

from collections.abc import Iterator
from typing import Literal

from storyc.emit.piece import Piece
from storyc.source import value


@value
class CastView:
    """Somebody or something in the clip: a name and what is to be seen of it."""

    name: Piece
    traits: tuple[Piece, ...]


@value
class ReferenceView:
    """Material that is sent with the prompt: how the prompt calls it, and whose look it shows."""

    address: str
    kind: Literal["cameo", "image"]
    name: str


@value
class SoundView:
    """Something heard: what it is, and how it comes and goes."""

    kind: Literal["sound", "music"]
    is_lasting: bool
    pieces: tuple[Piece, ...]


@value
class SpeechView:
    """A speech, or as much of it as is in the clip: who says it, how, and its spaced sentences.

    `number` counts the speeches of its shot, from 1.
    """

    number: int
    speaker: Piece
    delivery: tuple[Piece, ...]
    words: tuple[Piece, ...]


@value
class Event:
    """Something done or something said; one of the two is `None`."""

    action: Piece | None = None
    speech: SpeechView | None = None


@value
class ShotView:
    """One set-up: camera terms, what is done and said in its order, what is heard.

    `start` is its first moment in the clip, as `00:03.500`. `names` are who and what is in it; only
    the grammars ask that describe them shot by shot.
    """

    start: str
    names: frozenset[str]
    camera: tuple[Piece, ...]
    events: tuple[Event, ...]
    sounds: tuple[SoundView, ...]

    @property
    def actions(self) -> tuple[Piece, ...]:
        """What is done, in order."""
        return tuple(it.action for it in self.events if it.action is not None)

    @property
    def speeches(self) -> tuple[SpeechView, ...]:
        """What is said, in order."""
        return tuple(it.speech for it in self.events if it.speech is not None)


@value
class PromptView:
    """A whole prompt before it is worded.

    `language` is what the speeches are in, by its English name.
    """

    language: str
    references: tuple[ReferenceView, ...]
    style: tuple[Piece, ...]
    avoid: Piece | None
    place: tuple[Piece, ...]
    cast: tuple[CastView, ...]
    props: tuple[CastView, ...]
    shots: tuple[ShotView, ...]

    def described_in(self, shot: ShotView) -> Iterator[CastView]:
        """Yield who and what a prompt describes in one of its shots, if each stands alone.

        Whoever is in no shot by name is described in the first.
        """
        named = frozenset[str]().union(*(it.names for it in self.shots))
        for each in (*self.cast, *self.props):
            name = each.name.text
            if name in shot.names or (shot is self.shots[0] and name not in named):
                yield each

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in the order of their first words."""
        speeches = (speech for shot in self.shots for speech in shot.speeches)
        return tuple(dict.fromkeys(speech.speaker.text for speech in speeches))

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
                yield from sound.pieces
