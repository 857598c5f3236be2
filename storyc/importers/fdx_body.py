"""Final Draft's paragraphs to lines of `.story`. Every word of a paragraph stays, as some line."""

import re
from collections.abc import Callable, Iterable

from storyc.fdx import CENTERED, Paragraph, ScriptNote
from storyc.importers import marking
from storyc.importers.emphasis import with_marks
from storyc.importers.story_note import guard, story_lines
from storyc.importers.story_page import StoryPage
from storyc.source import Located, Span
from storyc.syntax import parse_shot

_ID = re.compile(r"[\w.\-]{1,38}")
_OUTLINE = re.compile(r"Outline (?P<level>[1-6])")


def write_body(page: StoryPage, paragraphs: Iterable[Paragraph]) -> None:
    """Add the paragraphs of a script."""
    waiting: Paragraph | None = None
    for paragraph in paragraphs:
        if waiting is not None:
            _cue(page, waiting, speaks=paragraph.type in _SPOKEN and bool(paragraph.text.strip()))
        waiting = paragraph if paragraph.type == "Character" and paragraph.text.strip() else None
        if waiting is None:
            _paragraph(page, paragraph)
    if waiting is not None:
        _cue(page, waiting, speaks=False)


def _paragraph(page: StoryPage, paragraph: Paragraph) -> None:
    if paragraph.dual:
        _dual(page, paragraph.dual)
        return
    _notes(page, [note for note in paragraph.notes if note.before])
    if paragraph.new_page:
        page.block(["==="])
    lines = _lines(paragraph)
    if lines:
        _writer(paragraph)(page, paragraph, lines)
    if paragraph.type == "Scene Heading" and lines:
        page.lengths.append((len(page.lines) - 1, paragraph.length))
    if paragraph.summary.strip():
        page.block([f"= {marking.seen(line)}" for line in paragraph.summary.split("\n") if line])
    _notes(page, [note for note in paragraph.notes if not note.before])
    if paragraph.omitted:
        _omitted(page, paragraph.omitted)


def _lines(paragraph: Paragraph) -> list[str]:
    """Return the lines of a paragraph's text that are not empty."""
    text = with_marks(paragraph.runs).replace("\x0b", "\n").replace("\u2028", "\n")
    return [marking.seen(line.strip()) for line in text.split("\n") if line.strip()]


def _notes(page: StoryPage, notes: list[ScriptNote]) -> None:
    for note in notes:
        lines = story_lines(note.text)
        if lines is None:
            # A line of two blanks holds a note together; an empty one would end it.
            held = [guard(line) if line.strip() else "  " for line in note.text.split("\n")]
            lines = [*held[:-1], f"{held[-1]}]]"]
            lines[0] = f"[[{lines[0]}"
        if page.in_speech and lines[0]:
            page.more(lines)
        else:
            page.block(lines if lines[0] else lines[1:])


def _cue(page: StoryPage, paragraph: Paragraph, *, speaks: bool, dual: bool = False) -> None:
    """Add a name line; one without words is no speech, and only named."""
    _notes(page, [note for note in paragraph.notes if note.before])
    if paragraph.new_page:
        page.block(["==="])
    name = " ".join(_lines(paragraph))
    if speaks:
        page.block([f"{marking.cue(name)} ^" if dual else marking.cue(name)])
        page.in_speech = True
    else:
        page.block(marking.action([name]))
    _notes(page, [note for note in paragraph.notes if not note.before])


def _dual(page: StoryPage, paragraphs: tuple[Paragraph, ...]) -> None:
    """Add speeches side by side: each but the first is marked as spoken with the one before."""
    speeches = 0
    for paragraph in paragraphs:
        if paragraph.type == "Character" and paragraph.text.strip():
            _cue(page, paragraph, speaks=True, dual=speeches > 0)
            speeches += 1
        else:
            _paragraph(page, paragraph)
    page.in_speech = False


def _omitted(page: StoryPage, paragraphs: tuple[Paragraph, ...]) -> None:
    """Keep a scene that was taken out, where neither film nor reader sees it."""
    lines = [guard(line) for it in paragraphs for line in it.text.split("\n")]
    page.block(["/*", *lines, "*/"])


def _heading(page: StoryPage, paragraph: Paragraph, lines: list[str]) -> None:
    text = " ".join(lines)
    number = paragraph.number
    if _ID.fullmatch(number) and not text.endswith("#"):
        text = f"{text} #{number}#"
        number = ""
    page.block([marking.heading(text)])
    if number:
        page.block([f"[[scene {guard(number)}]]"])


def _action(page: StoryPage, paragraph: Paragraph, lines: list[str]) -> None:
    is_centered = paragraph.alignment == CENTERED or paragraph.type in {"End of Act", "Act Break"}
    page.block([f"> {line} <" for line in lines] if is_centered else marking.action(lines))


def _shot(page: StoryPage, _paragraph: Paragraph, lines: list[str]) -> None:
    """Add a shot; one that the camera's grammar cannot read is action."""
    text = " ".join(lines)
    _, findings = parse_shot(Located(text, Span("", 0, len(text))))
    is_shot = not any(each.is_error() for each in findings)
    page.block([f"!! {text}"] if is_shot else marking.action(lines))


def _words(page: StoryPage, paragraph: Paragraph, lines: list[str]) -> None:
    """Add words to the open speech. Without one there is nobody who could say them."""
    if not page.in_speech:
        _action(page, paragraph, lines)
    elif paragraph.type == "Parenthetical":
        text = " ".join(lines)
        page.more([text if text.startswith("(") and text.endswith(")") else f"({text})"])
    else:
        page.more([marking.words(line) for line in lines])


def _lyrics(page: StoryPage, _paragraph: Paragraph, lines: list[str]) -> None:
    add = page.more if page.in_speech else page.block
    add([f"~{line}" for line in lines])


def _transition(page: StoryPage, _paragraph: Paragraph, lines: list[str]) -> None:
    page.block([marking.transition(" ".join(lines))])


def _act(page: StoryPage, _paragraph: Paragraph, lines: list[str]) -> None:
    page.block([f"# {' '.join(lines)}"])


def _outline(page: StoryPage, paragraph: Paragraph, lines: list[str]) -> None:
    level = _OUTLINE.fullmatch(paragraph.type)
    mark = "#" * int(level["level"]) if level is not None else "="
    page.block([f"{mark} {line}" for line in lines])


_SPOKEN = frozenset({"Dialogue", "Parenthetical", "Lyrics"})
_WRITERS: dict[str, Callable[[StoryPage, Paragraph, list[str]], None]] = {
    "Scene Heading": _heading,
    "Shot": _shot,
    "Dialogue": _words,
    "Parenthetical": _words,
    "Lyrics": _lyrics,
    "Transition": _transition,
    "New Act": _act,
    "Outline Body": _outline,
}
"""How each of Final Draft's elements is written; all others are action."""


def _writer(paragraph: Paragraph) -> Callable[[StoryPage, Paragraph, list[str]], None]:
    if _OUTLINE.fullmatch(paragraph.type):
        return _outline
    return _WRITERS.get(paragraph.type, _action)
