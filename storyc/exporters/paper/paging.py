"""Fills pages with blocks.

What no reader should meet: a heading last on a page, a transition first on one, a name without
words, a line on its own, a sentence of a speech cut in two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from storyc.exporters.paper.block import Block, Fixed
from storyc.exporters.paper.sheet import Page, PlacedLine


def pages_of(blocks: Sequence[Block], rows: int) -> tuple[Page, ...]:
    """Return the pages of a script.

    Args:
        blocks: its elements, in order.
        rows: lines of a page.

    Shape: every line of every block is on a page, in order; what a parted speech says besides are
    (MORE) and its name.
    """
    pager = _Pager(rows)
    queue = list(reversed(blocks))
    while queue:
        block = queue.pop()
        rest = pager.place(block, queue[::-1][:_AHEAD])
        if rest is not None:
            queue.append(rest)
    return tuple(pager.finished())


_AHEAD = 8
"""Blocks that are looked at to know what has to stay together; headings seldom follow headings."""


class _Pager:
    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._pages: list[list[PlacedLine]] = [[]]
        self._row = 0

    def place(self, block: Block, following: Sequence[Block]) -> Block | None:
        """Put a block on the page, and return what of it did not fit."""
        if block.new_page and self._row:
            self._turn()
        room = self._rows - self._row - self._blanks(block)
        need = block.height + _tail(block, following)
        if need <= room:
            self._put(block)
            return None
        for split in block.splits():
            if split.here.height <= room and self._is_fair(split.there, following):
                self._put(split.here)
                self._turn()
                return split.there
        if self._row:
            self._turn()
            return replace(block, new_page=False)
        if block.height <= self._rows:
            # What has to stay with it is longer than a page.
            self._put(block)
            return None
        return self._forced(block)

    def finished(self) -> Iterator[Page]:
        """Yield the pages."""
        pages = [page for page in self._pages if page]
        for number, lines in enumerate(pages, start=1):
            yield Page(number, tuple(lines))

    def _is_fair(self, there: Block, following: Sequence[Block]) -> bool:
        """Tell whether the second part and what stays with it fit the next page."""
        return there.least + _tail(there, following) <= self._rows

    def _blanks(self, block: Block) -> int:
        return block.before if self._row else 0

    def _put(self, block: Block) -> None:
        self._row += self._blanks(block)
        for line in block.lines:
            self._pages[-1].append(PlacedLine(self._row, line))
            self._row += 1

    def _turn(self) -> None:
        self._pages.append([])
        self._row = 0

    def _forced(self, block: Block) -> Block:
        """Fill the page with lines of a block that no page holds and no sentence parts."""
        lines = block.lines
        self._put(Fixed(fixed=lines[: self._rows]))
        self._turn()
        return Fixed(
            before=0, keeps_next=block.keeps_next, keeps_last=True, fixed=lines[self._rows :]
        )


def _tail(block: Block, following: Sequence[Block]) -> int:
    """Return the lines that have to stand on the page below a block."""
    if not following or following[0].new_page:
        return 0
    after = following[0]
    if block.keeps_next:
        whole = after.keeps_next or (len(following) > 1 and following[1].keeps_last)
        height = after.height + _tail(after, following[1:]) if whole else after.least
        return after.before + height
    if after.keeps_last:
        return after.before + after.height + _tail(after, following[1:])
    return 0
