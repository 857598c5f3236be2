"""The answer of `storyc why`, for people."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from storyc.answers.figures import clock
from storyc.cli.terminal import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storyc.answers import FactAnswer, LineAnswer, SegmentOfLine, Words

_MOST = 6
"""Places of the same words that are listed; the rest are counted. `--json` has them all."""


def why_text(answer: LineAnswer) -> str:
    """Return the answer in lines that fit the terminal."""
    return "\n".join(_lines(answer))


def _lines(answer: LineAnswer) -> Iterator[str]:
    yield f"{answer.source}:{answer.line}: {answer.text}".rstrip(" :")
    if answer.segments:
        yield ""
        yield from map(_segment, answer.segments)
    for fact in answer.facts:
        yield ""
        yield from _fact(fact, answer)
    if answer.remark is not None:
        yield ""
        yield from _wrap(answer.remark, "  ")


def _segment(it: SegmentOfLine) -> str:
    end = it.start_s + it.seconds
    shots = ("shot " if len(it.shots) == 1 else "shots ") + ", ".join(it.shots)
    return f"  in segment {it.slate} ({clock(it.start_s)} to {clock(end)} of the film, {shots})"


def _fact(fact: FactAnswer, answer: LineAnswer) -> Iterator[str]:
    is_here = (fact.source, fact.line) == (answer.source, answer.line)
    where = "" if is_here else f" (line {fact.line})"
    yield from _wrap(f"{fact.kind}{where}: {fact.text}", "  ")
    yield from _said(fact.words, "")
    yield from _said(fact.again, "still so: ")
    if fact.silent:
        yield from _wrap(
            f"still so in {_listed(fact.silent)}, where the prompt need not say it", "    "
        )
    if fact.sent:
        kinds = " and ".join(dict.fromkeys(it.kind for it in fact.sent))
        slates = _listed(it.slate for it in fact.sent)
        yield from _wrap(f"goes beside the words as {kinds} with {slates}", "    ")
    if fact.dropped is not None:
        yield from _wrap(f"in no prompt: {fact.dropped}", "    ")


def _said(words: Sequence[Words], before: str) -> Iterator[str]:
    """Quote words once, then say where they stand."""
    for text in dict.fromkeys(it.text for it in words):
        places = [f"{it.file}:{it.line}:{it.column}" for it in words if it.text == text]
        yield from _wrap(f"{before}“{text}”", "    ")
        yield from _wrap(_counted(places), "      ")


def _counted(places: Sequence[str]) -> str:
    more = len(places) - _MOST
    shown = ", ".join(places[:_MOST])
    return f"{shown} and {more} more" if more > 0 else shown


def _listed(slates: Iterable[str]) -> str:
    return _counted(tuple(dict.fromkeys(slates)))


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        width(),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
