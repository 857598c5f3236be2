"""Where the steps of lowering leave what they find."""

from collections.abc import Iterable

from storyc.diagnostics import Diagnostic


class Findings:
    """Diagnostics in the order they were made, each once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, finding: Diagnostic) -> None:
        """Keep one finding; the same finding twice is one."""
        self._found.setdefault(finding)

    def extend(self, findings: Iterable[Diagnostic]) -> None:
        """Keep several findings."""
        for finding in findings:
            self.add(finding)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return the findings in reading order."""
        return Diagnostic.sort(tuple(self._found))
