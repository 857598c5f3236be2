"""XML from somebody else's program, with suspicion: time and memory are bounded by its length.

Entities and document types, which a few lines of XML can grow to gigabytes with, are refused; FDX
has neither. So are elements within elements beyond any real document.
"""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import (  # the parser is defusedxml's; these are plain data
    Element,
    ParseError,
    TreeBuilder,
)

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from storyc.diagnostics import Code, Diagnostic
from storyc.source import SourceFile, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_DEPTH = 60
"""Elements within elements; real files have about ten."""

MAX_ELEMENTS = 200_000
"""Elements of a file; a three-hour screenplay with all its breakdown has about 30,000."""

_PIECE = 65_536
_PLACE = re.compile(r": line (\d+), column (\d+)\Z")


class _OutOfBounds(Exception):  # noqa: N818  # it names a property of the file, not a fault of ours
    """The document is larger or deeper than any script."""


class _BoundedBuilder(TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0

    def start(self, tag: str, attributes: "Mapping[str, str]", /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH:
            raise _OutOfBounds(f"its elements are nested more than {MAX_DEPTH} deep")
        if self._count > MAX_ELEMENTS:
            raise _OutOfBounds(f"it has more than {MAX_ELEMENTS:,} elements")
        return super().start(tag, dict(attributes))

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def read_tree(file: SourceFile) -> tuple[Element | None, tuple[Diagnostic, ...]]:
    """Return the root element of an XML text.

    Diagnostics: UNREADABLE_FDX.
    """
    parser = DefusedXMLParser(target=_BoundedBuilder(), forbid_dtd=True)
    text = file.text.removeprefix("\ufeff").lstrip()
    skipped = len(file.text) - len(text)
    try:
        # Piece by piece, so that a file that is refused is refused at its first offence.
        for at in range(0, len(text), _PIECE):
            parser.feed(text[at : at + _PIECE])
        root = parser.close()
    except ParseError as error:
        return None, (_malformed(file, error, skipped),)
    except DefusedXmlException:
        return None, (_refused(file, "it declares a document type or entities, which no script"),)
    except _OutOfBounds as error:
        return None, (_refused(file, f"{error}, which no script"),)
    if not isinstance(root, Element):
        return None, (_refused(file, "it has no element, which no script"),)
    return root, ()


def _malformed(file: SourceFile, error: ParseError, skipped: int) -> Diagnostic:
    reason = _PLACE.sub("", str(error)) or "no XML"
    line, column = error.position
    first_line = file.position(skipped).line
    row = min(first_line + line - 1, len(file.line_starts))
    at = min(file.line_starts[row - 1] + column, len(file.text))
    return Diagnostic(
        Code.UNREADABLE_FDX,
        f"{file.name} is not a whole Final Draft file: {reason} (line {row})",
        Span(file.name, at, at),
        help="open it in Final Draft and save it again",
    )


def _refused(file: SourceFile, reason: str) -> Diagnostic:
    return Diagnostic(
        Code.UNREADABLE_FDX,
        f"{file.name} is refused: {reason} saved by Final Draft does",
        Span(file.name, 0, 0),
        help="open it in Final Draft and save it again",
    )
