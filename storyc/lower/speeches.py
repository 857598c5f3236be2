"""Speeches: sentence by sentence, each under the parenthetical in force."""

from storyc.ir import ActionBeat, Beat, Mention, SpeechBeat, Text
from storyc.lower.parts import SpeechPart
from storyc.lower.sentences import sentences
from storyc.lower.strand import Strand
from storyc.source import value


@value
class _Part:
    text: Strand
    direction: Strand | None
    sung: bool


def speech_beats(part: SpeechPart, name: str, speech: int, paragraph: int) -> list[Beat]:
    """Return the beats of a speech; their ids are given later.

    A parenthetical that nothing is said under (a nod, a pause at the end) is something the speaker
    does: an action.

    Args:
        part: the cue and its lines.
        name: the speaker as the cast knows them.
        speech: the speech's number in the film.
        paragraph: the number of the paragraph that such an action makes.
    """
    spoken, silent = _take_apart(part)
    beats: list[Beat] = [
        SpeechBeat(
            id="",
            character=name,
            text=each.text.text,
            speech=speech,
            part=number,
            parts=len(spoken),
            extension=part.cue.extension,
            direction=_text(each.direction),
            sung=each.sung,
            dual=part.cue.dual,
            span=each.text.span(),
        )
        for number, each in enumerate(spoken, 1)
    ]
    if silent is not None:
        beats.append(_gesture(part, name, silent, paragraph))
    return beats


def _take_apart(part: SpeechPart) -> tuple[list[_Part], Strand | None]:
    """Return the sentences with their directions, and the direction that nothing stands under."""
    spoken: list[_Part] = []
    direction: Strand | None = None
    unused: list[Strand] = []
    words: list[Strand] = []

    def say() -> None:
        if words:
            spoken.extend(_sentences(Strand.join(words), direction))
            words.clear()
            unused.clear()

    for each in part.lines:
        if not each.line.text:
            continue
        if each.kind == "words":
            words.append(each.line)
            continue
        say()
        if each.kind == "lyric":
            spoken.append(_Part(each.line, direction, sung=True))
            unused.clear()
        else:
            unused.append(each.line)
            direction = Strand.join(tuple(unused), ", ")
    say()
    return spoken, Strand.join(tuple(unused), ", ") if unused else None


def _sentences(text: Strand, direction: Strand | None) -> list[_Part]:
    return [_Part(text.cut(*place), direction, sung=False) for place in sentences(text.text)]


def _gesture(part: SpeechPart, name: str, silent: Strand, paragraph: int) -> ActionBeat:
    return ActionBeat(
        id="",
        text=f"{name} ({silent.text})",
        paragraph=paragraph,
        mentions=(Mention(name=name, kind="character", span=part.name_span),),
        span=silent.span(),
    )


def _text(direction: Strand | None) -> Text | None:
    return None if direction is None else Text(text=direction.text, span=direction.span())
