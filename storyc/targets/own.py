"""The targets that a project describes itself.

```toml
[targets.my-server]
like = "sora-2-pro"             # what is not said below is taken from there
seconds = [5, 10]
sizes = ["1280x720"]
prices = { "1280x720" = "0.02" }
```

A project may come from anybody: what it says is data, and no word of it is run.
"""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from storyc.diagnostics import Diagnostic
from storyc.source import SourceFile, TomlError, read_toml
from storyc.targets import registry
from storyc.targets.catalogue import Catalogue
from storyc.targets.inherited import inherited
from storyc.targets.malformed import Malformed
from storyc.targets.target import Target, TargetStatus

TABLE = "targets"
LIKE = "like"


def read_catalogue(file: SourceFile | None) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """Return the shipped targets and those that a project's `story.toml` describes.

    A file that is no TOML describes none; `policy` says what is wrong with it.

    Diagnostics: MALFORMED_TARGET.
    """
    if file is None:
        return Catalogue(), ()
    try:
        document = read_toml(file.text)
    except TomlError:  # reported by `policy`, which reads the file first
        return Catalogue(), ()
    tables = document.get(TABLE, {})
    if not isinstance(tables, dict):
        return Catalogue(), (Malformed(file, "").not_a_table(),)
    own: dict[str, Target] = {}
    findings: list[Diagnostic] = []
    for name, table in tables.items():
        target, wrong = _read(name, table, file)
        findings += wrong
        if target is not None:
            own[name] = target
    return Catalogue(own, frozenset(tables) - frozenset(own)), tuple(findings)


def _read(
    name: str, table: object, file: SourceFile
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    complaints = Malformed(file, name)
    if not isinstance(table, dict):
        return None, (complaints.not_a_table(),)
    refusal = _refusal(table, complaints)
    if refusal is not None:
        return None, (refusal,)
    figures = {key: value for key, value in table.items() if key != LIKE}
    if LIKE in table:
        base = registry.load(str(table[LIKE]))
        if base is None:
            return None, (complaints.unknown_like(str(table[LIKE])),)
        figures = inherited(base, figures, file.name)
    defaults = {"title": name, "status": TargetStatus.LIVE}
    try:
        return Target.model_validate({**defaults, **figures, "name": name}), ()
    except ValidationError as error:
        return None, tuple(complaints.of(error))


def _refusal(table: Mapping[str, object], complaints: Malformed) -> Diagnostic | None:
    """Return what keeps a table from being looked at, figure by figure."""
    if complaints.name in registry.names():
        return complaints.taken_name()
    if table and all(isinstance(each, dict) for each in table.values()):
        return complaints.dotted_name(next(iter(table)))
    unprintable = next(_unprintable(table, ()), None)
    if unprintable is not None:
        return complaints.unprintable(unprintable)
    return complaints.without_sizes() if table.get("sizes") == [] else None


def _unprintable(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of every text that could steer a terminal."""
    match value:
        case str():
            if not value.isprintable():
                yield path
        case Mapping():
            for key, each in value.items():
                if not key.isprintable():
                    yield path
                yield from _unprintable(each, (*path, key))
        case list():
            for at, each in enumerate(value):
                yield from _unprintable(each, (*path, at))
        case _:
            return
