"""Shot lines: `WIDE on MARA and TOM, 85mm, low angle, slow push in, 6s #1A#`.

The first part names size and subjects, the parts after the commas are camera terms in any order.
What is no camera term is the writer's own words for the picture and stays as it is.
"""

import re
from typing import Literal, cast

from lark import Token, Tree

from storyc.diagnostics import Code, Diagnostic
from storyc.source import Located
from storyc.syntax.inline.duration import is_attempted_duration, parse_duration
from storyc.syntax.inline.grammar import Misfit, WordTree, parse_words, word_of, words_of
from storyc.syntax.inline.shot_mistakes import (
    missing_subject,
    near_miss_of_modifier,
    near_miss_of_size,
    repeated,
    time_in_words,
    unknown_size,
)
from storyc.syntax.inline.shot_words import head_words, modifier_words
from storyc.syntax.inline.words import Word
from storyc.syntax.pieces import piece, split_at_commas
from storyc.syntax.specs import DurationSpec, MoveSpec, ShotSpec
from storyc.syntax.vocabulary import PICTURE_KINDS

_ID = re.compile(r"#(?P<id>[\w.\-]+)#\Z")
_LONGEST_ID = 40

_MOST_PARTS = 40
"""Parts of a shot line that are looked at one by one; what follows them is one piece of prose."""

_LONGEST_PART = 1_000
"""Characters of the longest part that could be a camera term; a longer one is prose."""


def parse_shot(line: Located) -> tuple[ShotSpec | None, tuple[Diagnostic, ...]]:
    """Take a shot line apart; it comes without its marks, variables filled in.

    Diagnostics: MALFORMED_SHOT, UNKNOWN_SHOT_SIZE, MALFORMED_TIME, UNKNOWN_SHOT_MODIFIER,
    REPEATED_SHOT_TERM, UNREAD_TIME.
    """
    text, shot_id = _without_id(line)
    parts = split_at_commas(text, most=_MOST_PARTS)
    if not parts:
        return None, (_empty(line),)
    reader = _Reader(parts[0])
    reader.read_head(parts[0])
    for part in parts[1:]:
        reader.read_modifier(part)
    return reader.spec(shot_id), tuple(reader.findings)


def _without_id(line: Located) -> tuple[Located, str | None]:
    match = _ID.search(line.text, max(0, len(line.text) - _LONGEST_ID))
    if match is None:
        return line, None
    return piece(line, 0, match.start()), match["id"]


def _empty(line: Located) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_SHOT,
        "this shot line says nothing",
        line.span,
        here="a size and a subject are expected",
        help="write what the camera sees: `!! WIDE on MARA, low angle`",
    )


class _Reader:
    """Gathers what the parts of one shot line say."""

    def __init__(self, first: Located) -> None:
        self.findings: list[Diagnostic] = []
        self._size: str | None = None
        self._size_text = piece(first, 0, 0)
        self._preposition: str | None = None
        self._subjects: tuple[Located, ...] = ()
        self._lens_mm: int | None = None
        self._lens: Located | None = None
        self._angles: list[str] = []
        self._moves: list[MoveSpec] = []
        self._focus: Located | None = None
        self._duration: DurationSpec | None = None
        self._continues = False
        self._prose: list[Located] = []

    def spec(self, shot_id: str | None) -> ShotSpec:
        return ShotSpec(
            size=self._size,
            size_text=self._size_text,
            preposition=self._preposition,
            subjects=self._subjects,
            lens_mm=self._lens_mm,
            angles=tuple(self._angles),
            moves=tuple(self._moves),
            focus=self._focus,
            duration=self._duration,
            continues=self._continues,
            prose=tuple(self._prose),
            id=shot_id,
        )

    def read_head(self, head: Located) -> None:
        if len(head.text) > _LONGEST_PART:
            self._keep(head, None)
            return
        words = head_words(head.text)
        if self._take_head(head, words) or self._take_modifier(head):
            return
        if self._take_unfinished_head(head, words):
            return
        mistake = unknown_size(head, words)
        if mistake is None:
            self._keep(head, near_miss_of_size(head, words))
            return
        length, finding = mistake
        self.findings.append(finding)
        self._size_text = piece(head, 0, words[length - 1].end)
        rest = words[length:]
        if not self._take_head(head, rest):
            self._keep(piece(head, words[length - 1].end, len(head.text)), None)

    def _take_unfinished_head(self, head: Located, words: list[Word]) -> bool:
        """Take `WIDE on` and `CLOSE on MARA and`, which name no (further) subject."""
        finding = missing_subject(head, words)
        if finding is None or not self._take_head(head, words[:-1]):
            return False
        self.findings.append(finding)
        return True

    def read_modifier(self, part: Located) -> None:
        if len(part.text) > _LONGEST_PART:
            self._keep(part, None)
        elif not self._take_modifier(part):
            self._keep(part, time_in_words(part) or near_miss_of_modifier(part))

    def _keep(self, prose: Located, finding: Diagnostic | None) -> None:
        if prose.text:
            self._prose.append(prose)
        if finding is not None:
            self.findings.append(finding)

    def _take_head(self, head: Located, words: list[Word]) -> bool:
        try:
            tree = parse_words("head", words)
        except Misfit:
            return False
        for part in tree.children:
            if isinstance(part, Token):
                self._take_head_word(head, word_of(part))
            elif part.data == "subject":
                self._subjects += (_subject(head, part),)
            elif part.data == "tail":
                self._take_tail(_text_of(head, part))
            else:
                self._take_term(_text_of(head, part), part)
        return True

    def _take_head_word(self, head: Located, word: Word) -> None:
        if word.kind == "PREPOSITION":
            self._preposition = head.text[word.start : word.end].lower()
        elif word.kind != "AND":
            self._take_size(head, word)

    def _take_size(self, head: Located, word: Word) -> None:
        """Take a size; of two (`MEDIUM TWO SHOT`) the kind of picture, the other is prose."""
        text = piece(head, word.start, word.end)
        if self._size is None:
            self._size = word.value if word.kind == "SIZE" else None
            self._size_text = text
        elif word.value in PICTURE_KINDS and self._size not in PICTURE_KINDS:
            self._prose.append(self._size_text)
            self._size, self._size_text = word.value, text
        else:
            self._prose.append(text)

    def _take_tail(self, tail: Located) -> None:
        """Read what follows the subjects: a camera term without its comma, or prose."""
        if not self._take_modifier(tail):
            self._prose.append(tail)

    def _take_modifier(self, part: Located) -> bool:
        if is_attempted_duration(part.text):
            return self._take_duration(part)
        try:
            tree = parse_words("modifier", modifier_words(part.text))
        except Misfit:
            return False
        for term in tree.children:
            if isinstance(term, Tree):
                self._take_term(part, term)
        return True

    def _take_duration(self, part: Located) -> bool:
        if self._duration is not None:
            self._keep(part, repeated(part, self._duration.span, "length"))
            return True
        self._duration, findings = parse_duration(part)
        self.findings.extend(findings)
        return True

    def _take_term(self, part: Located, term: WordTree) -> None:
        """Take a camera term. A shot has one lens and one focus: a second is kept as prose."""
        words = words_of(term)
        match term.data:
            case "angle":
                self._angles.append(words[0].value)
            case "move":
                self._moves.append(_move(part, words))
            case "continues":
                self._continues = True
            case "lens" if self._lens is None:
                self._lens_mm, self._lens = int(words[0].value), part
            case "lens" if self._lens is not None:
                self._keep(part, repeated(part, self._lens.span, "lens"))
            case "focus" if self._focus is None:
                self._focus = part
            case _:
                self._prose.append(part)


def _move(part: Located, words: list[Word]) -> MoveSpec:
    first: dict[str, str] = {}
    for word in words:
        if word.kind == "REACH":
            break
        first.setdefault(word.kind, word.value)
    speed = cast("Literal['slow', 'fast'] | None", first.get("SPEED"))
    return MoveSpec(first["MOVE"], speed, first.get("DIRECTION"), part)


def _subject(head: Located, subject: WordTree) -> Located:
    """Return a subject without the full stop that may end the line."""
    found = _text_of(head, subject)
    return piece(found, 0, len(found.text.rstrip(" .;:")))


def _text_of(line: Located, part: WordTree) -> Located:
    words = words_of(part)
    return piece(line, words[0].start, words[-1].end)
