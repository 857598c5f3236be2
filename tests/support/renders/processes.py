"""Processes of tests that can import what the tests can."""

import os
from pathlib import Path

TESTS = Path(__file__).parents[2]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join((str(TESTS.parent), str(TESTS))),
    "PYTHONUNBUFFERED": "1",
}
