"""A server with everything that it answers."""

import gc

from storyc.lsp.routes import add_routes
from storyc.lsp.server import StoryServer, follow_documents
from storyc.lsp.turns import take_turns

_GARBAGE = (1_000, 5, 1_000)
"""Garbage is looked for among few objects at a time, and seldom among all: a film has a million,
and to look at all of them keeps a writer waiting for a fifth of a second.
"""


def create_server() -> StoryServer:
    """Return a server that is ready to be started."""
    take_turns()
    gc.set_threshold(*_GARBAGE)
    server = StoryServer()
    follow_documents(server)
    add_routes(server)
    return server
