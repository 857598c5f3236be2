"""The lines of a script: what each is for, and which other lines it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from storyc.ir import Screenplay
from storyc.source import SourceFile
from storyc.syntax import LineKind, LineToken, lex
from storyc.syntax.tokens import SILENT

_REMARKS = {
    LineKind.BLANK: "an empty line",
    LineKind.COMMENT: "a comment or note: it is for readers of the script, so no prompt has it",
    LineKind.GAP: "a comment or note: it is for readers of the script, so no prompt has it",
    LineKind.PAGE_BREAK: "a page break: it is about paper, so no prompt has it",
    LineKind.TITLE: "the title page: it settles the film as a whole and is in no prompt",
    LineKind.TITLE_MORE: "the title page: it settles the film as a whole and is in no prompt",
    LineKind.ACT: "a section: it divides the script and is in no prompt",
    LineKind.SECTION: "a section: it divides the script and is in no prompt",
    LineKind.SYNOPSIS: "a synopsis: it is for readers of the script, so no prompt has it",
    LineKind.ACTION: "about the cutting: it is in no prompt, and what follows begins a shot",
    LineKind.PARENTHETICAL: "it says how the words under it are spoken: ask about their line",
    LineKind.TRANSITION: "a transition with no shot that it could lead to or from",
    LineKind.SHOT: "a shot that says nothing but when it begins and how long it lasts",
    LineKind.PROPERTY: "nothing of this property can be seen or heard, so no prompt has it",
    LineKind.PROPERTY_MORE: "nothing of this property can be seen or heard, so no prompt has it",
    LineKind.DECLARATION: "a declaration of which nothing can be seen or heard",
    LineKind.TEMPLATE: "the head of a template: its lines count where `use` puts them in",
    LineKind.END: "the end of a template",
}
"""For kinds whose remark is the same wherever they stand."""

_NOTHING = "nothing on this line can be seen or heard, so no prompt has it"

_HEAD = re.compile(r"(?:let|template|use)\s+([^\s=()]+)")
_PATH = re.compile(r'["“”„«]([^"“”„«»]+)["“”»]')


@dataclass(frozen=True)
class ScriptLines:
    """All lines of a script and of the files that it reads, each with its kind."""

    screenplay: Screenplay

    def token(self, source: SourceFile, line: int) -> LineToken | None:
        """Return a line, `None` where the file has no such line."""
        tokens = lex(source)
        return tokens[line - 1] if line <= len(tokens) else None

    def reach(self, source: SourceFile, line: int) -> Iterator[tuple[str, int]]:
        """Yield the lines whose facts a line is about: itself, and what it heads or names.

        A cue heads its speech, a declaration its properties; a `let` is about every line that uses
        the variable.
        """
        yield source.name, line
        token = self.token(source, line)
        if token is None:
            return
        match token.kind:
            case LineKind.CUE:
                yield from self._block(source, line, _SPEECH)
            case LineKind.DECLARATION:
                yield from self._block(source, line, _PROPERTIES)
            case LineKind.LET:
                yield from self._uses(_named(token))
            case LineKind.USE:
                yield from self._template(_named(token))
            case _:
                return

    def remark(self, source: SourceFile, line: int) -> str:
        """Return why a line has no facts."""
        token = self.token(source, line)
        if token is None:
            return _REMARKS[LineKind.BLANK]
        if token.kind in {LineKind.IMPORT, LineKind.INCLUDE}:
            found = _PATH.search(token.text)
            file = found[1] if found else "another file"
            return f"what it brings in stands in {file}; ask about a line of that file"
        if token.kind is LineKind.LET:
            return f"no line that can be seen or heard uses {{{{{_named(token)}}}}}"
        template = _template_around(source, line)
        if template is not None and token.kind not in SILENT:
            return f"a line of the template {template}, which no `use` puts into the film"
        return _REMARKS.get(token.kind, _NOTHING)

    def _block(
        self, source: SourceFile, head: int, kinds: frozenset[LineKind]
    ) -> Iterator[tuple[str, int]]:
        for number, token in enumerate(lex(source)[head:], start=head + 1):
            if token.kind not in kinds:
                return
            yield source.name, number

    def _uses(self, variable: str) -> Iterator[tuple[str, int]]:
        used = re.compile(r"\{\{\s*" + re.escape(variable) + r"\s*\}\}")
        for source in self.screenplay.sources:
            for number, text in enumerate(source.text.split("\n"), start=1):
                if used.search(text):
                    yield source.name, number

    def _template(self, name: str) -> Iterator[tuple[str, int]]:
        for source in self.screenplay.sources:
            tokens = iter(enumerate(lex(source), start=1))
            for _, token in tokens:
                if token.kind is LineKind.TEMPLATE and _named(token) == name:
                    for number, inner in tokens:
                        if inner.kind is LineKind.END:
                            return
                        yield source.name, number


_SPEECH = frozenset(
    {LineKind.PARENTHETICAL, LineKind.WORDS, LineKind.SUNG, LineKind.COMMENT, LineKind.GAP}
)
_PROPERTIES = frozenset({LineKind.PROPERTY, LineKind.PROPERTY_MORE, LineKind.COMMENT, LineKind.GAP})


def _template_around(source: SourceFile, line: int) -> str | None:
    """Return the template that a line stands in, its first and last line excepted."""
    name: str | None = None
    for token in lex(source)[: line - 1]:
        if token.kind is LineKind.TEMPLATE:
            name = _named(token)
        elif token.kind is LineKind.END:
            name = None
    is_end = lex(source)[line - 1].kind is LineKind.END
    return None if is_end else name


def _named(token: LineToken) -> str:
    found = _HEAD.match(token.content.text)
    return found[1] if found else ""
