"""A text of which each character knows where it came from.

A line of a script is not always the text that the film sees: notes are cut out, emphasis marks go,
variables are filled in, lines are joined. A strand goes through all of that and can still say which
stretch of the file a sentence or a name in it is.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from storyc.ir import Text
from storyc.source import Located, SourceFile, Span, value

_UNSEEN = re.compile(r"\[\[.*?(?:\]\]|\Z)|/\*.*?(?:\*/|\Z)", re.DOTALL)
_EMPHASIS = re.compile(
    r"\\([*_\\~@!.>\[{/])"
    r"|(?<!/)\*{1,3}(?=[^\s*/])|(?<=[^\s*/])\*{1,3}(?![*/])"
    r"|(?<!\w)_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?!\w)"
)


@value
class Strand:
    """A text, the file it is of, and where each character of it begins and ends there.

    `home` is the line or lines that hold it. Shape: `starts` and `ends` have one offset for each
    character of `text`, never falling.
    """

    text: str
    home: Span
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, line: Located, file: SourceFile) -> "Strand":
        """Take up a line of the syntax tree."""
        stretch = file.text[line.span.start : line.span.end]
        if stretch == line.text:
            places: Sequence[int] = range(line.span.start, line.span.end)
            return cls(line.text, line.span, places, range(line.span.start + 1, line.span.end + 1))
        starts = _align(line.text, stretch, line.span.start)
        if starts is None:
            return cls.at(line.text, line.span)
        return cls(line.text, line.span, starts, [at + 1 for at in starts])

    @classmethod
    def at(cls, text: str, home: Span) -> "Strand":
        """Return words that stand for a whole stretch, whatever is written there."""
        return cls(text, home, [home.start] * len(text), [home.end] * len(text))

    @classmethod
    def join(cls, strands: Sequence["Strand"], separator: str = " ") -> "Strand":
        """Join strands of one file in reading order; the separator belongs to the gap."""
        if len(strands) == 1:
            return strands[0]
        pieces: list[Strand] = []
        for strand in strands:
            if pieces and strand.text:
                pieces.append(_gap(separator, pieces[-1]))
            pieces.append(strand)
        return cls(
            "".join(it.text for it in pieces),
            strands[0].home.merge(strands[-1].home),
            [*chain.from_iterable(it.starts for it in pieces)],
            [*chain.from_iterable(it.ends for it in pieces)],
        )

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the place of characters `[start, end)`; the home of an empty stretch."""
        last = len(self.text) if end is None else end
        if start >= last:
            return self.home
        return Span(self.home.source, self.starts[start], self.ends[last - 1])

    def located(self) -> Located:
        """Return the text with its place."""
        return Located(self.text, self.span())

    def node(self) -> Text:
        """Return the text as a node of the IR."""
        return Text(text=self.text, span=self.span())

    def cut(self, start: int, end: int) -> "Strand":
        """Return characters `[start, end)`."""
        return Strand(self.text[start:end], self.home, self.starts[start:end], self.ends[start:end])

    def strip(self) -> "Strand":
        """Return the strand without the white space at its ends."""
        text = self.text.strip()
        if len(text) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, start + len(text))

    def replace(self, changes: Iterable[tuple[int, int, str]]) -> "Strand":
        """Put other words in places: `(start, end, words)` in rising order, not overlapping.

        New words stand at the place of the old ones.
        """
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, words in [*changes, (len(self.text), len(self.text), "")]:
            texts += (self.text[done:start], words)
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            if words:
                place = self.span(start, end)
                starts += [place.start] * len(words)
                ends += [place.end] * len(words)
            done = end
        return Strand("".join(texts), self.home, starts, ends)

    def plain(self) -> "Strand":
        """Return the strand without emphasis marks; escaped ones stay."""
        if "*" not in self.text and "_" not in self.text and "\\" not in self.text:
            return self
        return self.replace(
            (it.start(), it.end(), it.group(1) or "") for it in _EMPHASIS.finditer(self.text)
        )


def _gap(separator: str, before: Strand) -> Strand:
    at = before.ends[-1] if before.text else before.home.end
    places = [at] * len(separator)
    return Strand(separator, before.home, places, places)


def _align(text: str, stretch: str, home: int) -> list[int] | None:
    """Find each character of a text in the stretch it was made from, going forward only.

    Returns `None` where the text was not made by leaving characters out.
    """
    seen = _UNSEEN.sub(lambda it: "\0" * len(it.group()), stretch)
    places: list[int] = []
    at = 0
    for character in text:
        if character.isspace():
            places.append(home + min(at, max(len(stretch) - 1, 0)))
            continue
        at = seen.find(character, at)
        if at < 0:
            return None
        places.append(home + at)
        at += 1
    return places
