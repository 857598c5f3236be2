"""Where an intent to pay is, and where it may go from there."""

from enum import StrEnum


class State(StrEnum):
    """What the ledger knows about one paid clip."""

    PLANNED = "planned"
    """Nothing sent, no money set aside."""
    RESERVED = "reserved"
    """Nothing sent; its price is set aside under every cap."""
    SENDING = "sending"
    """In flight or in doubt: from here on the request may have been taken."""
    ACCEPTED = "accepted"
    """The service has the job, and its id is ours."""
    DONE = "done"
    """The clip is kept."""
    FAILED = "failed"
    """The service gave up the job."""
    REJECTED = "rejected"
    """The service certainly did not take the request."""
    HELD = "needs_review"
    """Nobody can tell without a person: counts as spent, and is never sent again by itself."""
    PAID_LOST = "paid_lost"
    """Paid for, and the clip is gone."""


STEPS: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.RESERVED, State.ACCEPTED, State.HELD}),
    State.RESERVED: frozenset({State.PLANNED, State.SENDING, State.ACCEPTED, State.HELD}),
    State.SENDING: frozenset({State.PLANNED, State.ACCEPTED, State.REJECTED, State.HELD}),
    State.ACCEPTED: frozenset({State.DONE, State.FAILED, State.HELD, State.PAID_LOST}),
    State.DONE: frozenset({State.ACCEPTED}),
    State.FAILED: frozenset({State.PLANNED}),
    State.REJECTED: frozenset({State.RESERVED, State.PLANNED, State.ACCEPTED, State.HELD}),
    State.HELD: frozenset({State.ACCEPTED, State.PAID_LOST, State.PLANNED}),
    State.PAID_LOST: frozenset({State.ACCEPTED, State.PLANNED}),
}
"""Every step there is. A state may be entered only from those that name it."""

COMMITTED = frozenset(State) - {State.PLANNED, State.REJECTED}
"""The states whose price counts against a cap: spent, reserved or in doubt."""

FOR_REVIEW = frozenset({State.HELD, State.PAID_LOST})
"""The states that wait for a person."""
