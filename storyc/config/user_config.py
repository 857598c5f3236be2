"""What a user has set up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from storyc.config.backend_config import BackendConfig
from storyc.config.effect_config import EffectConfig
from storyc.config.signing import Signing

ANIMATIC = "animatic"
"""The backend that needs no setting up: it draws, and sends nothing."""


@dataclass(frozen=True)
class UserConfig:
    """The services that a user has set up, by name.

    `signing` is what films are signed with, `effects` are the user's own. `wrong` are names that
    are there and cannot be read; a finding says why.

    Units: `budget` US dollars, the most that one run may spend anywhere; `None` is no ceiling.
    """

    backends: Mapping[str, BackendConfig] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()
    budget: Decimal | None = None
    signing: Signing | None = None
    effects: Mapping[str, EffectConfig] = field(default_factory=dict)

    def ceiling(self, backend: BackendConfig) -> Decimal | None:
        """Return the most that one run may spend at a backend, in US dollars."""
        given = [it for it in (self.budget, backend.budget) if it is not None]
        return min(given, default=None)

    def names(self) -> tuple[str, ...]:
        """Return the names that can be chosen."""
        return (ANIMATIC, *self.backends)
