"""State lines: names as they are declared, and what is not among the declared words."""

import re
from collections.abc import Iterable

from storyc.diagnostics import Code, Diagnostic, Label, closest
from storyc.ir import Character, Prop, StateBeat, StateVerb
from storyc.lower.correction import correction
from storyc.lower.findings import Findings
from storyc.lower.names import Names, near
from storyc.lower.namespace import fold
from storyc.lower.parts import StatePart
from storyc.source import Located

_THE_SAME = re.compile(r"(?:(?:the|her|his|their) )?same\b", re.IGNORECASE)
"""`wears the same suit` needs no wardrobe of that name."""

_WITH_PROP = frozenset({StateVerb.HOLDS, StateVerb.TAKES, StateVerb.DROPS, StateVerb.GIVES})


class StateLines:
    """Turns state lines into beats.

    Diagnostics: `UNKNOWN_WARDROBE`, `UNKNOWN_PROP_STATE`, `UNKNOWN_STYLE`.
    """

    def __init__(self, names: Names, findings: Findings) -> None:
        self._names = names
        self._findings = findings

    def beat(self, part: StatePart) -> StateBeat:
        """Return the beat of a line; its id is given later."""
        spec = part.spec
        verb = StateVerb(spec.verb)
        what, state = self._what(verb, part)
        return StateBeat(
            id="",
            text=part.line.text,
            verb=verb,
            subject=self._canonical(spec.subject),
            what=what,
            state=state,
            to=self._canonical(spec.to),
            span=part.span,
        )

    def _what(self, verb: StateVerb, part: StatePart) -> tuple[str | None, str | None]:
        """Return what a line is about and the state in brackets, each as it is declared."""
        spec = part.spec
        what = spec.what
        if what is None:
            return None, spec.state.text if spec.state is not None else None
        if verb in _WITH_PROP:
            prop = self._names.prop(what.text)
            return prop.name if prop is not None else what.text, self._state(prop, spec.state)
        bracket = spec.state.text if spec.state is not None else None
        if verb in {StateVerb.WEARS, StateVerb.REMOVES}:
            return self._wardrobe(verb, spec.subject, what), bracket
        if verb is StateVerb.IS and spec.subject is not None:
            prop = self._names.prop(spec.subject.text)
            if prop is not None and self._names.character(spec.subject.text) is None:
                return self._state(prop, what), bracket
        if verb is StateVerb.STYLE:
            return self.style(what), bracket
        return what.text, bracket

    def style(self, name: Located) -> str:
        """Return a style's name as it is declared."""
        style = self._names.style(name.text)
        if style is not None:
            return style.name
        if self._names.is_lost(name.text):
            return name.text
        known = tuple(it.name for it in self._names.styles)
        self._findings.add(
            _not_among(
                Code.UNKNOWN_STYLE,
                f"there is no style {name.text}",
                name,
                known,
                advice=f"declare `style {name.text}` with a `look:`",
                labels=self._names.declared_here(closest(name.text, known) or ""),
            )
        )
        return name.text

    def _canonical(self, name: Located | None) -> str | None:
        if name is None:
            return None
        known = (
            self._names.character(name.text)
            or self._names.prop(name.text)
            or self._names.location(name.text)
            or self._names.area(name.text, None)
        )
        return known.name if known is not None else name.text

    def _wardrobe(self, verb: StateVerb, subject: Located | None, what: Located) -> str:
        character = self._names.character(subject.text) if subject is not None else None
        if character is None or not character.wardrobe:
            return what.text
        known = {fold(it.name): it.name for it in character.wardrobe}
        if fold(what.text) in known:
            return known[fold(what.text)]
        if _THE_SAME.match(what.text):
            return what.text
        if verb is StateVerb.WEARS or near(what.text, known.values()) is not None:
            self._findings.add(_no_wardrobe(character, what))
        return what.text

    def _state(self, prop: Prop | None, state: Located | None) -> str | None:
        if state is None:
            return None
        if prop is None or not prop.states:
            return state.text
        known = {fold(it): it for it in prop.states}
        if fold(state.text) in known:
            return known[fold(state.text)]
        self._findings.add(
            _not_among(
                Code.UNKNOWN_PROP_STATE,
                f"{prop.name} has no state {state.text}",
                state,
                prop.states,
                advice=f"add {state.text} to its `states:`, which are {', '.join(prop.states)}",
                labels=(Label(self._names.place(prop), f"{prop.name} is declared here"),),
            )
        )
        return state.text


def _no_wardrobe(character: Character, what: Located) -> Diagnostic:
    known = tuple(it.name for it in character.wardrobe)
    return _not_among(
        Code.UNKNOWN_WARDROBE,
        f"{character.name} has no wardrobe {what.text}",
        what,
        known,
        advice=f"add a line `wardrobe {what.text}: …` to {character.name}, who has"
        f" {', '.join(known)}",
        labels=(Label(character.wardrobe[0].span, "declared here"),),
    )


def _not_among(
    code: Code,
    message: str,
    wrong: Located,
    known: Iterable[str],
    *,
    advice: str,
    labels: tuple[Label, ...] = (),
) -> Diagnostic:
    found = closest(wrong.text, known)
    return Diagnostic(
        code,
        message,
        wrong.span,
        here=f"did you mean {found}?" if found is not None else "not declared",
        labels=labels,
        help=f"write {found}, or {advice}" if found is not None else advice,
        fixes=correction([wrong], found),
    )
