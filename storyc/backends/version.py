"""Which version of a file an answer is of.

Source: RFC 9110, 13.1.5 and 8.8: a range is asked for only under a strong validator, and under a
date only where the server names no tag and the date is far enough from the moment of the answer.
"""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from storyc.backends.part_file import Version

_STRONG_TAG = re.compile(r'"[\x21\x23-\x7e]{1,500}"')
_DATE = re.compile(r"[\x20-\x7e]{1,60}")
_DIGITS = re.compile(r"[0-9]{1,15}")
_RANGE = re.compile(r"bytes ([0-9]{1,15})-[0-9]{1,15}/([0-9]{1,15}|\*)")

_ENOUGH_S = 60.0
"""A file that was changed this long before it was sent does not change twice within one second of
its date, whatever two clocks of the server say."""


def version_of(headers: Mapping[str, str]) -> Version | None:
    """Return the version of which an answer has the beginning, `None` if its rest has no name."""
    mark = _mark(headers)
    length = headers.get("content-length", "")
    if mark is None:
        return None
    if "content-range" in headers:
        return Version(mark, total_of(headers))
    return Version(mark, int(length) if _DIGITS.fullmatch(length) else None)


def begins_at(headers: Mapping[str, str]) -> int | None:
    """Return the first byte that an answer in part holds, `None` if it does not say."""
    found = _RANGE.fullmatch(headers.get("content-range", ""))
    return int(found[1]) if found else None


def total_of(headers: Mapping[str, str]) -> int | None:
    """Return how long the file is of which an answer is a part, `None` if it does not say."""
    found = _RANGE.fullmatch(headers.get("content-range", ""))
    return int(found[2]) if found and found[2] != "*" else None


def is_rest_of(headers: Mapping[str, str], version: Version) -> bool:
    """Tell whether an answer in part is of a version: some servers heed no `If-Range`.

    Args:
        headers: of the answer, with status 206.
        version: what was asked for.
    """
    if total_of(headers) not in {None, version.total} and version.total is not None:
        return False
    if version.mark.startswith('"'):
        # A server that has a tag sends it with each part.
        return headers.get("etag") == version.mark
    return "etag" not in headers and headers.get("last-modified", version.mark) == version.mark


def _mark(headers: Mapping[str, str]) -> str | None:
    tag, date = headers.get("etag"), headers.get("last-modified", "")
    if tag is not None:
        return tag if _STRONG_TAG.fullmatch(tag) else None
    if not _DATE.fullmatch(date):
        return None
    try:
        changed = parsedate_to_datetime(date)
        age = parsedate_to_datetime(headers.get("date", "")) - changed
    except (ValueError, TypeError, OverflowError):  # no dates, or only one of them with a zone
        return None
    return date if age.total_seconds() >= _ENOUGH_S else None
