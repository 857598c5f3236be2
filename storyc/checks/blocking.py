"""Who stands where in the frame, from shot to shot of a scene."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from storyc.checks.context import Context
from storyc.continuity import (
    Staging,
    StagingKind,
    camera_travels,
    is_neutral,
    is_plain_cut,
    other_side,
    read_sentence,
    read_shot_line,
    read_side,
    stirs,
)
from storyc.diagnostics import Edit, Fix
from storyc.ir import ActionBeat, Beat, Scene, Shot, SpeechBeat, StateBeat, StateVerb
from storyc.source import Span

_SIDE_WORD = re.compile(r"\b(?P<left>left)\b|\bright\b", re.IGNORECASE)
_FROM_SIDE_TO_SIDE = re.compile(
    r"(?:left|right) to (?:the )?(?:frame )?(?:left|right)\Z", re.IGNORECASE
)
_NOT_AS_IT_HAPPENS = re.compile(r"\b(?:MONTAGE|INTERCUT\w*|SERIES OF|DREAM)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody on a side of the frame in a shot."""

    staging: Staging
    shot: Shot


@dataclass(frozen=True, slots=True)
class Reversal:
    """A shot in which people are on the other side of the frame than before, by name."""

    shot: Shot
    before: Mapping[str, Placed]
    now: Mapping[str, Staging]


def reversals(context: Context) -> tuple[Reversal, ...]:
    """Return where people change sides at cuts and nothing that is seen explains it.

    What explains it: a neutral picture in between, a travelling camera, somebody who moves, comes
    or goes, or a join that is no plain cut.
    """
    told = filter(_is_told_as_it_happens, context.screenplay.scenes)
    return tuple(found for scene in told for found in _Walk(context, scene).reversals())


def neighbours(context: Context) -> Iterator[tuple[Shot, Shot]]:
    """Yield each two shots that follow one another in a scene told as it happens.

    A montage jumps in time at each cut, and an intercut scene from place to place.
    """
    for scene in context.screenplay.scenes:
        if _is_told_as_it_happens(scene):
            yield from pairwise(scene.shots)


def _is_told_as_it_happens(scene: Scene) -> bool:
    return scene.slugline is None or _NOT_AS_IT_HAPPENS.search(scene.slugline.text) is None


def people_shown(shot: Shot) -> frozenset[str]:
    """Return who is in a shot by name."""
    return frozenset(_named(shot))


def looked_at(shot: Shot) -> frozenset[str]:
    """Return the people whom a shot line aims at."""
    return frozenset(it.name for it in shot.subjects if it.kind == "character")


def mirror(context: Context, *said: Staging) -> tuple[Fix, ...]:
    """Offer to exchange left and right in the words that say where people are.

    Nothing is offered where it is not plain which words those are: a sentence may speak of a left
    hand as well.
    """
    exchanged = [_exchange(context, place) for place in dict.fromkeys(it.place for it in said)]
    edits = tuple(edit for each in exchanged for edit in each)
    return (Fix("exchange left and right here", edits),) if all(exchanged) else ()


def _exchange(context: Context, place: Span) -> tuple[Edit, ...]:
    text = context.screenplay.source_by_name[place.source].text[place.start : place.end]
    sides = tuple(_SIDE_WORD.finditer(text))
    if len(sides) != 1 and _FROM_SIDE_TO_SIDE.search(text) is None:
        return ()
    return tuple(
        Edit(Span(place.source, place.start + it.start(), place.start + it.end()), _opposite(it))
        for it in sides
    )


def _opposite(found: re.Match[str]) -> str:
    word = other_side("left" if found["left"] else "right")
    return word.upper() if found[0].isupper() else word


def _named(shot: Shot) -> Iterator[str]:
    yield from looked_at(shot)
    for beat in shot.beats:
        if isinstance(beat, SpeechBeat) and not beat.is_off_screen:
            yield beat.character
        elif isinstance(beat, ActionBeat):
            yield from (it.name for it in beat.shown if it.kind == "character")


class _Walk:
    """Goes through the shots of a scene and keeps in mind who is on which side."""

    def __init__(self, context: Context, scene: Scene) -> None:
        self._shots = scene.shots
        self._cast = context.screenplay.character_by_name
        self._known: dict[str, Placed] = {}

    def reversals(self) -> Iterator[Reversal]:
        before: Shot | None = None
        for shot in self._shots:
            if before is None or self._frees(before, shot):
                self._known = {}
            yield from self._tell(shot, *read_shot_line(shot, self._cast))
            for beat in shot.beats:
                yield from self._pass(shot, beat)
            if camera_travels(shot):
                self._known = {}
            before = shot

    def _frees(self, before: Shot, shot: Shot) -> bool:
        is_of_others = people_shown(shot).isdisjoint(self._known)
        return is_of_others or is_neutral(shot) or not is_plain_cut(before, shot)

    def _pass(self, shot: Shot, beat: Beat) -> Iterator[Reversal]:
        match beat:
            case ActionBeat():
                if self._known and stirs(beat):
                    self._known = {}
                yield from self._tell(shot, *read_sentence(beat))
            case StateBeat(verb=StateVerb.ENTERS | StateVerb.EXITS, subject=str(who)):
                self._known.pop(who, None)
            case StateBeat(verb=StateVerb.IS, subject=str(who), what=str(what)):
                self._put(shot, who, what, beat.span)
            case _:
                pass

    def _put(self, shot: Shot, who: str, what: str, place: Span) -> None:
        """A line that changes where somebody is needs no other reason."""
        side = read_side(what)
        if side is not None:
            self._known[who] = Placed(Staging(StagingKind.STANDS, who, side, place), shot)

    def _tell(self, shot: Shot, *said: Staging) -> Iterator[Reversal]:
        now = {it.who: it for it in said if it.kind is StagingKind.STANDS}
        turned = {
            name: known
            for name, known in self._known.items()
            if name in now and now[name].side != known.staging.side and known.shot is not shot
        }
        self._known |= {name: Placed(it, shot) for name, it in now.items()}
        if turned:
            yield Reversal(shot, turned, {name: now[name] for name in turned})
