"""Which of the backends are one account under several names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.backends.key import MissingKey
from storyc.cli.checkup import Checkup, Health

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from storyc.backends.secret import Secret
    from storyc.config import BackendConfig


def account_checkups(backends: Iterable[BackendConfig]) -> Iterator[Checkup]:
    """Yield a line for each backend whose key opens another one's account as well."""
    known: list[tuple[BackendConfig, Secret]] = []
    for backend in backends:
        key = _key(backend)
        if key is None:
            continue
        first = next((it for it, own in known if it.host == backend.host and own == key), None)
        if first is None:
            known.append((backend, key))
            continue
        told = f"its key is that of {first.name}: both are one account, and share its limits"
        yield Checkup(f"backend {backend.name}", Health.OK, told)


def _key(backend: BackendConfig) -> Secret | None:
    try:
        return None if backend.key is None else backend.key.place.fetch()
    except MissingKey:
        return None  # told where the backend itself is looked at
