"""grammar/README.md says what the grammar takes."""

import re

import pytest
from support.document import ROOT, Row, read_tables
from support.grammar_rules import line_rules, rule_names, word_rules
from support.scripts import kinds, tree

from storyc.syntax import LineKind, parse_shot, parse_sound, parse_state
from storyc.syntax.tokens import SILENT
from storyc.syntax.tree import SoundLine, StateLine
from storyc.world.resources import resource_text

EXAMPLES = re.findall(r"```story\n(.*?)```", resource_text("grammar", "README.md"), re.DOTALL)
TABLES = read_tables(ROOT / "grammar" / "README.md")


def _name(row: Row) -> str:
    return row.terms[0]


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


@pytest.mark.parametrize("file", ["story.lark", "inline.lark"])
def test_every_rule_is_told_in_words_in_the_order_of_the_grammar(file: str) -> None:
    assert [_name(row) for row in TABLES[file]] == rule_names(file)
    assert all(row.meaning.endswith(".") for row in TABLES[file])


@pytest.mark.parametrize("row", TABLES["story.lark"], ids=_name)
def test_the_example_of_a_line_rule_runs_through_it(row: Row) -> None:
    assert _name(row) in line_rules("\n".join(row.ways))


@pytest.mark.parametrize("row", TABLES["inline.lark"], ids=_name)
def test_the_example_of_a_word_rule_runs_through_it(
    row: Row, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _name(row) in word_rules("\n".join(row.ways), monkeypatch)
