"""A key that opens somebody's purse."""

from hmac import compare_digest
from typing import NoReturn, final

_SHOWN = "(a secret)"


@final
class Secret:
    """A text that no message, log, file or traceback may hold.

    However it is printed, it says only that there is one. It can be neither pickled nor copied, so
    that nothing that takes a structure apart writes it down. `reveal` is the one way in, for the
    line that puts it into a request.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the text itself."""
        return self._text

    def hidden_in(self, text: str) -> str:
        """Return a text of somebody else's without the secret, should it have come back in it."""
        return text.replace(self._text, _SHOWN) if self._text else text

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self._text)

    def __repr__(self) -> str:
        return _SHOWN

    def __format__(self, _spec: str) -> str:
        return _SHOWN

    def __eq__(self, other: object) -> bool:
        """Compare in a time that does not tell how much of it was right."""
        if not isinstance(other, Secret):
            return NotImplemented
        return compare_digest(self._text.encode(), other._text.encode())

    # A hash would be a fingerprint of it, and equal secrets are never looked up.
    __hash__ = None  # type: ignore[assignment]  # the way Python says "unhashable"

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("a secret is not copied or written down")
