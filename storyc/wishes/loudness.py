"""The `[sound]` of a project's `story.toml`: how loud its film is to be.

```toml
[sound]
loudness = "broadcast"   # or "streaming", or a number of LUFS
```
"""

from collections.abc import Mapping

from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.source import SourceFile, TomlError, read_toml, toml_place

TABLE, KEY = "sound", "loudness"

LOUDNESS: Mapping[str, float] = {"streaming": -14.0, "broadcast": -23.0}
"""Targets by name, in LUFS: what the large video services play without turning it down, and what
broadcasters ask for (EBU R 128)."""

DEFAULT_LUFS = LOUDNESS["streaming"]

_SOFTEST, _LOUDEST = -31.0, -9.0
"""Softer drowns in the noise of any room; louder leaves speech no room for a shout."""

_LONGEST = 40


def read_loudness(file: SourceFile) -> tuple[float | None, tuple[Diagnostic, ...]]:
    """Return the loudness that a settings file asks for, `None` if it asks for none it can have.

    A file that is no TOML gives none; `policy` says what is wrong with it.

    Units: LUFS.
    Diagnostics: MALFORMED_SETTINGS.
    """
    try:
        table = read_toml(file.text).get(TABLE, {})
    except TomlError:  # reported by `policy`, which reads the file first
        return None, ()
    if not isinstance(table, dict):
        return None, (_malformed(file, (TABLE,), f"`{TABLE}` holds no list of settings here"),)
    findings = tuple(
        _malformed(file, (TABLE, name), f"the sound has no setting {_shown(name)}")
        for name in table
        if name != KEY
    )
    value = table.get(KEY)
    if value is None:
        return None, findings
    lufs = _lufs(value)
    if lufs is None:
        told = f"{KEY} cannot be {_shown(value)}"
        near = did_you_mean(str(value)[:_LONGEST], LOUDNESS)
        return None, (*findings, _malformed(file, (TABLE, KEY), told, near))
    return lufs, findings


def _lufs(value: object) -> float | None:
    if isinstance(value, str):
        return LOUDNESS.get(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if _SOFTEST <= value <= _LOUDEST else None


def _malformed(
    file: SourceFile, path: tuple[str, ...], message: str, way_out: str | None = None
) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_SETTINGS,
        message,
        toml_place(file, path),
        here="has no effect",
        help=way_out
        or f'write `{KEY} = "streaming"`, "broadcast" or a number from {_SOFTEST:g} to'
        f" {_LOUDEST:g} below a line `[{TABLE}]`",
    )


def _shown(value: object) -> str:
    """Return some of a text that may be anybody's, with nothing in it that steers a terminal."""
    return repr(str(value)[:_LONGEST])[1:-1]
