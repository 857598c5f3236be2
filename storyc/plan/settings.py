"""The `[plan]` of a project's `story.toml`: what the planner weighs against the price.

```toml
[plan]
shot-cut = 0.50        # dollars: fewer, longer clips
retake-per-s = 0.02    # a chance: shorter clips
```

A weight that is not given stays as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from itertools import pairwise

from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.plan.weights import DEFAULT, Weights, decimals
from storyc.source import SourceFile, TomlError, read_toml, toml_place

TABLE = "plan"
NAMES: Mapping[str, str] = {each.name.replace("_", "-"): each.name for each in fields(Weights)}
"""The weights as `story.toml` writes them, and as the planner does."""

_MOST = 1000
"""More decides nothing that this does not, and a number without end would be counted for ever."""

_LONGEST = 40
"""Letters of a wrong name or value that a message repeats."""

_CUTS = ("shot-cut", "beat-cut", "speech-cut")


def read_weights(file: SourceFile) -> tuple[Weights, tuple[Diagnostic, ...]]:
    """Return the weights that a settings file gives; where one is wrong, all are the usual ones.

    A file that is no TOML gives none; `policy` says what is wrong with it.

    Diagnostics: MALFORMED_SETTINGS.
    """
    try:
        document = read_toml(file.text)
    except TomlError:  # reported by `policy`, which reads the file first
        return DEFAULT, ()
    complaints = _Complaints(file)
    table = document.get(TABLE, {})
    if not isinstance(table, dict):
        return DEFAULT, (complaints.no_table(),)
    given: dict[str, Decimal] = {}
    findings: list[Diagnostic] = []
    for name, value in table.items():
        read = complaints.unknown(name) if name not in NAMES else _read(name, value, complaints)
        if isinstance(read, Diagnostic):
            findings.append(read)
        else:
            given[name] = read
    findings = findings or complaints.out_of_order(given)
    if findings:
        return DEFAULT, tuple(findings)
    return replace(DEFAULT, **{NAMES[name]: value for name, value in given.items()}), ()


def _read(name: str, value: object, complaints: "_Complaints") -> Decimal | Diagnostic:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return complaints.no_number(name, value)
    number = Decimal(repr(value))  # as it is written, not as the nearest binary fraction
    places = decimals(NAMES[name])
    if number.is_nan() or not 0 <= number <= _MOST:
        return complaints.out_of_range(name, number)
    rounded = number.quantize(Decimal(1).scaleb(-places))
    return rounded if rounded == number else complaints.too_fine(name, rounded, places)


@dataclass(frozen=True)
class _Complaints:
    """Makes the findings about the weights of one settings file."""

    file: SourceFile

    def no_table(self) -> Diagnostic:
        return self._finding(
            f"`{TABLE}` holds no list of weights here",
            (),
            f"write `[{TABLE}]` on a line of its own, and below it lines like `shot-cut = 0.25`",
        )

    def unknown(self, name: str) -> Diagnostic:
        return self._finding(
            f"the planner has no weight {_shown(name)}",
            (name,),
            did_you_mean(name, NAMES) or f"choose one of: {', '.join(NAMES)}",
        )

    def no_number(self, name: str, value: object) -> Diagnostic:
        return self._finding(
            f"{name} cannot be set to {_shown(value)}",
            (name,),
            f"write a number without quotes, such as `{name} = {_usual(name)}`",
        )

    def out_of_range(self, name: str, value: Decimal) -> Diagnostic:
        return self._finding(
            f"{name} must lie between 0 and {_MOST}, and is {_shown(value)}",
            (name,),
            f"0 turns it off; usual is {_usual(name)}",
        )

    def too_fine(self, name: str, rounded: Decimal, places: int) -> Diagnostic:
        return self._finding(
            f"{name} has more than {places} decimals",
            (name,),
            f"write `{name} = {_plain(rounded)}`; finer than that makes no difference",
        )

    def out_of_order(self, given: Mapping[str, Decimal]) -> list[Diagnostic]:
        """Return a finding for each kind of cut that a project makes dearer than a worse one."""
        cuts = {it: given.get(it, getattr(DEFAULT, NAMES[it])) for it in _CUTS}
        return [
            self._finding(
                f"{lesser} ({_plain(cuts[lesser])}) is more than {worse} ({_plain(cuts[worse])})",
                (lesser if lesser in given else worse,),
                f"set {worse} to {_plain(cuts[lesser])} or more, or {lesser} to less: a cut between"
                " shots shows least, one inside a speech most",
            )
            for lesser, worse in pairwise(_CUTS)
            if cuts[lesser] > cuts[worse]
        ]

    def _finding(self, message: str, path: tuple[str, ...], way_out: str) -> Diagnostic:
        return Diagnostic(
            Code.MALFORMED_SETTINGS,
            message,
            toml_place(self.file, (TABLE, *path)),
            here="has no effect",
            help=way_out,
        )


def _shown(value: object) -> str:
    """Return some of a text that may be anybody's, with nothing in it that steers a terminal."""
    return repr(str(value)[:_LONGEST])[1:-1]


def _usual(name: str) -> str:
    return _plain(getattr(DEFAULT, NAMES[name]))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
