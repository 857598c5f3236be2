"""Ids of scenes and shots: the writer's where there is one, counted where not, all different."""

from storyc.diagnostics import Code, Diagnostic, Label
from storyc.lower.findings import Findings
from storyc.source import Span


class Ids:
    """Hands out ids.

    Ids become names of files, so `1a` and `1A` are one id: not every disk tells them apart.

    Written ids are claimed before any is counted, so that a counted one never takes the place of a
    written one.

    Diagnostics: `DUPLICATE_ID`.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._taken: dict[str, Span] = {}
        self._tried: dict[str, int] = {}

    def claim(self, written: str, place: Span) -> str:
        """Return the id that a writer gave, or one made from it where it is given twice."""
        first = self._taken.get(written.casefold())
        if first is None:
            self._taken[written.casefold()] = place
            return written
        again = first == place
        self._findings.add(
            Diagnostic(
                Code.DUPLICATE_ID,
                f"#{written}# is given twice",
                place,
                here="used more than once with its template" if again else "the second one",
                labels=() if again else (Label(first, "first given here"),),
                help="leave it out of the template" if again else "give one of them another number",
                notes=("the clips of a scene or shot are kept under its number",),
            )
        )
        return self.count(written, place)

    def count(self, wanted: str, place: Span) -> str:
        """Return an id that nobody has: the wanted one, or that with a number behind it."""
        chosen = wanted
        while chosen.casefold() in self._taken:
            self._tried[wanted] = self._tried.get(wanted, 1) + 1
            chosen = f"{wanted}-{self._tried[wanted]}"
        self._taken[chosen.casefold()] = place
        return chosen
