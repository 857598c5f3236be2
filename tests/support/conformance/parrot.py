"""A vendor that says the key back, in any of its words and in any spelling."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from support.conformance.speaker import Heard, Route
from support.conformance.studio import KEY, Answer, Studio

_TEXT = re.compile(rb'"((?:[^"\\]|\\.)*)"(\s*:)?')
"""A text in JSON, and what follows if it is the name of a member."""

_FIRST_ERROR = 400


def _each(form: str) -> Callable[[str], str]:
    return lambda key: "".join(form.format(ord(it)) for it in key)


SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda key: key,
    "in capitals": str.upper,
    "in JSON": _each("\\u{:04x}"),
    "in an address": _each("%{:02X}"),
    "in a page": _each("&#{};"),
    "in a page in JSON": _each("\\u0026#x{:x};"),
    "in an address in an address": _each("%25{:02x}"),
    "cut off": lambda key: key[:-3],
}


def texts_in(answer: Answer) -> int:
    """Return how many texts there are in an answer."""
    return len(_values(answer.body))


def _values(body: bytes) -> list[re.Match[bytes]]:
    return [it for it in _TEXT.finditer(body) if it[2] is None]


@dataclass
class Parrot(Studio):
    """A studio that adds the key to the `number`-th text of what it says to a kind of request.

    Without a number it is added to all of them; `only_errors` leaves alone what is well.
    """

    what: str = ""
    only_errors: bool = False
    number: int | None = None
    spelling: str = "as it is"
    said: Answer | None = None

    def answer(self, route: Route, heard: Heard, fault: str) -> Answer:
        self.said = super().answer(route, heard, fault)
        if route.what != self.what or (self.only_errors and self.said.status < _FIRST_ERROR):
            return self.said
        return self.said._replace(body=self._spoken(self.said.body))

    def _spoken(self, body: bytes) -> bytes:
        key = SPELLINGS[self.spelling](KEY).encode()
        found = _values(body)
        wanted = range(len(found)) if self.number is None else [self.number]
        for each in reversed([found[it] for it in wanted]):
            body = body[: each.end(1)] + b"-" + key + body[each.end(1) :]
        return body
