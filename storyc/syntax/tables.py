"""The LALR tables of the grammars: made beforehand, since making them takes longer than a check."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

import lark
from lark import Lark

from storyc.world.resources import resource_bytes, resource_text


def parser_of(grammar: str, build: Callable[[], Lark]) -> Lark:
    """Return the parser of a shipped grammar.

    The tables beside the grammar are taken only if they were made from it as it is now, by the
    Lark that is installed: how they are written is Lark's own affair, and may change with it.

    Args:
        grammar: `story` or `inline`.
        build: makes the parser from the grammar.
    """
    maker, _, saved = resource_bytes("grammar", f"{grammar}.tables").partition(b"\n")
    return Lark.load(BytesIO(saved)) if maker == _maker(grammar) else build()


def tables_of(grammar: str, parser: Lark) -> bytes:
    """Return what stands in the file of tables: what they were made from, and the tables."""
    saved = BytesIO()
    parser.save(saved)
    return b"%b\n%b" % (_maker(grammar), saved.getvalue())


def _maker(grammar: str) -> bytes:
    text = resource_text("grammar", f"{grammar}.lark")
    return f"lark {lark.__version__}, {sha256(text.encode()).hexdigest()}".encode()
