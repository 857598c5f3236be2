"""How long the protocol waits, and how often it tries."""

from dataclasses import dataclass
from random import Random

from storyc.backends.job import Failure, FailureKind


@dataclass(frozen=True, slots=True)
class Policy:
    """The protocol's figures. Units: seconds.

    `fence_s` is how long after its commit a request may still be sent. `tries` bounds every kind of
    retry within one call. `backoff_s` doubles up to `longest_s`, and no service's wish to wait
    longer than `patience_s` is followed. A job is asked about every `poll_s`, less and less often
    up to `poll_longest_s`, for `deadline_s` and `deadline_per_second_s` for each of the clip's.
    `join_s` is how often the intent of another task is looked at.
    """

    fence_s: float = 5.0
    tries: int = 6
    backoff_s: float = 2.0
    longest_s: float = 60.0
    patience_s: float = 600.0
    poll_s: float = 5.0
    poll_longest_s: float = 30.0
    deadline_s: float = 1200.0
    deadline_per_second_s: float = 240.0
    join_s: float = 1.0


_MOST_DOUBLINGS = 16
"""Longer than any policy's longest wait; more would leave what a number can hold."""


class Backoff:
    """Counts the tries of one thing and says how long to wait before the next."""

    def __init__(self, policy: Policy, random: Random) -> None:
        self._policy = policy
        self._random = random
        self._tried = 0

    def is_over(self) -> bool:
        """Tell whether all tries are used."""
        return self._tried >= self._policy.tries

    def next(self, failure: Failure | None = None) -> float:
        """Count a try and return the seconds to wait: the service's wish, or ours with jitter."""
        self._tried += 1
        wish = None if failure is None else failure.retry_after_s
        if wish is not None and wish >= 0:
            return min(wish, self._policy.patience_s) + self._random.uniform(0, 1)
        doubled = self._policy.backoff_s * 2.0 ** min(self._tried - 1, _MOST_DOUBLINGS)
        most = min(self._policy.longest_s, doubled)
        return most * self._random.uniform(0.5, 1)


def is_passing(failure: Failure) -> bool:
    """Tell whether a failure goes away by waiting: asking again may then help."""
    if failure.kind is FailureKind.QUOTA:
        return failure.retry_after_s is not None
    return failure.kind is FailureKind.TRANSIENT


def is_about_us(failure: Failure) -> bool:
    """Tell whether a failure says nothing about the request: the next run may try again."""
    return failure.kind in {FailureKind.TRANSIENT, FailureKind.QUOTA, FailureKind.AUTH}
