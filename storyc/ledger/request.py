"""A request as it is written down before it is sent."""

import json
from hashlib import sha256

from storyc.backends.wire import Call


def request_text(call: Call) -> str:
    """Return a call without its body, as a text."""
    parts = {"method": call.method, "path": call.path, "headers": dict(call.headers)}
    return json.dumps(parts, ensure_ascii=False, sort_keys=True)


def body_digest(call: Call) -> str:
    """Return the SHA-256 of a call's body."""
    return sha256(call.body).hexdigest()


def call_of(request: str, body: bytes) -> Call:
    """Return the call that was written down."""
    parts = json.loads(request)
    return Call(parts["method"], parts["path"], parts["headers"], body)
