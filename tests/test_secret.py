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
