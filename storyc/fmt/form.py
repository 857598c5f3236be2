"""A line that has a form: how it is written and how it is read."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from storyc.source import Located, Span


class Form(NamedTuple):
    """The form of a kind of line.

    `write` takes a line without the blanks around it and returns the same line as it should be;
    `read` returns what a line says, `None` if it cannot be read. A line that would say something
    else in its new shape keeps the old one, so `write` need not know every corner.
    """

    write: Callable[[str], str]
    read: Callable[[str], object]


def alone(text: str) -> Located:
    """Return a text as a line that stands nowhere."""
    return Located(text, Span("", 0, len(text)))


def single_spaced(text: str) -> str:
    """Return a text with one blank between its words."""
    return " ".join(text.split())


def after_colon(colon: str, value: str) -> str:
    """Return a colon and what follows it; a full-width one brings its own blank."""
    return f"{colon} {value}".rstrip() if colon == ":" else f"{colon}{value}"


def meaning(value: object) -> object:
    """Return a parsed line without places and widths of blanks, to compare it with another."""
    if isinstance(value, Span):
        return None
    if isinstance(value, Located):
        return single_spaced(value.text)
    if isinstance(value, tuple):
        return tuple(meaning(each) for each in value)
    if is_dataclass(value):
        return tuple(meaning(getattr(value, field.name)) for field in fields(value))
    return value
