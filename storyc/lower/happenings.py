"""What happens in a scene, as beats."""

from collections.abc import Iterator

from storyc.ir import ActionBeat, Beat, CardBeat, SoundBeat, SoundKind, SpeechBeat
from storyc.lower.inference import SINGER
from storyc.lower.mentions import Mentions
from storyc.lower.names import Names
from storyc.lower.parts import (
    ActionPart,
    CardPart,
    Happening,
    LyricsPart,
    SoundPart,
    SpeechPart,
    StatePart,
)
from storyc.lower.sentences import sentences
from storyc.lower.speeches import speech_beats
from storyc.lower.state_lines import StateLines
from storyc.lower.strand import Strand

_WRAPPED = 50
"""A line this long was probably broken by the margin, a shorter one by the writer."""


class Happenings:
    """Turns parts into beats, in film order; ids are given when the shots are known.

    Paragraphs and speeches are counted through the film.
    """

    def __init__(self, names: Names, mentions: Mentions, states: StateLines) -> None:
        self._names = names
        self._mentions = mentions
        self._states = states
        self._paragraph = 0
        self._speech = 0
        self._speaker = SINGER

    def begin_scene(self) -> None:
        """Forget who spoke last."""
        self._speaker = SINGER

    def beats(self, part: Happening) -> list[Beat]:
        """Return the beats of one part."""
        match part:
            case ActionPart():
                return self._action(part)
            case SpeechPart():
                return self._spoken(part)
            case LyricsPart():
                return self._sung(part)
            case CardPart():
                return [CardBeat(id="", text=part.line.text, span=part.span)]
            case SoundPart():
                return [_sound(part)]
            case StatePart():
                return [self._states.beat(part)]

    def _action(self, part: ActionPart) -> list[Beat]:
        self._paragraph += 1
        return [
            ActionBeat(
                id="",
                text=each.text,
                paragraph=self._paragraph,
                mentions=self._mentions.of(each),
                span=each.span(),
            )
            for each in _action_sentences(part.lines)
        ]

    def _spoken(self, part: SpeechPart) -> list[Beat]:
        self._speech += 1
        known = self._names.character(part.cue.name)
        self._speaker = known.name if known is not None else part.cue.name
        beats = speech_beats(part, self._speaker, self._speech, self._paragraph + 1)
        self._paragraph += sum(isinstance(beat, ActionBeat) for beat in beats)
        return beats

    def _sung(self, part: LyricsPart) -> list[Beat]:
        self._speech += 1
        lines = [each for each in part.lines if each.text]
        return [
            SpeechBeat(
                id="",
                character=self._speaker,
                text=each.text,
                speech=self._speech,
                part=number,
                parts=len(lines),
                sung=True,
                span=each.span(),
            )
            for number, each in enumerate(lines, 1)
        ]


def _action_sentences(lines: tuple[Strand, ...]) -> Iterator[Strand]:
    for passage in _passages(lines):
        for place in sentences(passage.text):
            yield passage.cut(*place)


def _passages(lines: tuple[Strand, ...]) -> Iterator[Strand]:
    """Join the lines that the margin broke; a line that the writer broke stands alone."""
    open_lines: list[Strand] = []
    for line in lines:
        if not line.text:
            continue
        if open_lines and not _runs_on(open_lines[-1].text, line.text):
            yield Strand.join(open_lines)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield Strand.join(open_lines)


def _runs_on(line: str, following: str) -> bool:
    return len(line) >= _WRAPPED or following[0].islower()


def _sound(part: SoundPart) -> SoundBeat:
    kind = SoundKind(part.label)
    spec = part.spec
    if spec is None:
        return SoundBeat(id="", sound=kind, text=part.line.text, span=part.span)
    return SoundBeat(
        id="",
        sound=kind,
        text=spec.text.text,
        at_s=spec.at_s,
        under=spec.under,
        fade_in_s=spec.fade_in_s,
        fade_out_s=spec.fade_out_s,
        gain_db=spec.gain_db,
        span=part.span,
    )
