"""Closes what a test of the ledger has opened."""

from collections.abc import Iterator

import pytest
from support.paying.counter import OPEN


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    while OPEN:
        OPEN.pop().close()
