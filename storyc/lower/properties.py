"""The properties of one declaration, what it takes over from another included."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from storyc.diagnostics import Code, Diagnostic, Label, closest, is_slip
from storyc.ir import Asset, Text
from storyc.lower.correction import correction
from storyc.lower.findings import Findings
from storyc.lower.namespace import Named, declared_here, fold
from storyc.lower.paths import WHY_REFUSED, resolve
from storyc.lower.strand import Strand
from storyc.lower.variables import Scope, Variables
from storyc.source import Located, Span
from storyc.syntax.tree import Declaration, Property

LIKENESS_LIMIT = 32
"""How many may be like one another in a row: a family has fewer."""

_PERSONAL = frozenset({"cameo", "consent"})
"""What `like` does not hand on: a likeness, and the consent to it, belong to one person."""


@dataclass(frozen=True)
class Schema:
    """The properties that a kind of declaration knows.

    `single` are given once (`voice: low`), `named` once for each name (`wardrobe soaked: …`); those
    that `must_name` are nothing without one.
    """

    single: frozenset[str]
    named: frozenset[str] = field(default_factory=frozenset)
    must_name: frozenset[str] = field(default_factory=frozenset)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that a property can begin with."""
        return tuple(sorted(self.single | self.named))


@dataclass(frozen=True, slots=True)
class Value:
    """One property: its key taken apart and its words with variables filled in."""

    key: str
    name: str
    line: Strand
    span: Span
    home: str

    def text(self) -> Text:
        """Return the words as a node."""
        return Text(text=" ".join(self.line.text.split()), span=self.line.span())


class Properties:
    """What a declaration says, by key.

    Diagnostics: `UNKNOWN_PROPERTY`; `DUPLICATE_DECLARATION` for a property given twice;
    `UNKNOWN_LIKE`; `MISSING_ASSET` for a path out of the folder.
    """

    def __init__(
        self, named: Named, schema: Schema, variables: Variables, findings: Findings
    ) -> None:
        self._findings = findings
        self._values: dict[tuple[str, str], Value] = {}
        self.name = named.name.text
        self.span = named.node.span
        self.name_span = named.name.span
        for ancestor in _line_of(named, findings):
            own: dict[tuple[str, str], Value] = {}
            for value in _values(ancestor, schema, variables, findings):
                self._take(value, own)
            for key, value in own.items():
                if ancestor is named or value.key not in _PERSONAL:
                    self._values.setdefault(key, value)

    def get(self, *keys: str) -> Value | None:
        """Return the value of the first of some keys that is given."""
        return next((self._values[key, ""] for key in keys if (key, "") in self._values), None)

    def text(self, *keys: str) -> Text | None:
        """Return the words of the first of some keys that is given."""
        value = self.get(*keys)
        return None if value is None else value.text()

    def named(self, key: str) -> Iterator[Value]:
        """Yield the values of a key with a name, in order."""
        return (it for it in self._values.values() if it.key == key)

    def listed(self, key: str) -> tuple[Strand, ...]:
        """Return the parts of a value between commas."""
        value = self.get(key)
        return () if value is None else tuple(_split(value.line))

    def asset(self, key: str) -> Asset | None:
        """Return the file or handle of a key."""
        value = self.get(key)
        return None if value is None else self._asset(value.line, value.home)

    def assets(self, key: str) -> tuple[Asset, ...]:
        """Return the files and handles of a key."""
        value = self.get(key)
        if value is None:
            return ()
        return tuple(self._asset(each, value.home) for each in _split(value.line))

    def _asset(self, line: Strand, home: str) -> Asset:
        text = line.text.strip("\"'“”„« »")
        if text.startswith("@"):
            return Asset(text=text, path=None, span=line.span())
        path = resolve(text, home)
        if path is None:
            self._findings.add(
                Diagnostic(
                    Code.MISSING_ASSET,
                    f"{text or 'nothing'} is not a path inside the script's folder",
                    line.span(),
                    here="this file is not opened",
                    help=WHY_REFUSED,
                )
            )
        return Asset(text=text, path=path, span=line.span())

    def _take(self, value: Value, own: dict[tuple[str, str], Value]) -> None:
        first = own.setdefault((value.key, fold(value.name)), value)
        if first is value:
            return
        self._findings.add(
            Diagnostic(
                Code.DUPLICATE_DECLARATION,
                f"{self.name} says {_key_words(value)} twice",
                value.span,
                here="the second one is ignored",
                labels=(Label(first.span, "first said here"),),
                help="join the two, or remove one",
            )
        )


def _line_of(named: Named, findings: Findings) -> Iterator[Named]:
    """Yield a declaration and the ones it is like, nearest first."""
    seen = [named]
    while len(seen) <= LIKENESS_LIMIT:
        current = seen[-1]
        yield current
        if current.like is None:
            return
        other = current.home.get(current.family, current.like.text)
        problem = _why_not_like(current, current.like, other, seen)
        if problem is not None or other is None:
            findings.extend(() if problem is None else (problem,))
            return
        seen.append(other)
    findings.add(_too_long(named))


def _why_not_like(
    current: Named, like: Located, other: Named | None, seen: list[Named]
) -> Diagnostic | None:
    if other is not None and kind_of(other) != kind_of(current):
        other = None
    if other is None and current.home.is_lost(like.text):
        return None
    if other is None:
        names = (it.name.text for it in current.home if kind_of(it) == kind_of(current))
        near = closest(like.text, [name for name in names if name != current.name.text])
        meant = current.home.get(current.family, near) if near is not None else None
        wrong_kind = current.home.called(like.text)
        return Diagnostic(
            Code.UNKNOWN_LIKE,
            f"there is no {kind_of(current)} {like.text} to be like",
            like.span,
            here=f"this is a {kind_of(wrong_kind[0])}"
            if wrong_kind
            else "not declared here or imported",
            labels=declared_here(wrong_kind[0] if wrong_kind else meant),
            help=f"did you mean {near}?" if near else f"declare `{kind_of(current)} {like.text}`",
            fixes=correction([like], near),
        )
    if any(other is it for it in seen):
        return Diagnostic(
            Code.UNKNOWN_LIKE,
            f"{current.name.text} is like itself",
            like.span,
            here=f"{like.text} leads back to {current.name.text}",
            labels=(Label(other.name.span, "begins here"),),
            help="let one of them say everything itself",
        )
    return None


def _too_long(named: Named) -> Diagnostic:
    return Diagnostic(
        Code.NESTING_TOO_DEEP,
        f"{named.name.text} is like somebody who is like somebody, more than {LIKENESS_LIMIT} deep",
        named.name.span,
        here="what stands deeper is not taken over",
        help="let some of them say everything themselves",
    )


def kind_of(named: Named) -> str:
    """Return the keyword of a declaration; a cameo is a character."""
    if not isinstance(named.node, Declaration):
        return named.family
    word = named.node.keyword.text.casefold()
    return "character" if word == "cameo" else word


def _values(
    named: Named, schema: Schema, variables: Variables, findings: Findings
) -> Iterator[Value]:
    if not isinstance(named.node, Declaration):
        return
    scope = Scope(named.file, named.home)
    for each in named.node.properties:
        word, _, name = each.key.text.strip().partition(" ")
        key, name = word.casefold(), name.strip()
        line = variables.strand(each.value, scope).strip()
        if key in schema.must_name and not name:
            findings.add(_unnamed(each, key))
        elif (key in schema.named) or (key in schema.single and not name):
            yield Value(key, name, line, each.span, named.file.name)
        else:
            findings.add(_unknown(each, key, schema, named))


def _unnamed(each: Property, key: str) -> Diagnostic:
    return Diagnostic(
        Code.UNNAMED_PROPERTY,
        f"this {key} has no name",
        each.key.span,
        here="not read",
        help=f"write its name behind the word: `{key} GALLERY: narrow iron walkway`; for the whole"
        " place write `look:`",
    )


def _unknown(each: Property, key: str, schema: Schema, named: Named) -> Diagnostic:
    near = closest(each.key.text, schema.words) or closest(key, schema.words)
    word = Located(each.key.text[: len(key)], each.key.span.slice(0, len(key)))
    is_safe = near is not None and is_slip(word.text, near) and not _has(named, near)
    return Diagnostic(
        Code.UNKNOWN_PROPERTY,
        f"a {kind_of(named)} has no property {each.key.text}",
        each.key.span,
        here="not read",
        help=f"did you mean {near}?" if near else f"it can have: {', '.join(schema.words)}",
        fixes=correction([word], near, safe=is_safe),
    )


def _has(named: Named, key: str) -> bool:
    """Tell whether a declaration has a property: a corrected one would take its place."""
    properties = named.node.properties if isinstance(named.node, Declaration) else ()
    return any(each.key.text.strip().casefold() == key for each in properties)


def _split(line: Strand) -> Iterable[Strand]:
    start = 0
    for part in line.text.split(","):
        piece = line.cut(start, start + len(part)).strip()
        start += len(part) + 1
        if piece.text:
            yield piece


def _key_words(value: Value) -> str:
    return f"{value.key} {value.name}".strip()
