"""One service as its user describes it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from storyc.backends.key import EnvKey, KeyPlace, KeyringKey
from storyc.backends.offers import offered
from storyc.backends.openai_dialect import DIALECTS, USUAL
from storyc.backends.protocols import PROTOCOLS
from storyc.backends.wire import Proof, Terms
from storyc.config.address import BaseUrl, Origin, host_of, is_encrypted, is_own
from storyc.config.amount import Amount
from storyc.config.protocol_name import ProtocolName
from storyc.config.proxy_choice import NONE, ProxyChoice
from storyc.diagnostics import did_you_mean

NAME = r"^[a-z][a-z0-9-]{0,39}$"

_ENVIRONMENT = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")]
_ENTRY = Annotated[str, Field(pattern=r"^[^/\s][^/]{0,99}/[^/\s][^/]{0,99}$")]
_Printable = Annotated[str, Field(pattern=r"^[\x21-\x7e]{1,200}$")]
_Count = Annotated[int, Field(strict=True, ge=1, le=10_000)]

_NOT_OURS = frozenset(
    {"host", "content-length", "content-type", "transfer-encoding", "connection", "cookie"}
)
"""Headers that a key would break a request in."""


class KeyTable(BaseModel):
    """Where a key lies: in one of two places."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    env: _ENVIRONMENT | None = None
    keyring: _ENTRY | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.env is None) == (self.keyring is None):
            raise ValueError(
                'key names one place: write { env = "NAME" } or { keyring = "service/user" }'
            )
        return self

    @property
    def place(self) -> KeyPlace:
        """What fetches the key."""
        if self.env is not None:
            return EnvKey(self.env)
        service, _, user = (self.keyring or "").partition("/")
        return KeyringKey(service, user)


class BackendConfig(BaseModel):
    """A service: where it is, how it is spoken to, and what it may be used for.

    `dialect` tells apart the servers that speak `openai-videos` each in its own way. `base_url` may
    be left out where the protocol's maker gives one address to all. `models` has the service's own
    names by target, where they are not the usual ones. `header` is the name of the one that carries
    the key, where it is not the protocol's own. `proof` says that the service is known to honour
    idempotency keys for `key_hours` (`key`), or that nothing it lists is to be relied on (`none`).
    `clips_from` are other servers of the user's that give out its clips: no key goes there. `proxy`
    is the way out of the user's network.

    Units: `usd_per_second` and `budget` US dollars, the latter for one run; `per_minute` requests,
    `at_once` unfinished jobs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: Annotated[str, Field(pattern=NAME)]
    protocol: ProtocolName
    base_url: BaseUrl = ""
    targets: Annotated[tuple[_Printable, ...], Field(min_length=1, max_length=50)]
    dialect: _Printable | None = None
    models: Mapping[_Printable, _Printable] = Field(default_factory=dict, max_length=50)
    key: KeyTable | None = None
    header: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,60}$")] | None = None
    insecure: StrictBool = False
    clips_from: Annotated[tuple[Origin, ...], Field(max_length=20)] = ()
    proxy: ProxyChoice = NONE
    per_minute: _Count | None = None
    at_once: _Count | None = None
    usd_per_second: Amount | None = None
    proof: Literal["key", "none"] | None = None
    key_hours: Annotated[int, Field(strict=True, ge=1, le=8760)] | None = None
    budget: Amount | None = None

    @model_validator(mode="before")
    @classmethod
    def _goes_to_its_maker(cls, written: object) -> object:
        """Fill in the address that a protocol's maker gives to all."""
        if not isinstance(written, dict) or "base_url" in written:
            return written
        protocol = PROTOCOLS.get(str(written.get("protocol")))
        usual = None if protocol is None else protocol.base_url
        return written if usual is None else {**written, "base_url": usual}

    @model_validator(mode="after")
    def _is_sent_safely(self) -> Self:
        if not self.base_url:
            raise ValueError('base_url is not given: write `base_url = "https://…"`')
        if is_encrypted(self.base_url):
            if self.insecure:
                raise ValueError("insecure is for addresses with http: leave it out")
        elif not is_own(self.base_url):
            raise ValueError("base_url must begin with https: others could read the key on its way")
        elif not self.insecure:
            raise ValueError("base_url without https needs `insecure = true`: say that you mean it")
        return self

    @model_validator(mode="after")
    def _has_what_its_protocol_needs(self) -> Self:
        if self.dialect is not None and self.protocol is not ProtocolName.OPENAI_VIDEOS:
            raise ValueError(f"dialect is for {ProtocolName.OPENAI_VIDEOS}: leave it out")
        if self.dialect is not None and self.dialect not in DIALECTS:
            hint = did_you_mean(self.dialect, DIALECTS) or f"write one of {', '.join(DIALECTS)}"
            raise ValueError(f"dialect is not known: {hint}")
        if self.key is None and self.protocol.needs_key:
            raise ValueError('key is not given: write `key = { env = "NAME" }`')
        if "animatic" in self.targets:
            raise ValueError("targets cannot hold animatic: storyc draws it itself, for nothing")
        if self.header is not None and (self.key is None or self.header.lower() in _NOT_OURS):
            raise ValueError("header names the one that carries the key: Authorization, api-key …")
        if (self.proof == "key") != (self.key_hours is not None):
            raise ValueError('key_hours belongs to proof = "key": how long a key is remembered')
        if self.proof == "key" and self.protocol is not ProtocolName.OPENAI_VIDEOS:
            # The others send none, so that a second request would be a second clip, paid twice.
            raise ValueError(f'proof = "key" is for {ProtocolName.OPENAI_VIDEOS}: leave it out')
        return self

    @model_validator(mode="after")
    def _knows_what_its_targets_are_called(self) -> Self:
        strange = [it for it in self.models if it not in self.targets]
        if strange:
            raise ValueError("models names what is not among the targets: list it there too")
        if not self.names.keys() >= set(self.targets):
            raise ValueError(
                "targets has one that this protocol has no name for: give it one,"
                ' `models = { "TARGET" = "the service\'s name" }`'
            )
        return self

    def terms(self, usual: Terms) -> Terms:
        """Return what the service promises, by its protocol and its user's word.

        A user may say that keys are honoured where a key is sent, and may always rely on less. A
        list is as good as the protocol's codec makes it: nobody can talk it up.
        """
        per_minute = usual.per_minute if self.per_minute is None else self.per_minute
        at_once = usual.at_once if self.at_once is None else self.at_once
        proof, lifetime_s = usual.proof, usual.key_lifetime_s
        if self.proof is not None:
            proof, lifetime_s = Proof(self.proof), 3600.0 * (self.key_hours or 0)
        return replace(
            usual, proof=proof, key_lifetime_s=lifetime_s, per_minute=per_minute, at_once=at_once
        )

    @property
    def names(self) -> Mapping[str, str]:
        """What the service calls each target."""
        if self.protocol in PROTOCOLS:
            return offered(self.protocol, self.models)
        return {it: self.models.get(it, it) for it in self.targets}

    @property
    def key_header(self) -> str:
        """The header that carries the key, in lower case; `authorization` takes it as a bearer."""
        protocol = PROTOCOLS.get(self.protocol)
        dialect = DIALECTS[self.dialect or USUAL]
        usual = dialect.key_header if protocol is None else protocol.key_header
        return (self.header or usual).lower()

    @property
    def account(self) -> str:
        """A stable name of service and account without any secret: where it is, where its key is.

        Two backends at one address with one key are one account, whatever they are called.
        """
        place = "no key" if self.key is None else str(self.key.place)
        return f"{self.protocol} at {self.base_url} with {place}"

    @property
    def host(self) -> str:
        """The host that is spoken to."""
        return host_of(self.base_url)
