"""What a foreign script means and does not say: who plays, what is handled, how long scenes are.

Each guess is a line or part of one, and a finding whose fix takes it out again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.fdx import FdxDocument
from storyc.importers.declared import Guess, declarations
from storyc.importers.naming import NameFinder
from storyc.importers.story_page import StoryPage
from storyc.lower import lower
from storyc.source import Located, SourceFile, Span
from storyc.syntax import LineKind, lex, parse_shot
from storyc.world.reader import MemoryReader

SECONDS_PER_PAGE = 60
"""The rule of thumb of every production office: one page, one minute."""

_LONGEST_SHOT_S = 20
"""A longer one is a scene whose shots were not written down."""

_LENGTH = re.compile(r"(?:(?P<pages>\d{1,3})(?: |\Z))?(?:(?P<eighths>[1-7])/8)?")
_DECLARES = frozenset({LineKind.DECLARATION, LineKind.IMPORT, LineKind.INCLUDE})


@dataclass(frozen=True)
class _Change:
    """Lines put before a line, or text put at the end of one, with the finding about them."""

    line: int
    text: str
    code: Code
    message: str
    help: str


def guess(
    script: SourceFile, page: StoryPage, document: FdxDocument | None
) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    """Return the script with guesses in it, and a finding about each.

    Args:
        script: the text of the page.
        page: which of its lines are uncertain.
        document: what else a Final Draft file says.
    """
    changes = [*_cast(script, document), *_durations(page)]
    script, findings = _applied(script, changes)
    return script, (*findings, *_shots(script))


def _cast(script: SourceFile, document: FdxDocument | None) -> Iterator[_Change]:
    """Yield declarations, before the script's first line that is none of the title page's."""
    if any(token.kind in _DECLARES for token in lex(script)):
        return
    screenplay, _ = lower(script, MemoryReader({}))
    # A song that nobody sings has a singer in the film, whom the script does not name.
    names = [it.name for it in screenplay.characters]
    said = set(NameFinder(names).found(script.text))
    found = declarations([name for name in names if name in said], document)
    line = _body_start(script)
    for each in found:
        yield _declaration(line, each)


def _declaration(line: int, found: Guess) -> _Change:
    return _Change(
        line,
        found.text,
        Code.GUESSED_DECLARATION,
        f"{found.name} is taken for a {found.kind}: {found.basis}",
        f"describe {found.name} in an indented line (`{found.describe}`), or take it out",
    )


def _body_start(script: SourceFile) -> int:
    """Return the index of the first line behind the title page and its blank lines."""
    for index, token in enumerate(lex(script)):
        if token.kind not in {LineKind.TITLE, LineKind.TITLE_MORE, LineKind.BLANK}:
            return index
    return len(script.line_starts) - 1


def _durations(page: StoryPage) -> Iterator[_Change]:
    """Yield the length of each scene that has a length and one shot to give it to."""
    scenes = (*page.lengths, (len(page.lines), ""))
    for (line, length), (end, _) in pairwise(scenes):
        seconds = seconds_of(length)
        shots = [at for at in range(line, end) if page.lines[at].startswith("!! ")]
        if seconds is None or not shots:
            continue
        if len(shots) == 1 and seconds <= _LONGEST_SHOT_S and _is_open(page.lines[shots[0]]):
            yield _Change(
                shots[0],
                f", ~{seconds:g}s",
                Code.GUESSED_DURATION,
                f"this shot is taken to last about {seconds:g}s: the scene has {length} of a page",
                "correct the time, or take it out to have it estimated from the words",
            )


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


def _applied(
    script: SourceFile, changes: list[_Change]
) -> tuple[SourceFile, tuple[Diagnostic, ...]]:
    """Put changes in, and return findings with their places in the new text."""
    by_line: dict[int, list[_Change]] = {}
    for change in changes:
        by_line.setdefault(change.line, []).append(change)
    written: list[str] = []
    findings = []
    at = 0
    for index, token in enumerate(lex(script)):
        said = token.text.rstrip("\r\n")
        end = token.text[len(said) :]
        tail = ""
        for change in by_line.get(index, ()):
            if change.code is Code.GUESSED_DURATION:
                tail = change.text
                findings.append(_finding(script.name, change, at + len(said), change.text))
            else:
                block = f"{change.text}\n\n"
                findings.append(_finding(script.name, change, at, block))
                written.append(block)
                at += len(block)
        written.append(said + tail + end)
        at += len(said) + len(tail) + len(end)
    return SourceFile(script.name, "".join(written)), tuple(findings)


def _finding(name: str, change: _Change, start: int, text: str) -> Diagnostic:
    """Return a finding about text at a place. Its fix takes the text out.

    The blank line behind a declaration stays, since fixes that touch would not go in together.
    """
    shown = text.split("\n", 1)[0]
    blanks = len(shown) - len(shown.lstrip(", "))
    return Diagnostic(
        change.code,
        change.message,
        Span(name, start + blanks, start + len(shown)),
        here="guessed",
        help=change.help,
        fixes=(
            Fix(
                "take the guess out",
                (Edit(Span(name, start, start + len(text.removesuffix("\n"))), ""),),
            ),
        ),
    )


def _shots(script: SourceFile) -> Iterator[Diagnostic]:
    """Yield a finding for each shot line that names no size: it may be mere action."""
    for token in lex(script):
        if token.kind is not LineKind.SHOT:
            continue
        spec, _ = parse_shot(token.content)
        if spec is not None and spec.size is None:
            at = token.start + token.text.index("!!")
            yield Diagnostic(
                Code.GUESSED_SHOT,
                "this is taken for a shot, and names no size",
                token.content.span,
                here="guessed",
                help="begin it with a size, such as `!! CLOSE on …`, or make it action",
                fixes=(
                    Fix(
                        "make it action",
                        (Edit(Span(script.name, at, token.content.span.start), "!"),),
                    ),
                ),
            )
