"""Reads a user's configuration.

```toml
budget = "20"                      # the most that one run may spend
proxy = "environment"              # how to get out of a company's network

[backends.seedance]
protocol = "ark"
base_url = "https://ark.ap-southeast.bytepluses.com/api/v3"
targets = ["seedance-2.5"]
key = { env = "ARK_API_KEY" }
```
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice

from pydantic import ValidationError

from storyc.config.amount import read_amount
from storyc.config.backend_config import BackendConfig
from storyc.config.effect_config import EFFECTS, read_effects
from storyc.config.malformed import BACKENDS, Malformed
from storyc.config.proxy_choice import NONE, read_proxy
from storyc.config.redaction import keys_written
from storyc.config.signing import SIGNING, Signing, read_signing
from storyc.config.toml_trouble import toml_trouble
from storyc.config.user_config import ANIMATIC, UserConfig
from storyc.diagnostics import Code, Diagnostic
from storyc.source import SourceFile, TomlError, read_toml

CONFIG = "config.toml"
"""What the file is called, in the user's configuration folder."""

BUDGET = "budget"
PROXY = "proxy"
_KNOWN = (BACKENDS, BUDGET, EFFECTS, PROXY, SIGNING)

_MOST_FINDINGS = 10
"""Findings after which a file is not read on: each costs a look through the whole of it."""

_MOST_KEYS = 5
"""Written keys that are told of: one is bad enough."""


def read_config(file: SourceFile) -> tuple[UserConfig, tuple[Diagnostic, ...]]:
    """Return what a user has set up. What cannot be read cannot be chosen.

    Show the findings over the `redacted` file.

    Diagnostics: MALFORMED_CONFIG, KEY_IN_FILE.
    """
    try:
        document = read_toml(file.text)
    except TomlError as error:
        return UserConfig(), (toml_trouble(Code.MALFORMED_CONFIG, file, str(error)),)
    keys = tuple(keys_written(document))
    findings = [Malformed(file).key_written(path) for path in keys[:_MOST_KEYS]]
    exposed = {str(path[1]) for path in keys if path[0] == BACKENDS and len(path) > 1}
    findings += _unknown_keys(document, file)
    budget, wrong = _budget(document, file)
    findings += wrong
    proxy, wrong = _proxy(document, file)
    findings += wrong
    signing, wrong = _signing(document, file)
    findings += wrong
    effects, wrong = read_effects(document, file)
    findings += wrong
    tables = document.get(BACKENDS, {})
    if not isinstance(tables, dict):
        findings.append(_no_table(file))
        return UserConfig(budget=budget, signing=signing, effects=effects), Diagnostic.sort(
            tuple(findings)
        )
    backends: dict[str, BackendConfig] = {}
    for name, table in tables.items():
        if len(findings) > _MOST_FINDINGS:
            break
        backend, wrong = (None, ()) if name in exposed else _read(name, table, proxy, file)
        findings += wrong
        if backend is not None:
            backends[name] = backend
    unread = frozenset(tables) - frozenset(backends)
    config = UserConfig(backends, unread, budget, signing, effects)
    return config, Diagnostic.sort(tuple(findings))


def _unknown_keys(document: Mapping[str, object], file: SourceFile) -> Iterator[Diagnostic]:
    strange = (it for it in document if it not in _KNOWN)
    for key in islice(strange, _MOST_KEYS):
        yield Malformed(file).unknown(key, _KNOWN)


def _budget(
    document: Mapping[str, object], file: SourceFile
) -> tuple[Decimal | None, tuple[Diagnostic, ...]]:
    """Return the ceiling. One that cannot be read is nothing: whoever wrote it meant to be safe."""
    if BUDGET not in document:
        return None, ()
    try:
        return read_amount(document[BUDGET]), ()
    except ValueError as error:
        told = Malformed(file).finding("budget cannot be this", (BUDGET,), str(error))
        return Decimal(0), (told,)


def _proxy(document: Mapping[str, object], file: SourceFile) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the way out for all backends that name none of their own."""
    try:
        return read_proxy(document.get(PROXY, NONE)), ()
    except ValueError as error:
        return NONE, (Malformed(file).finding("proxy cannot be this", (PROXY,), str(error)),)


def _signing(
    document: Mapping[str, object], file: SourceFile
) -> tuple[Signing | None, tuple[Diagnostic, ...]]:
    """Return what films are signed with."""
    if SIGNING not in document:
        return None, ()
    try:
        return read_signing(document[SIGNING]), ()
    except ValueError as error:
        told = Malformed(file).finding("signing cannot be this", (SIGNING,), str(error))
        return None, (told,)


def _read(
    name: str, table: object, proxy: str, file: SourceFile
) -> tuple[BackendConfig | None, tuple[Diagnostic, ...]]:
    complaints = Malformed(file, name)
    if not isinstance(table, dict):
        return None, (
            complaints.finding(
                "a backend is a table", (), "write `[backends.NAME]` and below it `key = value`"
            ),
        )
    if name == ANIMATIC:
        way_out = "choose another name: the animatic needs no setting up"
        return None, (complaints.finding(f"there is a backend {ANIMATIC} already", (), way_out),)
    if "name" in table:
        return None, (complaints.name_inside(),)
    written = {key: tuple(it) if isinstance(it, list) else it for key, it in table.items()}
    try:
        return BackendConfig.model_validate({PROXY: proxy, **written, "name": name}), ()
    except ValidationError as error:
        return None, tuple(complaints.of(error))


def _no_table(file: SourceFile) -> Diagnostic:
    way_out = "write `[backends.NAME]` and below it `key = value`"
    return Malformed(file).finding("backends holds no list of backends here", (BACKENDS,), way_out)
