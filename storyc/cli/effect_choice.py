"""Which effects a film has on which clips: the project's wish, and above it what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyc.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from storyc.assemble.effect import Effect
    from storyc.diagnostics import Diagnostic
    from storyc.driver import Compiled


def choose_effects(
    typed: Sequence[str], compiled: Compiled, script_folder: Path
) -> Mapping[str, Effect] | ExitCode:
    """Return the effects by slate, their code loaded, and print what is wrong.

    Nothing of a user's is loaded where no effect is asked for.

    Diagnostics: UNUSED_EFFECT.
    """
    from storyc.assemble import AssembleError
    from storyc.assemble.effect_clip import require_moviepy
    from storyc.assemble.effect_loading import load_effect
    from storyc.cli.configured import config_path, open_config
    from storyc.cli.terminal import complain, print_diagnostics

    finished = compiled.finished
    if finished is None:
        return {}
    slates = {it.slate for it in finished.plan.segments}
    asked = _typed(typed, slates)
    if isinstance(asked, str):
        complain(asked)
        return ExitCode.USAGE
    wished = {slate: it.text for slate, it in compiled.checked.wish.effects.items()}
    print_diagnostics(finished.policy.apply(_unused(compiled, slates)), compiled.checked.sources)
    names = {slate: name for slate, name in (wished | asked).items() if slate in slates}
    if not names:
        return {}
    own = open_config()
    print_diagnostics(own.findings, own.sources)
    try:
        require_moviepy()
        folder = config_path().parent
        loaded = {
            name: load_effect(name, own.config.effects, folder, script_folder)
            for name in sorted({*names.values()})
        }
    except AssembleError as error:
        complain(str(error), error.code)
        return ExitCode.USAGE
    return {slate: loaded[name] for slate, name in names.items()}


def _typed(typed: Sequence[str], slates: set[str]) -> dict[str, str] | str:
    """Return the names that were typed, by slate, or what is wrong with them."""
    from storyc.diagnostics import did_you_mean

    asked = {}
    for each in typed:
        slate, _, name = each.partition("=")
        if not slate or not name:
            return f"--effect takes a slate and a name, such as 12B=black-and-white, not {each}"
        if slate not in slates:
            hint = did_you_mean(slate, slates) or "`storyc plan` lists the slates"
            return f"the film has no clip {slate}: {hint}"
        asked[slate] = name
    return asked


def _unused(compiled: Compiled, slates: set[str]) -> list[Diagnostic]:
    from storyc.diagnostics import Code, Diagnostic, did_you_mean

    return [
        Diagnostic(
            Code.UNUSED_EFFECT,
            f"the film has no clip {slate}, so nothing has its effect {name.text}",
            name.span,
            here="has no effect",
            help=did_you_mean(slate, slates) or "`storyc plan` lists the slates",
        )
        for slate, name in compiled.checked.wish.effects.items()
        if slate not in slates
    ]
