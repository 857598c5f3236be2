"""Finds keys where none may stand, and keeps them off the screen."""

import re
from collections.abc import Iterator, Mapping

from storyc.source import SourceFile

SECRET_NAMES = frozenset(
    {"key", "api_key", "apikey", "api-key", "token", "secret", "password", "authorization"}
)
"""Names under which people put a key."""

_PREFIXED = re.compile(
    r"(?:sk|pk|rk|xai|gsk|hf|ghp|gho|glpat|r8|fal|key|api)[-_]"
    r"(?:[A-Za-z0-9]{0,100}[-_]){0,5}(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{12,200}"
    r"|AIza[A-Za-z0-9_-]{20,200}|AKIA[A-Z0-9]{12,40}|eyJ[A-Za-z0-9_-]{8,}\.\S*"
    r"|(?i:bearer|basic)\s+\S{8,}"
)
_HEXADECIMAL = re.compile(r"(?=.*[0-9])(?=.*[a-f])[0-9a-f]{32,200}", re.IGNORECASE)
_RANDOM = re.compile(r"(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+=]{20,200}")
_ASSIGNED = re.compile(
    rf"""(?i:{"|".join(map(re.escape, sorted(SECRET_NAMES, reverse=True)))})["']?[ \t]*[=:][ \t]*"""
    r"""(?P<value>"[^"\n]*"?|'[^'\n]*'?|[^\s\[\]{},"'#]+)"""
)
_LONG = re.compile(r"[A-Za-z0-9_+/=~-]{16,}")
_HEADER = re.compile(r"\b(?i:bearer|basic)[ \t]+(?P<value>[^\s\"']+)")
_USER = re.compile(r"://(?P<value>[^/\s\"'@]{1,200}@)")
_MASK = "•"
_LONGEST_NAME = 40


def looks_like_key(text: str) -> bool:
    """Tell whether a text is, by its look, a key and not a name or an address."""
    whole = text.strip()
    if _PREFIXED.fullmatch(whole) or _HEXADECIMAL.fullmatch(whole.replace("-", "")[:201]):
        return True
    return any(_RANDOM.fullmatch(run) for run in re.split(r"[-_/]", whole[:1000]))


def shown_name(name: str) -> str:
    """Return a name that anybody may have written so that it steers no terminal and is no key."""
    if looks_like_key(name):
        return _MASK * 3
    return repr(name[:_LONGEST_NAME])[1:-1]


def keys_written(
    document: Mapping[str, object], path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """Yield where in a document keys are written out."""
    for name, value in document.items():
        yield from _keys_in(value, (*path, name))


def _keys_in(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    match value:
        case Mapping():
            yield from keys_written(value, path)
        case list():
            for at, each in enumerate(value):
                yield from _keys_in(each, (*path, at))
        case str():
            if looks_like_key(value) or str(path[-1]).lower() in SECRET_NAMES:
                yield path
        case _:
            return


def redacted(file: SourceFile) -> SourceFile:
    """Return a file with everything blotted out that could be a key, each letter in its place.

    It blots too much rather than too little: findings show lines of it, and a person knows the
    file.
    """
    text = _ASSIGNED.sub(_blotted_value, file.text)
    for form in (_HEADER, _USER):
        text = form.sub(_blotted_value, text)
    return SourceFile(file.name, _LONG.sub(_blotted_run, text))


def _blotted_value(found: re.Match[str]) -> str:
    start, end = found.span("value")
    whole, begin = found[0], found.start()
    value = re.sub(r"[^\"'\n]", _MASK, found["value"])
    return f"{whole[: start - begin]}{value}{whole[end - begin :]}"


def _blotted_run(found: re.Match[str]) -> str:
    run = found[0]
    is_mixed = any(it.isdigit() for it in run) and any(it.isalpha() for it in run)
    return _MASK * len(run) if is_mixed else run
