"""Asks a service the one question that costs nothing: what jobs it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio

from storyc.backends.job import Failure, FailureKind
from storyc.backends.key import MissingKey
from storyc.backends.patience import Patience
from storyc.cli.checkup import Checkup, Health
from storyc.cli.litellm_checkup import litellm_checkup
from storyc.cli.opened_service import opened_service
from storyc.cli.proxy import UnusableProxy
from storyc.config.codec import codec_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storyc.backends.secret import Secret
    from storyc.config import BackendConfig

_PATIENCE = Patience(connect_s=10.0, silence_s=10.0, answer_s=20.0)
"""Somebody is waiting at the terminal."""

_WAYS_OUT = {
    FailureKind.AUTH: "check that the key is this service's, and that the account may use it",
    FailureKind.QUOTA: "wait a while, or look at the account at the service",
}
"""By what went wrong."""


def online_checkups(backend: BackendConfig) -> Iterator[Checkup]:
    """Yield what the service answers. A few questions, no retry; nothing is spent."""
    name = f"backend {backend.name}"
    try:
        key = None if backend.key is None else backend.key.place.fetch()
    except MissingKey:
        yield Checkup(name, Health.WARNING, "it is not asked without its key")
        return
    yield _listed(name, backend, key)
    proxy = litellm_checkup(backend, key, _PATIENCE)
    if proxy is not None:
        yield proxy


def _listed(name: str, backend: BackendConfig, key: Secret | None) -> Checkup:
    if codec_of(backend).listing(None) is None:
        told = "it is not asked: it has no list of jobs, and nothing else is free to ask"
        return Checkup(name, Health.OK, told)
    try:
        found = anyio.run(_newest, backend, key)
    except UnusableProxy:
        return Checkup(name, Health.WARNING, "it is not asked without a way out")
    if isinstance(found, Failure):
        way_out = _WAYS_OUT.get(found.kind, "try again; if it stays so, check base_url")
        said = found.said if key is None else key.hidden_in(found.said)
        no = "it does not take the key" if found.kind is FailureKind.AUTH else "no answer to use"
        return Checkup(name, Health.FAILED, f"{no}: {said}", way_out)
    thanks = "it answers" if key is None else "it answers, and takes the key"
    return Checkup(name, Health.OK, thanks)


async def _newest(backend: BackendConfig, key: Secret | None) -> str | Failure | None:
    async with opened_service(backend, key, _PATIENCE) as service:
        return await service.newest()
