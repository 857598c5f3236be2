"""Cuts located texts into smaller ones that still know where they stand."""

import re

from storyc.source import Located

_COMMAS = ",，、،"
_BETWEEN_COMMAS = re.compile(f"[^{_COMMAS}]+")


def piece(whole: Located, start: int, end: int) -> Located:
    """Return characters `[start, end)` of a located text, blanks around them removed.

    Where the text differs from its stretch of source (a note was taken out, a variable filled in),
    offsets mean nothing there and the piece gets the span of the whole.
    """
    text = whole.text[start:end]
    stripped = text.strip()
    if len(whole.text) != whole.span.end - whole.span.start:
        return Located(stripped, whole.span)
    begin = start + len(text) - len(text.lstrip()) if stripped else start
    return Located(stripped, whole.span.slice(begin, begin + len(stripped)))


def group(match: re.Match[str], whole: Located, name: str) -> Located:
    """Return what a named group matched in the text of `whole`; empty if it matched nothing."""
    start, end = match.span(name)
    return piece(whole, max(start, 0), max(end, 0))


def split_at_commas(whole: Located, *, most: int = 1_000) -> tuple[Located, ...]:
    """Split a located text at the commas of any writing and drop the empty parts.

    Shape: at most `most` parts; the last one holds whatever follows, commas included.
    """
    parts: list[Located] = []
    for match in _BETWEEN_COMMAS.finditer(whole.text):
        if len(parts) == most - 1:
            return (*parts, piece(whole, match.start(), len(whole.text)))
        if match[0].strip():
            parts.append(piece(whole, *match.span()))
    return tuple(parts)


def last_comma(text: str) -> int:
    """Return where the last comma of any writing stands, -1 if there is none."""
    return max(text.rfind(comma) for comma in _COMMAS)


def without_mark(whole: Located, length: int) -> Located:
    """Return a located text without its first `length` characters."""
    return piece(whole, length, len(whole.text))


def join(parts: tuple[Located, ...], separator: str) -> Located:
    """Join located texts; empty ones count only if there is nothing else.

    Raises:
        ValueError: no parts are given.
    """
    said = [part for part in parts if part.text] or list(parts[:1])
    if not said:
        raise ValueError("nothing to join")
    text = separator.join(part.text for part in said)
    return Located(text, said[0].span.merge(said[-1].span))
