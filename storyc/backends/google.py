"""What Google's two video protocols share: pictures' sizes, refusals, files."""

import re
from collections.abc import Mapping

from storyc.backends.capability import Size, Tier
from storyc.backends.failure_words import FailureWords
from storyc.backends.job import Failure, FailureKind, Link
from storyc.backends.json_value import JsonValue
from storyc.backends.wire import Reply

FILE_LIVES_S = 48 * 3600

SIZES: Mapping[Size, Tier] = {
    (640, 360): Tier("360p", "16:9"),
    (360, 640): Tier("360p", "9:16"),
    (1280, 720): Tier("720p", "16:9"),
    (720, 1280): Tier("720p", "9:16"),
    (1920, 1080): Tier("1080p", "16:9"),
    (1080, 1920): Tier("1080p", "9:16"),
    (3840, 2160): Tier("4k", "16:9"),
    (2160, 3840): Tier("4k", "9:16"),
}

WORDS = FailureWords(
    {
        "UNAUTHENTICATED": FailureKind.AUTH,
        "PERMISSION_DENIED": FailureKind.AUTH,
        "RESOURCE_EXHAUSTED": FailureKind.QUOTA,
        "UNAVAILABLE": FailureKind.TRANSIENT,
        "INTERNAL": FailureKind.TRANSIENT,
        "DEADLINE_EXCEEDED": FailureKind.TRANSIENT,
        "SAFETY": FailureKind.MODERATION_INPUT,
        "PROHIBITED_CONTENT": FailureKind.MODERATION_INPUT,
        "BLOCKLIST": FailureKind.MODERATION_INPUT,
    }
)

_FILE = re.compile(r"(?:^|/)files/([A-Za-z0-9_-]{1,128})(?=[:/?]|$)")


def refusal(reply: Reply, body: JsonValue) -> Failure | None:
    """Return the error of a reply; Google's front end wraps it into an array."""
    error = body["error"] if body.is_object else body.first["error"]
    if not error.is_object:
        return None
    return WORDS.of_request(
        reply, error["status"].text or error["code"].text, error["message"].text
    )


def file_link(uri: JsonValue) -> Link | None:
    """Return where a file is fetched.

    The key must go with that request, so the address is the service's own with the file's name in
    it: whatever host the reply names, the key does not go there.
    """
    found = _FILE.search(uri.address or uri.text or "")
    return Link(f"/files/{found[1]}:download?alt=media", of_service=True) if found else None
