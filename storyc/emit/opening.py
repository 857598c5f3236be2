"""The state lines at the top of a clip."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storyc.ir import StateBeat, StateVerb, takes_time
from storyc.plan import ShotBeat

_SCENE_VERBS = frozenset({StateVerb.LIGHT, StateVerb.WEATHER, StateVerb.TIME, StateVerb.STYLE})
_REPLACEABLE = _SCENE_VERBS | {StateVerb.WEARS, StateVerb.IS}
"""Verbs of which only the last word counts; what somebody has or holds is added up."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The state lines before the first beat that takes time.

    What they say holds from the first picture on, so it is told where the clip's people, props and
    place are described; the pieces there carry the lines' facts. `replaced` are the lines that a
    later one overrules before anything is seen: no picture shows what they say.
    """

    beats: tuple[StateBeat, ...]
    replaced: tuple[StateBeat, ...] = ()

    @classmethod
    def of(cls, beats: Sequence[ShotBeat]) -> "Opening":
        """Collect the opening of a run of beats."""
        found: list[StateBeat] = []
        for each in beats:
            if takes_time(each.beat):
                break
            if isinstance(each.beat, StateBeat):
                found.append(each.beat)
        replaced = tuple(_replaced(found))
        gone = {it.id for it in replaced}
        return cls(tuple(it for it in found if it.id not in gone), replaced)

    def facts(
        self, *verbs: StateVerb, subject: str | None = None, what: str | None = None
    ) -> tuple[str, ...]:
        """Return the facts of the lines with one of these verbs, about `subject`, saying `what`."""
        return tuple(
            f"beat {beat.id}"
            for beat in self.beats
            if beat.verb in verbs and subject in (None, beat.subject) and what in (None, beat.what)
        )

    def hands(self, who: str, prop: str) -> tuple[str, ...]:
        """Return the facts of the lines that put a prop into somebody's hands."""
        return tuple(
            f"beat {beat.id}"
            for beat in self.beats
            if beat.what == prop
            and (
                (beat.verb in {StateVerb.HOLDS, StateVerb.TAKES} and beat.subject == who)
                or (beat.verb is StateVerb.GIVES and beat.to == who)
            )
        )


def _replaced(beats: Sequence[StateBeat]) -> Iterator[StateBeat]:
    """Yield the lines of which a later one speaks again, the last first."""
    spoken: set[tuple[StateVerb, str | None] | None] = set()
    for beat in reversed(beats):
        if beat.verb in _REPLACEABLE and _aspect(beat) in spoken:
            yield beat
        spoken |= {_aspect(beat), _aspect_of_prop(beat)}


def _aspect(beat: StateBeat) -> tuple[StateVerb, str | None]:
    return beat.verb, None if beat.verb in _SCENE_VERBS else beat.subject


def _aspect_of_prop(beat: StateBeat) -> tuple[StateVerb, str | None] | None:
    """`MARA holds LANTERN (out)` overrules `LANTERN is lit`."""
    return (StateVerb.IS, beat.what) if beat.state is not None else None
