"""The named points of the protocol at which a test may stop, delay or kill."""

from collections.abc import Callable

Points = Callable[[str], None]
"""Called with the name of the point just reached."""

COMMITS = (
    "plan",
    "claim",
    "release",
    "reserve",
    "begin",
    "unsent",
    "absent",
    "accept",
    "reject",
    "hold",
    "fail",
    "lose",
    "done",
    "refetch",
    "survey",
    "belong",
    "resolve",
)
"""What the ledger writes, each in one transaction."""

REQUESTS = ("watermark", "send", "resend", "list", "look", "fetch", "keep")
"""What goes out of the process."""

POINTS = (
    *(f"{moment} commit {name}" for name in COMMITS for moment in ("before", "after")),
    *(f"{moment} {name}" for name in REQUESTS for moment in ("before", "after")),
)
"""All points, by name."""


def no_points(_name: str) -> None:
    """Go on."""
