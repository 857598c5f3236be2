"""What goes wrong between takes and film."""


class AssembleError(Exception):
    """The film cannot be made, and no part of it was left behind.

    The message is for the user: it names the slate or the file and says what to do.
    """
