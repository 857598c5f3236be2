"""Looks at the effects that a user has set up, by loading them as a compile would."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storyc.cli.checkup import Checkup, Health

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from storyc.config.effect_config import EffectConfig


def effect_checkups(effects: Mapping[str, EffectConfig]) -> Iterator[Checkup]:
    """Yield what there is to say about each effect; a film that has none does without them."""
    from storyc.assemble import AssembleError
    from storyc.assemble.effect_clip import require_moviepy
    from storyc.assemble.effect_loading import load_effect
    from storyc.cli.configured import config_path

    for name, effect in effects.items():
        try:
            require_moviepy()
            load_effect(name, effects, config_path().parent, Path())
        except AssembleError as error:
            told, way_out = str(error), "see `storyc explain E0930`"
            yield Checkup(f"effect {name}", Health.WARNING, told, way_out)
        else:
            told = f"{effect.function} of {effect.module}, for each {effect.takes}"
            yield Checkup(f"effect {name}", Health.OK, told)
