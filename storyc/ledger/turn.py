"""Whether a request may be sent now."""

from dataclasses import dataclass

from storyc.ledger.intent import Intent


@dataclass(frozen=True, slots=True)
class Wait:
    """The account's rate is used up. Units: seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Behind:
    """Another request that looks the same in the service's list is in flight or in doubt."""

    intent: Intent


Turn = Wait | Behind | None
"""`None` is go."""
