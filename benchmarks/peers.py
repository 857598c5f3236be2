"""Other people's parsers, each as a function from a text to whatever it makes of it."""

import io
from collections.abc import Callable
from importlib.util import find_spec

SCREENPLAIN = "screenplain"
SCREENPLAY_TOOLS = "screenplay-tools"


def parsers() -> dict[str, Callable[[str], object]]:
    """Return the parsers that are installed, by name."""
    known = {
        SCREENPLAIN: ("screenplain", _screenplain),
        SCREENPLAY_TOOLS: ("screenplay_tools", _screenplay_tools),
    }
    return {name: load() for name, (module, load) in known.items() if find_spec(module)}


def _screenplain() -> Callable[[str], object]:
    from screenplain.parsers import fountain

    return lambda text: fountain.parse(io.StringIO(text))


def _screenplay_tools() -> Callable[[str], object]:
    from screenplay_tools.fountain.parser import Parser

    return lambda text: Parser().add_text(text)
