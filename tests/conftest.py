"""What all tests share: the switch that rewrites expected results."""

import os

import pytest
from hypothesis import settings

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
