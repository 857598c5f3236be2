"""The files of grammar/conformance: texts, the tree of each, and the rule where one is needed.

`grammar/conformance/README.md` has the notation.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from storyc.source import SourceFile
from support.tree_text import tree_text

_HEAD = re.compile(r"^--- (?P<name>.+) ---\n", re.MULTILINE)
_SHOWN = {"␣": " ", "␍": "\r", "␉": "\t", "◈": "\ufeff", "⧠": "\u3000"}


@dataclass(frozen=True)
class Sample:
    """One section: a text as it is written in the file, its tree, and why it is so."""

    name: str
    text: str
    tree: str
    rule: str

    @property
    def source(self) -> SourceFile:
        """The text as a script, its shown signs as what they stand for."""
        return SourceFile("sample.story", self.text.translate(str.maketrans(_SHOWN)))

    def actual_tree(self) -> str:
        """Parse the text and return its tree."""
        return tree_text(self.source)


@dataclass(frozen=True)
class ConformanceFile:
    """One element of the language: what it is, and its samples."""

    path: Path
    about: str
    samples: tuple[Sample, ...]

    def written(self) -> str:
        """Return the file's text."""
        return self.about + "\n".join(_written(each) for each in self.samples)


def read_conformance(path: Path) -> ConformanceFile:
    """Read a file.

    Raises:
        ValueError: a tree or a rule stands under no sample.
    """
    about, *pieces = _HEAD.split(path.read_text(encoding="utf-8"))
    samples: list[Sample] = []
    for name, piece in zip(pieces[::2], pieces[1::2], strict=True):
        body = piece.strip("\n") + "\n"
        if name not in {"tree", "rule"}:
            samples.append(Sample(name, body, "", ""))
            continue
        if not samples:
            raise ValueError(f"{path.name}: the {name} of no sample")
        last = samples[-1]
        tree, rule = (body, last.rule) if name == "tree" else (last.tree, body)
        samples[-1] = Sample(last.name, last.text, tree, rule)
    return ConformanceFile(path, about, tuple(samples))


def updated(file: ConformanceFile) -> ConformanceFile:
    """Return a file with the trees that its texts have now."""
    samples = tuple(Sample(it.name, it.text, it.actual_tree(), it.rule) for it in file.samples)
    return ConformanceFile(file.path, file.about, samples)


def _written(sample: Sample) -> str:
    rule = f"\n--- rule ---\n{sample.rule}" if sample.rule else ""
    return f"--- {sample.name} ---\n{sample.text}\n--- tree ---\n{sample.tree}{rule}"
