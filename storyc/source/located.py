"""A text that remembers where it stands."""

from storyc.source.span import Span
from storyc.source.value import value


@value
class Located:
    """A piece of text and the stretch of source it came from.

    The text may differ from the stretch: white space folded, lines joined, variables filled in.
    """

    text: str
    span: Span

    def __str__(self) -> str:
        return self.text
