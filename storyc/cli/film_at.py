"""A planned film on its way to a service: what is asked for, before anything is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from storyc.backends.order import Order
    from storyc.config import BackendConfig
    from storyc.driver import Compiled, Finished
    from storyc.render.buying import Buying
    from storyc.render.step import Step
    from storyc.render.take_store import TakeStore
    from storyc.targets import Target

TAKES = "takes"
"""The folder of the take store, in the user's cache folder."""


def take_store() -> TakeStore:
    """Return the user's store of takes."""
    from storyc.render.take_store import TakeStore
    from storyc.world.user_folder import cache_folder

    return TakeStore(cache_folder() / TAKES)


@dataclass(frozen=True)
class FilmAt:
    """A planned film, as it is asked for at one service."""

    compiled: Compiled
    finished: Finished
    target: Target
    store: TakeStore
    steps: tuple[Step, ...]
    buying: Buying


def film_at(compiled: Compiled, script: Path, backend: BackendConfig) -> FilmAt | ExitCode:
    """Return a planned script as it is asked for at a backend.

    Returns:
        The film, or the code to exit with after what was printed.
    """
    from storyc.cli.terminal import complain
    from storyc.diagnostics import Code
    from storyc.render.orders import UnreadableAsset

    finished, target = compiled.finished, compiled.checked.target
    if finished is None or target is None:
        raise ValueError("only a planned script can be rendered")
    try:
        steps = _steps(finished, target, script, backend)
    except UnreadableAsset as error:
        complain(str(error), Code.MISSING_ASSET)
        return ExitCode.DIAGNOSTICS
    _tell_begun_anew(finished, steps, backend)
    buying = _buying(backend, target, [it.order for it in steps])
    return FilmAt(compiled, finished, target, take_store(), steps, buying)


def take_of(steps: Sequence[Step], number: int, *, chosen: bool = True) -> tuple[Step, ...]:
    """Return the steps of one take of all segments; only of the first one can be chosen already."""
    if number == 1 and chosen:
        return tuple(steps)
    return tuple(replace(it, order=replace(it.order, take=number), chosen=None) for it in steps)


def _steps(
    finished: Finished, target: Target, script: Path, backend: BackendConfig
) -> tuple[Step, ...]:
    from storyc.config import priced
    from storyc.config.codec import codec_of
    from storyc.render.orders import orders_of
    from storyc.render.steps import steps_of
    from storyc.world.disk import DiskReader

    orders = orders_of(finished.plan, finished.emission, target, DiskReader(script.parent))
    orders = tuple(priced(it, backend) for it in orders)
    wire = codec_of(backend)
    return steps_of(finished.plan, orders, target, finished.lock, lambda it: wire.unmet(it) is None)


def _tell_begun_anew(finished: Finished, steps: Sequence[Step], backend: BackendConfig) -> None:
    """Say which segments go on from the clip before them in the plan, and cannot here."""
    from storyc.cli.terminal import complain

    pairs = zip(finished.plan.segments, steps, strict=True)
    anew = [it.slate for it, step in pairs if it.link != "cut" and step.link == "cut"]
    if anew:
        complain(
            f"{backend.name} cannot begin {', '.join(anew)} where the clip before ends: each begins"
            " anew, and may jump there; docs/rendering/services.md says which service can"
        )


def _buying(backend: BackendConfig, target: Target, orders: Sequence[Order]) -> Buying:
    from storyc.render.buying import Buying
    from storyc.render.orders import handles_of

    model = backend.names.get(target.name)
    return Buying(
        essence=(backend.protocol.value, model or target.name),
        base_url=backend.base_url,
        model=model,
        held=handles_of(orders),
    )
