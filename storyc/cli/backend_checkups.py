"""Looks at what is set up: the user's configuration, the project's wishes, each backend."""

from __future__ import annotations

import socket
from threading import Thread
from typing import TYPE_CHECKING

from storyc.backends.key import MissingKey
from storyc.cli.checkup import Checkup, Health
from storyc.cli.configured import config_path
from storyc.cli.proxy import UnusableProxy, proxy_of, shown_proxy, system_proxy
from storyc.config import ANIMATIC
from storyc.config.address import is_own_host, port_of
from storyc.targets import load
from storyc.world.reader import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from storyc.cli.configured import Configured, OwnConfig
    from storyc.config import BackendConfig
    from storyc.diagnostics import Diagnostic
    from storyc.source import SourceFile

_PATIENCE_S = 5.0
"""Seconds that a name server may take."""


def config_checkups(found: OwnConfig) -> Iterator[Checkup]:
    """Yield a line for each thing wrong with the configuration, or one for the whole."""
    name, path, config = "configuration", config_path(), found.config
    yield from _found(name, found.findings, found.sources)
    if found.findings:
        return
    if not config.backends:
        told = f"no service is set up in {path}: films are drawn ({ANIMATIC})"
        yield Checkup(name, Health.OK, told)
        return
    ceiling = "" if config.budget is None else f", at most ${config.budget:f} a run"
    yield Checkup(name, Health.OK, f"{path}{ceiling}")


def project_checkups(found: Configured) -> Iterator[Checkup]:
    """Yield what the project around the current folder wishes, and whether it counts."""
    name = "project"
    yield from _found(name, found.project_findings, found.sources)
    if not found.project.wants_trust:
        return
    place = found.folder / SETTINGS
    if found.is_trusted:
        yield Checkup(name, Health.OK, f"{place} is trusted")
    else:
        told = f"{place} is not trusted: its backend and budget have no effect"
        yield Checkup(name, Health.WARNING, told, "read it, and run `storyc trust`")


def _found(
    name: str, findings: Iterable[Diagnostic], sources: Mapping[str, SourceFile]
) -> Iterator[Checkup]:
    for it in findings:
        health = Health.FAILED if it.is_error() else Health.WARNING
        yield Checkup(name, health, f"{_place(it, sources)}{it.message} ({it.code.value})", it.help)


def _place(finding: Diagnostic, sources: Mapping[str, SourceFile]) -> str:
    place = finding.primary
    if place is None or place.source not in sources:
        return ""
    return f"{place.source}:{sources[place.source].position(place.start).line}: "


def backend_checkups(backend: BackendConfig) -> Iterator[Checkup]:
    """Yield what there is to say about one backend: what it is for, its key, its address."""
    name = f"backend {backend.name}"
    told = f"{backend.protocol} at {backend.host}, for {', '.join(backend.targets)}"
    strange = [it for it in backend.targets if load(it) is None]
    if strange:
        unknown = f"{told}; storyc knows no {strange[0]}"
        way_out = "a project that describes it can use it; `storyc targets` lists the others"
        yield Checkup(name, Health.WARNING, unknown, way_out)
    else:
        yield Checkup(name, Health.OK, told)
    yield _key(name, backend)
    yield _address(name, backend)


def _key(name: str, backend: BackendConfig) -> Checkup:
    if backend.key is None:
        return Checkup(name, Health.OK, "it is asked without a key")
    try:
        backend.key.place.fetch()
    except MissingKey as missing:
        return Checkup(name, Health.FAILED, f"no key: {missing}", missing.way_out)
    return Checkup(name, Health.OK, f"its key is in {backend.key.place}")


def _address(name: str, backend: BackendConfig) -> Checkup:
    try:
        proxy = proxy_of(backend)
    except UnusableProxy as error:
        return Checkup(name, Health.FAILED, str(error))
    if proxy is not None:
        # Its name is looked up there: perhaps nobody can here.
        told = f"{backend.host} is reached through the proxy {shown_proxy(proxy.url)}"
        return Checkup(name, Health.OK, told)
    trouble = _unresolved(backend.host, port_of(backend.base_url))
    if trouble is None:
        return Checkup(name, Health.OK, f"{backend.host} has an address")
    way_out = "check the spelling of base_url, and your network"
    if _has_unused_proxy(backend):
        way_out += (
            '; your system names a proxy: `proxy = "environment"` in your config.toml uses it'
        )
    return Checkup(name, Health.FAILED, f"{backend.host}: {trouble}", way_out)


def _has_unused_proxy(backend: BackendConfig) -> bool:
    """Tell whether the system names a proxy that its user has not said to use."""
    if is_own_host(backend.host):
        return False
    try:
        return system_proxy() is not None
    except UnusableProxy:
        return True


def _unresolved(host: str, port: int) -> str | None:
    """Return why a host has no address, `None` if it has one."""
    outcome = [f"no name server answered within {_PATIENCE_S:.0f} s"]

    def resolve() -> None:
        try:
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            outcome.append("no name server knows it")
        else:
            outcome.append("")

    # A look-up cannot be stopped: a thread of its own is left behind with one that hangs.
    asking = Thread(target=resolve, daemon=True)
    asking.start()
    asking.join(_PATIENCE_S)
    return outcome[-1] or None
