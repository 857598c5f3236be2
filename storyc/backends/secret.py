"""A key that opens somebody's purse."""

import re
from hmac import compare_digest
from html import unescape
from typing import NoReturn, final
from urllib.parse import unquote

_SHOWN = "(a secret)"
_WITHHELD = "(words that held a secret)"

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)")
_LAYERS = 3
"""Escapes inside escapes that are looked through."""

_TELLING = 12
"""Letters that a secret begins with, by which a part of it is known: a text may be cut off."""


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

    def struck_from(self, data: bytes) -> bytes:
        """Return somebody else's bytes without the secret, as far as they have it as it is."""
        own = self._text.encode()
        return data.replace(own, _SHOWN.encode()) if own else data

    def hidden_in(self, text: str) -> str:
        """Return a text of somebody else's without the secret, should it have come back in it.

        A text that spells it in another way (JSON, an address, a web page), or has a part of it,
        is withheld as a whole.
        """
        if not self._text:
            return text
        found = text.replace(self._text, _SHOWN)
        return _WITHHELD if self._is_spelled_in(found) else found

    def _is_spelled_in(self, text: str) -> bool:
        plain = "".join(_unescaped(text).split()).casefold()
        return self._text[:_TELLING].casefold() in plain

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


def _unescaped(text: str) -> str:
    for _ in range(_LAYERS):
        found = unescape(unquote(_ESCAPE.sub(_meant, text)))
        if found == text:
            break
        text = found
    return text


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]
