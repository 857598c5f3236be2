"""What a project's `story.toml` says about rendering.

```toml
[render]
takes = 2               # how many of each segment
backend = "seedance"    # one of the names in the user's own configuration
budget = "12.00"        # the most that one run may spend
```

A project may come from anybody. `takes` is a wish that the price shows. `backend` and `budget`
count only once the user has said `storyc trust`. Everything else about services is the user's
alone, trusted or not.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from storyc.config.amount import read_amount
from storyc.config.backend_config import BackendConfig
from storyc.config.effect_config import EFFECTS
from storyc.config.malformed import BACKENDS, Malformed
from storyc.config.redaction import SECRET_NAMES, keys_written, shown_name
from storyc.config.user_config import ANIMATIC
from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.source import SourceFile, TomlError, read_toml, toml_place

TABLE = "render"
MOST_TAKES = 8
"""More takes of one segment are a slip or an attack on somebody's purse."""

_KNOWN = ("backend", "budget", "takes")
_USERS = frozenset({BACKENDS, EFFECTS, "cache", "engine", "ffmpeg", "ledger", "proxy", "state"})
"""What only a user says, wherever it stands in the file."""

_NEVER = (_USERS | frozenset(BackendConfig.model_fields)) - frozenset(_KNOWN)
"""What no project says in its table."""

_MOST = 5


@dataclass(frozen=True)
class ProjectRendering:
    """A project's wishes; `file` is where they stand.

    Units: `budget` US dollars for one run.
    """

    file: SourceFile | None = None
    backend: str | None = None
    budget: Decimal | None = None
    takes: int | None = None

    @property
    def wants_trust(self) -> bool:
        """Tell whether it says something that counts only once it is trusted."""
        return self.budget is not None or self.backend not in {None, ANIMATIC}

    def untrusted(self) -> tuple[Diagnostic, ...]:
        """Return a finding for each line that does not count as long as nobody trusts it.

        Diagnostics: UNTRUSTED_SETTING.
        """
        if self.file is None:
            return ()
        wishes = {
            "backend": self.backend not in {None, ANIMATIC},
            "budget": self.budget is not None,
        }
        return tuple(
            Diagnostic(
                Code.UNTRUSTED_SETTING,
                f"the project's {key} is ignored: nobody has said that this file is trusted",
                toml_place(self.file, (TABLE, key)),
                here="has no effect",
                help=f"give --{key} yourself, or read the file and run `storyc trust`",
            )
            for key, is_there in wishes.items()
            if is_there
        )


def read_project(file: SourceFile | None) -> tuple[ProjectRendering, tuple[Diagnostic, ...]]:
    """Return what a project wishes. A file that is no TOML wishes nothing; `policy` says why.

    Show the findings over the `redacted` file.

    Diagnostics: MALFORMED_SETTINGS, KEY_IN_FILE, UNTRUSTED_SETTING.
    """
    if file is None:
        return ProjectRendering(), ()
    try:
        document = read_toml(file.text)
    except TomlError:  # reported by `policy`, which reads the file too
        return ProjectRendering(file), ()
    table = document.get(TABLE, {})
    if not isinstance(table, dict):
        return ProjectRendering(file), (
            _malformed(file, "render is no table", (TABLE,), f"write `[{TABLE}]`, below it lines"),
        )
    # Everything else in the file is somebody else's to read, and may hold names of any look.
    about_it = {TABLE} | _USERS | SECRET_NAMES
    ours = {key: value for key, value in document.items() if key.lower() in about_it}
    keys = tuple(keys_written(ours))
    findings = [Malformed(file).key_written(it) for it in keys[:_MOST]]
    findings += islice(_foreign(document, table, file, set(keys)), _MOST)
    wishes, wrong = _wishes(table, file)
    return wishes, Diagnostic.sort((*findings, *wrong))


def _foreign(
    document: Mapping[str, object],
    table: Mapping[str, object],
    file: SourceFile,
    keys: Collection[tuple[str | int, ...]],
) -> Iterator[Diagnostic]:
    """Yield a finding for each line that is the user's to write, or nobody's.

    Lines with a key in them have been told.
    """
    for name in document:
        if name in _USERS:
            yield _users_own(name, (name,), file)
    for key in table:
        if (TABLE, key) in keys:
            continue
        if key in _NEVER:
            yield _users_own(key, (TABLE, key), file)
        elif key not in _KNOWN:
            hint = did_you_mean(key, _KNOWN) or f"it can say: {', '.join(_KNOWN)}"
            yield _malformed(file, f"[{TABLE}] has no key {shown_name(key)}", (TABLE, key), hint)


def _users_own(name: str, path: tuple[str, ...], file: SourceFile) -> Diagnostic:
    return Diagnostic(
        Code.UNTRUSTED_SETTING,
        f"a project cannot say {name}: that is for your own configuration",
        toml_place(file, path),
        here="has no effect",
        help="if you want it, write it into your config.toml; `storyc doctor` says where that is",
    )


def _wishes(
    table: Mapping[str, object], file: SourceFile
) -> tuple[ProjectRendering, tuple[Diagnostic, ...]]:
    backend, budget, takes = (table.get(key) for key in _KNOWN)
    findings = []
    if not isinstance(backend, str | None):
        findings.append(_malformed(file, "backend is no name", (TABLE, "backend"), 'write "NAME"'))
    amount = None
    if budget is not None:
        try:
            amount = read_amount(budget)
        except ValueError as error:
            place = (TABLE, "budget")
            findings.append(_malformed(file, "budget cannot be this", place, str(error)))
    count = takes if isinstance(takes, int) and not isinstance(takes, bool) else None
    if takes is not None and (count is None or not 1 <= count <= MOST_TAKES):
        place = (TABLE, "takes")
        way_out = f"write a number from 1 to {MOST_TAKES}"
        findings.append(_malformed(file, "takes cannot be this", place, way_out))
        count = None
    name = backend if isinstance(backend, str) else None
    return ProjectRendering(file, name, amount, count), tuple(findings)


def _malformed(file: SourceFile, message: str, path: tuple[str, ...], way_out: str) -> Diagnostic:
    place = toml_place(file, path)
    return Diagnostic(Code.MALFORMED_SETTINGS, message, place, here="has no effect", help=way_out)
