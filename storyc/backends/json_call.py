"""Requests with a JSON body."""

import json
from urllib.parse import quote

from storyc.backends.wire import Call

_HEADERS = {"content-type": "application/json"}


def post_json(path: str, body: object, headers: dict[str, str] | None = None) -> Call:
    """Return a request whose bytes depend on nothing but its arguments."""
    data = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Call(
        method="POST",
        path=path,
        headers=_HEADERS | (headers or {}),
        body=data.encode("utf-8", "replace"),
    )


def get(path: str) -> Call:
    """Return a request that only asks."""
    return Call(method="GET", path=path)


def segment(job: str) -> str:
    """Return a job's id as one step of an address, whatever is in it.

    Dots alone would be a step up, also where they are written `%2E`: they name nothing any more.
    """
    step = quote(job, safe="", errors="replace")
    return step.replace(".", "%252E") if set(step) == {"."} else step
