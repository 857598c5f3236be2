"""The `[rules]` of a project's `story.toml`.

```toml
[rules]
prop-not-held = "warning"   # by name
W0801 = "off"               # or by code
```

Every other table of the file belongs to somebody else and is not looked at.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from storyc.diagnostics import Code, Diagnostic, Severity, did_you_mean
from storyc.policy.rule_name import fixed, unknown
from storyc.source import Located, SourceFile, Span, TomlError, read_toml, toml_place

TABLE = "rules"
OFF = "off"
LEVELS: Mapping[str, Severity | None] = {
    OFF: None,
    "warning": Severity.WARNING,
    "error": Severity.ERROR,
}
"""What a rule can be set to; `None` silences it."""

_PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
_LONGEST_VALUE = 40


@dataclass(frozen=True)
class Settings:
    """How bad the project says each rule is; `None` silences it."""

    severities: Mapping[Code, Severity | None] = field(default_factory=dict)


def read_settings(file: SourceFile) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read the rules of a settings file. What cannot be read has no effect.

    Diagnostics: MALFORMED_SETTINGS, UNKNOWN_RULE, FIXED_SEVERITY.
    """
    try:
        document = read_toml(file.text)
    except TomlError as error:
        return Settings(), (_no_toml(file, str(error)),)
    table = document.get(TABLE, {})
    if not isinstance(table, dict):
        return Settings(), (_no_table(file),)
    return _read_table(table, file)


def _read_table(
    table: Mapping[str, object], file: SourceFile
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    severities: dict[Code, Severity | None] = {}
    findings: list[Diagnostic] = []
    for name, value in table.items():
        code, place = Code.called(name), toml_place(file, (TABLE, name))
        if code is None:
            findings.append(_no_rule(name, place, file))
        elif not isinstance(value, str) or value not in LEVELS:
            findings.append(_no_level(name, value, place))
        elif not code.is_adjustable and LEVELS[value] is not code.severity:
            findings.append(fixed(code, place))
        else:
            severities[code] = LEVELS[value]
    return Settings(severities), tuple(findings)


def _no_rule(name: str, place: Span, file: SourceFile) -> Diagnostic:
    """Return the finding, with its correction only where the name itself was found to correct."""
    told = unknown(Located(name, place))
    is_there = file.text[place.start : place.end] == name
    return told if is_there else replace(told, fixes=())


def _no_level(name: str, value: object, place: Span) -> Diagnostic:
    written = str(value)[:_LONGEST_VALUE]
    return Diagnostic(
        Code.MALFORMED_SETTINGS,
        f"{name} cannot be set to {written}",
        place,
        here="has no effect",
        help=did_you_mean(written, LEVELS) or 'write "off", "warning" or "error", with the quotes',
    )


def _no_table(file: SourceFile) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_SETTINGS,
        f"`{TABLE}` holds no list of rules here",
        Span(file.name, 0, 0),
        here="rules are not read",
        help=f"write `[{TABLE}]` on a line of its own, and below it lines like"
        ' `prop-not-held = "warning"`',
    )


def _no_toml(file: SourceFile, reason: str) -> Diagnostic:
    found = _PLACE.search(reason)
    at = len(file.text)
    if found is not None:
        line = min(int(found["line"]), len(file.line_starts))
        at = min(file.line_starts[line - 1] + int(found["column"]) - 1, len(file.text))
    return Diagnostic(
        Code.MALFORMED_SETTINGS,
        "this settings file cannot be read",
        Span(file.name, at, at),
        here=_PLACE.sub("", reason).strip()[:_LONGEST_REASON],
        help='write lines like `prop-not-held = "warning"` below a line `[rules]`; toml.io explains'
        " the form of these files",
    )


_LONGEST_REASON = 200
