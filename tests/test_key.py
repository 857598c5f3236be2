"""A key is fetched from where the configuration says, or it is said why not."""

import sys
import traceback

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked
from support.user import CANARY

from storyc.backends.key import EnvKey, KeyringKey, MissingKey


class MemoryKeyring(KeyringBackend):
    """A store of keys in memory; `entries` has what it holds, `None` is locked."""

    priority = 1  # type: ignore[assignment]  # the library means a number, and says a property

    def __init__(self, entries: dict[tuple[str, str], str] | None) -> None:
        super().__init__()
        self.entries = entries

    def get_password(self, service: str, username: str) -> str | None:
        if self.entries is None:
            raise KeyringLocked(f"cannot open the entry of {CANARY}")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


@pytest.fixture(autouse=True)
def _restored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)


def refusal(key: EnvKey | KeyringKey) -> MissingKey:
    with pytest.raises(MissingKey) as raised:
        key.fetch()
    told = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    assert CANARY not in "".join(told.format()).replace(f"entry of {CANARY}", "")
    assert raised.value.way_out
    return raised.value


def test_a_key_comes_from_the_environment_without_the_blanks_around_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TEST_KEY", f" {CANARY}\n")
    assert EnvKey("TEST_KEY").fetch().reveal() == CANARY


@pytest.mark.parametrize("value", ["", "  ", f"{CANARY} {CANARY}", f"{CANARY}\r\nx: y", "ключ"])
def test_what_cannot_be_a_key_is_refused_unseen(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("TEST_KEY", value)
    assert "TEST_KEY" in str(refusal(EnvKey("TEST_KEY")))


def test_a_key_comes_from_the_keyring() -> None:
    keyring.set_keyring(MemoryKeyring({("storyc", "ark"): CANARY}))
    assert KeyringKey("storyc", "ark").fetch().reveal() == CANARY
    assert "keyring set storyc kling" in refusal(KeyringKey("storyc", "kling")).way_out


def test_a_keyring_that_does_not_open_is_told_without_its_words() -> None:
    keyring.set_keyring(MemoryKeyring(None))
    told = refusal(KeyringKey("storyc", "ark"))
    assert "KeyringLocked" in str(told)
    assert CANARY not in str(told)
    keyring.set_keyring(NoKeyring())
    assert "NoKeyringError" in str(refusal(KeyringKey("storyc", "ark")))


def test_a_keyring_that_is_not_installed_is_told_with_how_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert "storyc[keyring]" in refusal(KeyringKey("storyc", "ark")).way_out


def test_nothing_loads_a_keyring_before_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setenv("TEST_KEY", CANARY)
    assert EnvKey("TEST_KEY").fetch()
