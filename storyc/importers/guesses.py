"""What a foreign script means and does not say: who plays, what is handled, how long scenes are.

Each guess is a line or part of one with a remark, which is a finding until somebody looked at it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from storyc.diagnostics import Code, Diagnostic
from storyc.fdx import FdxDocument
from storyc.importers.declared import declarations
from storyc.importers.naming import NameFinder
from storyc.importers.story_page import StoryPage
from storyc.lower import lower
from storyc.policy import guess_remark, guesses
from storyc.source import Located, SourceFile, Span
from storyc.syntax import LineKind, LineToken, lex, parse_shot
from storyc.world.reader import MemoryReader

SECONDS_PER_PAGE = 60
"""The rule of thumb of every production office: one page, one minute."""

_LONGEST_SHOT_S = 20
"""A longer one is a scene whose shots were not written down."""

_LENGTH = re.compile(r"(?:(?P<pages>\d{1,3})(?: |\Z))?(?:(?P<eighths>[1-7])/8)?")
_DECLARES = frozenset({LineKind.DECLARATION, LineKind.IMPORT, LineKind.INCLUDE})


def guess(
    script: SourceFile, page: StoryPage, document: FdxDocument | None
) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    """Return the script with guesses in it, each with its remark, and a finding about each.

    Args:
        script: the text of the page.
        page: how long its scenes are.
        document: what else a Final Draft file says.
    """
    lines = lex(script)
    declared = "".join(_cast(script, lines, document))
    ends = _ends(page, lines)
    start = _body_start(lines)
    written: list[str] = []
    for index, token in enumerate(lines):
        said = token.text.rstrip("\r\n")
        before = declared if index == start else ""
        written += (before, said, ends.get(index, ""), token.text[len(said) :])
    script = SourceFile(script.name, "".join(written))
    return script, guesses(script)


def _cast(
    script: SourceFile, lines: Sequence[LineToken], document: FdxDocument | None
) -> Iterator[str]:
    """Yield declarations for a script that has none."""
    if any(token.kind in _DECLARES for token in lines):
        return
    screenplay, _ = lower(script, MemoryReader({}))
    # A song that nobody sings has a singer in the film, whom the script does not name.
    names = [it.name for it in screenplay.characters]
    said = set(NameFinder(names).found(script.text))
    for found in declarations([name for name in names if name in said], document):
        remark = guess_remark([Code.GUESSED_DECLARATION], found.basis)
        yield "\n".join([found.head + remark, *found.properties, "", ""])


def _body_start(lines: Sequence[LineToken]) -> int:
    """Return the index of the first line behind the title page and its blank lines."""
    for index, token in enumerate(lines):
        if token.kind not in {LineKind.TITLE, LineKind.TITLE_MORE, LineKind.BLANK}:
            return index
    return len(lines) - 1


def _ends(page: StoryPage, lines: Sequence[LineToken]) -> dict[int, str]:
    """Return what is put at the end of shot lines, by their index."""
    lengths = _lengths(page)
    ends = {}
    for index, token in enumerate(lines):
        if token.kind is not LineKind.SHOT:
            continue
        spec, _ = parse_shot(token.content)
        seconds, why = lengths.get(index, (None, ""))
        # A shot line that names no size may be mere action.
        codes = [Code.GUESSED_SHOT] if spec is not None and spec.size is None else []
        if seconds is not None:
            codes.append(Code.GUESSED_DURATION)
        if codes:
            time = "" if seconds is None else f", ~{seconds:g}s"
            ends[index] = time + guess_remark(codes, why)
    return ends


def _lengths(page: StoryPage) -> dict[int, tuple[float, str]]:
    """Return the seconds of each shot that has its scene to itself, by its line, and why."""
    lengths = {}
    scenes = (*page.lengths, (len(page.lines), ""))
    for (line, length), (end, _) in pairwise(scenes):
        seconds = seconds_of(length)
        shots = [at for at in range(line, end) if page.lines[at].startswith("!! ")]
        if seconds is None or len(shots) != 1 or seconds > _LONGEST_SHOT_S:
            continue
        if _is_open(page.lines[shots[0]]):
            lengths[shots[0]] = (seconds, f"the scene has {length} of a page")
    return lengths


def _is_open(line: str) -> bool:
    """Tell whether a shot says nothing of its duration yet, nor ends with its number."""
    spec, _ = parse_shot(Located(line[3:], Span("", 0, len(line) - 3)))
    return spec is not None and spec.duration is None and spec.id is None


def seconds_of(length: str) -> float | None:
    """Return the seconds of a length in pages and eighths, `4 6/8`; `None` if it is none."""
    match = _LENGTH.fullmatch(length.strip())
    if match is None or not match[0]:
        return None
    eighths = int(match["pages"] or 0) * 8 + int(match["eighths"] or 0)
    return eighths * SECONDS_PER_PAGE / 8 or None
