"""Meeting those whom nobody declared: cues, headings and state lines name them."""

from collections.abc import Iterable

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.ir import Character, Location, Prop, StateVerb
from storyc.lower.findings import Findings
from storyc.lower.names import Names, near, without_article
from storyc.lower.namespace import fold
from storyc.lower.parts import HeadingPart, LyricsPart, Part, SpeechPart, StatePart
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
    characters; `UNKNOWN_PROP` for what is nearly a declared prop.
    """

    def __init__(self, names: Names, findings: Findings) -> None:
        self._names = names
        self._findings = findings
        self._declared = {fold(it.name): it for it in names.characters}
        self._props = {fold(it.name): it for it in names.props}

    def meet(self, parts: Iterable[Part]) -> None:
        """Meet everybody: speakers and places first, then what state lines add."""
        parts = tuple(parts)
        slips: dict[str, list[SpeechPart]] = {}
        for part in parts:
            if isinstance(part, SpeechPart):
                self._speaker(part, slips)
        self._report_slips(slips)
        for part in parts:
            if isinstance(part, HeadingPart):
                self._place(part)
        self._singer(parts)
        for part in parts:
            if isinstance(part, StatePart):
                self._state(part)

    def _speaker(self, part: SpeechPart, slips: dict[str, list[SpeechPart]]) -> None:
        name = part.cue.name
        if self._names.character(name) is not None and fold(name) not in slips:
            return
        if fold(name) in slips:
            slips[fold(name)].append(part)
            return
        known = self._near_character(name)
        if known is not None:
            slips[fold(name)] = [part]
            self._names.alias(name, known)
            return
        self._names.meet(Character(name=name, inferred=True, span=part.name_span))
        if self._names.declares_characters and not self._names.is_lost(name):
            self._findings.add(_inferred(name, part.name_span))

    def _place(self, part: HeadingPart) -> None:
        place = part.spec.place
        if part.spec.setting is None and self._names.character(place) is not None:
            return
        if place and self._names.location(place) is None:
            self._names.meet(Location(name=place, inferred=True, span=part.span))

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
        if self._names.character(who.text) or self._names.prop(who.text):
            return
        known = self._near_character(who.text)
        lost = self._names.is_lost(who.text)
        if lost or (known is None and not self._names.declares_characters):
            self._names.meet(Character(name=who.text, inferred=True, span=who.span))
            return
        self._findings.add(self._unknown(who, known))
        if known is not None:
            self._names.alias(who.text, known)

    def _person_or_prop(self, who: Located) -> None:
        if self._names.location(who.text) is not None:
            return
        if self._names.character(who.text) is not None:
            return
        known = self._near_character(who.text)
        if known is not None:
            self._findings.add(self._unknown(who, known))
            self._names.alias(who.text, known)
            return
        self._prop(who)

    def _prop(self, what: Located) -> None:
        if self._names.prop(what.text) or self._names.character(what.text):
            return
        name = near(without_article(what.text), (it.name for it in self._props.values()))
        if name is not None and not self._names.is_lost(what.text):
            known = self._props[fold(name)]
            message = f"there is no prop {what.text}"
            self._findings.add(self._slip(message, what, known, (Edit(what.span, known.name),)))
            return
        self._names.meet(Prop(name=without_article(what.text), inferred=True, span=what.span))

    def _near_character(self, name: str) -> Character | None:
        if self._names.is_lost(name):
            return None
        found = near(name, (it.name for it in self._declared.values()))
        return self._declared[fold(found)] if found is not None else None

    def _report_slips(self, slips: dict[str, list[SpeechPart]]) -> None:
        for parts in slips.values():
            name = parts[0].cue.name
            known = self._names.character(name)
            if known is not None:
                also = f", and {len(parts) - 1} times more" if len(parts) > 1 else ""
                edits = dict.fromkeys(Edit(it.name_span, known.name) for it in parts)
                message = f"{name} speaks here{also}, but is not declared"
                self._findings.add(
                    self._slip(message, Located(name, parts[0].name_span), known, tuple(edits))
                )

    def _unknown(self, who: Located, known: Character | None) -> Diagnostic:
        message = f"there is no character {who.text}"
        if known is not None:
            return self._slip(message, who, known, (Edit(who.span, known.name),))
        return Diagnostic(
            Code.UNKNOWN_CHARACTER,
            message,
            who.span,
            here="neither declared nor speaking",
            help=f"declare it: character {who.text}",
        )

    def _slip(
        self, message: str, wrong: Located, known: Character | Prop, edits: tuple[Edit, ...]
    ) -> Diagnostic:
        """Say that a name is probably meant to be a declared one."""
        is_prop = isinstance(known, Prop)
        name = without_article(wrong.text) if is_prop else wrong.text
        return Diagnostic(
            Code.UNKNOWN_PROP if is_prop else Code.UNKNOWN_CHARACTER,
            message,
            wrong.span,
            here=f"did you mean {known.name}?",
            labels=(Label(self._names.place(known), f"{known.name} is declared here"),),
            help=f"write {known.name}, or declare: {'prop' if is_prop else 'character'} {name}",
            fixes=(Fix(f"write {known.name}", edits),),
        )


def _inferred(name: str, place: Span) -> Diagnostic:
    return Diagnostic(
        Code.INFERRED_CHARACTER,
        f"{name} speaks, but is not declared",
        place,
        here="their looks are left to chance",
        help=f"declare: character {name}, with an appearance; or make it action with !",
    )
