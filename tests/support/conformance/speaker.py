"""One vendor's half of the conformance server: its words, without the network.

A speaker is written from the vendor's documents, not from our codec: it refuses what the vendor
would refuse, in the vendor's form.
"""

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs, urlsplit


class Trouble(StrEnum):
    """Why a request is refused, or a job fails."""

    AUTH = "auth"
    QUOTA = "quota"
    INVALID = "invalid"
    MODERATION_INPUT = "moderation input"
    MODERATION_OUTPUT = "moderation output"
    INTERNAL = "internal"


class Said(NamedTuple):
    """An answer of the server."""

    status: int
    body: object


class NoError(Exception):
    """A request that the vendor refuses."""

    def __init__(self, trouble: Trouble, why: str) -> None:
        super().__init__(why)
        self.trouble = trouble


@dataclass(frozen=True)
class Asked:
    """What a request asks for, as the vendor understands it."""

    model: str
    prompt: str
    seconds: int
    size: tuple[int, int]
    audio: bool
    assets: tuple[tuple[str, bytes], ...] = ()
    seed: int | None = None
    reference: str | None = None


@dataclass
class Served:
    """A job at the server. Units: `made_at` seconds since 1970."""

    id: str
    asked: Asked
    state: str = "queued"
    made_at: int = 1_785_225_940
    url: str = "http://127.0.0.1:1/clip.mp4"
    trouble: Trouble | None = None


@dataclass(frozen=True)
class Heard:
    """A request as the server got it. Header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> Mapping[str, str]:
        return {name: each[0] for name, each in parse_qs(urlsplit(self.target).query).items()}

    @property
    def json(self) -> dict[str, Any]:
        need(self.headers.get("content-type") == "application/json", "the body must be JSON")
        try:
            found = json.loads(self.body)
        except ValueError:
            raise NoError(Trouble.INVALID, "the body is no JSON") from None
        need(isinstance(found, dict), "the body must be an object")
        return found  # type: ignore[no-any-return]  # looked at just above


class Route(NamedTuple):
    """What a request is about: `create`, `look`, `list`, `cancel` or `content`, of which job."""

    what: str
    job: str = ""


class Speaker(Protocol):
    """A vendor's words."""

    def route(self, heard: Heard) -> Route | None: ...
    def key(self, heard: Heard) -> str | None: ...
    def read(self, heard: Heard) -> Asked: ...
    def no(self, trouble: Trouble, why: str) -> Said: ...
    def yes(self, job: Served) -> Said: ...
    def tell(self, job: Served | None) -> Said: ...
    def all(self, jobs: Sequence[Served]) -> Said: ...
    def stopped(self, job: Served) -> Said: ...


def bearer(heard: Heard) -> str | None:
    """Return the key of a request."""
    scheme, _, key = heard.headers.get("authorization", "").partition(" ")
    return key if scheme == "Bearer" else None


def need(is_right: object, why: str) -> None:
    """Refuse a request unless something is right."""
    if not is_right:
        raise NoError(Trouble.INVALID, why)


def only(body: Mapping[str, Any], *names: str) -> None:
    """Refuse members that the vendor's documents do not have."""
    extra = sorted(set(body) - set(names))
    need(not extra, f"unknown members: {', '.join(extra)}")


def whole(value: object, least: int, most: int, name: str) -> int:
    """Return a whole number within limits; a text or a fraction is refused."""
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    need(is_whole and least <= value <= most, f"{name} must be {least} to {most}")  # type: ignore[operator]  # it is whole
    return value  # type: ignore[return-value]  # the same


def truth(value: object, name: str) -> bool:
    """Return a truth value; nothing else is taken for one."""
    need(isinstance(value, bool), f"{name} must be true or false")
    return value is True


def inlined(url: object, *kinds: str) -> bytes:
    """Return what a data URL of one of the kinds holds."""
    need(isinstance(url, str), "url must be a text")
    head, _, data = str(url).partition(";base64,")
    need(head.removeprefix("data:").partition("/")[0] in kinds, f"the url must hold {kinds}")
    return b64decode(data, validate=True)
