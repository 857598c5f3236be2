"""The LALR tables of the grammars: made beforehand, since making them takes longer than a check."""

from collections.abc import Callable
from hashlib import sha256

import lark
from lark import Lark

from storyc.world.resources import open_resource, resource_text


def parser_of(grammar: str, build: Callable[[], Lark]) -> Lark:
    """Return the parser of a shipped grammar.

    The tables beside the grammar are taken only if they were made from it as it is now, by the
    Lark that is installed: how they are written is Lark's own affair, and may change with it.

    Args:
        grammar: `story` or `inline`.
        build: makes the parser from the grammar.
    """
    with open_resource("grammar", f"{grammar}.tables") as tables:
        if tables.readline() == first_line(grammar):
            return Lark.load(tables)
    return build()


def first_line(grammar: str) -> bytes:
    """Return the line above what `Lark.save` writes: who made it, and of what."""
    text = resource_text("grammar", f"{grammar}.lark")
    return f"lark {lark.__version__}, {sha256(text.encode()).hexdigest()}\n".encode()
