"""The colours that come first, by the TextMate grammar, are those of the lexer."""

import json
import subprocess
from pathlib import Path

import pytest
from support.case_file import read_cases
from support.extension import FOLDER, installed

from storyc.source import SourceFile
from storyc.syntax import LineKind, lex

ROOT = Path(__file__).parents[1]
SCOPES = {
    LineKind.TITLE: "meta.title-page",
    LineKind.TITLE_MORE: "meta.title-page",
    LineKind.ACT: "markup.heading.section",
    LineKind.SECTION: "markup.heading.section",
    LineKind.SYNOPSIS: "markup.quote.synopsis",
    LineKind.HEADING: "markup.heading.scene",
    LineKind.ACTION: "meta.action",
    LineKind.ACTION_MORE: "meta.action",
    LineKind.CENTERED: "markup.bold.centered",
    LineKind.CUE: "meta.cue",
    LineKind.PARENTHETICAL: "markup.italic.parenthetical",
    LineKind.WORDS: "meta.speech",
    LineKind.SUNG: "meta.speech",
    LineKind.LYRIC: "markup.italic.lyrics",
    LineKind.LYRIC_MORE: "meta.action",
    LineKind.TRANSITION: "keyword.control.transition",
    LineKind.SHOT: "meta.shot",
    LineKind.STATE: "meta.state",
    LineKind.SOUND: "meta.sound",
    LineKind.DECLARATION: "meta.declaration",
    LineKind.PROPERTY: "support.type.property-name",
    LineKind.PROPERTY_MORE: "string.unquoted.property",
    LineKind.LET: "meta.let",
    LineKind.IMPORT: "meta.import",
    LineKind.INCLUDE: "meta.include",
    LineKind.USE: "meta.use",
    LineKind.TEMPLATE: "meta.template",
    LineKind.END: "storage.type.template.end",
    LineKind.PAGE_BREAK: "meta.separator",
    LineKind.COMMENT: "comment.",
}
SEEN_ALIKE = {LineKind.ACTION: "meta.cue"}
"""A grammar of single lines cannot see that nothing is said below a name."""

LOOKALIKE = {"lookalikes", "syntax", "names", "modules"}
"""Files of mistakes: their lines are meant to be nearly something else."""


def scopes_of(files: list[Path]) -> dict[Path, list[list[str]]]:
    command = ["node", FOLDER / "test" / "scopes.mjs", *files]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return {Path(name): lines for name, lines in json.loads(told.stdout)}


def scripts(folder: Path) -> list[Path]:
    """Return the examples, and each case that is not a mistake in itself, as files."""
    found = [*ROOT.glob("examples/*/*.story"), *ROOT.glob("examples/*/*.fountain")]
    for path in sorted((ROOT / "tests" / "cases").glob("*.story")):
        if path.stem in LOOKALIKE:
            continue
        for number, case in enumerate(read_cases(path)):
            for name, text in case.texts.items():
                if not name.endswith((".story", ".fountain")):
                    continue
                file = folder / f"{path.stem}-{number}-{Path(name).name}"
                file.write_text(text, encoding="utf-8")
                found.append(file)
    return found


def wrong(file: Path, lines: list[list[str]]) -> list[str]:
    text = file.read_text(encoding="utf-8")
    found = []
    for at, (token, scopes) in enumerate(
        zip(lex(SourceFile(file.name, text)), lines, strict=False)
    ):
        wanted = (SCOPES.get(token.kind, ""), SEEN_ALIKE.get(token.kind, "none"))
        if not any(it.startswith(wanted) for it in scopes):
            found.append(f"{file.name}:{at + 1}: {token.kind}: {token.text!r} is {scopes}")
    return found


@pytest.mark.usefixtures("extension")
def test_each_line_has_the_colour_of_its_kind(tmp_path: Path) -> None:
    files = scripts(tmp_path)
    assert len(files) > 100
    assert [it for file, lines in scopes_of(files).items() for it in wrong(file, lines)] == []


@pytest.fixture
def extension() -> None:
    installed()
