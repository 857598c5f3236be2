"""How fast a long screenplay is read: `parse`, `check`, and `reparse` after an edit."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from benchmarks.bench import Bench, Goal, milliseconds
from benchmarks.peers import SCREENPLAIN, parsers
from benchmarks.screenplay import generate
from storyc.diagnostics import Edit
from storyc.driver import check
from storyc.source import SourceFile, Span
from storyc.syntax import ParsedScript, parse, reparse
from storyc.world.reader import MemoryReader

_EDITS = 60


def benches(lines: int) -> Iterator[Bench]:
    """Yield the benches on a generated screenplay of so many lines."""
    source = SourceFile("generated.story", generate(lines))
    reader = MemoryReader({})
    peers = {name: milliseconds(partial(read, source.text)) for name, read in parsers().items()}
    yield Bench(
        "parse", "ms", milliseconds(lambda: parse(source)), Goal(1, peer=SCREENPLAIN), peers, 21
    )
    yield Bench(
        "check",
        "ms",
        milliseconds(lambda: check(source, reader)),
        Goal(3, peer=SCREENPLAIN),
        {name: peer for name, peer in peers.items() if name == SCREENPLAIN},
    )
    script = ParsedScript.of(source)
    yield Bench("reparse", "ms", lambda: _edits(script, lambda _: None), Goal(1), rounds=5)
    yield Bench("reparse-tree", "ms", lambda: _edits(script, _whole_tree), None, rounds=5)


def _edits(script: ParsedScript, look: Callable[[ParsedScript], object]) -> float:
    """Return the median time to read a script again after one character is typed somewhere."""
    chance = random.Random(1)  # noqa: S311  # it chooses places to type, not a secret
    length = len(script.source.text)
    times = []
    for place in (chance.randrange(length) for _ in range(_EDITS)):
        edit = Edit(Span(script.source.name, place, place), chance.choice("etaoin ,\n"))
        times.append(milliseconds(lambda edit=edit: look(reparse(script, edit)))())
    return median(times)


def _whole_tree(script: ParsedScript) -> object:
    return script.document, script.findings
