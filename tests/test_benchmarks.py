"""The benchmarks run; how fast anything is, is not a test's business."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def benchmarks(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_benchmarks_print_a_table_and_keep_the_figures(tmp_path: Path) -> None:
    latest = tmp_path / "latest.json"
    tiny = ("--lines", "40", "--rounds", "1", "-o", latest)
    ran = benchmarks("parse", "check", "reparse", "plan", "start", "compile-prompts", *tiny)

    assert ran.returncode == 0, ran.stderr
    figures = json.loads(latest.read_text())
    assert list(figures) == [
        "parse",
        "check",
        "reparse",
        "reparse-tree",
        "plan",
        "start",
        "compile-prompts",
    ]
    assert all(set(it) == {"ours", "peers", "ratio", "goal"} for it in figures.values())
    assert all(it["ours"] > 0 for it in figures.values())
    assert all(name in ran.stdout for name in figures)


def test_a_bench_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    ran = benchmarks("speed", "--lines", "40", "-o", tmp_path / "latest.json")

    assert ran.returncode == 1
    assert "there is no bench called speed" in ran.stderr
    assert not list(tmp_path.iterdir())
