"""A settings file that is no TOML, as a finding."""

import re

from storyc.diagnostics import Code, Diagnostic
from storyc.source import SourceFile, Span

_PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
_LONGEST = 200


def toml_trouble(code: Code, file: SourceFile, reason: str) -> Diagnostic:
    """Return the finding, at the place that the reader of TOML names, else at the end."""
    found, at = _PLACE.search(reason), len(file.text)
    if found is not None:
        line = min(int(found["line"]), len(file.line_starts))
        at = min(file.line_starts[line - 1] + int(found["column"]) - 1, len(file.text))
    return Diagnostic(
        code,
        f"{file.name} cannot be read",
        Span(file.name, at, at),
        here=_PLACE.sub("", reason).strip()[:_LONGEST],
        help="correct it there; toml.io explains the form of these files",
    )
