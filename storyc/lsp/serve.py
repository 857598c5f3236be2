"""A server with everything that it answers."""

import gc

from storyc.lsp.routes import add_routes
from storyc.lsp.server import StoryServer, follow_documents
from storyc.lsp.turns import take_turns
from storyc.lsp.workspace_events import follow_workspace

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
    follow_workspace(server)
    add_routes(server)
    return server
