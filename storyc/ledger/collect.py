"""Steps 7 to 9 of PAY-ONCE: wait for a job and bring its clip. Asking again costs nothing."""

from storyc.backends.job import Failure, FailureKind, Inline, Job, Status
from storyc.backends.order import Order
from storyc.backends.service import Fetched, OddClip
from storyc.ledger.desk import Desk
from storyc.ledger.doubt import hold
from storyc.ledger.intent import Intent
from storyc.ledger.outcome import Delivered, Failed, NeedsReview, Outcome, Unfinished
from storyc.ledger.policy import Backoff, is_passing

_SHORTEST_POLL = 0.5
_LONGEST_POLL = 300.0
"""Between these a service's wish when to be asked again is followed. Units: seconds."""


async def collect(desk: Desk, intent: Intent, order: Order, job: Job | None = None) -> Outcome:
    """Wait until an accepted job ends, and keep its clip.

    Args:
        desk: what the protocol works with.
        intent: it has a job.
        order: what was ordered.
        job: what the service said last, if that is fresh.
    """
    name = intent.job if job is None else job.id
    waiting = _Waiting(desk, order)
    while True:
        job = job or await _look(desk, name or "")
        outcome = await _take(desk, intent, order, job, waiting)
        if outcome is not None:
            return outcome
        if waiting.is_late():
            why = f"Job {job.id} is not ready after all this time. Nothing is sent again."
            return Unfinished(intent.id, why, job.id, job.failure)
        await desk.clock.sleep(waiting.pause(job))
        job = None


class _Waiting:
    """How long a job has been waited for, and how often it has gone wrong."""

    def __init__(self, desk: Desk, order: Order) -> None:
        policy = desk.policy
        self._policy = policy
        self._clock = desk.clock
        self._end = desk.clock.elapsed() + policy.deadline_s
        self._end += policy.deadline_per_second_s * order.seconds
        self._pause = policy.poll_s
        self._troubles: Backoff = desk.backoff()
        self._odd: str | None = None
        self.was_ready = False

    def is_late(self) -> bool:
        return self._clock.elapsed() > self._end

    def is_all_there_is(self, failure: Failure) -> bool:
        """Tell whether what came is what the service has: it would be the same another time."""
        if not isinstance(failure, OddClip):
            return False
        before, self._odd = self._odd, failure.sha256
        return failure.kind is FailureKind.ODD_CLIP or failure.sha256 == before

    def is_hopeless(self) -> bool:
        """Tell whether it has gone wrong often enough."""
        return self._troubles.is_over()

    def pause(self, job: Job) -> float:
        """Return the seconds until the next question."""
        if job.failure is not None or self.was_ready or job.status is Status.EXPIRED:
            return self._troubles.next(job.failure)
        if job.poll_after_s is not None:
            # In this order a wish that is no number is the shortest.
            return min(max(_SHORTEST_POLL, job.poll_after_s), _LONGEST_POLL)
        now = self._pause
        self._pause = min(now * 1.2, self._policy.poll_longest_s)
        return now


async def _look(desk: Desk, job: str) -> Job:
    desk.points("before look")
    told = await desk.service.look(job)
    desk.points("after look")
    return told


async def _take(
    desk: Desk, intent: Intent, order: Order, job: Job, waiting: _Waiting
) -> Outcome | None:
    """Act on what the service says now; `None` is wait and ask again."""
    match job.status:
        case Status.SUCCEEDED:
            waiting.was_ready = True
            return await _bring(desk, intent, order, job, waiting)
        case Status.FAILED | Status.CANCELLED:
            return _failed(desk, intent, job)
        case Status.EXPIRED:
            # A service may not know its own job for a moment: it is asked several times.
            return _gone(desk, intent, job, waiting) if waiting.is_hopeless() else None
        case Status.QUEUED | Status.RUNNING | Status.UNKNOWN:
            failure = job.failure
    if failure is None or is_passing(failure):
        return None
    return Unfinished(intent.id, "The service does not answer about the job.", job.id, failure)


def _failed(desk: Desk, intent: Intent, job: Job) -> Failed:
    failure = job.failure or Failure(FailureKind.UNKNOWN, f"the job was {job.status}")
    desk.ledger.fail(intent.id, failure, job.billed_usd)
    return Failed(intent.id, job.id, failure, job.billed_usd)


async def _bring(
    desk: Desk, intent: Intent, order: Order, job: Job, waiting: _Waiting
) -> Outcome | None:
    """Fetch a finished clip and keep it; `None` is look again, perhaps for a new link."""
    fetched = await _kept(desk, intent, order, job)
    if isinstance(fetched, Fetched):
        desk.ledger.done(intent.id, fetched.sha256, job.billed_usd)
        return Delivered(intent.id, fetched.sha256, job.id, job.billed_usd)
    if fetched.kind in {FailureKind.AUTH, FailureKind.QUOTA}:
        return Unfinished(intent.id, "The clip is ready and cannot be fetched.", job.id, fetched)
    is_final = waiting.is_all_there_is(fetched)
    if not is_final and not waiting.is_hopeless():
        return None
    if fetched.kind is FailureKind.EXPIRED:
        return _gone(desk, intent, job, waiting)
    if not is_final and is_passing(fetched):
        return Unfinished(intent.id, "The clip is ready and cannot be fetched.", job.id, fetched)
    is_odd = isinstance(fetched, OddClip)
    where = f". It lies in {fetched.path}." if isinstance(fetched, OddClip) else ""
    why = f"What came is not the clip that was ordered: {fetched.said}{where}"
    return hold(desk, intent, why, is_odd=is_odd)


async def _kept(desk: Desk, intent: Intent, order: Order, job: Job) -> Fetched | Failure:
    """Fetch a clip and move it into the store.

    One that came inside the answer is nowhere else: room for it is waited for.

    Raises:
        OSError: the disk refuses, and went on refusing.
    """
    tries = desk.backoff()
    while True:
        try:
            return await _moved(desk, intent, order, job)
        except OSError:
            if not isinstance(job.clip, Inline) or tries.is_over():
                raise
            await desk.clock.sleep(tries.next())


async def _moved(desk: Desk, intent: Intent, order: Order, job: Job) -> Fetched | Failure:
    desk.points("before fetch")
    part = desk.takes.part(intent.content_key, intent.take)
    fetched = await desk.service.fetch(job, order, part)
    desk.points("after fetch")
    if isinstance(fetched, Fetched):
        desk.points("before keep")
        await desk.takes.keep(intent.content_key, intent.take, fetched)
        desk.points("after keep")
    return fetched


def _gone(desk: Desk, intent: Intent, job: Job, waiting: _Waiting) -> NeedsReview:
    """The service has forgotten the job, or its clip."""
    if waiting.was_ready:
        why = f"Job {job.id} was paid for, and its clip can no longer be fetched."
        desk.ledger.lose(intent.id, why)
        return NeedsReview(intent.id, why, job.id, lost=True)
    return hold(desk, intent, f"The service no longer knows job {job.id}, which it had taken.")
