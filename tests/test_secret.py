"""A key is never shown, copied or written down by accident."""

import copy
import json
import pickle
import traceback
from dataclasses import asdict, dataclass

import pytest

from storyc.backends.secret import Secret

CANARY = "canary-4f1d0c7e9b"


@dataclass(frozen=True)
class Holder:
    key: Secret


def test_however_it_is_printed_it_is_hidden() -> None:
    secret = Secret(CANARY)
    holder = Holder(secret)
    for shown in (
        str(secret),
        repr(secret),
        f"{secret}",
        f"{secret:>40}",
        f"{holder}",
        repr([secret]),
    ):
        assert CANARY not in shown
    assert CANARY not in "%s %r" % (secret, holder)  # noqa: UP031  # the form that logging uses


def test_nothing_copies_it_or_writes_it_down() -> None:
    secret = Secret(CANARY)
    for write in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps, vars):
        with pytest.raises(TypeError) as refusal:
            write(secret)
        assert CANARY not in str(refusal.value)
    with pytest.raises(TypeError):
        asdict(Holder(secret))


def test_a_traceback_with_all_variables_does_not_show_it() -> None:
    secret = Secret(CANARY)
    try:
        int(secret)  # type: ignore[call-overload]  # it fails with the secret among the variables
    except TypeError as error:
        told = traceback.TracebackException.from_exception(error, capture_locals=True)
    assert CANARY not in "".join(told.format())
    assert secret.reveal() == CANARY


def test_equal_secrets_are_equal_and_have_no_hash() -> None:
    assert Secret("é") == Secret("é")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    with pytest.raises(TypeError):
        hash(Secret("a"))


def test_it_is_taken_out_of_what_somebody_else_said() -> None:
    assert Secret(CANARY).hidden_in(f"bad key {CANARY}!") == "bad key (a secret)!"
    assert Secret("").hidden_in("nothing") == "nothing"


@pytest.mark.parametrize(
    "said",
    [
        "".join(f"\\u{ord(it):04X}" for it in CANARY),
        "https://cdn.example/?key=" + "".join(f"%{ord(it):02x}" for it in CANARY),
        "".join(f"&#x{ord(it):x};" for it in CANARY),
        CANARY.upper(),
        f"{CANARY[:9]}\n{CANARY[9:]}",
        f"key {CANARY[:14]}",
    ],
)
def test_words_that_spell_it_in_another_way_or_in_part_are_withheld(said: str) -> None:
    assert Secret(CANARY).hidden_in(f"no: {said}") == "(words that held a secret)"


def test_words_that_only_look_a_little_like_it_are_left_alone() -> None:
    for said in (f"keys begin with {CANARY[:8]}", "100 % of \\u0041 & more", "canary"):
        assert Secret(CANARY).hidden_in(said) == said


def test_bytes_lose_it_too() -> None:
    assert Secret(CANARY).struck_from(f"\xff{CANARY}".encode("latin-1")) == b"\xff(a secret)"
    assert Secret("").struck_from(b"x") == b"x"
