"""What Google's two video protocols share at the server."""

from support.conformance.speaker import Heard, Said, Trouble

from storyc.backends import google

SIZES = {(tier.resolution, tier.ratio): size for size, tier in google.SIZES.items()}
ERRORS = {
    Trouble.AUTH: (401, "UNAUTHENTICATED", "API key not valid"),
    Trouble.QUOTA: (429, "RESOURCE_EXHAUSTED", "Quota exceeded"),
    Trouble.INVALID: (400, "INVALID_ARGUMENT", "Invalid value"),
    Trouble.MODERATION_INPUT: (400, "INVALID_ARGUMENT", "The prompt was blocked for safety"),
    Trouble.MODERATION_OUTPUT: (400, "INVALID_ARGUMENT", "The output was blocked for safety"),
    Trouble.INTERNAL: (500, "INTERNAL", "An internal error has occurred"),
}


def api_key(heard: Heard) -> str | None:
    """Return the key of a request."""
    return heard.headers.get("x-goog-api-key")


def refusal(trouble: Trouble, why: str) -> Said:
    """Return Google's form of an error."""
    status, word, words = ERRORS[trouble]
    error = {"code": status, "status": word, "message": f"{words}: {why}"}
    return Said(status, {"error": error})
