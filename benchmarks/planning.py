"""How fast a long screenplay that is read and checked already is planned."""

from collections.abc import Iterator

from benchmarks.bench import Bench, Goal, milliseconds
from benchmarks.screenplay import generate
from storyc.driver import Checked, check
from storyc.emit import Meter
from storyc.plan import Plan, plan
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

_MOST_MS = 500


def benches(lines: int) -> Iterator[Bench]:
    """Yield the bench on a generated screenplay of so many lines, for the usual target.

    Its prompts are counted in tokens, which is the most work: a bound in bytes is often too coarse.
    """
    checked = check(SourceFile("generated.story", generate(lines)), MemoryReader({}))
    yield Bench("plan", "ms", milliseconds(lambda: _planned(checked)), Goal(_MOST_MS), rounds=5)


def _planned(checked: Checked) -> Plan:
    script, log, target = checked.screenplay, checked.log, checked.target
    if target is None:
        raise ValueError("the usual target is known")
    planned, _ = plan(script, checked.timing, log, target, Meter(script, log, target))
    if planned is None:
        raise ValueError("a script made up for benchmarks can be planned")
    return planned
