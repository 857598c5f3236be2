"""`python -m benchmarks [NAME …]`: measure, print a table, keep the figures."""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import buying, editing, filming, planning, reading, running, stitching
from benchmarks.bench import Bench
from benchmarks.peers import parsers
from benchmarks.result import Result, measure
from benchmarks.screenplay import LINES

_LATEST = Path(__file__).parent / "latest.json"
_ROW = "{:<17} {:>12} {:>30} {:>7} {:>20}  {}"


def main() -> None:
    """Run the benches that are asked for, or all."""
    options = _options()
    print(_ROW.format("bench", "ours", "peers", "ratio", "goal", "").rstrip())
    results = []
    for bench in _chosen(options.names, options.lines):
        results.append(measure(bench, options.rounds))
        print(_row(results[-1]), flush=True)
    if not results:
        raise SystemExit(f"there is no bench called {' or '.join(options.names)}")
    if not parsers():
        print("no peers are installed: run `uv run --group bench python -m benchmarks`")
    _keep(results, options.output)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these (default: all)")
    parser.add_argument("--lines", type=int, default=LINES, help="length of the screenplay")
    parser.add_argument("--rounds", type=int, help="how often each side works, in turn")
    parser.add_argument("-o", "--output", type=Path, default=_LATEST, help="where figures are kept")
    return parser.parse_args()


def _chosen(names: list[str], lines: int) -> Iterator[Bench]:
    """Yield the benches; a name also stands for its variants (`animatic-cached`)."""
    every = (
        *reading.benches(lines),
        *planning.benches(lines),
        *running.benches(lines),
        *filming.benches(),
        *buying.benches(),
        *editing.benches(lines),
        *stitching.benches(),
    )
    for bench in every:
        if not names or any(f"{bench.name}-".startswith(f"{name}-") for name in names):
            yield bench


def _row(result: Result) -> str:
    peers = ", ".join(f"{name} {figure:.1f}" for name, figure in result.peers.items())
    ratio = "" if result.ratio is None else f"{result.ratio:.2f}"
    verdict = {True: "met", False: "MISSED", None: ""}[result.is_met]
    ours = f"{result.ours:.4g} {result.unit.removesuffix(' real time')}"
    return _ROW.format(result.name, ours, peers, ratio, result.goal_in_words, verdict).rstrip()


def _keep(results: Iterable[Result], path: Path) -> None:
    """Write the figures over those of earlier runs; benches that did not run keep theirs."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept |= {result.name: result.as_json() for result in results}
    path.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
