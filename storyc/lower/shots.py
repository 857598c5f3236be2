"""Written shots: `!!` lines with their subjects looked up."""

import re
from collections.abc import Iterable, Iterator

from storyc.diagnostics import Code, Diagnostic, Edit, Fix
from storyc.ir import Angle, Location, Mention, Move, MoveKind, ShotSize, Subject, Text
from storyc.lower.correction import correction
from storyc.lower.durations import duration
from storyc.lower.findings import Findings
from storyc.lower.mentions import Mentions
from storyc.lower.names import Names, near
from storyc.lower.parts import ShotPart
from storyc.lower.shot_draft import ShotDraft
from storyc.lower.strand import Strand
from storyc.source import Located, Span
from storyc.syntax.specs import MoveSpec, ShotSpec

_POSSESSIVE = re.compile(r"(?P<who>[^'’]+)['’][Ss]?\s+\S")

_UNSHOWN = re.compile(
    r"\b(?:off[- ]?(?:screen|camera)|out of (?:the )?(?:frame|shot|picture)|unseen|without|not?)\b",
    re.IGNORECASE,
)
"""Words about somebody who is not in the picture; to describe them would call them into it."""


class Shots:
    """Turns shot lines into shots without beats.

    Diagnostics: those of shot lines, but for a word that is a name; `UNKNOWN_SUBJECT` for capitals
    that are nearly a name; `SUBJECT_AFTER_COMMA`.
    """

    def __init__(self, names: Names, mentions: Mentions, findings: Findings) -> None:
        self._names = names
        self._mentions = mentions
        self._findings = findings

    def draft(self, part: ShotPart, location: Location | None) -> ShotDraft:
        """Return the shot of a line in a scene at a location.

        The words of a line that cannot be read are kept as prose.
        """
        spec = part.spec
        names = self._misplaced(spec) if spec is not None else ()
        places = {it.span for it in names}
        self._findings.extend(it for it in part.findings if it.primary not in places)
        if spec is not None:
            self._findings.extend(_after_comma(spec, run) for run in _runs(spec, names))
        if spec is None:
            prose = (_text(part.line.located()),) if part.line.text else ()
            return ShotDraft(part.span, prose=prose)
        subjects = tuple(self.subject(each, location) for each in spec.subjects)
        return ShotDraft(
            part.span,
            written_id=spec.id,
            size=ShotSize(spec.size) if spec.size is not None else None,
            preposition=spec.preposition,
            subjects=subjects,
            lens_mm=spec.lens_mm,
            angles=tuple(Angle(each) for each in spec.angles),
            moves=tuple(_move(each) for each in spec.moves),
            focus=_text(spec.focus) if spec.focus is not None else None,
            prose=_prose(spec),
            mentions=self.named_beside(subjects, _own_words(spec)),
            duration=duration(spec.duration) if spec.duration is not None else None,
            continues=spec.continues,
        )

    def subject(self, written: Located, location: Location | None) -> Subject:
        """Return whom or what a shot is on: a known name, or the words as they are."""
        name, span = written.text, written.span
        character = self._names.character(name)
        if character is not None:
            return Subject(name=character.name, kind="character", span=span)
        prop = self._names.prop(name)
        if prop is not None:
            return Subject(name=prop.name, kind="prop", span=span)
        place = self._names.location(name)
        if place is not None:
            return Subject(name=place.name, kind="location", span=span)
        area = self._names.area(name, location)
        if area is not None:
            return Subject(name=area.name, kind="area", span=span)
        owner = _POSSESSIVE.match(name)
        if owner is not None and self._is_somebody(owner["who"]):
            whole = self.subject(Located(owner["who"], span), location)
            return whole.model_copy(update={"words": name})
        self._judge(written)
        return Subject(name=name, kind="prose", span=span)

    def named_beside(
        self, subjects: Iterable[Subject], words: Iterable[Located]
    ) -> tuple[Mention, ...]:
        """Return whom and what the words of a shot name beside its subjects, each once."""
        on = tuple(subjects)
        met = {it.name for it in on}
        found: list[Mention] = []
        for each in (*(Located(it.name, it.span) for it in on if it.kind == "prose"), *words):
            if _UNSHOWN.search(each.text) is not None:
                continue
            for mention in self._mentions.of(Strand.at(each.text, each.span)):
                if mention.name not in met:
                    met.add(mention.name)
                    found.append(mention)
        return tuple(found)

    def _misplaced(self, spec: ShotSpec) -> tuple[Located, ...]:
        """Return the names among the words that are no camera terms: `TOM`, `TOM and MARA`."""
        return tuple(
            it
            for it in spec.prose
            if all(each.isupper() and self._is_somebody(each) for each in _AND.split(it.text))
        )

    def _is_somebody(self, name: str) -> bool:
        return self._names.character(name) is not None or self._names.prop(name) is not None

    def _judge(self, written: Located) -> None:
        found = near(written.text, self._names.every_name()) if written.text.isupper() else None
        if found is None:
            return
        self._findings.add(
            Diagnostic(
                Code.UNKNOWN_SUBJECT,
                f"nobody and nothing is called {written.text}",
                written.span,
                here=f"did you mean {found}?",
                labels=self._names.declared_here(found),
                help=f"write {found}; what needs no declaration is written in small letters",
                fixes=correction([written], found),
            )
        )


def _runs(spec: ShotSpec, names: Iterable[Located]) -> Iterator[tuple[Located, ...]]:
    """Yield the names that follow the subjects, from comma to comma, and each other by itself."""
    end = spec.subjects[-1].span.end if spec.subjects else None
    listed: list[Located] = []
    for name in names:
        if end is not None and name.span.start - end <= _COMMA_WITH_BLANKS:
            listed.append(name)
            end = name.span.end
        else:
            yield (name,)
    if listed:
        yield tuple(listed)


def _after_comma(spec: ShotSpec, names: tuple[Located, ...]) -> Diagnostic:
    """Return the finding for a run of names; one fix joins all those that follow the subjects."""
    source, last = names[0].span.source, names[-1].span.end
    people = [each for it in names for each in _AND.split(it.text)]
    told = " and ".join(filter(None, (", ".join(people[:-1]), people[-1])))
    joined = f"on {' and '.join((*(it.text for it in spec.subjects), *people))}"
    ends = [it.span.end for it in (*spec.subjects[-1:], *names)]
    commas = [Span(source, end, it.span.start) for end, it in zip(ends, names, strict=False)]
    fixes: tuple[Fix, ...] = ()
    if spec.subjects and all(it.end - it.start <= _COMMA_WITH_BLANKS for it in commas):
        edits = tuple(Edit(it, " and ") for it in commas)
        fixes = (Fix(f"write `and {' and '.join(people)}`", edits, safe=True),)
    return Diagnostic(
        Code.SUBJECT_AFTER_COMMA,
        f"the camera is not told to look at {told}",
        Span(source, names[0].span.start, last),
        here="behind a comma, a name is only words for the picture",
        help=f"write `{joined}` in front of the first comma",
        fixes=fixes,
    )


_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_COMMA_WITH_BLANKS = 3


def _prose(spec: ShotSpec) -> tuple[Text, ...]:
    """Return the words that are no camera terms, those in the place of the size included."""
    unread = (spec.size_text,) if spec.size is None and spec.size_text.text else ()
    return tuple(_text(each) for each in (*unread, *spec.prose))


def _own_words(spec: ShotSpec) -> Iterator[Located]:
    """Yield all words of a shot that may say more than a camera term: `rack focus to MARA`."""
    yield from (it.text for it in spec.moves)
    if spec.focus is not None:
        yield spec.focus
    yield from spec.prose


def _move(spec: MoveSpec) -> Move:
    return Move.model_validate(
        {
            "kind": MoveKind(spec.kind),
            "speed": spec.speed,
            "direction": spec.direction,
            "text": spec.text.text,
            "span": spec.text.span,
        }
    )


def _text(words: Located) -> Text:
    return Text(text=words.text, span=words.span)
