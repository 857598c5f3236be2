"""The same sources and flags give the same bytes, on every machine and in any order."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "lamp-keeper"


def compiled(folder: Path, out: Path, hash_seed: str, locale: str) -> dict[str, str]:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "storyc",
            "compile",
            str(folder / "lamp-keeper.story"),
            "--emit",
            "tree,ir,plan,prompts,timeline,captions",
            "-o",
            str(out),
        ],
        cwd=out.parent,
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "LC_ALL": locale, "TZ": "Asia/Tokyo"},
    )
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_another_folder_hash_seed_and_locale_change_no_byte(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    moved = tmp_path_factory.mktemp("elsewhere") / "film"
    moved.symlink_to(EXAMPLE, target_is_directory=True)
    first = compiled(EXAMPLE, tmp_path / "a", "1", "C")
    second = compiled(moved, tmp_path / "b", "4242", "C.UTF-8")
    assert first == second
    assert "plan.json" in first
