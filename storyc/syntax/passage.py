"""The pieces of a script that can be read each on its own.

A passage runs from a heading or an act that a blank line is before, to the next. Nothing looks past
a blank line, and no paragraph, template or comment runs over the end of a passage; so what its
lines are, and what stands in its tree, is said by its own text alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from storyc.diagnostics import Diagnostic
from storyc.source import SourceFile
from storyc.syntax.lexer import lex_lines
from storyc.syntax.line_grammar import group_lines
from storyc.syntax.lines import split_lines
from storyc.syntax.parsing import mistakes
from storyc.syntax.prescan import prescan
from storyc.syntax.tokens import LineKind, LineToken
from storyc.syntax.tree import ActNode, TitleLine

_BEGINS = frozenset({LineKind.HEADING, LineKind.ACT})


@dataclass(frozen=True)
class Passage:
    """A passage and its tree. Units: its spans count from its own beginning.

    Only the first passage of a script has a title page, and only there may something stand before
    the first heading.
    """

    text: str
    title: tuple[TitleLine, ...]
    acts: tuple[ActNode, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Stretch:
    """One or more whole passages.

    `is_settled` tells that what follows the stretch is what it would be after any other that is
    settled. Shape: a stretch in which a comment is never closed is one passage, and not settled.
    """

    passages: tuple[Passage, ...]
    is_settled: bool


def read_stretch(source: SourceFile) -> Stretch:
    """Read a text that begins where a passage begins, with the name of its script."""
    hidden, unclosed = prescan(source)
    tokens = lex_lines(split_lines(source, hidden))
    cuts = [] if unclosed else list(_cuts(tokens))
    if not cuts:
        return Stretch((_passage(source, tokens, unclosed),), not unclosed and _is_settled(tokens))
    texts = [source.text[start:end] for start, end in pairwise((0, *cuts, len(source.text)))]
    passages = tuple(_read_passage(SourceFile(source.name, text)) for text in texts)
    return Stretch(passages, _is_settled(tokens))


def _read_passage(source: SourceFile) -> Passage:
    hidden, unclosed = prescan(source)
    return _passage(source, lex_lines(split_lines(source, hidden)), unclosed)


def _passage(
    source: SourceFile, tokens: tuple[LineToken, ...], unclosed: tuple[Diagnostic, ...]
) -> Passage:
    parts = group_lines(tokens)
    return Passage(source.text, parts.title, parts.acts, unclosed + mistakes(tokens))


def _cuts(tokens: tuple[LineToken, ...]) -> Iterator[int]:
    """Yield where passages begin, but for the first.

    An indented heading begins none: after a declaration an indented line may be a property.
    """
    in_template = False
    for before, token in pairwise(tokens):
        in_template = _in_template_after(before, in_template=in_template)
        if (
            token.kind in _BEGINS
            and before.kind is LineKind.BLANK
            and not in_template
            and not token.text[0].isspace()
        ):
            yield token.start


def _is_settled(tokens: tuple[LineToken, ...]) -> bool:
    in_template = False
    for token in tokens:
        in_template = _in_template_after(token, in_template=in_template)
    return bool(tokens) and tokens[-1].kind is LineKind.BLANK and not in_template


def _in_template_after(token: LineToken, *, in_template: bool) -> bool:
    if token.kind is LineKind.TEMPLATE:
        return True
    return in_template and token.kind is not LineKind.END
