"""The built wheel works with the checkout out of reach."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the unpacked wheel, built from this checkout."""
    built = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = built.glob("storyc-*.whl")
    unpacked = built / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    return unpacked


def run(site: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"},
    )


def test_the_wheel_is_what_runs(site: Path, tmp_path: Path) -> None:
    ran = run(site, "-c", "import storyc; print(storyc.__file__)", cwd=tmp_path)
    assert Path(ran.stdout.strip()).is_relative_to(site)


def test_the_wheel_compiles_explains_and_lists(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text("INT. HUT - DAY\n\nA door opens.\n\nBO\nYes?\n")
    ran = run(site, "-m", "storyc", "compile", "a.fountain", "--emit", "prompts", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "Yes?" in (tmp_path / "build" / "a" / "prompts" / "1A.txt").read_text(encoding="utf-8")
    assert "unknown-character" in run(site, "-m", "storyc", "explain", "E0301", cwd=tmp_path).stdout
    assert "sora-2-pro" in run(site, "-m", "storyc", "targets", cwd=tmp_path).stdout


def test_the_wheel_holds_no_tests_and_carries_its_types(site: Path) -> None:
    assert (site / "storyc" / "py.typed").is_file()
    assert {path.name for path in site.iterdir() if path.is_dir()} == {
        "storyc",
        next(site.glob("storyc-*.dist-info")).name,
    }
