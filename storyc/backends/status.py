"""The words of all services for where a job is."""

from storyc.backends.job import Status

# facts: each word was seen at some service, read up to 2026-11-22.
_WORDS = {
    Status.QUEUED: "queued pending submitted created preparing queueing in_queue throttled",
    Status.RUNNING: "in_progress processing running generating",
    Status.SUCCEEDED: "completed succeeded succeed success done ready",
    Status.FAILED: "failed fail failure error request_moderated content_moderated",
    Status.CANCELLED: "cancelled canceled deleted",
    Status.EXPIRED: "expired",
}
_STATUS = {word: status for status, words in _WORDS.items() for word in words.split()}


def status_of(word: str | None) -> Status:
    """Return what a service's word means.

    A word that nobody knows is `UNKNOWN`: such a job is asked about again, and never taken for
    finished.
    """
    return _STATUS.get((word or "").strip().lower().replace(" ", "_"), Status.UNKNOWN)
