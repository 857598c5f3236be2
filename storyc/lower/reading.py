"""Reading the raw lines of the body: variables in, then each line taken apart by its grammar."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from storyc.diagnostics import Diagnostic
from storyc.lower.camera_lines import begins_camera_line, is_structure
from storyc.lower.caseless_cues import as_speech
from storyc.lower.expansion import Heading, Item, ShotLine
from storyc.lower.findings import Findings
from storyc.lower.names import Names
from storyc.lower.parts import (
    ActionPart,
    CardPart,
    HeadingPart,
    LyricsPart,
    Part,
    SectionPart,
    ShotPart,
    SoundPart,
    SpeechPart,
    SpokenLine,
    StatePart,
    SynopsisPart,
    TransitionPart,
)
from storyc.lower.strand import Strand
from storyc.lower.variables import Scope, Variables
from storyc.source import Located
from storyc.syntax import (
    parse_cue,
    parse_heading,
    parse_shot,
    parse_sound,
    parse_state,
    parse_transition,
)
from storyc.syntax.tree import (
    Action,
    Centered,
    Lyrics,
    SectionLine,
    SoundLine,
    Speech,
    SpeechLine,
    StateLine,
    Synopsis,
    TransitionLine,
)

_S = TypeVar("_S")


class Reading:
    """Turns items into parts.

    Diagnostics: those of the inline grammars and of variables.
    """

    def __init__(self, names: Names, variables: Variables, findings: Findings) -> None:
        self._names = names
        self._variables = variables
        self._findings = findings

    def parts(self, items: Iterable[Item]) -> Iterator[Part]:
        """Yield one part for each item that says something."""
        for item in items:
            part = self._part(item)
            if part is not None:
                yield part

    def _part(self, item: Item) -> Part | None:
        node, scope = item.node, item.scope
        part: Part | None
        match node:
            case Action():
                part = self._action(node, scope)
            case Speech():
                part = self._speech(node, scope)
            case StateLine():
                part = self._state(node, scope)
            case SoundLine():
                part = self._sound(node, scope)
            case Centered():
                part = CardPart(self._line(node.text, scope).plain(), node.span)
            case Lyrics():
                part = LyricsPart(self._lines(node.lines, scope), node.span)
            case _:
                part = self._frame(item)
        return part

    def _frame(self, item: Item) -> Part | None:
        """Read what stands around the happenings: headings, shots, transitions, the outline."""
        node, scope = item.node, item.scope
        match node:
            case ShotLine():
                line = self._line(node.line, scope)
                spec = self._parsed(parse_shot(line.located()))
                return ShotPart(spec, line, node.line.span)
            case Heading():
                line = self._line(node.line, scope)
                heading = self._parsed(parse_heading(line.located()))
                return HeadingPart(heading, line, node.line.span)
            case TransitionLine():
                line = self._line(node.text, scope)
                change = self._parsed(parse_transition(line.located()))
                return TransitionPart(change, line, node.span)
            case Synopsis():
                return SynopsisPart(self._line(node.text, scope))
            case SectionLine():
                return SectionPart(node.level, self._line(node.text, scope).text)
            case _:
                return None

    def _line(self, line: Located, scope: Scope) -> Strand:
        return self._variables.strand(line, scope).strip()

    def _lines(self, lines: Iterable[Located], scope: Scope) -> tuple[Strand, ...]:
        return tuple(self._prose(each, scope) for each in lines)

    def _prose(self, line: Located, scope: Scope) -> Strand:
        return self._variables.strand(line, scope, is_prose=True).strip().plain()

    def _parsed(self, parsed: tuple[_S, tuple[Diagnostic, ...]]) -> _S:
        spec, diagnostics = parsed
        self._findings.extend(diagnostics)
        return spec

    def _action(self, node: Action, scope: Scope) -> Part:
        speech = as_speech(node, self._names)
        if speech is not None:
            return self._speech(speech, scope)
        return ActionPart(self._lines(node.lines, scope), node.span)

    def _speech(self, node: Speech, scope: Scope) -> Part:
        line = self._line(node.cue, scope)
        if begins_camera_line(line.text) or is_structure(line):
            lines = (line, *(self._prose(each.text, scope) for each in node.lines))
            return ActionPart(lines, node.span)
        cue = self._parsed(parse_cue(line.located()))
        named = line.text.startswith(cue.name)
        return SpeechPart(
            cue,
            line.span(0, len(cue.name)) if named else line.span(),
            tuple(self._spoken(each, scope) for each in node.lines),
            node.span,
        )

    def _spoken(self, line: SpeechLine, scope: Scope) -> SpokenLine:
        kinds: dict[str, Literal["words", "parenthetical", "lyric"]] = {
            "parenthetical": "parenthetical",
            "lyric": "lyric",
        }
        return SpokenLine(kinds.get(line.kind, "words"), self._prose(line.text, scope))

    def _state(self, node: StateLine, scope: Scope) -> Part:
        line = self._line(node.text, scope)
        spec = self._parsed(parse_state(line.located()))
        if spec is None:
            return ActionPart((line,), node.span)
        return StatePart(spec, line, node.span)

    def _sound(self, node: SoundLine, scope: Scope) -> SoundPart:
        line = self._line(node.text, scope)
        spec = self._parsed(parse_sound(node.label, line.located()))
        return SoundPart(node.label.text.upper(), spec, line.plain(), node.span)
