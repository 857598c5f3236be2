"""The tables that are shipped are those that Lark makes of the grammars."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import lark
import pytest
from lark import Lark
from lark.parsers.lalr_analysis import ParseTableBase, Reduce

from storyc.syntax.inline.grammar import build_inline_parser
from storyc.syntax.line_grammar import build_line_parser
from storyc.syntax.tables import first_line, parser_of
from storyc.world.resources import resource_folder

GRAMMARS = [("story", build_line_parser), ("inline", build_inline_parser)]


def refuse() -> Lark:
    raise AssertionError("the tables are not those of the grammar: run this test with --update")


def written(grammar: str, parser: Lark) -> Lark:
    with Path(str(resource_folder("grammar")), f"{grammar}.tables").open("wb") as tables:
        tables.write(first_line(grammar))
        parser.save(tables)
    return parser


@pytest.mark.parametrize(("grammar", "build"), GRAMMARS)
def test_the_shipped_tables_are_those_of_the_grammar(
    grammar: str, build: Callable[[], Lark], *, update: bool
) -> None:
    made_now = build()
    shipped = parser_of(grammar, partial(written, grammar, made_now) if update else refuse)

    assert shipped.options.start == made_now.options.start
    for start in made_now.options.start:
        assert_the_same_automaton(table_of(shipped), table_of(made_now), start)


def table_of(parser: Lark) -> ParseTableBase[int]:
    table: ParseTableBase[int] = parser.parser.parser._parse_table  # noqa: SLF001  # no public way
    return table


def assert_the_same_automaton(
    one: ParseTableBase[int], other: ParseTableBase[int], start: str
) -> None:
    """Walk both from the start: Lark numbers their states anew in every process."""
    number = {one.start_states[start]: other.start_states[start]}
    open_states = list(number)
    while open_states:
        state = open_states.pop()
        actions, others = one.states[state], other.states[number[state]]
        assert actions.keys() == others.keys()
        for terminal, (action, to) in actions.items():
            other_action, other_to = others[terminal]
            assert action is other_action
            if action is Reduce:
                assert to.serialize() == other_to.serialize()
            elif to in number:
                assert number[to] == other_to
            else:
                number[to] = other_to
                open_states.append(to)
    assert number[one.end_states[start]] == other.end_states[start]


@pytest.mark.parametrize(("grammar", "build"), GRAMMARS)
def test_tables_of_another_lark_are_not_taken(
    grammar: str, build: Callable[[], Lark], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lark, "__version__", "0.0")
    built = build()

    assert parser_of(grammar, lambda: built) is built
