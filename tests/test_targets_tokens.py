"""Token counts: exact, bounded, offline."""

import hashlib
import socket
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiktoken_ext import openai_public

from storyc.targets import (
    PromptLimit,
    count_tokens,
    fits,
    measure,
    measure_bound,
    token_bound,
    tokens_inside,
)
from storyc.targets.tokens import _PIECES, _o200k, official_ranks

TOKENS = PromptLimit(limit=5, unit="tokens", tokenizer="o200k")
# What tiktoken itself expects of its download (tiktoken_ext/openai_public.py).
OFFICIAL_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"


def test_the_vendored_ranks_are_the_published_ones_to_the_byte() -> None:
    assert hashlib.sha256(official_ranks()).hexdigest() == OFFICIAL_SHA256


def test_the_splitting_pattern_is_the_one_of_tiktoken(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}
    monkeypatch.setattr(
        openai_public,
        "load_tiktoken_bpe",
        lambda _url, expected_hash: seen.update(hash=expected_hash) or {},
    )

    assert openai_public.o200k_base()["pat_str"] == _PIECES
    assert seen["hash"] == OFFICIAL_SHA256


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("hello world", 2),
        ("Nobody's out in this, Mara.", 8),
        ("<|endoftext|>", 7),
        ("灯台", 2),
        ("\n\n\n", 1),
    ],
)
def test_known_counts(text: str, tokens: int) -> None:
    assert count_tokens(text) == tokens


@given(st.text())
def test_the_bound_is_never_below_the_exact_count(text: str) -> None:
    assert count_tokens(text) <= token_bound(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_bound_of_a_whole_is_the_sum_of_its_parts(one: str, other: str) -> None:
    assert token_bound(one + other) <= token_bound(one) + token_bound(other)


# Where letters, digits, marks, spaces, line ends and the ends of words meet, pieces begin and end.
crowded = st.text(st.sampled_from("aB's9.-/ \t\n\r\x1f\x85\xa0灯e\u0301"), max_size=30)


@given(*((st.text(max_size=20) | crowded,) * 3))
def test_what_a_text_adds_to_another_is_never_below_the_exact_count(
    before: str, text: str, after: str
) -> None:
    around = token_bound(before) + token_bound(after)
    assert count_tokens(before + text + after) <= around + tokens_inside(text)


def test_the_words_inside_a_text_count_as_the_tokens_that_they_are() -> None:
    text = "Nobody's out in this weather, Mara."
    assert tokens_inside(text) == len("Nobody's") + count_tokens(" out in this weather,") + len(
        " Mara."
    )


@given(st.text(max_size=12))
def test_fitting_is_measuring(text: str) -> None:
    assert fits(text, TOKENS) == (measure(text, TOKENS) <= TOKENS.limit)
    assert measure(text, TOKENS) <= measure_bound(text, TOKENS)


def test_a_second_limit_in_characters_counts_too() -> None:
    both = PromptLimit(limit=5000, unit="tokens", tokenizer="o200k", max_characters=9)

    assert fits(" " * 9, both)
    assert not fits(" " * 10, both)


def test_characters_are_code_points() -> None:
    limit = PromptLimit(limit=3, unit="characters")

    assert measure("灯台é", limit) == 3
    assert fits("灯台é", limit)


def test_counting_opens_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    _o200k.cache_clear()

    assert count_tokens("hello world") == 2


def test_small_prompts_never_load_the_encoding() -> None:
    script = (
        "import sys; from storyc.targets import PromptLimit, fits;"
        "print(fits('short', PromptLimit(limit=5, unit='tokens', tokenizer='o200k')),"
        " 'tiktoken' in sys.modules)"
    )

    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert found.stdout.split() == ["True", "False"]
