"""What a line says, whatever it looks like."""

from dataclasses import fields, is_dataclass

from storyc.source import Located, Span


def single_spaced(text: str) -> str:
    """Return a text with one blank between its words."""
    return " ".join(text.split())


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
