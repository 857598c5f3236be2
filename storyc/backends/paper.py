"""A network of paper: what would go out is kept instead, and nothing does."""

import httpx


class Paper(httpx.AsyncHTTPTransport):
    """Takes the place of the way to a service. `sent` is what it was given, in order.

    Whoever sends is told that nobody could be reached, so that nothing counts as sent.
    """

    def __init__(self) -> None:  # the library's own opens a store of certificates
        self.sent: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Keep a request.

        Raises:
            httpx.ConnectError: always.
        """
        self.sent.append(request)
        raise httpx.ConnectError("this is paper")
