"""What all tests share: the switch that rewrites expected results."""

import pytest


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
