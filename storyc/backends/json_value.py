"""Somebody else's JSON, read without any trust in it."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

_ID = re.compile(r"[!-~]{1,255}")
_ADDRESS = re.compile(r"https?://[!-~]{1,8000}")
_TOO_LARGE = 10**15
_MOST_DOLLARS = 1_000_000
_LAST_SECOND = 4_102_444_800  # 2100-01-01; what is larger is in milliseconds


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value in a reply. Whatever is asked of it, the answer is a value or `None`.

    What is missing, or of another type than was promised, is `None`: no reply makes reading raise.
    """

    raw: object = field(default=None, repr=False)

    def __getitem__(self, key: str) -> "JsonValue":
        """Return a member; of what has no such member, a value that is nothing."""
        return JsonValue(self.raw.get(key)) if isinstance(self.raw, dict) else JsonValue()

    @property
    def items(self) -> "tuple[JsonValue, ...]":
        """The items of an array, none of anything else."""
        return tuple(map(JsonValue, self.raw)) if isinstance(self.raw, list) else ()

    @property
    def first(self) -> "JsonValue":
        """The first item of an array."""
        return next(iter(self.items), JsonValue())

    @property
    def is_object(self) -> bool:
        """Whether it has members."""
        return isinstance(self.raw, dict)

    @property
    def text(self) -> str | None:
        """A text that is not empty and can be written down: JSON can hold halves of characters."""
        if not isinstance(self.raw, str) or not self.raw:
            return None
        return self.raw.encode("utf-8", "replace").decode()

    @property
    def id(self) -> str | None:
        """A name that can stand in an address: printable ASCII, and no step up a folder."""
        found = self.raw if self._whole is None else str(self._whole)
        if not isinstance(found, str) or not _ID.fullmatch(found) or set(found) == {"."}:
            return None
        return found

    @property
    def address(self) -> str | None:
        """An address of the web."""
        found = self.raw
        return found if isinstance(found, str) and _ADDRESS.fullmatch(found) else None

    @property
    def whole(self) -> int | None:
        """A whole number of at most 15 digits, also where it is written as a text."""
        if isinstance(self.raw, str) and re.fullmatch(r"[0-9]{1,15}", self.raw):
            return int(self.raw)
        return self._whole

    @property
    def amount(self) -> Decimal | None:
        """A quantity of money or of what is paid for, as a number or as a text."""
        if isinstance(self.raw, bool) or not isinstance(self.raw, int | float | str):
            return None
        if isinstance(self.raw, int) and self._whole is None:
            return None
        try:
            found = Decimal(self.raw if isinstance(self.raw, str) else repr(self.raw))
        except InvalidOperation:
            return None
        return found if found.is_finite() and 0 <= found <= _MOST_DOLLARS else None

    @property
    def instant(self) -> float | None:
        """A moment in seconds since 1970: a number of seconds or milliseconds, or ISO 8601."""
        if isinstance(self.raw, str):
            found = _moment(self.raw)
        elif isinstance(self.raw, int | float) and not isinstance(self.raw, bool):
            found = self.raw
        else:
            return None
        if found is None or not 0 <= found < _LAST_SECOND * 1000:  # not a number is not in it
            return None
        return float(found if found < _LAST_SECOND else found / 1000)

    @property
    def _whole(self) -> int | None:
        if not isinstance(self.raw, int) or isinstance(self.raw, bool):
            return None
        return self.raw if 0 <= self.raw < _TOO_LARGE else None


def _moment(text: str) -> float | None:
    try:
        found = datetime.fromisoformat(text)
        zoned = found if found.tzinfo else found.replace(tzinfo=UTC)
        return zoned.timestamp()
    except (ValueError, OverflowError):
        return None


def read_json(body: bytes) -> JsonValue | None:
    """Return what a body says, `None` if it is no JSON, or nested too deep to be read."""
    try:
        return JsonValue(json.loads(body))
    except (ValueError, RecursionError):
        return None
