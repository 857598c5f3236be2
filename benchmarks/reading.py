"""How fast a long screenplay is read: `parse` and `check`."""

from collections.abc import Iterator
from functools import partial

from benchmarks.bench import Bench, Goal, milliseconds
from benchmarks.peers import SCREENPLAIN, parsers
from benchmarks.screenplay import generate
from storyc.driver import check
from storyc.source import SourceFile
from storyc.syntax import parse
from storyc.world.reader import MemoryReader


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
