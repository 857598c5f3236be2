"""Several real processes, and Ctrl-C in them: nothing is paid for twice."""

import sys
from collections.abc import Iterator
from threading import Event

import pytest
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.studio import Studio

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def gate() -> Event:
    """What the server waits for before it answers."""
    return Event()


@pytest.fixture
def studio(gate: Event) -> Iterator[Studio]:
    """A server that has taken a request, and answers it when the gate is opened."""
    speaker = OpenAi("dynamo")
    studio = Studio(speaker)

    def film(job: object) -> bytes:
        assert gate.wait(60)
        return studio.clip(job)

    speaker.film = film
    with opened(studio):
        yield studio
        gate.set()
