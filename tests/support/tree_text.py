"""A tree as a person reads it: one node a line, what is inside it indented below.

Lines that have a grammar of their own are shown taken apart; what could not be read is shown with
its code. Words that a reader of the script sees otherwise than they are written (emphasis) have
`reads` below them.
"""

import json
from collections.abc import Iterable, Iterator

from storyc.diagnostics import Diagnostic
from storyc.lower.strand import Strand
from storyc.source import Located, SourceFile
from storyc.syntax import (
    CueSpec,
    DurationSpec,
    HeadingSpec,
    MoveSpec,
    ShotSpec,
    SoundSpec,
    StateSpec,
    TransitionSpec,
    parse,
    parse_cue,
    parse_heading,
    parse_shot,
    parse_sound,
    parse_state,
    parse_transition,
)
from storyc.syntax import tree as t

_STEP = "  "


def tree_text(source: SourceFile) -> str:
    """Return the tree of a script and what is found while it is parsed."""
    document, findings = parse(source)
    lines = [f"title {_quoted(it.key)} = {_quoted(it.value)}" for it in document.title]
    lines += [line for act in document.acts for line in _act(act, source)]
    lines += list(_findings(findings, source))
    return "".join(f"{line}\n" for line in lines) or "nothing\n"


def _act(act: t.ActNode, source: SourceFile) -> Iterator[str]:
    inside = (line for scene in act.scenes for line in _scene(scene, source))
    if act.section is None:
        yield from inside
    else:
        yield f"act {_quoted(act.section.text)}"
        yield from _indented(inside)


def _scene(scene: t.SceneNode, source: SourceFile) -> Iterator[str]:
    if scene.heading is None:
        yield "opening"
    else:
        spec, findings = parse_heading(scene.heading)
        yield _heading(spec)
        yield from _findings(findings, source)
    for block in scene.blocks:
        yield from _indented(_block(block, source))
    for shot in scene.shots:
        yield from _indented(_shot(shot, source))


def _heading(spec: HeadingSpec) -> str:
    return _joined(
        f"scene {spec.setting or 'anywhere'}",
        ("place", spec.place),
        ("area", spec.area),
        ("time", spec.time_of_day),
        ("id", spec.id),
    )


def _shot(shot: t.ShotNode, source: SourceFile) -> Iterator[str]:
    spec, findings = parse_shot(shot.line)
    yield f"shot unread {_quoted(shot.line)}" if spec is None else _shot_line(spec)
    yield from _findings(findings, source)
    for block in shot.blocks:
        yield from _indented(_block(block, source))


def _shot_line(spec: ShotSpec) -> str:
    named = [("size", spec.size)]
    named += [(spec.preposition or "on", each.text) for each in spec.subjects]
    named += [("lens", f"{spec.lens_mm} mm" if spec.lens_mm else None)]
    named += [("angle", each) for each in spec.angles]
    named += [("move", _move(each)) for each in spec.moves]
    named += [("focus", spec.focus.text if spec.focus else None)]
    named += [("time", _duration(spec.duration) if spec.duration else None)]
    named += [("continues", "yes" if spec.continues else None)]
    named += [("prose", each.text) for each in spec.prose]
    return _joined("shot", *named, ("id", spec.id))


def _move(spec: MoveSpec) -> str:
    return " ".join(word for word in (spec.speed, spec.kind, spec.direction) if word)


def _duration(spec: DurationSpec) -> str:
    about = "about " if spec.approximate else ""
    until = f" to {spec.max_s:g}" if spec.max_s != spec.min_s else ""
    return f"{about}{spec.min_s:g}{until} s"


def _block(block: t.Block, source: SourceFile) -> Iterator[str]:
    match block:
        case t.Action():
            yield from _lines_of("action", block.lines, source)
        case t.Lyrics():
            yield from _lines_of("lyrics", block.lines, source)
        case t.Speech():
            yield _cue(parse_cue(block.cue)[0])
            for each in block.lines:
                yield from _indented(_words(f"{each.kind} ", each.text, source))
        case t.Centered():
            yield from _words("centred ", block.text, source)
        case t.TransitionLine():
            change, findings = parse_transition(block.text)
            yield _transition(change, block.text)
            yield from _findings(findings, source)
        case t.Synopsis():
            yield from _words("synopsis ", block.text, source)
        case t.SectionLine():
            yield f"section {block.level} {_quoted(block.text)}"
        case _:
            yield from _story_block(block, source)


def _story_block(block: t.Block, source: SourceFile) -> Iterator[str]:
    """Show the blocks that Fountain does not have."""
    match block:
        case t.StateLine():
            change, findings = parse_state(block.text)
            yield f"state unread {_quoted(block.text)}" if change is None else _state(change)
            yield from _findings(findings, source)
        case t.SoundLine():
            sound, findings = parse_sound(block.label, block.text)
            yield f"sound unread {_quoted(block.text)}" if sound is None else _sound(block, sound)
            yield from _findings(findings, source)
        case _:
            yield from _definition(block, source)


def _definition(block: t.Block, source: SourceFile) -> Iterator[str]:
    """Show what declares names and brings them in."""
    match block:
        case t.Declaration():
            yield f"{block.keyword.text} {_quoted(block.name)}"
            for each in block.properties:
                yield f"{_STEP}{_quoted(each.key)} = {_quoted(each.value)}"
        case t.Let():
            yield f"let {_quoted(block.name)} = {_quoted(block.value)}"
        case t.Import():
            yield f"import {_listed(block.names)} from {_quoted(block.path)}"
        case t.Include():
            yield f"include {_quoted(block.path)}"
        case t.Use():
            yield f"use {_quoted(block.name)}({_listed(block.arguments)})"
        case t.Template():
            yield f"template {_quoted(block.name)}({_listed(block.parameters)})"
            for scene in block.body:
                yield from _indented(_scene(scene, source))
        case t.Broken():
            yield f"broken {_quoted(block.text)}"
        case _:
            raise TypeError(f"no way to show a {type(block).__name__}")


def _cue(spec: CueSpec) -> str:
    return _joined(
        "speech",
        ("name", spec.name),
        ("extension", spec.extension),
        ("dual", "yes" if spec.dual else None),
    )


def _transition(spec: TransitionSpec, line: Located) -> str:
    kind = spec.kind if spec.known else f"{spec.kind} (unknown words)"
    seconds = f"{spec.seconds:g} s" if spec.seconds is not None else None
    return _joined(f"transition {_quoted(line)}", ("kind", kind), ("time", seconds))


def _state(spec: StateSpec) -> str:
    parts = (("what", spec.what), ("state", spec.state), ("to", spec.to))
    subject = ("subject", spec.subject.text if spec.subject else None)
    named = ((name, part.text if part else None) for name, part in parts)
    return _joined(f"state {spec.verb}", subject, *named)


def _sound(block: t.SoundLine, spec: SoundSpec) -> str:
    return _joined(
        f"sound {block.label.text} {_quoted(spec.text)}",
        ("at", _seconds(spec.at_s)),
        ("under", "yes" if spec.under else None),
        ("fade in", _seconds(spec.fade_in_s)),
        ("fade out", _seconds(spec.fade_out_s)),
        ("gain", f"{spec.gain_db:g} dB" if spec.gain_db is not None else None),
    )


def _seconds(seconds: float | None) -> str | None:
    return f"{seconds:g} s" if seconds is not None else None


def _lines_of(kind: str, lines: Iterable[Located], source: SourceFile) -> Iterator[str]:
    yield kind
    for each in lines:
        yield from _indented(_words("", each, source))


def _words(kind: str, text: Located, source: SourceFile) -> Iterator[str]:
    yield f"{kind}{_quoted(text)}"
    plain = Strand.of(text, source).strip().plain().text
    if plain != text.text:
        yield f"{_STEP}reads {json.dumps(plain, ensure_ascii=False)}"


def _findings(findings: Iterable[Diagnostic], source: SourceFile) -> Iterator[str]:
    for each in findings:
        place = each.primary
        shown = source.text[place.start : place.end] if place is not None else ""
        yield f"! {each.code.value} at {json.dumps(shown, ensure_ascii=False)}: {each.message}"


def _listed(parts: Iterable[Located]) -> str:
    return ", ".join(_quoted(each) for each in parts)


def _quoted(text: Located) -> str:
    return json.dumps(text.text, ensure_ascii=False)


def _joined(first: str, *named: tuple[str, str | None]) -> str:
    return " · ".join([first, *(f"{name} {value}" for name, value in named if value)])


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" for line in lines)
