"""The grammar of `grammar/story.lark`, run over line tokens."""

from functools import cache
from typing import cast

from lark import Lark, Token

from storyc.syntax.line_order import in_order
from storyc.syntax.tables import parser_of
from storyc.syntax.terminals import TerminalStream
from storyc.syntax.tokens import LineToken
from storyc.syntax.tree_builder import Parts, TreeBuilder
from storyc.world.resources import resource_text


def group_lines(tokens: tuple[LineToken, ...]) -> Parts:
    """Put the lines of a file together. Never fails, whatever the kinds and their order."""
    # Lines are tokens already, so they are fed to Lark as they are, and not through a lexer.
    parse = _parser().parse_interactive()
    feed = parse.parser_state.feed_token
    for run in in_order(tokens):
        feed(cast("Token", run))
    return cast("Parts", parse.feed_eof())  # type: ignore[no-untyped-call]  # Lark left it untyped


def build_line_parser(*, strict: bool = False) -> Lark:
    """Build the parser. In strict mode Lark refuses a grammar with any conflict.

    Raises:
        lark.exceptions.GrammarError: strict, and the grammar has a conflict.
    """
    return Lark(
        resource_text("grammar", "story.lark"),
        start="document",
        parser="lalr",
        lexer=TerminalStream,
        transformer=TreeBuilder(),
        strict=strict,
    )


@cache
def _parser() -> Lark:
    return parser_of("story", build_line_parser)
