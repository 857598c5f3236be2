"""What is wrong with a target that a project describes, in a writer's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from storyc.diagnostics import Code, Diagnostic, did_you_mean
from storyc.source import SourceFile, Span, toml_place
from storyc.targets import registry
from storyc.targets.target import Target

_MOST = 10
"""Findings for one target: beyond that the first ones are the news."""

_LONGEST = 40
"""Letters of a wrong value that a message repeats."""

_IN_WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("is not given", 'write it, or `like = "sora-2-pro"` to take it from there'),
    "too_short": ("is an empty list", "list at least one"),
    "too_long": ("has too many parts", "leave some out"),
    "greater_than": ("must be above {gt}", "write a larger number"),
    "greater_than_equal": ("must be at least {ge}", "write a larger number"),
    "less_than_equal": ("must be at most {le}", "write a smaller number"),
    "string_type": ("must be a text", 'write it in quotes: "…"'),
    "literal_error": ("cannot be {value}", "write one of: {expected}"),
    "enum": ("cannot be {value}", "write one of: {expected}"),
    "bool_type": ("must be true or false", "write true or false, without quotes"),
    "bool_parsing": ("must be true or false", "write true or false, without quotes"),
    "int_type": ("must be a whole number", "write a number without quotes"),
    "int_parsing": ("must be a whole number", "write a number without quotes"),
    "int_from_float": ("must be a whole number", "write a number without a point"),
    "tuple_type": ("must be a list", "write it in square brackets: [4, 8]"),
    "model_type": ("cannot be {value}", "a picture size is written as 1280x720, a table as { … }"),
    "string_pattern_mismatch": ("cannot be {value}", "{form}"),
}
"""By the kind of mistake: what is wrong, and what to do."""

_FORMS: Mapping[str, str] = {
    "name": "a name has small letters, digits, dots and hyphens, at most 40, a letter first",
    "verified_on": "a date is written as 2026-11-22",
    "ends_on": "a date is written as 2026-11-22",
    "read_on": "a date is written as 2026-11-22",
    "addressing": "write words with {} where the number goes, such as @Image {}",
}
"""By the key: what a text has to look like."""

_AMOUNT = 'an amount in US dollars is written as "0.30"'


@dataclass(frozen=True)
class Malformed:
    """Makes the findings about one target of a settings file.

    Diagnostics: MALFORMED_TARGET.
    """

    file: SourceFile
    name: str

    def not_a_table(self) -> Diagnostic:
        """The target, or all of them, is something else than a table."""
        what = f"targets.{self.name}" if self.name else "targets"
        name = self.name or "NAME"
        return self._finding(
            f"`{what}` is no table", (), f"write `[targets.{name}]` and below it `key = value`"
        )

    def taken_name(self) -> Diagnostic:
        """A shipped target has the name."""
        return self._finding(
            f"there is a target {self.name} already: it comes with storyc",
            (),
            f'choose another name, and write `like = "{self.name}"` to begin from it',
        )

    def dotted_name(self, rest: str) -> Diagnostic:
        """There is nothing but tables in the table: TOML has taken a name with a dot apart."""
        whole = repr(f"{self.name}.{rest}"[:_LONGEST])[1:-1]
        return self._finding(
            f"the target {self._shown} says nothing of itself",
            (rest,),
            f'a name with a dot stands in quotes: `[targets."{whole}"]`',
        )

    def unprintable(self, path: tuple[str | int, ...]) -> Diagnostic:
        """A text has letters that cannot be shown."""
        return self._finding(
            f"{self._key(path)} of the target {self._shown} has letters that cannot be shown",
            path,
            "write it in letters, digits and marks, on one line",
        )

    def without_sizes(self) -> Diagnostic:
        """There is no picture size: every service has some that it refuses.

        Only the animatic, which is drawn here, takes any size.
        """
        return self._finding(
            f"sizes of the target {self._shown} is an empty list",
            ("sizes",),
            'list each picture size that the service makes: `sizes = ["1280x720"]`',
        )

    def unknown_like(self, name: str) -> Diagnostic:
        """No target that ships is called so."""
        shown = repr(name[:_LONGEST])[1:-1]
        known = registry.names()
        return self._finding(
            f"there is no target {shown} to be like",
            ("like",),
            did_you_mean(name, known) or f"choose one of: {', '.join(known)}",
        )

    def of(self, error: ValidationError) -> Iterator[Diagnostic]:
        """Yield a finding for each figure that is wrong."""
        for each in error.errors(include_url=False)[:_MOST]:
            yield self._of_one(each)

    def _of_one(self, error: ErrorDetails) -> Diagnostic:
        path = tuple(error["loc"])
        if error["type"] == "value_error":
            said = str(error["ctx"]["error"])
            first, _, _ = said.partition(" ")
            place = (*path, first) if not path and first in Target.model_fields else path
            return self._finding(f"the target {self._shown} contradicts itself: {said}", place)
        key = self._key(path)
        if error["type"] == "extra_forbidden":
            return self._unknown_key(path, key)
        what, way_out = _IN_WORDS.get(error["type"], (f"is wrong: {error['msg']}", ""))
        words = {
            **error.get("ctx", {}),
            "value": repr(error["input"])[:_LONGEST].strip("'"),
            "form": next((_FORMS[it] for it in map(str, path) if it in _FORMS), _AMOUNT),
        }
        what, way_out = (_filled(text, words) for text in (what, way_out))
        return self._finding(f"{key} of the target {self._shown} {what}", path, way_out)

    def _unknown_key(self, path: tuple[str | int, ...], key: str) -> Diagnostic:
        known = Target.model_fields if len(path) == 1 else ()
        return self._finding(
            f"a target has no key {key}",
            path,
            did_you_mean(key, known) or "docs/targets.md lists all keys",
        )

    @property
    def _shown(self) -> str:
        return repr(self.name[:_LONGEST])[1:-1]

    def _key(self, path: tuple[str | int, ...]) -> str:
        words = ".".join(str(each) for each in path if isinstance(each, str)) or "the table"
        return repr(words[:_LONGEST])[1:-1]

    def _finding(
        self,
        message: str,
        path: tuple[str | int, ...],
        way_out: str = "correct it, or leave it out",
    ) -> Diagnostic:
        place: Span = toml_place(self.file, ("targets", *([self.name] if self.name else ()), *path))
        return Diagnostic(
            Code.MALFORMED_TARGET, message, place, here="the target is not read", help=way_out
        )


def _filled(text: str, words: Mapping[str, object]) -> str:
    """Put words into their places; the texts are ours, the words may be anybody's."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", str(word))
    return text
