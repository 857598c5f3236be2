"""The paragraphs of a script as blocks on paper."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storyc.exporters.paper.block import (
    PARENTHETICAL,
    WORDS,
    Block,
    Fixed,
    Passage,
    Prose,
    Speech,
)
from storyc.exporters.paper.sheet import LEFT, RIGHT, Line
from storyc.exporters.paper.wrapping import composed, plain, width_of, wrapped
from storyc.fdx import CENTERED, Paragraph, Run

_WIDTH = RIGHT - LEFT
_SPOKEN = {"Dialogue": WORDS, "Lyrics": WORDS, "Parenthetical": PARENTHETICAL}
_CONTINUED = "(CONT'D)"
_IS_CONTINUED = re.compile(r"\(\s*CONT(?:['’]?D|INUED|INUING)?\.?\s*\)", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*\(.*\Z")
_BESIDE = 29
"""Columns of a speech that is spoken with another; two of them and a gap are the page's width."""

_BETWEEN = 2
_WIDEST_NUMBER = 7
"""Letters of a scene's number that the right margin has room for; a longer one stands in line."""

_OUTLINE = re.compile(r"Outline ")


def blocks_of(paragraphs: Sequence[Paragraph], *, number_scenes: bool) -> Iterator[Block]:
    """Yield the blocks of a script. Outline and notes are no part of what is read on paper.

    Args:
        paragraphs: the elements of the script.
        number_scenes: whether scenes without a number get one, counted from 1.
    """
    elements = _Elements(number_scenes=number_scenes)
    new_page = False
    for group in _groups(paragraphs):
        new_page = new_page or group[0].new_page
        for block in elements.read(group):
            yield replace(block, new_page=True) if new_page else block
            new_page = False


def _groups(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs of each speech together, all others on their own."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        if group and not (group[0].type == "Character" and paragraph.type in _SPOKEN):
            yield group
            group = []
        group.append(paragraph)
    if group:
        yield group


class _Elements:
    """Reads elements one after the other, and remembers who spoke last in the scene."""

    def __init__(self, *, number_scenes: bool) -> None:
        self._number_scenes = number_scenes
        self._scenes = 0
        self._last = ""

    def read(self, group: Sequence[Paragraph]) -> Iterator[Block]:
        """Yield the block of an element, if it has one."""
        paragraph = group[0]
        if paragraph.dual:
            yield self._dual(paragraph.dual)
        elif paragraph.type == "Character":
            yield self._speech(group)
        elif paragraph.type == "Scene Heading":
            yield self._heading(paragraph)
        elif plain(paragraph.runs).strip() and not _OUTLINE.match(paragraph.type):
            yield _plain_block(replace(paragraph, runs=composed(paragraph.runs)))

    def _heading(self, paragraph: Paragraph) -> Block:
        self._last = ""
        self._scenes += 1
        number = paragraph.number or (str(self._scenes) if self._number_scenes else "")
        runs = _capitals(composed(paragraph.runs))
        scene = " ".join(f"{number} {plain(runs)}".split())
        if len(number) > _WIDEST_NUMBER:
            runs = (Run(f"{number}  "), *runs)
        lines = [Line(LEFT, it) for it in wrapped(runs, _WIDTH)]
        shown = number if len(number) <= _WIDEST_NUMBER else ""
        lines[0] = replace(lines[0], number=shown, scene=scene)
        return Fixed(before=2, keeps_next=True, fixed=tuple(lines))

    def _speech(self, group: Sequence[Paragraph]) -> Block:
        name = _named(group[0])
        speaker = _speaker(name)
        again = name if _IS_CONTINUED.search(plain(name)) else (*name, Run(f" {_CONTINUED}"))
        if speaker == self._last:
            name = again
        self._last = speaker
        return Speech(name=name, again=again, passages=_passages(group[1:]))

    def _dual(self, paragraphs: Sequence[Paragraph]) -> Block:
        """Return two speeches side by side; they stay together."""
        columns = [_column(group) for group in _groups(paragraphs)]
        self._last = ""
        rows = max(map(len, columns))
        lines = []
        for row in range(rows):
            runs: tuple[Run, ...] = ()
            for number, column in enumerate(columns):
                runs = _padded(runs, number * (_BESIDE + _BETWEEN))
                runs += column[row] if row < len(column) else ()
            lines.append(Line(LEFT, runs))
        return Fixed(fixed=tuple(lines))


def _plain_block(paragraph: Paragraph) -> Block:
    runs = paragraph.runs
    match paragraph.type:
        case "Transition":
            lines = tuple(_at_right(it) for it in wrapped(_capitals(runs), _WIDTH))
            return Fixed(keeps_last=True, fixed=lines)
        case "Shot":
            lines = tuple(Line(LEFT, it) for it in wrapped(runs, _WIDTH))
            return Fixed(keeps_next=True, fixed=lines)
        case "New Act" | "End of Act":
            underlined = tuple(replace(run, underline=True) for run in _capitals(runs))
            lines = tuple(_centered(it) for it in wrapped(underlined, _WIDTH))
            return Fixed(before=2, keeps_next=True, fixed=lines)
        case "Lyrics":
            return Prose(runs=_slanted(runs), column=WORDS, width=35)
        case _ if paragraph.alignment == CENTERED:
            return Fixed(fixed=tuple(_centered(it) for it in wrapped(runs, _WIDTH)))
        case _:
            return Prose(keeps_next=_announces(plain(runs)), runs=runs, column=LEFT, width=_WIDTH)


def _announces(text: str) -> bool:
    """Tell whether a line in capitals stands for a heading: `LATER`, `BACK AT THE BAR`."""
    return text.isupper() and "\n" not in text and text.rstrip()[-1:] not in {".", "!", "?", "…"}


def _passages(paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """Return what is said; lines of one kind that follow each other flow together."""
    found: list[Passage] = []
    for paragraph in paragraphs:
        column = _SPOKEN[paragraph.type]
        runs = composed(paragraph.runs)
        if paragraph.type == "Lyrics":
            runs = _slanted(runs)
        if column == PARENTHETICAL:
            runs = _in_brackets(runs)
        elif found and found[-1].column == column:
            # The writer's own line ends in a speech are kept, as Fountain asks.
            runs = (*found.pop().runs, Run("\n"), *runs)
        found.append(Passage(column, runs))
    return tuple(found)


def _column(group: Sequence[Paragraph]) -> list[tuple[Run, ...]]:
    """Return the lines of one of two speeches side by side."""
    lines = [_padded((), 9) + it for it in wrapped(_named(group[0]), _BESIDE - 9)]
    for passage in _passages(group[1:]):
        indent = 4 if passage.column == PARENTHETICAL else 0
        lines += [_padded((), indent) + it for it in wrapped(passage.runs, _BESIDE - 2 * indent)]
    return lines


def _named(paragraph: Paragraph) -> tuple[Run, ...]:
    runs = composed(paragraph.runs)
    return tuple(run.with_text(run.text.rstrip(" ^")) for run in runs if run.text.strip(" ^"))


def _speaker(name: Sequence[Run]) -> str:
    return _EXTENSION.sub("", plain(name)).casefold()


def _in_brackets(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    text = plain(runs).strip()
    return runs if text[:1] in {"(", "（"} else (Run("("), *runs, Run(")"))


def _capitals(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(run.with_text(run.text.upper()) for run in composed(runs))


def _slanted(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, italic=True) for run in runs)


def _padded(runs: tuple[Run, ...], columns: int) -> tuple[Run, ...]:
    blanks = columns - width_of(plain(runs))
    return (*runs, Run(" " * blanks)) if blanks > 0 else runs


def _centered(runs: tuple[Run, ...]) -> Line:
    return Line(LEFT + (_WIDTH - width_of(plain(runs))) // 2, runs)


def _at_right(runs: tuple[Run, ...]) -> Line:
    return Line(RIGHT - width_of(plain(runs)), runs)
