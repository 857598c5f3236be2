"""Which backend a run renders with, out of what was typed, the project and the configuration."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from storyc.config.asked import Asked
from storyc.config.backend_config import BackendConfig
from storyc.config.project import ProjectRendering
from storyc.config.redaction import shown_name
from storyc.config.user_config import ANIMATIC, UserConfig
from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.source import Span, toml_place

SETTING_UP = "docs/rendering/setting-up.md shows how to set one up"


@dataclass(frozen=True, slots=True)
class Pick:
    """A backend and what the user has allowed it so far.

    `backend` is `None` for the animatic. `is_agreed` tells that no question need be asked for a
    known price within `budget` and `ceiling`.

    Units: `budget` and `ceiling` US dollars for this run, `None` where there is none.
    """

    backend: BackendConfig | None
    takes: int = 1
    budget: Decimal | None = None
    ceiling: Decimal | None = None
    is_agreed: bool = False
    takes_unknown_price: bool = False


def pick(
    asked: Asked,
    project: ProjectRendering,
    config: UserConfig,
    *,
    is_trusted: bool,
) -> tuple[Pick | None, tuple[Diagnostic, ...]]:
    """Return the backend of a run, `None` if a finding says why there is none.

    Typed words go before the project's, and the project's count only if it is trusted. Then its
    `backend` is as if it had been typed, and so is its `budget`; beside another backend, which
    somebody typed, the budget is a limit and no agreement. Without any word it is the animatic.

    Diagnostics: UNKNOWN_BACKEND, UNTRUSTED_SETTING.
    """
    budget = asked.budget
    takes = asked.takes or project.takes or 1
    findings = () if is_trusted else tuple(_ignored(asked, project))
    by_project = is_trusted and asked.backend is None
    name = asked.backend or (project.backend if by_project else None) or ANIMATIC
    if name == ANIMATIC:
        return Pick(None), findings
    backend = config.backends.get(name)
    if backend is None:
        place = None
        if asked.backend is None and project.file is not None:
            place = toml_place(project.file, ("render", "backend"))
        return None, (*findings, _unknown(name, config, place))
    is_agreed = asked.is_agreed or budget is not None
    if budget is None and is_trusted:
        budget = project.budget
        is_agreed = is_agreed or (by_project and budget is not None)
    ceiling = config.ceiling(backend)
    return Pick(backend, takes, budget, ceiling, is_agreed, asked.takes_unknown_price), findings


def _ignored(asked: Asked, project: ProjectRendering) -> Iterator[Diagnostic]:
    """Yield a finding for each wish of an untrusted project that nothing typed stands in for."""
    if asked.backend is None:
        yield from project.untrusted()


def unfit(backend: BackendConfig, target: str) -> Diagnostic | None:
    """Return a finding if a backend is not set up for the target of a plan.

    Diagnostics: BACKEND_WITHOUT_TARGET.
    """
    if target in backend.targets:
        return None
    able = " or ".join(backend.targets)
    return Diagnostic(
        Code.BACKEND_WITHOUT_TARGET,
        f"the backend {backend.name} is not set up for {target}",
        None,
        help=f"compile with --target {able}, choose another backend, or add {target} to its"
        " targets in your config.toml if it can make them",
    )


def _unknown(name: str, config: UserConfig, place: Span | None) -> Diagnostic:
    shown = shown_name(name)
    if name in config.wrong:
        message = f"the backend {shown} cannot be read from your config.toml"
        way_out = "`storyc doctor` says what is wrong with it"
    else:
        message = f"there is no backend {shown}"
        known = config.names()
        way_out = did_you_mean(name, known) or f"choose one of: {', '.join(known)}; {SETTING_UP}"
    return Diagnostic(Code.UNKNOWN_BACKEND, message, place, help=way_out)
