"""Which findings count, and how much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from storyc.diagnostics import Code, Diagnostic
from storyc.policy.allowance import Allowance
from storyc.policy.settings import Settings
from storyc.source import SourceFile

_RENDER_FAMILY = "09"
_FOUND_LATER = frozenset(
    {Code.FACT_DROPPED, Code.UNUSED_ALLOW, *(it for it in Code if it.value[1:3] == _RENDER_FAMILY)}
)
"""What is not found by checking alone, so that nobody can say that it is allowed in vain."""


@dataclass(frozen=True)
class Policy:
    """What a project says about findings.

    `sources` are the files of the script by name. The same policy is applied to what every stage
    finds, so that the command line, a compile and an editor agree.
    """

    settings: Settings = field(default_factory=Settings)
    allowances: tuple[Allowance, ...] = ()
    sources: Mapping[str, SourceFile] = field(default_factory=dict)

    def apply(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the findings that count, each with its severity, in reading order."""
        severities = self.settings.severities
        left = []
        for finding in findings:
            if self._allowing(finding):
                continue
            if finding.code not in severities:
                left.append(finding)
            elif (severity := severities[finding.code]) is not None:
                left.append(replace(finding, configured=severity))
        return Diagnostic.sort(tuple(left))

    def unused(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the remarks that silence none of a check's findings.

        Diagnostics: UNUSED_ALLOW.
        """
        used: dict[Allowance, set[Code]] = {it: set(_FOUND_LATER) for it in self.allowances}
        for finding in findings:
            for allowance in self._allowing(finding):
                used[allowance].add(finding.code)
        told = (allowance.unused(codes) for allowance, codes in used.items())
        return tuple(it for it in told if it is not None)

    def _allowing(self, finding: Diagnostic) -> list[Allowance]:
        place = finding.primary
        if not self.allowances or place is None or place.source not in self.sources:
            return []
        line = self.sources[place.source].position(place.start).line
        there = self._by_line.get((place.source, line), ())
        return [it for it in there if it.silences(finding.code)]

    @cached_property
    def _by_line(self) -> dict[tuple[str, int], list[Allowance]]:
        by_line: dict[tuple[str, int], list[Allowance]] = {}
        for it in self.allowances:
            by_line.setdefault((it.remark.span.source, it.remark.line), []).append(it)
        return by_line
