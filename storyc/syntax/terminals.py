"""Lets Lark parse values that were classified before: lines, or the words of one line."""

from collections.abc import Iterable, Iterator

from lark import Token
from lark.lexer import Lexer, LexerState


class TerminalStream(Lexer):
    """Feeds pairs of a terminal's name and a value to Lark; the tree's tokens hold the values.

    Give the class to `Lark(lexer=…)` and the pairs to `Lark.parse`.
    """

    __future_interface__ = 2  # Lark's name for lexers that take any input, not only a text.

    def __init__(self, _lexer_conf: object) -> None:
        pass

    def lex(self, lexer_state: LexerState, _parser_state: object) -> Iterator[Token]:
        """Yield one token a pair."""
        pairs: Iterable[tuple[str, object]] = lexer_state.text  # type: ignore[assignment]  # Lark hands on whatever `parse` was given
        for kind, value in pairs:
            # A token is a text to Lark. Its own constructor would fill in places that are not asked
            # for, and take as long as all that the parser does with the token.
            terminal = str.__new__(Token, "")
            terminal.type = kind
            terminal.value = value
            yield terminal
