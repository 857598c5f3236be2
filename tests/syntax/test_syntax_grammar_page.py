"""grammar/README.md says what the grammar takes."""

import re

import pytest
from support.scripts import kinds, tree

from storyc.syntax import LineKind, parse_shot, parse_sound, parse_state
from storyc.syntax.tokens import SILENT
from storyc.syntax.tree import SoundLine, StateLine
from storyc.world.resources import resource_text

EXAMPLES = re.findall(r"```story\n(.*?)```", resource_text("grammar", "README.md"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda it: it.splitlines()[0])
def test_nothing_is_found_in_an_example(example: str) -> None:
    for act in tree(example).acts:
        for scene in act.scenes:
            assert not any(parse_shot(shot.line)[1] for shot in scene.shots)
            blocks = (*scene.blocks, *(it for shot in scene.shots for it in shot.blocks))
            for block in blocks:
                if isinstance(block, StateLine):
                    assert not parse_state(block.text)[1]
                if isinstance(block, SoundLine):
                    assert not parse_sound(block.label, block.text)[1]


def test_there_is_an_example_of_every_kind_of_line() -> None:
    shown = {kind for example in EXAMPLES for kind in kinds(example)}

    assert set(LineKind) - SILENT - {LineKind.BROKEN} <= shown
