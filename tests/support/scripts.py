"""Texts for the tests of the syntax layer, and how those tests look at what comes out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from textwrap import dedent

from hypothesis import strategies as st

from storyc.source import Located, SourceFile, Span
from storyc.syntax import Document, lex, parse

FRAGMENTS = (
    *("\n", "\n", "\n\n", "\r\n", "  \n", "  ", "    ", "\t", "\r", "\ufeff", "\x00", "\u2028"),
    *("MARA", "TOM (V.O.) ^", "@玛拉", "(", "(beat)", ")", "^", "Words are spoken.", "{{name}}"),
    *("INT. HOUSE - DAY #1#", "EXT", "est", "内景 客厅", ".HALL", "．厅", "CUT TO:", "FADE IN:"),
    *("> CUT TO:", "> THE END <", ">", "~la la", "#", "# ACT", "## part", "=", "= outline", "==="),
    *(
        "!",
        "!!",
        "!! WIDE on MARA, low angle, 4s #1A#",
        "！！",
        "+",
        "+ MARA wears COAT",
        "SFX: boom",
    ),
    *("MUSIC:", "//", "// remark", "[[", "]]", "/*", "*/", "\\", ":", "：", "@", "+ light: dim"),
    *("character ", "prop LANTERN", "voice", "target sora-2", "    look: brass", "    key: value"),
    *("let a = b", "let", "use T(x, y)", "use T(", "template T(a)", "template ", "end", "Title: x"),
    *("import A, B from 'x'", 'import A, B from "x"', 'include "y"', "include y.story", "Author:"),
)
"""Pieces of the language: joined at random they reach what arbitrary text never would."""

sources = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
).map(lambda text: SourceFile("script.story", text))


def script(text: str) -> SourceFile:
    """Return a script; one that begins with an empty line is written indented in its test."""
    return SourceFile("script.story", dedent(text)[1:] if text.startswith("\n ") else text)


def kinds(text: str) -> list[str]:
    """Return the kinds of a script's lines, blank ones left out."""
    return [token.kind.value for token in lex(script(text)) if token.kind.value != "BLANK"]


def tree(text: str) -> Document:
    """Return the tree of a script in which nothing is found."""
    document, findings = parse(script(text))
    assert not findings
    return document


def line(text: str) -> Located:
    """Return one line on its own."""
    return Located(text, Span("script.story", 0, len(text)))


def spans(value: object) -> Iterator[Span]:
    """Yield every span in a value made of dataclasses and tuples."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)
    elif is_dataclass(value) and not isinstance(value, SourceFile):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def texts(value: object) -> Iterator[Located]:
    """Yield every located text in a value made of dataclasses and tuples, in order."""
    if isinstance(value, Located):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value) and not isinstance(value, SourceFile):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
