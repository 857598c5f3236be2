"""What to say about a segment that has no clip: why, in the service's words, and what to do."""

from storyc.backends.job import Failure, FailureKind
from storyc.diagnostics import Code, Diagnostic
from storyc.ledger import (
    Delivered,
    Failed,
    NeedsReview,
    OverBudget,
    Rejected,
    Unconfirmed,
    Unfinished,
)
from storyc.render.step import Blocked, Chosen, Result, Unstarted
from storyc.source import Span

_AGAIN = "run the same command again: it goes on from here, and pays nothing twice"
_ADVICE = {
    FailureKind.AUTH: "`storyc doctor` says which key is used and where it is looked for; correct"
    " it and run the same command again",
    FailureKind.QUOTA: "look at your account's limits and balance at the service, then run the same"
    " command again",
    FailureKind.MODERATION_INPUT: "change what these lines show or say, or the files that go with"
    " them; the same words are not sent again",
    FailureKind.MODERATION_OUTPUT: "change these lines, or have it made again: `storyc jobs review"
    " JOB --pay-again` lets the same words be sent once more",
    FailureKind.INVALID_REQUEST: "change what the service complains of, or choose another backend",
    FailureKind.EXPIRED: "have it made again: `storyc jobs review JOB --pay-again`, then run the"
    " same command again",
}
_MODERATION = frozenset({FailureKind.MODERATION_INPUT, FailureKind.MODERATION_OUTPUT})


def tell(slate: str, place: Span | None, result: Result) -> Diagnostic | None:
    """Return the finding about how a segment ended, `None` if it has its clip.

    Diagnostics: RENDER_REFUSED, MODERATED, NEEDS_REVIEW, RENDER_UNFINISHED, BUDGET_REACHED,
    CLIP_BLOCKED, ODD_CLIP, LEDGER_LOST.
    """
    told: Diagnostic | None
    match result:
        case Delivered() | Chosen():
            told = None
        case Rejected(_, failure):
            told = _refusal(slate, place, failure, "nothing was billed")
        case Failed(_, job, failure, billed):
            cost = "whether it was billed is not known" if billed is None else f"billed ${billed}"
            told = _refusal(slate, place, failure, f"job {job}; {cost}")
        case NeedsReview():
            told = _review(slate, place, result)
        case Unfinished(_, why, job, failure):
            notes = [why, *([f"job {job}"] if job else []), *([_said(failure)] if failure else [])]
            told = Diagnostic(
                Code.RENDER_UNFINISHED,
                f"{slate} is not finished",
                place,
                notes=tuple(notes),
                help=_AGAIN,
            )
        case OverBudget(_, scope, cap, committed, price):
            told = Diagnostic(
                Code.BUDGET_REACHED,
                f"{slate} costs ${price}, and ${committed} of ${cap} are spent or set aside",
                place,
                notes=(f"the limit is that of {scope}; nothing was sent for {slate}",),
                help="raise --budget and run the same command again: what is made is kept",
            )
        case Unconfirmed():
            told = _unconfirmed(slate, place, result)
        case Unstarted():
            told = Diagnostic(Code.RENDER_UNFINISHED, f"{slate} was not begun", place, help=_AGAIN)
        case Blocked(before):
            told = Diagnostic(
                Code.CLIP_BLOCKED,
                f"{slate} begins where {before} ends, and {before} has no clip",
                place,
                help=f"see what is said of {before}; then run the same command again",
            )
    return told


def _refusal(slate: str, place: Span | None, failure: Failure, note: str) -> Diagnostic:
    is_moderated = failure.kind in _MODERATION
    return Diagnostic(
        Code.MODERATED if is_moderated else Code.RENDER_REFUSED,
        f"the service's rules refuse {slate}" if is_moderated else f"the service refused {slate}",
        place,
        notes=(_said(failure), note),
        help=_ADVICE.get(failure.kind, _AGAIN),
    )


def _review(slate: str, place: Span | None, result: NeedsReview) -> Diagnostic:
    notes = (result.why, *((f"job {result.job}",) if result.job else ()))
    job = result.intent[:12]
    if result.is_odd:
        return Diagnostic(
            Code.ODD_CLIP,
            f"{slate} is paid for, and its clip is not what was ordered",
            place,
            notes=(*notes, "it counts as spent, and another is not made by itself"),
            help=f"`storyc takes import FILE {slate} CLIP` takes it as it is; `storyc jobs review"
            f" {job} --pay-again` has the next run make, and pay for, another",
        )
    return Diagnostic(
        Code.NEEDS_REVIEW,
        f"{slate} may have been paid for: nobody can tell without you",
        place,
        notes=(*notes, "it counts as spent, and is not sent again by itself"),
        help=f"`storyc jobs review {job}` shows what is known, and takes your decision",
    )


def _unconfirmed(slate: str, place: Span | None, result: Unconfirmed) -> Diagnostic:
    notes = (result.why, "nothing was sent")
    if result.is_ledger_lost:
        return Diagnostic(
            Code.LEDGER_LOST,
            f"{slate} may have been paid for: the ledger that would know was damaged",
            place,
            notes=notes,
            help="look for such a job on the service's own page; `storyc jobs accept-loss` tells"
            " the risk, and lets it be sent",
        )
    return Diagnostic(
        Code.RENDER_UNFINISHED,
        f"{slate} waits for your word",
        place,
        notes=notes,
        help="say so with --accept-unknown-price, or write `usd_per_second` for the backend into"
        " your config.toml",
    )


def _said(failure: Failure) -> str:
    return f"the service says: {failure.said}" if failure.said else f"reason: {failure.kind}"
