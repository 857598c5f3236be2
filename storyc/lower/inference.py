"""Meeting those whom nobody declared: cues, headings and state lines name them."""

from collections.abc import Iterable

from storyc.diagnostics import Code, Diagnostic, Label
from storyc.ir import Character, Location, Prop, StateVerb
from storyc.lower.correction import correction
from storyc.lower.findings import Findings
from storyc.lower.names import Names, near, without_article
from storyc.lower.parts import HeadingPart, LyricsPart, Part, SpeechPart, StatePart
from storyc.lower.slips import Slips
from storyc.source import Located, Span

SINGER = "SINGER"
"""Who sings lyrics that stand under no cue in a scene where nobody has spoken yet."""

_NEEDS_CHARACTER = frozenset(
    {"wears", "removes", "holds", "takes", "drops", "gives", "enters", "exits"}
)
_NEEDS_PROP = frozenset({"holds", "takes", "drops", "gives"})


class Inference:
    """Lets a script's own lines add to its cast.

    Diagnostics: `UNKNOWN_CHARACTER` for a cue that is nearly a declared name and for a state line
    about nobody; `INFERRED_CHARACTER` for a cue of nobody declared, in a script that declares its
    characters; `UNKNOWN_PROP` for what is nearly a declared prop; `MISSPELT_LOCATION` for a heading
    of what is nearly a declared location or area.
    """

    def __init__(self, names: Names, findings: Findings) -> None:
        self._names = names
        self._findings = findings
        self._slips = Slips(names)
        self._characters = {it.name: it for it in names.characters}
        self._props = {it.name: it for it in names.props}
        self._locations = {it.name: it for it in names.locations}

    def meet(self, parts: Iterable[Part]) -> None:
        """Meet everybody: speakers first, then places, then what state lines add."""
        parts = tuple(parts)
        for part in parts:
            if isinstance(part, SpeechPart):
                self._speaker(Located(part.cue.name, part.name_span))
        for part in parts:
            if isinstance(part, HeadingPart):
                self._place(part)
        self._singer(parts)
        for part in parts:
            if isinstance(part, StatePart):
                self._state(part)
        self._slips.report(self._findings)

    def _speaker(self, who: Located) -> None:
        if self._is_known(who) or self._is_slip(who):
            return
        self._names.meet(Character(name=who.text, inferred=True, span=who.span))
        if self._names.declares_characters and not self._names.is_lost(who.text):
            self._findings.add(_inferred(who))

    def _place(self, part: HeadingPart) -> None:
        place = part.spec.place
        if part.spec.setting is None and self._names.character(place) is not None:
            return
        location = self._names.location(place) if place else None
        if location is not None and part.spec.area:
            self._area(part, location)
        if place and location is None:
            self._judge_place(part)
            self._names.meet(Location(name=place, inferred=True, span=part.span))

    def _judge_place(self, part: HeadingPart) -> None:
        meant = near(part.spec.place, self._locations)
        if meant is not None and not self._names.is_lost(part.spec.place):
            where = self._locations[meant]
            self._findings.add(_misspelt(part, part.spec.place, meant, self._names.place(where)))

    def _area(self, part: HeadingPart, location: Location) -> None:
        area = part.spec.area or ""
        known = {it.name: it for it in location.areas}
        meant = near(area, known) if self._names.area(area, location) is None else None
        if meant is not None:
            self._findings.add(_misspelt(part, area, meant, known[meant].span))

    def _singer(self, parts: tuple[Part, ...]) -> None:
        """Meet the singer of lyrics that nobody's cue stands over."""
        spoken = False
        for part in parts:
            match part:
                case HeadingPart():
                    spoken = False
                case SpeechPart():
                    spoken = True
                case LyricsPart() if not spoken:
                    self._names.meet(Character(name=SINGER, inferred=True, span=part.span))
                case _:
                    pass

    def _state(self, part: StatePart) -> None:
        spec = part.spec
        if spec.subject is not None and spec.verb in _NEEDS_CHARACTER:
            self._person(spec.subject)
        elif spec.subject is not None and spec.verb in {"is", "has"}:
            self._person_or_prop(spec.subject)
        if spec.what is not None and spec.verb in _NEEDS_PROP:
            self._prop(spec.what)
        if spec.to is not None and spec.verb == StateVerb.GIVES:
            self._person(spec.to)

    def _person(self, who: Located) -> None:
        if self._is_known(who) or self._is_slip(who):
            return
        if self._names.declares_characters and not self._names.is_lost(who.text):
            self._findings.add(_unknown(who))
        self._names.meet(Character(name=who.text, inferred=True, span=who.span))

    def _person_or_prop(self, who: Located) -> None:
        if self._names.location(who.text) is None and not self._is_slip(who):
            self._prop(who)

    def _prop(self, what: Located) -> None:
        if self._is_known(what):
            return
        name = without_article(what.text)
        meant = None if self._names.is_lost(name) else near(name, self._props)
        if meant is not None:
            self._slips.note(what, self._props[meant])
            return
        self._names.meet(Prop(name=name, inferred=True, span=what.span))

    def _is_known(self, who: Located) -> bool:
        """Tell whether a name is somebody's or something's; note another place of a slip."""
        meant = self._slips.meant(who.text)
        if meant is not None:
            self._slips.note(who, meant)
        return bool(self._names.character(who.text) or self._names.prop(who.text))

    def _is_slip(self, who: Located) -> bool:
        """Tell whether a name is nearly a declared character's, and note it."""
        if self._names.character(who.text) or self._names.is_lost(who.text):
            return False
        meant = near(who.text, self._characters)
        if meant is None:
            return False
        self._slips.note(who, self._characters[meant])
        return True


def _misspelt(part: HeadingPart, written: str, meant: str, declared: Span) -> Diagnostic:
    at = part.line.text.upper().rfind(written.upper())
    place = part.line.span(at, at + len(written)) if at >= 0 else part.span
    return Diagnostic(
        Code.MISSPELT_LOCATION,
        f"{written} is a place of its own, without a declared look",
        place,
        here=f"did you mean {meant}?",
        labels=(Label(declared, f"{meant} is declared here"),),
        help=f"write {meant}, or declare `location {written}` with a `look:`",
        fixes=correction([Located(written, place)], meant),
    )


def _unknown(who: Located) -> Diagnostic:
    return Diagnostic(
        Code.UNKNOWN_CHARACTER,
        f"there is no character {who.text}",
        who.span,
        here="neither declared nor speaking",
        help=f"correct the name, or declare `character {who.text}` with an `appearance:`",
    )


def _inferred(who: Located) -> Diagnostic:
    return Diagnostic(
        Code.INFERRED_CHARACTER,
        f"{who.text} speaks, but is not declared",
        who.span,
        here="their looks are left to chance",
        help=f"declare `character {who.text}` with an `appearance:`; or, if this is action,"
        " put `!` in front of it",
    )
