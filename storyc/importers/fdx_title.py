"""Final Draft's title page, which is laid out and not labelled, to `Key: value` lines."""

import re

from storyc.fdx import Paragraph
from storyc.importers.emphasis import with_marks
from storyc.importers.story_note import story_key, story_lines

_CREDIT = re.compile(
    r"(?:(?:story|screenplay|teleplay|script) )?(?:written )?by|a (?:film|play) by"
)


def title_lines(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Return the lines of the title page.

    The first text is the title; what follows `written by` is who wrote it; the rest is kept as
    contact.
    """
    lines: list[str] = []
    key = ""
    for paragraph in paragraphs:
        keys, raw = _noted(paragraph)
        lines += raw
        has_key = any(keys)
        for text in filter(None, map(str.strip, with_marks(paragraph.runs).split("\n"))):
            if keys and (has_key or key):
                key = keys.pop() or key
                lines.append(f"{key}: {text}" if has_key else f"    {text}")
                continue
            next_key = _guess(key, text)
            lines.append(f"    {text}" if next_key == key else f"{next_key}: {text}")
            key = next_key
    return lines


def _noted(paragraph: Paragraph) -> tuple[list[str], list[str]]:
    """Return the key that our own export wrote down, and the lines that it carried."""
    keys = [key for note in paragraph.notes if (key := story_key(note.text)) is not None]
    raw = [line for note in paragraph.notes for line in story_lines(note.text) or ()]
    return keys, raw


def _guess(key: str, text: str) -> str:
    if not key:
        return "Title"
    if _CREDIT.fullmatch(text.casefold().rstrip(" :")):
        return "Credit"
    if key == "Credit":
        return "Author"
    return "Contact" if key in {"Title", "Author"} else key
