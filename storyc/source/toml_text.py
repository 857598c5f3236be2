"""TOML from anybody, in bounded time."""

import tomllib

LARGEST = 256 * 1024
"""Characters of a settings file: a hundred times what a long one has."""

_MOST_DOTS = 100
"""Dots on one line. The reader takes a key such as `a.b.c` apart in a time that grows with the
square of its parts; 100,000 of them would take it minutes."""


class TomlError(ValueError):
    """A text that is no TOML, or no TOML that anybody writes.

    The message is in plain words, with `(at line L, column C)` where that is known.
    """


def read_toml(text: str) -> dict[str, object]:
    """Return what a TOML text says; a byte order mark is no part of it.

    Raises:
        TomlError: it is malformed, too large or nested too deep.
    """
    if len(text) > LARGEST:
        raise TomlError(f"it is larger than the {LARGEST // 1024} KiB that settings may have")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_DOTS:
            raise TomlError(f"too many dots on one line (at line {number}, column 1)")
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError as error:
        raise TomlError("it is nested too deep") from error
    except ValueError as error:  # also a number of a thousand digits
        raise TomlError(str(error)) from error
