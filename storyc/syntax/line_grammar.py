"""The grammar of `grammar/story.lark`, run over line tokens."""

from collections.abc import Iterator
from functools import cache

from lark import Lark, Token
from lark.lexer import Lexer, LexerState

from storyc.syntax.line_order import in_order
from storyc.syntax.tokens import LineToken
from storyc.syntax.tree_builder import Parts, TreeBuilder
from storyc.world.resources import resource_text


def group_lines(tokens: tuple[LineToken, ...]) -> Parts:
    """Put the lines of a file together. Never fails, whatever the kinds and their order."""
    parts: Parts = _parser().parse(tokens)
    return parts


def build_line_parser(*, strict: bool = False) -> Lark:
    """Build the parser. In strict mode Lark refuses a grammar with any conflict.

    Raises:
        lark.exceptions.GrammarError: strict, and the grammar has a conflict.
    """
    return Lark(
        resource_text("grammar", "story.lark"),
        start="document",
        parser="lalr",
        lexer=_LineStream,
        transformer=TreeBuilder(),
        strict=strict,
    )


@cache
def _parser() -> Lark:
    return build_line_parser()


class _LineStream(Lexer):
    """Feeds line tokens to Lark as its terminals."""

    __future_interface__ = 2  # Lark's name for lexers that take any input, not only a text.

    def __init__(self, _lexer_conf: object) -> None:
        pass

    def lex(self, lexer_state: LexerState, _parser_state: object) -> Iterator[Token]:
        for kind, line in in_order(lexer_state.text):
            terminal = Token(kind, "")
            terminal.value = line
            yield terminal
