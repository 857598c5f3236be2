"""What to say about the ledger itself, before a run sends anything."""

from collections.abc import Sequence
from pathlib import Path

from storyc.backends.wire import Proof, Terms
from storyc.diagnostics import Code, Diagnostic
from storyc.ledger import Intent


def tell_set_aside(aside: Path) -> Diagnostic:
    """Return the finding that the ledger was damaged.

    Diagnostics: LEDGER_SET_ASIDE.
    """
    return Diagnostic(
        Code.LEDGER_SET_ASIDE,
        "the ledger of paid jobs was damaged, and a new one was begun",
        None,
        notes=(
            f"the damaged one lies in {aside}; keep it until this film is done",
            "what is kept is not paid for again; what a service lists is recognised and fetched",
        ),
        help="run on: nothing is sent of which nobody can tell whether it was paid for",
    )


def tell_left(left: Sequence[Intent], terms: Terms) -> Diagnostic:
    """Return the finding that an earlier run has left requests in doubt.

    Diagnostics: LEFT_IN_DOUBT.
    """
    slates = ", ".join(dict.fromkeys(it.slate for it in left))
    notes = ["nothing is sent before that is known"]
    if terms.proof in {Proof.REFERENCE, Proof.LIST}:
        notes.append(f"its list may lag: this takes up to {2 * terms.settle_s / 60:.0f} min")
    return Diagnostic(
        Code.LEFT_IN_DOUBT,
        f"an earlier run ended in the middle of asking for {slates}: the service is asked now what"
        " became of it",
        None,
        notes=tuple(notes),
    )


def tell_shared(state: Path, shared: str) -> Diagnostic:
    """Return the finding that other machines write where the ledger lies.

    Diagnostics: SHARED_STATE.
    """
    return Diagnostic(
        Code.SHARED_STATE,
        f"the ledger of paid jobs lies on {shared}",
        None,
        notes=(f"it is {state}", "there a clip could be paid for twice"),
        help="set STORYC_STATE_DIR to a folder on a disk of this machine",
    )
