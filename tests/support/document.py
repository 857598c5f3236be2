"""The pages of docs/ for writers: their examples and their tables.

A block ```` ```story ```` is an example. Words behind `story` say more: `shows=E0104` names what
storyc finds in it, `with=cast.story` the files it needs, `assets=cast/pip.mp4` the clips and
pictures; `name=cast.story` makes it such a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storyc.diagnostics import Diagnostic
from support.findings import ENTRY, find

ROOT = Path(__file__).parents[2]
LANGUAGE = ROOT / "docs" / "language.md"
COOKBOOK = ROOT / "docs" / "cookbook"

_BLOCK = re.compile(r"^```story(?P<options>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_RULE = re.compile(r"\|[-| :]+\|")


@dataclass(frozen=True)
class DocumentExample:
    """An example of a page."""

    name: str | None
    text: str
    shows: frozenset[str]
    needs: frozenset[str]
    assets: frozenset[str]

    def findings(self, files: dict[str, str]) -> tuple[Diagnostic, ...]:
        """Compile it, with the files of its page that it asks for."""
        return find({ENTRY: self.text} | {name: files[name] for name in self.needs}, self.assets)


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    cells: tuple[str, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """What the first cell names."""
        return tuple(_CODE.findall(self.cells[0]))

    @property
    def ways(self) -> tuple[str, ...]:
        """What is code in the cells between the first and the last."""
        return tuple(_CODE.findall(" ".join(self.cells[1:-1])))

    @property
    def meaning(self) -> str:
        """The last cell."""
        return self.cells[-1]


@dataclass(frozen=True)
class Document:
    """A page as it stands."""

    path: Path
    examples: tuple[DocumentExample, ...]

    @property
    def files(self) -> dict[str, str]:
        """The examples that others need, by name."""
        return {it.name: it.text for it in self.examples if it.name is not None}


@cache
def read_document(path: Path) -> Document:
    """Read a page."""
    return Document(
        path,
        tuple(_example(*it.groups()) for it in _BLOCK.finditer(path.read_text(encoding="utf-8"))),
    )


@cache
def read_tables(path: Path) -> dict[str, tuple[Row, ...]]:
    """Return the tables of a page by the heading that they stand under.

    Raises:
        ValueError: a heading has two tables.
    """
    found: dict[str, tuple[Row, ...]] = {}
    for heading, lines in _sections(path.read_text(encoding="utf-8")):
        starts = [at for at, line in enumerate(lines) if _RULE.fullmatch(line)]
        if len(starts) > 1:
            raise ValueError(f"{heading}: {len(starts)} tables")
        rows = [line for line in lines if line.startswith("|")][2:] if starts else []
        if rows:
            found[heading] = tuple(map(_row, rows))
    return found


def _example(options: str, text: str) -> DocumentExample:
    said = dict(option.split("=", 1) for option in options.split())
    shows, needs, assets = (
        frozenset(filter(None, said.get(key, "").split(","))) for key in ("shows", "with", "assets")
    )
    return DocumentExample(said.get("name"), text, shows, needs, assets)


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    heading, lines = "", []
    for line in re.sub(r"(?ms)^```.*?^```$", "", text).splitlines():
        if line.startswith("#"):
            yield heading, lines
            heading, lines = line.lstrip("# "), []
        lines.append(line)
    yield heading, lines


def _row(line: str) -> Row:
    return Row(tuple(cell.strip() for cell in line.strip("|").split("|")))
