"""What goes wrong between takes and film."""

from storyc.diagnostics import Code


class AssembleError(Exception):
    """The film cannot be made, and no part of it was left behind.

    The message is for the user: it names the slate or the file and says what to do.
    """

    def __init__(self, message: str, code: Code = Code.UNMADE_FILM) -> None:
        super().__init__(message)
        self.code = code


class TakeError(AssembleError):
    """The take of a segment cannot be used: `fault` says why.

    The message takes it for one that storyc drew, which is drawn again when it is deleted; one that
    was generated or imported comes out of the store of takes again as it was.
    """

    def __init__(self, slate: str, fault: str, code: Code) -> None:
        super().__init__(f"{fault}; delete it and render again", code)
        self.slate = slate
        self.fault = fault
