"""The body of a film as one stream: includes spliced in, templates used up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storyc.diagnostics import Code, Diagnostic, Label
from storyc.lower import blocks, templates
from storyc.lower.findings import Findings
from storyc.lower.modules import Program
from storyc.lower.variables import Scope, Variables
from storyc.source import Located, Span, value
from storyc.syntax.tree import (
    Block,
    Broken,
    Declaration,
    Document,
    Import,
    Include,
    Let,
    SceneNode,
    Template,
    Use,
)

NESTING_LIMIT = 32
"""How deep templates may use one another."""

COPIES_LIMIT = 20_000
"""Paragraphs that templates and includes may bring in together: ten feature films' worth."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A scene heading, raw."""

    line: Located


@dataclass(frozen=True, slots=True)
class ShotLine:
    """A shot line, raw."""

    line: Located


@value
class Item:
    """One thing of the body, and where its words are looked up."""

    node: Heading | ShotLine | Block
    scope: Scope


class Expansion:
    """Everything of the body in film order.

    Diagnostics: those of `templates.bind`; `INCLUDED_TWICE`; `NESTING_TOO_DEEP` where templates or
    includes multiply without end; `MALFORMED_DECLARATION` for a declaration inside a template.
    """

    def __init__(self, program: Program, variables: Variables, findings: Findings) -> None:
        self._program = program
        self._variables = variables
        self._findings = findings
        self._copies = 0
        self._uses: list[Use] = []
        self._included_at: dict[str, Span] = {}
        self._judged: set[Span] = set()

    def items(self) -> Iterator[Item]:
        """Yield the body of the script."""
        return self._document(self._program.entry)

    def _document(self, document: Document) -> Iterator[Item]:
        scope = Scope(document.source, self._program.names)
        for act in document.acts:
            if act.section is not None:
                yield Item(act.section, scope)
            for scene in act.scenes:
                yield from self._scene(scene, scope)

    def _scene(self, scene: SceneNode, scope: Scope) -> Iterator[Item]:
        if scene.heading is not None:
            yield Item(Heading(scene.heading), scope)
        yield from self._blocks(scene.blocks, scope)
        for shot in scene.shots:
            yield Item(ShotLine(shot.line), scope)
            yield from self._blocks(shot.blocks, scope)

    def _blocks(self, of: Iterable[Block], scope: Scope) -> Iterator[Item]:
        for block in of:
            match block:
                case Include():
                    yield from self._include(block)
                case Use():
                    yield from self._use(block, scope)
                case Template():
                    self._judge(block)
                case Declaration() | Let() | Import() | Broken():
                    pass
                case _:
                    yield Item(block, scope)

    def _include(self, line: Include) -> Iterator[Item]:
        document = self._program.included.get(line.span)
        if document is None:
            return
        first = self._included_at.setdefault(document.source.name, line.path.span)
        if first != line.path.span:
            self._findings.add(_twice(line, first))
        if self._may_copy(1 + sum(1 for _ in blocks.of_document(document)), line.span):
            yield from self._document(document)

    def _use(self, use: Use, scope: Scope) -> Iterator[Item]:
        inner = templates.bind(use, scope, self._variables, self._findings)
        named = templates.find(use, scope)
        if inner is None or named is None or not isinstance(named.node, Template):
            return
        body = named.node.body
        if len(self._uses) >= NESTING_LIMIT:
            self._findings.add(_too_deep(self._uses[0], use))
            return
        if not self._may_copy(1 + sum(1 for _ in blocks.of_scenes(body)), use.span):
            return
        self._uses.append(use)
        for scene in body:
            yield from self._scene(scene, inner)
        self._uses.pop()

    def _may_copy(self, paragraphs: int, place: Span) -> bool:
        self._copies += paragraphs
        if self._copies <= COPIES_LIMIT:
            return True
        if not self._judged:
            self._findings.add(_too_many(place))
        self._judged.add(place)
        return False

    def _judge(self, template: Template) -> None:
        for block in blocks.of_scenes(template.body):
            if isinstance(block, (Declaration, Let, Import, Include, Template)):
                self._findings.add(_declares(block.span, template))


def _too_deep(first: Use, use: Use) -> Diagnostic:
    return Diagnostic(
        Code.NESTING_TOO_DEEP,
        f"templates use one another more than {NESTING_LIMIT} deep",
        first.span,
        here="this use does not come to an end",
        labels=(Label(use.span, "the innermost use, which is left out"),),
        help="a template may not use itself, not even through another one",
    )


def _twice(line: Include, first: Span) -> Diagnostic:
    return Diagnostic(
        Code.INCLUDED_TWICE,
        f"{line.path.text} is included twice",
        line.path.span,
        here="its scenes come a second time",
        labels=(Label(first, "first included here"),),
        help="remove one of the two lines",
    )


def _too_many(place: Span) -> Diagnostic:
    return Diagnostic(
        Code.NESTING_TOO_DEEP,
        f"templates and includes bring in more than {COPIES_LIMIT:,} paragraphs",
        place,
        here="this and all that follow are left out",
        help="check that they do not bring one another in again and again",
    )


def _declares(place: Span, template: Template) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_DECLARATION,
        "a template holds scenes, shots and lines, no declarations",
        place,
        here="this is ignored",
        labels=(Label(template.name.span, "inside this template"),),
        help="move the line out of the template",
    )
