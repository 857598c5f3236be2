"""Errors of the protocol that the server answers with, in words for the writer."""

from lsprotocol.types import LSPErrorCodes
from pygls.exceptions import JsonRpcException


class ServerCancelled(JsonRpcException):
    """The answer to a request whose work the writer has stopped."""

    CODE = LSPErrorCodes.ServerCancelled
    MESSAGE = "the work was stopped"


class RequestFailed(JsonRpcException):
    """The answer to a request that was right and cannot be carried out. The message says why."""

    CODE = LSPErrorCodes.RequestFailed
    MESSAGE = "the request failed"
