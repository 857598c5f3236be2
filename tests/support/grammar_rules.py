"""Which rules of the grammars a text runs through, those included that leave no node."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import pytest
from lark import Lark, Token, Tree

from storyc.syntax import lex
from storyc.syntax.inline import grammar as inline
from storyc.syntax.line_order import in_order
from storyc.syntax.terminals import TerminalStream
from storyc.world.resources import resource_text
from support.findings import ENTRY, find
from support.scripts import script

_RULE = re.compile(r"^(_?[a-z_]+):", re.MULTILINE)


def rule_names(file: str) -> list[str]:
    """Return the names of a grammar's rules, in order."""
    return _RULE.findall(resource_text("grammar", file))


_NAMES = {
    file: {name.removeprefix("_"): name for name in rule_names(file)}
    for file in ("story.lark", "inline.lark")
}
"""The rules of each grammar by the names of their nodes in the open parsers."""


def line_rules(text: str) -> set[str]:
    """Return the rules of story.lark that a script runs through."""
    lines = [(it.type, it) for it in in_order(lex(script(text)))]
    return _rules("story.lark", lines, "document")


def word_rules(text: str, patch: pytest.MonkeyPatch) -> set[str]:
    """Return the rules of inline.lark that the lines of a script run through."""
    found: set[str] = set()
    parser = inline.build_inline_parser()

    class Watched:
        def parse(self, words: Iterable[tuple[str, object]], start: str) -> Tree[Token]:
            pairs = list(words)
            tree = parser.parse(iter(pairs), start=start)
            found.update(_rules("inline.lark", pairs, start))
            return tree

    patch.setattr(inline, "_parser", Watched)
    find({ENTRY: text}, frozenset())
    return found


def _rules(file: str, terminals: Sequence[tuple[str, object]], start: str) -> set[str]:
    tree = _open_parser(file).parse(iter(terminals), start=start)
    return {_NAMES[file][it.data] for it in tree.iter_subtrees()}


@cache
def _open_parser(file: str) -> Lark:
    """Build the parser of a grammar in which every rule makes a node under its own name."""
    text = re.sub(r"->\s*\w+", "", resource_text("grammar", file))
    return Lark(
        re.sub(r"(?<!\w)_(?=[a-z])", "", text),
        start=["document"] if file == "story.lark" else list(inline.STARTS),
        parser="lalr",
        lexer=TerminalStream,
    )
