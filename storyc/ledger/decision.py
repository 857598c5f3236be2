"""What a person decides about an intent that waits for one."""

from dataclasses import dataclass, replace

from storyc.ledger.errors import IllegalStepError
from storyc.ledger.intent import Intent
from storyc.ledger.state import State


@dataclass(frozen=True, slots=True)
class Adopt:
    """This job of the service's is the one: it is fetched, at no further cost."""

    job: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """It is lost: it counts as paid, and is never sent again."""


@dataclass(frozen=True, slots=True)
class PayAgain:
    """It may be sent, and paid, once more; what it may have cost before still counts as spent."""


Decision = Adopt | GiveUp | PayAgain

_OPEN = frozenset({State.SENDING, State.HELD})
_FITS: dict[type[Decision], frozenset[State]] = {
    Adopt: _OPEN | {State.PAID_LOST},
    GiveUp: _OPEN,
    PayAgain: _OPEN | {State.PAID_LOST, State.FAILED, State.REJECTED},
}


def decided(intent: Intent, decision: Decision) -> Intent:
    """Return an intent as a person has decided.

    Raises:
        IllegalStepError: the decision does not fit its state.
    """
    if intent.state not in _FITS[type(decision)]:
        raise IllegalStepError(
            f"{intent.slate} is {intent.state}: there is nothing like that to decide."
        )
    settled = replace(intent, owner=None, body=None, failure=None)
    match decision:
        case Adopt(job):
            return replace(settled, state=State.ACCEPTED, job=job, said="adopted by hand")
        case GiveUp():
            return replace(settled, state=State.PAID_LOST, said="given up by hand")
        case PayAgain():
            return replace(
                settled,
                state=State.PLANNED,
                said="to be paid again, by hand",
                epoch=intent.epoch + 1,
                attempt=0,
                sunk=intent.committed,
                billed=None,
                job=None,
                sha256=None,
                watermark=None,
            )
