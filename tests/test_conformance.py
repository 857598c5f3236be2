"""The language, element by element: `grammar/conformance/*.txt`.

`uv run pytest tests/test_conformance.py --update` rewrites the trees; read the change before you
keep it.
"""

from pathlib import Path

import pytest
from support.conformance_file import Sample, read_conformance, updated

FOLDER = Path(__file__).parents[1] / "grammar" / "conformance"
PATHS = sorted(FOLDER.glob("*.txt"))
SAMPLES = [
    pytest.param(sample, id=f"{path.stem}:{sample.name}")
    for path in PATHS
    for sample in read_conformance(path).samples
]


@pytest.mark.parametrize("path", PATHS, ids=lambda it: it.stem)
def test_a_file_is_read_without_loss(path: Path, *, update: bool) -> None:
    """Otherwise `--update` would not write what it has read."""
    file = read_conformance(path)
    if update:
        path.write_text(updated(file).written(), encoding="utf-8")
    else:
        assert file.written() == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_text_has_the_tree_that_stands_beside_it(sample: Sample, *, update: bool) -> None:
    assert update or sample.actual_tree() == sample.tree


@pytest.mark.parametrize("path", PATHS, ids=lambda it: it.stem)
def test_every_file_says_what_it_is_about(path: Path) -> None:
    assert read_conformance(path).about.strip()
