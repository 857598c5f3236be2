"""Fixes put into the text."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from storyc.diagnostics.diagnostic import Diagnostic, Edit, Fix
from storyc.source import SourceFile, Span


@dataclass(frozen=True)
class Applied:
    """The files that changed, by name, and the fixes that are in them, in order."""

    changed: Mapping[str, SourceFile]
    fixes: tuple[Fix, ...]


def apply_fixes(
    findings: Iterable[Diagnostic], sources: Mapping[str, SourceFile], *, unsafe: bool
) -> Applied:
    """Put the first fix that may be used of each finding into the text.

    A fix goes in with all its edits or not at all: one that touches what another has changed, or a
    file that is not in `sources`, waits for the next time.

    Args:
        findings: in order of preference.
        sources: the files that may be edited, by name.
        unsafe: whether to use the fixes that may not be what the writer meant, too.
    """
    taken = _Taken()
    fixes = []
    for fix in _offered(findings, unsafe=unsafe):
        edits = tuple(dict.fromkeys(fix.edits))
        if all(_fits(it.span, sources) for it in edits) and taken.take(edits):
            fixes.append(fix)
    changed = {
        name: SourceFile(name, _edited(sources[name], edits))
        for name, edits in taken.by_file().items()
    }
    return Applied(changed, tuple(fixes))


def _offered(findings: Iterable[Diagnostic], *, unsafe: bool) -> Iterator[Fix]:
    for finding in findings:
        usable = (fix for fix in finding.fixes if fix.edits and (fix.safe or unsafe))
        yield from list(usable)[:1]


def _fits(span: Span, sources: Mapping[str, SourceFile]) -> bool:
    file = sources.get(span.source)
    return file is not None and 0 <= span.start <= span.end <= len(file.text)


class _Taken:
    """The edits that go in, of which no two touch."""

    def __init__(self) -> None:
        self._edits: dict[str, list[Edit]] = {}

    def take(self, edits: tuple[Edit, ...]) -> bool:
        """Take all of the edits, or none if one of them touches another or what is taken."""
        for index, edit in enumerate(edits):
            if not self._add(edit):
                for added in edits[:index]:
                    self._edits[added.span.source].remove(added)
                return False
        return True

    def by_file(self) -> dict[str, list[Edit]]:
        """Return what is taken, by file, in the order of the text."""
        return {name: edits for name, edits in sorted(self._edits.items()) if edits}

    def _add(self, edit: Edit) -> bool:
        there = self._edits.setdefault(edit.span.source, [])
        at = bisect_left(there, edit.span, key=lambda it: it.span)
        is_free = (at == 0 or there[at - 1].span.end < edit.span.start) and (
            at == len(there) or edit.span.end < there[at].span.start
        )
        if is_free:
            insort(there, edit, key=lambda it: it.span)
        return is_free


def _edited(file: SourceFile, edits: Iterable[Edit]) -> str:
    pieces = []
    at = 0
    for edit in edits:
        pieces += [file.text[at : edit.span.start], edit.text_in(file)]
        at = edit.span.end
    return "".join([*pieces, file.text[at:]])
