"""Reading a script with all the files it imports and includes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from storyc.diagnostics import Code, Diagnostic, Label, closest, did_you_mean
from storyc.lower import blocks
from storyc.lower.correction import correction
from storyc.lower.findings import Findings
from storyc.lower.namespace import Named, Namespace, declared_here
from storyc.lower.paths import WHY_REFUSED, resolve
from storyc.source import Located, SourceFile, Span
from storyc.syntax import parse
from storyc.syntax.tree import Declaration, Document, Import, Include, Let, Template
from storyc.world.reader import SourceReader, UnreadableSource

NESTING_LIMIT = 32
"""How many files may stand inside one another; a film that needs more is a loop in disguise."""

_LIKE = re.compile(r"(?:^|\s)like\s+")


@dataclass(frozen=True)
class Program:
    """A script and its files.

    `names` are the entry's, with all it includes and imports. `included` tells the document that an
    `include` line stands for, by the line's place; refused lines are not in it.
    """

    entry: Document
    names: Namespace
    included: Mapping[Span, Document]
    sources: tuple[SourceFile, ...]


@dataclass(frozen=True)
class _Step:
    """One file inside another: the line that asks for it."""

    path: str
    line: Span


def load(entry: SourceFile | Document, reader: SourceReader, findings: Findings) -> Program:
    """Read a script and, through the reader, every file it needs.

    Args:
        entry: the script, or what is left of its tree.
        reader: gives the files that it needs.
        findings: where what is wrong goes.

    Diagnostics: those of parsing, `MISSING_IMPORT`, `IMPORT_CYCLE`, `UNKNOWN_IMPORTED_NAME`,
    `DUPLICATE_DECLARATION`, `NESTING_TOO_DEEP`.
    """
    source = entry if isinstance(entry, SourceFile) else entry.source
    loader = _Loader(entry, reader, findings)
    names = loader.names_of(source.name, ())
    others = sorted(set(loader.documents) - {source.name})
    return Program(
        loader.documents[source.name],
        names,
        loader.included,
        (source, *(loader.documents[name].source for name in others)),
    )


def declares(file: SourceFile) -> bool:
    """Tell whether a file has anything that another one may import, what it imports included."""
    document, _ = parse(file)
    kinds = (Declaration, Import, Let, Template)
    return any(isinstance(it, kinds) for it in blocks.of_document(document))


class _Loader:
    def __init__(
        self, entry: SourceFile | Document, reader: SourceReader, findings: Findings
    ) -> None:
        self._reader = reader
        self._findings = findings
        self._names: dict[str, Namespace] = {}
        self._missing: dict[str, str] = {}
        self.documents: dict[str, Document] = {}
        self.included: dict[Span, Document] = {}
        if isinstance(entry, Document):
            self.documents[entry.source.name] = entry
        else:
            self._parse(entry.name, entry)

    def names_of(self, path: str, chain: tuple[_Step, ...]) -> Namespace:
        """Return the names of a file and what it includes, with what all of these import."""
        if path in self._names:
            return self._names[path]
        names = Namespace()
        files = self._spliced(self.documents[path], chain, {})
        for document, _ in files.values():
            self._declare(document, names)
        for document, inner in files.values():
            for line in blocks.of_document(document):
                if isinstance(line, Import):
                    self._import(line, document, names, inner)
        self._names[path] = names
        return names

    def _spliced(
        self,
        document: Document,
        chain: tuple[_Step, ...],
        found: dict[str, tuple[Document, tuple[_Step, ...]]],
    ) -> dict[str, tuple[Document, tuple[_Step, ...]]]:
        found.setdefault(document.source.name, (document, chain))
        for line in blocks.of_document(document):
            if not isinstance(line, Include):
                continue
            step = self._open(line.path, document.source.name, chain)
            if step is None:
                continue
            self.included[line.span] = self.documents[step.path]
            if step.path not in found:
                self._spliced(self.documents[step.path], (*chain, step), found)
        return found

    def _declare(self, document: Document, names: Namespace) -> None:
        for block in blocks.of_document(document):
            if isinstance(block, Declaration):
                name, like = _split_like(block.name)
                names.add(Named(name, like, block, document.source, names), self._findings)
            elif isinstance(block, (Let, Template)):
                names.add(Named(block.name, None, block, document.source, names), self._findings)

    def _import(
        self, line: Import, document: Document, names: Namespace, chain: tuple[_Step, ...]
    ) -> None:
        step = self._open(line.path, document.source.name, chain)
        if step is None:
            for wanted in line.names:
                names.lose(wanted.text)
            return
        theirs = self.names_of(step.path, (*chain, step))
        for wanted in line.names:
            found = theirs.called(wanted.text)
            for named in found:
                names.add(named, self._findings, wanted.span)
            if not found:
                names.lose(wanted.text)
                self._findings.add(_unknown_name(wanted, step.path, theirs))

    def _open(self, path: Located, home: str, chain: tuple[_Step, ...]) -> _Step | None:
        """Make sure that a file is read; a diagnostic and `None` where it may not or cannot be."""
        name = resolve(path.text, home)
        if name is None:
            self._findings.add(
                Diagnostic(
                    Code.MISSING_IMPORT,
                    f"{path.text} is not a path inside the script's folder",
                    path.span,
                    here="this file is not opened",
                    help=WHY_REFUSED,
                )
            )
            return None
        step = _Step(name, path.span)
        refusal = self._refusal(step, home, chain) or self._unreadable(step)
        if refusal is not None:
            self._findings.add(refusal)
            return None
        return step

    def _refusal(self, step: _Step, home: str, chain: tuple[_Step, ...]) -> Diagnostic | None:
        paths = [it.path for it in chain]
        if step.path == home or step.path in paths or step.path == self._root(chain, home):
            return _cycle(step, chain)
        if len(chain) >= NESTING_LIMIT:
            return Diagnostic(
                Code.NESTING_TOO_DEEP,
                f"files stand more than {NESTING_LIMIT} deep in one another",
                step.line,
                here="this one is not opened",
                help="include the innermost files from the script itself",
            )
        return None

    def _root(self, chain: tuple[_Step, ...], home: str) -> str:
        return chain[0].line.source if chain else home

    def _unreadable(self, step: _Step) -> Diagnostic | None:
        if step.path not in self.documents and step.path not in self._missing:
            try:
                self._parse(step.path, self._reader.read(step.path))
            except UnreadableSource as refusal:
                self._missing[step.path] = str(refusal)
        if step.path in self.documents:
            return None
        why, _, advice = self._missing[step.path].partition("; ")
        return Diagnostic(
            Code.MISSING_IMPORT,
            f"{step.path} cannot be read",
            step.line,
            here=why,
            help=f"{advice or 'check the spelling'}; the path counts from the folder of this file",
        )

    def _parse(self, path: str, file: SourceFile) -> None:
        document, diagnostics = parse(file)
        self.documents[path] = document
        self._findings.extend(diagnostics)


def _split_like(name: Located) -> tuple[Located, Located | None]:
    """Take `TOM like MARA` apart."""
    found = _LIKE.search(name.text)
    if found is None:
        return name, None
    literal = len(name.text) == name.span.end - name.span.start
    own, other = name.text[: found.start()].rstrip(), name.text[found.end() :].strip()
    if not literal:
        return Located(own, name.span), Located(other, name.span)
    place = name.span.slice
    return (
        Located(own, place(0, len(own))),
        Located(other, place(found.end(), found.end() + len(other))),
    )


def _cycle(step: _Step, chain: tuple[_Step, ...]) -> Diagnostic:
    paths = [it.path for it in chain]
    first = paths.index(step.path) + 1 if step.path in paths else 0
    return Diagnostic(
        Code.IMPORT_CYCLE,
        f"{step.path} leads back to itself",
        step.line,
        here="this closes the circle",
        labels=tuple(Label(it.line, f"{it.path} is read here") for it in chain[first:]),
        help="remove one of these lines, or move what both files need into a third file",
    )


def _unknown_name(wanted: Located, path: str, theirs: Namespace) -> Diagnostic:
    known = theirs.names()
    near = closest(wanted.text, known)
    meant = theirs.called(near) if near is not None else ()
    listed = f"it declares {', '.join(known[:12])}" if known else "it declares nothing"
    return Diagnostic(
        Code.UNKNOWN_IMPORTED_NAME,
        f"{path} declares no {wanted.text}",
        wanted.span,
        here="not found there",
        labels=declared_here(meant[0] if meant else None),
        help=did_you_mean(wanted.text, known) or listed,
        fixes=correction([wanted], near),
    )
