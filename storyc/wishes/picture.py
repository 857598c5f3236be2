"""The `[picture]` of a project's `story.toml`: what is done to the pictures of its clips.

```toml
[picture]
colour_match = true                  # bring clips together where one goes on with another
time_code = true                     # let the time run along beside drawn boards
on_twos = true                       # move the camera of drawn boards at every second frame
effects = { "12B" = "black-and-white" }
```

A project chooses effects by name. What a name runs is its user's alone to say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.source import Located, SourceFile, TomlError, read_toml, toml_place

TABLE, EFFECTS = "picture", "effects"
SWITCHES = ("colour_match", "time_code", "on_twos")

_LONGEST = 40
_MOST = 5
"""Findings about effects: each costs a look through the whole file."""


@dataclass(frozen=True)
class PictureWish:
    """What a project asks for. `effects` are names by slate, each with its place in the file."""

    colour_match: bool = False
    time_code: bool = False
    on_twos: bool = False
    effects: Mapping[str, Located] = field(default_factory=dict)


def read_picture_wish(file: SourceFile) -> tuple[PictureWish, tuple[Diagnostic, ...]]:
    """Return what a settings file asks for. What cannot be read has no effect.

    A file that is no TOML asks for nothing; `policy` says what is wrong with it.

    Diagnostics: MALFORMED_SETTINGS.
    """
    try:
        table = read_toml(file.text).get(TABLE, {})
    except TomlError:  # reported by `policy`, which reads the file first
        return PictureWish(), ()
    if not isinstance(table, dict):
        told = _malformed(file, (TABLE,), f"`{TABLE}` holds no list of settings here", _FORM)
        return PictureWish(), (told,)
    findings = [
        _malformed(file, (TABLE, name), f"the picture has no setting {_shown(name)}", _near(name))
        for name in islice((it for it in table if it not in {*SWITCHES, EFFECTS}), _MOST)
    ]
    on = []
    for switch in (it for it in SWITCHES if it in table):
        if not isinstance(table[switch], bool):
            message = f"{switch} cannot be {_shown(table[switch])}"
            findings.append(_malformed(file, (TABLE, switch), message, "write true or false"))
        elif table[switch]:
            on.append(switch)
    chosen = table.get(EFFECTS, {})
    if not isinstance(chosen, dict):
        message = f"`{EFFECTS}` holds no list of effects here"
        findings.append(_malformed(file, (TABLE, EFFECTS), message, _EFFECTS_FORM))
        chosen = {}
    findings += islice(_nameless(file, chosen), _MOST)
    named = {
        slate: Located(name, toml_place(file, (TABLE, EFFECTS, slate)))
        for slate, name in chosen.items()
        if isinstance(name, str) and name
    }
    return PictureWish(**dict.fromkeys(on, True), effects=named), tuple(findings)


_EFFECTS_FORM = f'write `{EFFECTS} = {{ "12B" = "black-and-white" }}` below a line `[{TABLE}]`'
_FORM = f"write `{SWITCHES[0]} = true` below a line `[{TABLE}]`"


def _nameless(file: SourceFile, chosen: Mapping[str, object]) -> Iterator[Diagnostic]:
    for slate, name in chosen.items():
        if not isinstance(name, str) or not name:
            message = f"the effect of {_shown(slate)} cannot be {_shown(name)}"
            yield _malformed(file, (TABLE, EFFECTS, slate), message, "write its name in quotes")


def _near(name: str) -> str:
    known = (*SWITCHES, EFFECTS)
    return did_you_mean(name[:_LONGEST], known) or f"it has {', '.join(known)}"


def _malformed(file: SourceFile, path: tuple[str, ...], message: str, way_out: str) -> Diagnostic:
    place = toml_place(file, path)
    return Diagnostic(Code.MALFORMED_SETTINGS, message, place, here="has no effect", help=way_out)


def _shown(value: object) -> str:
    """Return some of a text that may be anybody's, with nothing in it that steers a terminal."""
    return repr(str(value)[:_LONGEST])[1:-1]
