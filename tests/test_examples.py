"""The examples are what a writer copies from: nothing in them is complained about."""

from pathlib import Path

import pytest

from storyc.diagnostics import Code
from storyc.driver import compile_script
from storyc.world.disk import DiskReader

FOLDER = Path(__file__).parents[1] / "examples"
SCRIPTS = sorted(it.with_suffix("") for it in FOLDER.glob("*/*.lock"))
RETIRED = {Code.TARGET_NOT_LIVE}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda it: it.stem)
def test_an_example_is_planned_for_its_target_without_a_finding(script: Path) -> None:
    reader = DiskReader(script.parent)
    compiled = compile_script(reader.read(script.name), reader)
    assert compiled.finished is not None
    assert {it.code for it in compiled.diagnostics} <= RETIRED
