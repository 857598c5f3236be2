"""Fountain's marks of emphasis as styles of text."""

import re
from collections.abc import Iterator

from storyc.fdx import Run
from storyc.importers.emphasis import with_marks

_EMPHASIS = re.compile(
    r"(?<![\\\w*_])(?P<mark>\*\*\*|\*\*|\*|_\*\*\*|_\*\*|_\*|_)"
    r"(?P<words>[^\s*_\\\n](?:[^*_\\\n]*[^\s*_\\\n])?)"
    r"(?P<end>\*{0,3}_?)(?![\w*_])"
)


def as_runs(text: str) -> tuple[Run, ...]:
    """Return a text as runs; marks that would not come back the same stay in the words."""
    runs = tuple(_runs(text))
    return runs if with_marks(runs) == text else (Run(text),)


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for match in _EMPHASIS.finditer(text):
        mark = match["mark"]
        if match["end"] != mark[::-1]:
            continue
        if match.start() > at:
            yield Run(text[at : match.start()])
        stars = mark.count("*")
        yield Run(match["words"], bold="**" in mark, italic=stars % 2 == 1, underline="_" in mark)
        at = match.end()
    if at < len(text):
        yield Run(text[at:])
