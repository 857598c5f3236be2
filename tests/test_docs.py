"""Every example in the documents compiles as it stands."""

import re
from pathlib import Path

import pytest

from storyc.driver import compile_script
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FOLDERS = ("*.md", "cookbook/*.md", "rendering/*.md")
PAGES = [ROOT / "README.md", *(page for form in FOLDERS for page in sorted(DOCS.glob(form)))]
STORIES = [
    pytest.param(found, id=f"{page.name}-{index}")
    for page in PAGES
    for index, found in enumerate(re.findall(r"```story\n(.*?)```", page.read_text(), re.DOTALL))
]


@pytest.mark.parametrize("text", STORIES)
def test_the_example_compiles_without_errors(text: str) -> None:
    compiled = compile_script(SourceFile("example.story", text), MemoryReader({}))
    assert [each for each in compiled.diagnostics if each.is_error()] == []
    assert compiled.finished is not None


def test_links_between_documents_lead_somewhere() -> None:
    for page in [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_tests_that_the_architecture_names_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[^`]+)`", text))
    assert named
    for pattern in named:
        assert list(ROOT.glob(pattern.rstrip("/"))), pattern
