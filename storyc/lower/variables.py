"""Filling `{{name}}` with what `let` and template parameters say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label, closest
from storyc.lower.findings import Findings
from storyc.lower.namespace import Named, Namespace, declared_here, fold
from storyc.lower.strand import Strand
from storyc.source import Located, SourceFile, Span
from storyc.syntax.tree import Let

TEXT_LIMIT = 100_000
"""Characters that one line may grow to: far above any prose, far below any machine's memory."""

TOTAL_LIMIT = 5_000_000
"""Characters that all variables of a script may bring in together."""

_DEPTH_LIMIT = 32
_BEGINS = re.compile(r"(?:\A|[.!?…][\"'”’)]*\s)\s*\Z")
_PLACE = re.compile(r"\{\{([^{}]*)\}\}")
_HALF_OPEN = re.compile(
    r"(?<!\{)\{\{?(?P<name>[^{}]{1,80})\}(?!\})|(?<!\{)\{(?P<closed>[^{}]{1,80})\}\}"
)
"""A name in braces of which one or two are missing."""


@dataclass(frozen=True)
class Scope:
    """Where a piece of script stands: its file, the names around it, the arguments it was given."""

    file: SourceFile
    names: Namespace
    arguments: Mapping[str, str] = field(default_factory=dict)


class Variables:
    """The values of all variables of a film, each worked out once.

    Diagnostics: `UNKNOWN_VARIABLE`, also for one that stands for itself; `UNREAD_VARIABLE`;
    `NESTING_TOO_DEEP` where values grow without end. Such a place keeps its braces.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._values: dict[Span, str | None] = {}
        self._open: list[Named] = []
        self._brought = 0

    def strand(self, line: Located, scope: Scope, *, is_prose: bool = False) -> Strand:
        """Take up a line with its variables filled in; in prose they may begin a sentence."""
        strand = Strand.of(line, scope.file)
        if "{" in strand.text:
            self._judge(strand, scope)
        return self._fill(strand, scope, is_prose=is_prose) if "{{" in strand.text else strand

    def _judge(self, strand: Strand, scope: Scope) -> None:
        for place in _HALF_OPEN.finditer(strand.text):
            name = (place["name"] or place["closed"]).strip()
            is_known = fold(name) in scope.arguments or scope.names.get("let", name) is not None
            if is_known:
                self._findings.add(_half_open(name, strand.span(*place.span())))

    def _fill(self, strand: Strand, scope: Scope, *, is_prose: bool) -> Strand:
        changes: list[tuple[int, int, str]] = []
        size = len(strand.text)
        for place in _PLACE.finditer(strand.text):
            where = strand.span(*place.span())
            value = self._value(place.group(1).strip(), where, scope)
            if value is None:
                continue
            size += len(value)
            self._brought += len(value)
            if size > TEXT_LIMIT or self._brought > TOTAL_LIMIT:
                self._findings.add(_too_long(where))
                break
            if is_prose and _BEGINS.search(strand.text[: place.start()]):
                value = value[:1].upper() + value[1:]
            changes.append((*place.span(), value))
        return strand.replace(changes)

    def _value(self, name: str, where: Span, scope: Scope) -> str | None:
        argument = scope.arguments.get(fold(name))
        if argument is not None:
            return argument
        named = scope.names.get("let", name)
        if named is None:
            if not scope.names.is_lost(name):
                self._findings.add(_unknown(name, where, scope))
            return None
        return self._let(named)

    def _let(self, named: Named) -> str | None:
        place = named.node.span
        if place in self._values:
            return self._values[place]
        if named in self._open or len(self._open) >= _DEPTH_LIMIT:
            self._findings.add(_endless(named, within=self._open))
            return None
        self._open.append(named)
        value = None
        if isinstance(named.node, Let):
            value = self.strand(named.node.value, Scope(named.file, named.home)).text
        self._open.pop()
        self._values[place] = value
        return value


def _unknown(name: str, where: Span, scope: Scope) -> Diagnostic:
    known = (*scope.names.names("let"), *scope.arguments)
    near = closest(name, known)
    return Diagnostic(
        Code.UNKNOWN_VARIABLE,
        f"there is no variable {name}" if name else "a variable without a name",
        where,
        here="stays as it is written",
        labels=declared_here(scope.names.get("let", near) if near is not None else None),
        help=f"did you mean {near}?" if near else f"declare it: `let {name or 'name'} = words`",
        fixes=() if near is None else (Fix(f"write {near}", (Edit(where, f"{{{{{near}}}}}"),)),),
    )


def _half_open(name: str, where: Span) -> Diagnostic:
    right = f"{{{{{name}}}}}"
    return Diagnostic(
        Code.UNREAD_VARIABLE,
        f"{name} is not filled in here",
        where,
        here="two braces are needed on either side",
        help=f"write `{right}`",
        fixes=(Fix(f"write `{right}`", (Edit(where, right),), safe=True),),
    )


def _endless(named: Named, within: list[Named]) -> Diagnostic:
    name = named.name.text
    if named in within:
        return Diagnostic(
            Code.UNKNOWN_VARIABLE,
            f"{name} stands for itself",
            named.name.span,
            here="its words lead back to it",
            labels=tuple(
                Label(it.name.span, f"{it.name.text} stands in it")
                for it in within[within.index(named) + 1 :]
            ),
            help="in one of these lines, write the words themselves instead of a name in braces",
        )
    return Diagnostic(
        Code.NESTING_TOO_DEEP,
        f"variables stand more than {_DEPTH_LIMIT} deep in one another",
        named.name.span,
        here="not filled in",
        help="in one of them, write the words themselves instead of a name in braces",
    )


def _too_long(where: Span) -> Diagnostic:
    return Diagnostic(
        Code.NESTING_TOO_DEEP,
        f"the variables of this line make it longer than {TEXT_LIMIT:,} characters",
        where,
        here="not filled in",
        help="shorten what the variable stands for",
    )
