"""The state lines at the top of a clip."""

from collections.abc import Sequence
from dataclasses import dataclass

from storyc.ir import StateBeat, StateVerb, takes_time
from storyc.plan import ShotBeat


@dataclass(frozen=True, slots=True)
class Opening:
    """The state lines before the first beat that takes time.

    What they say holds from the first picture on, so it is told where the clip's people, props and
    place are described; the pieces there carry the lines' facts.
    """

    beats: tuple[StateBeat, ...]

    @classmethod
    def of(cls, beats: Sequence[ShotBeat]) -> "Opening":
        """Collect the opening of a run of beats."""
        found: list[StateBeat] = []
        for each in beats:
            if takes_time(each.beat):
                break
            if isinstance(each.beat, StateBeat):
                found.append(each.beat)
        return cls(tuple(found))

    def facts(self, *verbs: StateVerb, subject: str | None = None) -> tuple[str, ...]:
        """Return the facts of the lines with one of these verbs, about `subject` if given."""
        return tuple(
            f"beat {beat.id}"
            for beat in self.beats
            if beat.verb in verbs and (subject is None or beat.subject == subject)
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
