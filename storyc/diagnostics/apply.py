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
    """The edits that go in, of which no two touch, but for stretches that are taken out."""

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
        is_free = (at == 0 or _are_apart(there[at - 1], edit)) and (
            at == len(there) or _are_apart(edit, there[at])
        )
        if is_free:
            insort(there, edit, key=lambda it: it.span)
        return is_free


def _are_apart(one: Edit, other: Edit) -> bool:
    """Tell whether one edit ends before the other begins. Two that only delete may meet."""
    if one.span.end == other.span.start:
        return all(it.text == "" and it.span.start < it.span.end for it in (one, other))
    return one.span.end < other.span.start


def _edited(file: SourceFile, edits: Iterable[Edit]) -> str:
    pieces = []
    at = 0
    for edit in edits:
        pieces += [file.text[at : edit.span.start], edit.text_in(file)]
        at = edit.span.end
    return "".join([*pieces, file.text[at:]])
