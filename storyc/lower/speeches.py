"""Speeches: sentence by sentence, each under the parenthetical in force."""

from storyc.ir import ActionBeat, Beat, Mention, SpeechBeat, Text, is_unseen_mark
from storyc.lower.parts import SpeechPart
from storyc.lower.sentences import sentences
from storyc.lower.strand import Strand
from storyc.source import value


@value
class _Part:
    text: Strand
    direction: Strand | None
    sung: bool
    unseen: str | None = None


def speech_beats(part: SpeechPart, name: str, speech: int, paragraph: int) -> list[Beat]:
    """Return the beats of a speech; their ids are given later.

    A parenthetical that nothing is said under (a nod, a pause at the end) is something the speaker
    does: an action. One that says that the mouth is not seen (`(O.S.)`) holds for the rest of the
    speech, as if it stood behind the name.

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
            extension=", ".join(filter(None, (part.cue.extension, each.unseen))) or None,
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
    unseen: str | None = None

    def say() -> None:
        if words:
            spoken.extend(_sentences(Strand.join(words), direction, unseen))
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
            spoken.append(_Part(each.line, direction, sung=True, unseen=unseen))
            unused.clear()
            continue
        mark, rest = _unseen_mark(each.line)
        unseen = mark or unseen
        if rest is not None:
            unused.append(rest)
            direction = Strand.join(tuple(unused), ", ")
    say()
    return spoken, Strand.join(tuple(unused), ", ") if unused else None


def _unseen_mark(line: Strand) -> tuple[str | None, Strand | None]:
    """Take the mark of an unseen mouth off a parenthetical: `V.O., tired` → `V.O.` and `tired`."""
    words = line.text.split(",", 1)[0]
    if not is_unseen_mark(words):
        return None, line
    rest = line.cut(len(words) + 1, len(line.text)).strip()
    return words.strip(), rest if rest.text else None


def _sentences(text: Strand, direction: Strand | None, unseen: str | None) -> list[_Part]:
    places = sentences(text.text)
    return [_Part(text.cut(*it), direction, sung=False, unseen=unseen) for it in places]


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
