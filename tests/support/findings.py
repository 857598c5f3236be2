"""Everything storyc finds in a script that stands in a test."""

import re
from collections.abc import Mapping

from storyc.diagnostics import Diagnostic
from storyc.driver import compile_script
from storyc.world.reader import MemoryReader

ENTRY = "script.story"
"""What the compiled script is called; the other files have the names that it imports."""

TARGET = "seedance-2.5"
"""Used where the script names no target: unlike the default one it can be had."""


def find(texts: Mapping[str, str], assets: frozenset[str]) -> tuple[Diagnostic, ...]:
    """Compile `ENTRY` among the texts and return the findings."""
    reader = MemoryReader(texts, assets)
    names_target = re.search(r"(?m)^(Target:|target \S+-)", texts[ENTRY]) is not None
    target = None if names_target else TARGET
    return compile_script(reader.read(ENTRY), reader, target).diagnostics
