"""One finding about a script."""

from dataclasses import dataclass
from typing import Self

from storyc.diagnostics.code import Code, Severity
from storyc.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that matters, and what happens there ("dropped here")."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of a span. An empty span inserts."""

    span: Span
    text: str

    def text_in(self, file: SourceFile) -> str:
        """Return the new text with the line endings of the file: those where the edit stands."""
        return self.text.replace("\n", file.line_ending(self.span.start))


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that would remove the finding.

    A safe fix keeps what the writer meant and may be applied unseen; the others are offered.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what, where, and what to do about it.

    `message` is one line in a writer's words. `primary` is the place to look at first, with
    `here` as the words drawn under it; it is `None` only where there is no text to point into (a
    file that is not there). `help` says what to do. `configured` is how bad the project says it
    is, where that is not what the code says.
    """

    code: Code
    message: str
    primary: Span | None
    here: str = ""
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""
    fixes: tuple[Fix, ...] = ()
    configured: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.configured if self.configured is not None else self.code.severity

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order findings by place, then code, then words: the same order on every machine."""
        if self.primary is None:
            return ("", 0, 0, self.code, self.message)
        place = self.primary
        return (place.source, place.start, place.end, self.code, self.message)

    def is_error(self) -> bool:
        """Tell whether the script cannot be compiled as it is."""
        return self.severity is Severity.ERROR

    @classmethod
    def sort(cls, findings: tuple[Self, ...]) -> tuple[Self, ...]:
        """Return the findings in reading order, each once."""
        return tuple(sorted(set(findings), key=cls.sort_key))
