"""Stopping on request: nothing more is sent, and what runs at the service goes on."""


class Stop:
    """Whether somebody has asked to stop."""

    def __init__(self) -> None:
        self.is_asked = False

    def ask(self) -> None:
        """Stop sending from now on."""
        self.is_asked = True
