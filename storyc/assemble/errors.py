"""What goes wrong between takes and film."""

from storyc.diagnostics import Code


class AssembleError(Exception):
    """The film cannot be made, and no part of it was left behind.

    The message is for the user: it names the slate or the file and says what to do.
    """

    def __init__(self, message: str, code: Code = Code.UNMADE_FILM) -> None:
        super().__init__(message)
        self.code = code
