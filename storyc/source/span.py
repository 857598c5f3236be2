"""A stretch of one source file."""

from typing import Self

from storyc.source.value import value


@value(order=True)
class Span:
    """A half-open stretch `[start, end)` of the source file called `source`.

    Units: offsets count Unicode code points from the beginning of the file. Lines and columns are
    computed from them where a person reads them, never stored.
    """

    source: str
    start: int
    end: int

    def merge(self, other: Self) -> Self:
        """Return the smallest span that holds both; both must be of one file.

        ```
        self    ----
        other         ------
        result  ------------
        ```
        """
        if self.source != other.source:
            raise ValueError(f"spans of two files: {self.source} and {other.source}")
        return type(self)(self.source, min(self.start, other.start), max(self.end, other.end))

    def slice(self, start: int, end: int) -> Self:
        """Return the span of characters `[start, end)` counted from the beginning of this one."""
        return type(self)(self.source, self.start + start, self.start + end)
