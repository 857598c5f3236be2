"""Cases: small scripts with the findings that are expected in them.

A case file holds sections, each a script of its own:

```
--- a name that is slipped ---
INT. KITCHEN - DAY

+ MARRA exits
// error E0301 3-8: there is no character MARRA
--- file: cast.story ---
character TOM
--- asset: ref/mara.png ---
```

A note stands under the line that its finding begins in. Its columns count from 1, the last one is
not included; `3-+2:5` ends two lines below, at column 5. A finding without a place has its note
above the first line. The notes are taken out before the script is compiled.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from storyc.diagnostics import Diagnostic, Fix
from storyc.source import SourceFile
from support.findings import ENTRY, find

_HEAD = re.compile(r"--- (?P<title>.+) ---")
_NOTE = re.compile(r"// (error|warning|info) [EW]\d{4}( |:)")


@dataclass(frozen=True)
class Case:
    """One section. `parts` are its texts with their notes, by file name, the script first."""

    path: Path
    name: str
    parts: dict[str, str]
    assets: list[str]

    @property
    def texts(self) -> dict[str, str]:
        """The parts without their notes: what is compiled."""
        return {name: _without_notes(text) for name, text in self.parts.items()}

    def found(self) -> tuple[Diagnostic, ...]:
        """Compile the script and return the findings."""
        return find(self.texts, frozenset(self.assets))

    def with_actual_notes(self) -> "Case":
        """Compile the script and return the case with the notes of what was found."""
        found = self.found()
        files = (SourceFile(name, text) for name, text in self.texts.items())
        parts = {file.name: "".join(_annotated(file, found)) for file in files}
        return Case(self.path, self.name, parts, self.assets)

    def after(self, fix: Fix) -> "Case":
        """Return the case with a fix applied and without notes."""
        parts = self.texts
        for span, new in sorted(((it.span, it.text) for it in fix.edits), reverse=True):
            text = parts[span.source]
            parts[span.source] = text[: span.start] + new + text[span.end :]
        return Case(self.path, self.name, parts, self.assets)

    def written(self) -> str:
        """Return the section as it stands in its file."""
        lines = [f"--- {self.name} ---\n"]
        for name, text in self.parts.items():
            lines += [] if name == ENTRY else [f"--- file: {name} ---\n"]
            lines.append(text)
        lines += [f"--- asset: {asset} ---\n" for asset in self.assets]
        return "".join(lines)


def read_cases(path: Path) -> list[Case]:
    """Return the sections of a case file; what stands above the first one is a comment."""
    cases: list[Case] = []
    part = ""
    for line in _lines(path.read_text(encoding="utf-8")):
        head = _HEAD.fullmatch(line.rstrip())
        kind, _, name = head["title"].rpartition(": ") if head else ("", "", "")
        if kind == "asset":
            cases[-1].assets.append(name)
        elif kind == "file":
            part = name
            cases[-1].parts[part] = ""
        elif head:
            part = ENTRY
            cases.append(Case(path, head["title"], {part: ""}, []))
        elif cases:
            cases[-1].parts[part] += line
    return cases


def write_case(case: Case) -> None:
    """Put a section into its file, in the place of the one of the same name."""
    before = next(each for each in read_cases(case.path) if each.name == case.name)
    text = case.path.read_text(encoding="utf-8")
    case.path.write_text(text.replace(before.written(), case.written()), encoding="utf-8")


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; as for the compiler, only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _without_notes(text: str) -> str:
    return "".join(line for line in _lines(text) if not _NOTE.match(line))


def _annotated(file: SourceFile, found: Iterable[Diagnostic]) -> Iterator[str]:
    notes = [_placed_note(file, each) for each in found if _belongs(file, each)]
    for number, line in enumerate(["", *_lines(file.text)]):
        yield line
        yield from (note for at, note in notes if at == number)


def _belongs(file: SourceFile, found: Diagnostic) -> bool:
    return (found.primary.source if found.primary is not None else ENTRY) == file.name


def _placed_note(file: SourceFile, found: Diagnostic) -> tuple[int, str]:
    """Return the number of the line to stand under, 0 for above all, and the note."""
    title = f"// {found.severity.value} {found.code.value}"
    if found.primary is None:
        return 0, f"{title}: {found.message}\n"
    first, start = file.position(found.primary.start)
    last, end = file.position(found.primary.end)
    until = f"{end}" if first == last else f"+{last - first}:{end}"
    return min(first, len(_lines(file.text))), f"{title} {start}-{until}: {found.message}\n"
