"""Where a backend's key lies, and how it is taken from there: never out of a file of ours."""

import os
import re
from dataclasses import dataclass

from storyc.backends.secret import Secret

_KEY = re.compile(r"[\x21-\x7e]{1,8192}")
"""What can stand in a header: no spaces, no line breaks."""


class MissingKey(Exception):  # noqa: N818  # it names a state of the world, not a fault of ours
    """There is no usable key. The message says why, `way_out` what to do; neither holds the key."""

    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(message)
        self.way_out = way_out


@dataclass(frozen=True, slots=True)
class EnvKey:
    """A key in the environment variable `name`."""

    name: str

    def __str__(self) -> str:
        return f"the environment variable {self.name}"

    def fetch(self) -> Secret:
        """Return the key.

        Raises:
            MissingKey: the variable is not set, is empty, or holds what no key holds.
        """
        if self.name not in os.environ:
            raise MissingKey(f"{self} is not set", self._way_out)
        found = Secret(os.environ[self.name].strip())
        if not found:
            raise MissingKey(f"{self} is empty", self._way_out)
        return _checked(found, str(self))

    @property
    def _way_out(self) -> str:
        return f"put the key there, for instance: export {self.name}=…"


@dataclass(frozen=True, slots=True)
class KeyringKey:
    """A key in the system's own store, under `service` and `user`."""

    service: str
    user: str

    def __str__(self) -> str:
        return f"the keyring entry {self.service}/{self.user}"

    def fetch(self) -> Secret:
        """Return the key.

        Raises:
            MissingKey: there is no keyring, it does not open, or it holds no usable key there.
        """
        try:
            import keyring  # noqa: PLC0415  # an optional extra, and slow to load
            from keyring.errors import KeyringError  # noqa: PLC0415  # the same
        except ImportError as error:
            raise MissingKey(
                f"{self} cannot be read: storyc is installed without its keyring",
                'install it with `pip install "storyc[keyring]"`, or use `key = { env = "NAME" }`',
            ) from error
        try:
            found = Secret((keyring.get_password(self.service, self.user) or "").strip())
        except KeyringError as error:
            # What a store of keys says about itself may quote what it holds.
            raise MissingKey(
                f"{self} cannot be read ({type(error).__name__})",
                'unlock or set up your system\'s keyring, or use `key = { env = "NAME" }`',
            ) from None
        if not found:
            raise MissingKey(
                f"{self} is not there", f"store it with `keyring set {self.service} {self.user}`"
            )
        return _checked(found, str(self))


KeyPlace = EnvKey | KeyringKey


def _checked(found: Secret, where: str) -> Secret:
    """Return a key that can be sent. No variable holds its text, for whoever prints variables."""
    if _KEY.fullmatch(found.reveal()) is None:
        raise MissingKey(
            f"{where} holds letters that no key has", "copy the key again, on one line, as it is"
        )
    return found
