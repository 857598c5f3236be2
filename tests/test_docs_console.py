"""The commands that the documents show print what they show there.

A block ```` ```story name=a.story ```` is a file, a block ```` ```console ```` a command with its
output, a block ```` ```text from=build/a/plan.json ```` a file that a command wrote; on each page
they follow one another in one folder. `uv run pytest tests/test_docs_console.py --update` rewrites
what is printed and written.
"""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from storyc.cli import main

DOCS = Path(__file__).parents[1] / "docs"
BLOCK = re.compile(
    r"^```(?:\w+ name=(?P<name>\S+)\n(?P<text>.*?)|console\n\$ storyc (?P<command>[^\n]+)\n"
    r"(?P<output>.*?)|text from=(?P<written>\S+)\n(?P<content>.*?))^```$",
    re.MULTILINE | re.DOTALL,
)
FOLDERS = ("*.md", "cookbook/*.md", "rendering/*.md")
PAGES = [
    page
    for page in sorted(it for form in FOLDERS for it in DOCS.glob(form))
    if "```console" in page.read_text(encoding="utf-8")
]


def printed(command: str) -> str:
    """Return what a command prints, errors and all."""
    with io.StringIO() as screen:
        with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
            main(shlex.split(command))
        return screen.getvalue()


def run(block: re.Match[str]) -> str:
    """Write the file of a block, or run its command; return the block as it should be."""
    if block["name"] is not None:
        Path(block["name"]).parent.mkdir(parents=True, exist_ok=True)
        Path(block["name"]).write_text(block["text"], encoding="utf-8")
        return block[0]
    if block["written"] is not None:
        content = Path(block["written"]).read_text(encoding="utf-8")
        return f"```text from={block['written']}\n{content}```"
    return f"```console\n$ storyc {block['command']}\n{printed(block['command'])}```"


@pytest.mark.parametrize("page", PAGES, ids=lambda it: it.stem)
def test_commands_print_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "90")
    for name in ("config", "state", "cache"):  # nobody's own services are on a page
        monkeypatch.setenv(f"STORYC_{name.upper()}_DIR", name)
    text = page.read_text(encoding="utf-8")
    actual = BLOCK.sub(run, text)
    if update:
        page.write_text(actual, encoding="utf-8")
    else:
        assert actual == text


def test_there_is_a_page_with_commands() -> None:
    assert PAGES
