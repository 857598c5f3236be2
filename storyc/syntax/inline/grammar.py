"""The grammars of `grammar/inline.lark`, run over the words of one line."""

from collections.abc import Sequence
from functools import cache

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedToken

from storyc.syntax.inline.words import Word
from storyc.syntax.tables import parser_of
from storyc.syntax.terminals import TerminalStream
from storyc.world.resources import resource_text

STARTS = ("head", "modifier", "state", "sound_modifier", "duration")

WordTree = Tree[Token]


class Misfit(Exception):  # noqa: N818  # no error: prose is a misfit in every grammar
    """The words are no sentence of the grammar.

    `word` is the first that does not fit, `None` at the end of the line.
    """

    def __init__(self, cause: UnexpectedToken) -> None:
        super().__init__()
        value = cause.token.value
        self.word = value if isinstance(value, Word) else None
        self._cause = cause

    def expected(self) -> frozenset[str]:
        """Return the terminals that would fit there. Costs more than the parse did."""
        return frozenset(self._cause.accepts)


def parse_words(start: str, words: Sequence[Word]) -> WordTree:
    """Parse the words of a line from a start rule.

    Raises:
        Misfit: they are no such thing. The caller decides whether that is a mistake or prose.
    """
    try:
        return _parser().parse(((word.kind, word) for word in words), start=start)
    except UnexpectedToken as error:
        raise Misfit(error) from None


def word_of(terminal: Token) -> Word:
    """Return the word that a terminal of the tree stands for."""
    word: Word = terminal.value
    return word


def words_of(tree: WordTree) -> list[Word]:
    """Return all words under a node, in order."""
    return [word_of(terminal) for terminal in tree.scan_values(lambda _: True)]


def subtrees(tree: WordTree, rule: str) -> list[WordTree]:
    """Return the nodes of a rule directly under a node, in order."""
    return [part for part in tree.children if isinstance(part, Tree) and part.data == rule]


def build_inline_parser(*, strict: bool = False) -> Lark:
    """Build the parser for all start rules. In strict mode Lark refuses any conflict.

    Raises:
        lark.exceptions.GrammarError: strict, and the grammar has a conflict.
    """
    return Lark(
        resource_text("grammar", "inline.lark"),
        start=list(STARTS),
        parser="lalr",
        lexer=TerminalStream,
        strict=strict,
    )


@cache
def _parser() -> Lark:
    return parser_of("inline", build_inline_parser)
