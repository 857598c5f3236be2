"""Text to tree. Never fails: whatever the text, there is a tree, and what is wrong is a list."""

from storyc.diagnostics import Code, Diagnostic
from storyc.source import SourceFile
from storyc.syntax.broken import explain_broken
from storyc.syntax.lexer import lex_lines
from storyc.syntax.line_grammar import group_lines
from storyc.syntax.line_order import unclosed_templates
from storyc.syntax.lines import split_lines
from storyc.syntax.lookalikes import lookalikes
from storyc.syntax.prescan import prescan
from storyc.syntax.tokens import LineKind, LineToken
from storyc.syntax.tree import Document


def parse(source: SourceFile) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read a script.

    Shape: every line that is not blank or comment is in the tree exactly once, in order.
    Diagnostics: UNCLOSED_COMMENT, and those of `mistakes`.
    """
    hidden, findings = prescan(source)
    tokens = lex_lines(split_lines(source, hidden))
    parts = group_lines(tokens)
    document = Document(source, parts.title, parts.acts)
    return document, Diagnostic.sort(findings + mistakes(tokens))


def mistakes(tokens: tuple[LineToken, ...]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with lines, in no order.

    Diagnostics: those of `broken_lines` and `lookalikes`.
    """
    return broken_lines(tokens) + tuple(lookalikes(tokens))


def broken_lines(tokens: tuple[LineToken, ...]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with lines that are of the language and cannot be read.

    Diagnostics: UNCLOSED_TEMPLATE, MALFORMED_SHOT, MALFORMED_DECLARATION.
    """
    broken = tuple(explain_broken(token) for token in tokens if token.kind is LineKind.BROKEN)
    unclosed = tuple(_unclosed(tokens[index]) for index in unclosed_templates(tokens))
    return broken + unclosed


def _unclosed(token: LineToken) -> Diagnostic:
    return Diagnostic(
        Code.UNCLOSED_TEMPLATE,
        "this template is never closed",
        token.content.span,
        here="no `end` follows",
        help="write `end` on a line of its own where the template ends",
    )
