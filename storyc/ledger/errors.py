"""What stops the ledger: each is raised before anything is sent."""


class LedgerError(Exception):
    """The ledger cannot go on. The message is for the user."""


class LedgerUnwritableError(LedgerError):
    """The disk is full or refuses to be written."""


class LedgerDamagedError(LedgerError):
    """The file is no ledger of ours, or its content has changed under us."""


class LedgerTooNewError(LedgerError):
    """A later storyc wrote the file."""


class BaseAddressChangedError(LedgerError):
    """A job was begun at another address than the one configured now."""


class IllegalStepError(LedgerError):
    """A decision does not fit the state in which the intent is."""


class ProjectBusyError(LedgerError):
    """Another process renders the same project."""
