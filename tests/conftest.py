"""What all tests share: the switch that rewrites expected results, and a user with backends."""

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from support.user import CANARY, CONFIG

# Times are not tested on shared machines. A gate must give the same verdict twice; random examples
# are for the engineer's machine, where what they find can be looked at.
settings.register_profile("engineer", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "engineer")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`."""
    parser.addoption(
        "--update",
        action="store_true",
        help="rewrite expected results (tests/cases, tests/golden) instead of comparing with them",
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with backends and the key of one, a folder `film`, nobody at the terminal."""
    for name in ("config", "state", "cache"):
        monkeypatch.setenv(f"STORYC_{name.upper()}_DIR", str(tmp_path / name))
    (tmp_path / "config").mkdir(mode=0o700)
    (tmp_path / "config" / "config.toml").write_text(CONFIG)
    (tmp_path / "film").mkdir()
    monkeypatch.setenv("TEST_ARK_KEY", CANARY)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return tmp_path
