"""The effects that a user has set up: names for functions in Python.

```toml
[effects.noir]
python = "my_effects:noir"   # the function `noir` of my_effects.py
takes = "frame"              # or "clip", as without it
```
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from storyc.config.backend_config import NAME
from storyc.config.malformed import Malformed
from storyc.diagnostics import Diagnostic, did_you_mean
from storyc.source import SourceFile

EFFECTS = "effects"
"""The table in the user's configuration."""

_KEYS = ("python", "takes")
_FUNCTION = re.compile(r"(?P<module>[^\W\d]\w*(\.[^\W\d]\w*)*):(?P<function>[^\W\d]\w*)")
_MOST = 10
"""Findings after which the effects are not read on: each costs a look through the whole file."""


@dataclass(frozen=True, slots=True)
class EffectConfig:
    """A function of a module, and what it is given: a whole clip, or one frame after the other."""

    module: str
    function: str
    takes: Literal["clip", "frame"] = "clip"


def read_effects(
    document: Mapping[str, object], file: SourceFile
) -> tuple[Mapping[str, EffectConfig], tuple[Diagnostic, ...]]:
    """Return the effects of a configuration by name; what cannot be read cannot be chosen.

    Diagnostics: MALFORMED_CONFIG.
    """
    tables = document.get(EFFECTS, {})
    if not isinstance(tables, dict):
        told = Malformed(file).finding("effects holds no list of effects here", (EFFECTS,), _FORM)
        return {}, (told,)
    effects: dict[str, EffectConfig] = {}

    def wrong() -> Iterator[Diagnostic]:
        for name, table in tables.items():
            try:
                effects[name] = _effect(name, table)
            except ValueError as error:
                message = "an effect cannot be this"
                yield Malformed(file).finding(message, (EFFECTS, name), str(error))

    return effects, tuple(islice(wrong(), _MOST))


_FORM = 'write `[effects.NAME]` and below it `python = "module:function"`'


def _effect(name: str, table: object) -> EffectConfig:
    """Return what one table says.

    Raises:
        ValueError: it says something else. The message tells what to write.
    """
    if not re.fullmatch(NAME, name):
        raise ValueError("a name has small letters, digits and hyphens, at most 40, a letter first")
    if not isinstance(table, Mapping) or "python" not in table:
        raise ValueError(_FORM)
    for key in table:
        if key not in _KEYS:
            raise ValueError(did_you_mean(str(key), _KEYS) or f"its keys are {', '.join(_KEYS)}")
    written, takes = table["python"], table.get("takes", "clip")
    found = _FUNCTION.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        raise ValueError('python is written as "module:function", with no path and no `.py`')
    if takes not in ("clip", "frame"):
        raise ValueError('takes is "clip" or "frame"')
    return EffectConfig(found["module"], found["function"], takes)
