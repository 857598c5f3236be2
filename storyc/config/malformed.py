"""What is wrong with a user's configuration, in plain words and without a key in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from storyc.config.backend_config import BackendConfig
from storyc.config.protocol_name import ProtocolName
from storyc.config.redaction import shown_name
from storyc.diagnostics import Code, Diagnostic, closest, did_you_mean
from storyc.source import SourceFile, toml_place

BACKENDS = "backends"
PAGE = "docs/rendering/setting-up.md lists all keys"

_IN_WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("is not given", "write it below the name of the backend"),
    "too_short": ("is an empty list", "list at least one"),
    "too_long": ("is too long a list", "leave some out"),
    "greater_than_equal": ("must be at least {ge}", "write a larger number"),
    "less_than_equal": ("must be at most {le}", "write a smaller number"),
    "string_type": ("must be a text", 'write it in quotes: "…"'),
    "literal_error": ("is none of {expected}", "write one of them, in quotes"),
    "enum": ("is none of {expected}", "write one of them, in quotes"),
    "bool_type": ("must be true or false", "write true or false, without quotes"),
    "int_type": ("must be a whole number", "write a number without quotes"),
    "tuple_type": ("must be a list", 'write it in square brackets: ["seedance-2.5"]'),
    "model_type": ("must be a table", 'write { env = "NAME" } or { keyring = "service/user" }'),
    "string_pattern_mismatch": ("cannot be this", "{form}"),
}
"""By the kind of mistake: what is wrong, and what to do. No value is repeated: it may be a key."""

_FORMS: Mapping[str, str] = {
    "name": "a name has small letters, digits and hyphens, at most 40, a letter first",
    "env": "write the name of an environment variable: letters, digits and _",
    "keyring": 'write it as "service/user"',
    "header": "write the name of a header: letters, digits and -",
}

_KEYS = tuple(it for it in BackendConfig.model_fields if it != "name")

_MOST = 10
"""Findings for one backend: beyond that the first ones are the news."""


@dataclass(frozen=True)
class Malformed:
    """Makes the findings about a configuration, or about the backend in it called `name`.

    Diagnostics: MALFORMED_CONFIG, KEY_IN_FILE.
    """

    file: SourceFile
    name: str = ""

    def finding(self, message: str, path: Sequence[str | int], way_out: str) -> Diagnostic:
        """Return a finding at a path below the backend, or below the whole file."""
        above = (BACKENDS, self.name) if self.name else ()
        here = "the backend is not read" if self.name else "has no effect"
        place = toml_place(self.file, (*above, *path))
        return Diagnostic(Code.MALFORMED_CONFIG, message, place, here=here, help=way_out)

    def key_written(self, path: Sequence[str | int]) -> Diagnostic:
        """A key stands in the file itself."""
        return Diagnostic(
            Code.KEY_IN_FILE,
            f"a key is written in {self.file.name} itself",
            toml_place(self.file, path),
            here="take it out",
            notes=("it is not shown here, and it is not used",),
            help='put it into an environment variable and write `key = { env = "NAME" }`; if the'
            " file was ever shared, make a new key at the service",
        )

    def unknown(self, key: str, known: Sequence[str]) -> Diagnostic:
        """Nothing is called so at the top of the file."""
        hint = did_you_mean(key, known) or PAGE
        return self.finding(f"the configuration has no key {shown_name(key)}", (key,), hint)

    def name_inside(self) -> Diagnostic:
        """The table says its own name once more."""
        return self.finding(
            "a backend has no key name", ("name",), "its table is its name: leave it out"
        )

    def of(self, error: ValidationError) -> Iterator[Diagnostic]:
        """Yield a finding for each line that is wrong."""
        details = error.errors(include_url=False, include_input=False)
        strange = [it["loc"] for it in details if it["type"] == "extra_forbidden"]
        meant = {(*path[:-1], closest(str(path[-1]), _KEYS)) for path in strange}
        # What is there under a misspelt name is not missing.
        told = (it for it in details if it["type"] != "missing" or it["loc"] not in meant)
        for each in islice(told, _MOST):
            yield self._of_one(each, each["loc"])

    def _of_one(self, error: ErrorDetails, path: tuple[str | int, ...]) -> Diagnostic:
        subject = f"{_told(path)} of the backend {shown_name(self.name)}" if path else "the backend"
        if error["type"] == "extra_forbidden":
            known = _KEYS if len(path) == 1 else ("env", "keyring")
            hint = did_you_mean(str(path[-1]), known) or PAGE
            return self.finding(f"a backend has no key {_told(path)}", path, hint)
        if error["type"] == "value_error":
            return self._contradiction(str(error["ctx"]["error"]), path)
        what, way_out = _IN_WORDS.get(error["type"], ("is wrong", PAGE))
        if path == ("protocol",):
            way_out = f"write one of: {', '.join(ProtocolName)}"
            what = "is not known"
        form = next((_FORMS[it] for it in map(str, reversed(path)) if it in _FORMS), PAGE)
        words = {**error.get("ctx", {}), "form": form}
        return self.finding(f"{subject} {_filled(what, words)}", path, _filled(way_out, words))

    def _contradiction(self, said: str, path: tuple[str | int, ...]) -> Diagnostic:
        """Return the finding for what a check of ours said, at the key that it begins with."""
        if path:
            return self.finding(
                f"{_told(path)} of the backend {shown_name(self.name)} cannot be this", path, said
            )
        first, _, _ = said.partition(" ")
        place = (first,) if first in BackendConfig.model_fields else ()
        what, _, way_out = said.partition(": ")
        message = f"the backend {shown_name(self.name)} cannot be used: {what}"
        return self.finding(message, place, way_out or PAGE)


def _told(path: Sequence[str | int]) -> str:
    return ".".join(shown_name(each) for each in path if isinstance(each, str))


def _filled(text: str, words: Mapping[str, object]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", str(word))
    return text
