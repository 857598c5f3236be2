"""A server with everything that it answers."""

from storyc.lsp.routes import add_routes
from storyc.lsp.server import StoryServer, follow_documents


def create_server() -> StoryServer:
    """Return a server that is ready to be started."""
    server = StoryServer()
    follow_documents(server)
    add_routes(server)
    return server
