"""Somebody else's JSON, read without any trust in it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.backends.job import Status
from storyc.backends.json_value import JsonValue, read_json
from storyc.backends.status import status_of


@pytest.mark.parametrize(
    "body", [b"", b"{", b"nul", b"\xff", b"[" * 200_000, b"9" * 5000, b'{"a":1}x']
)
def test_what_is_no_json_is_nothing(body: bytes) -> None:
    assert read_json(body) is None


def test_a_way_through_what_is_not_there_ends_in_nothing() -> None:
    found = read_json(b'{"a": {"b": [1, 2]}, "c": null}')
    assert found is not None
    assert found["a"]["b"].first.whole == 1
    assert found["a"]["b"].items[1].whole == 2
    for nothing in (found["c"]["d"]["e"], found["a"]["b"]["x"], found["x"].first, found["c"]):
        assert nothing.raw is None
        assert nothing.items == ()


@pytest.mark.parametrize("raw", ["", 1, None, True, ["a"]])
def test_only_words_are_a_text(raw: object) -> None:
    assert JsonValue(raw).text is None


def test_half_a_character_can_be_written_down() -> None:
    assert JsonValue("a\ud800b").text == "a?b"


@pytest.mark.parametrize(
    "raw", ["", "a b", "ä", "a\n", ".", "..", "a" * 256, -1, 1.5, True, 10**15]
)
def test_a_name_that_cannot_stand_in_an_address_is_none(raw: object) -> None:
    assert JsonValue(raw).id is None


def test_a_name_may_be_a_number() -> None:
    assert JsonValue(424_010_985_738_629).id == "424010985738629"


@pytest.mark.parametrize("raw", ["ftp://a/b", "https://a b", "//a", "javascript:x", 1, "https://"])
def test_only_the_web_has_addresses(raw: object) -> None:
    assert JsonValue(raw).address is None


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        (0.1, "0.1"),
        ("6.0", "6.0"),
        (3, "3"),
        (True, None),
        ("x", None),
        ("NaN", None),
        (float("inf"), None),
        (-1, None),
        (10**400, None),
        ("1e999999", None),
        ([1], None),
    ],
)
def test_an_amount_is_exact_or_none(raw: object, amount: str | None) -> None:
    assert JsonValue(raw).amount == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("raw", "instant"),
    [
        (1_785_225_940, 1_785_225_940),
        (1_785_225_940_500, 1_785_225_940.5),
        ("2026-07-28T08:05:40Z", 1_785_225_940),
        ("2026-07-28T08:05:40", 1_785_225_940),
        ("2026-07-28T10:05:40+02:00", 1_785_225_940),
        ("yesterday", None),
        ("0001-01-01T00:00:00+14:00", None),
        (-1, None),
        (float("nan"), None),
        (10**30, None),
        (True, None),
        (None, None),
    ],
)
def test_a_moment_is_in_seconds_since_1970(raw: object, instant: float | None) -> None:
    assert JsonValue(raw).instant == instant


@given(st.text())
def test_a_word_that_nobody_knows_is_unknown(word: str) -> None:
    assert isinstance(status_of(word), Status)
    assert status_of(f"x{word}x") is Status.UNKNOWN


SEEN = {
    Status.QUEUED: "queued pending PENDING submitted created preparing queueing IN_QUEUE THROTTLED",
    Status.RUNNING: "in_progress processing running RUNNING generating IN_PROGRESS",
    Status.SUCCEEDED: "completed succeeded succeed SUCCEEDED success done Ready COMPLETED",
    Status.FAILED: "failed fail error Error FAILED",
    Status.CANCELLED: "cancelled canceled CANCELED deleted",
    Status.EXPIRED: "expired",
}


@pytest.mark.parametrize("status", SEEN)
def test_each_word_that_was_seen_has_its_meaning(status: Status) -> None:
    assert {status_of(word) for word in SEEN[status].split()} == {status}


def test_words_of_moderation_are_failures() -> None:
    assert status_of("Request Moderated") is Status.FAILED
    assert status_of("Content Moderated") is Status.FAILED
    assert status_of(None) is Status.UNKNOWN
