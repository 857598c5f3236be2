"""How a segment ended is told so that a writer knows what to do, and no advice leads nowhere."""

import re
from decimal import Decimal

import pytest

from storyc.backends.job import Failure, FailureKind
from storyc.cli import COMMANDS
from storyc.diagnostics import Code
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
from storyc.render.telling import tell

NAMES = set(COMMANDS)
FAILURES = [Failure(kind, "its own words") for kind in FailureKind]
MISSING: list[tuple[Result, Code]] = [
    (Blocked("1A"), Code.CLIP_BLOCKED),
    (Unstarted(), Code.RENDER_UNFINISHED),
    (Unconfirmed("i", "Nobody knows what it costs."), Code.RENDER_UNFINISHED),
    (Unfinished("i", "It is late.", "job-1"), Code.RENDER_UNFINISHED),
    (NeedsReview("i" * 64, "The answer was lost."), Code.NEEDS_REVIEW),
    (NeedsReview("i" * 64, "It is too short.", "job-1", is_odd=True), Code.ODD_CLIP),
    (
        OverBudget("i", "this run", Decimal(5), Decimal(4), Decimal(2)),
        Code.BUDGET_REACHED,
    ),
]


@pytest.mark.parametrize("result", [Delivered("i", "0" * 64), Chosen("0" * 64)])
def test_a_clip_that_is_there_is_not_spoken_of(result: Result) -> None:
    assert tell("2B", None, result) is None


@pytest.mark.parametrize(
    ("result", "code"), MISSING, ids=[f"{type(it).__name__}-{code.value}" for it, code in MISSING]
)
def test_each_end_without_a_clip_has_its_code_and_a_way_out(result: Result, code: Code) -> None:
    told = tell("2B", None, result)
    assert told is not None
    assert told.code is code
    assert "2B" in told.message
    assert told.help


@pytest.mark.parametrize("failure", FAILURES, ids=lambda it: it.kind.value)
def test_a_refusal_is_told_in_the_services_words(failure: Failure) -> None:
    for result in (Rejected("i", failure), Failed("i", "job-1", failure, None)):
        told = tell("2B", None, result)
        assert told is not None
        is_moderated = "moderation" in failure.kind.value
        assert told.code is (Code.MODERATED if is_moderated else Code.RENDER_REFUSED)
        assert "the service says: its own words" in told.notes
        assert told.help


def test_every_command_that_is_advised_is_there() -> None:
    results = [it for it, _ in MISSING]
    results += [Rejected("i", it) for it in FAILURES]
    advice = [told.help or "" for told in (tell("2B", None, it) for it in results) if told]
    advised = {word for text in advice for word in re.findall(r"`storyc (\w+)", text)}
    assert advised
    assert advised <= NAMES
