"""Makes the nodes of `tree` out of the lines that the grammar put together.

One method a rule of `grammar/story.lark`. Positions come from the line tokens.
"""

import re
from typing import NamedTuple

from lark import Transformer, v_args

from storyc.source import Located
from storyc.syntax import tree
from storyc.syntax.forms import DECLARATION, IMPORT, INCLUDE, LET, PROPERTY, TEMPLATE, USE
from storyc.syntax.marks import SOUND
from storyc.syntax.pieces import group, join, piece, split_at_commas
from storyc.syntax.title_key import TITLE_KEY
from storyc.syntax.tokens import LineKind, LineRun

_SPEECH_KINDS = {
    LineKind.WORDS: "words",
    LineKind.PARENTHETICAL: "parenthetical",
    LineKind.SUNG: "lyric",
}


class Parts(NamedTuple):
    """What the top rule finds; the caller adds the source file."""

    title: tuple[tree.TitleLine, ...]
    acts: tuple[tree.ActNode, ...]


def _form(pattern: re.Pattern[str], content: Located) -> re.Match[str]:
    match = pattern.fullmatch(content.text)
    if match is None:
        raise ValueError(f"the lexer took a line for what it is not: {content.text[:80]!r}")
    return match


@v_args(inline=True)
class TreeBuilder(Transformer[LineRun, Parts]):
    """Called by Lark for each rule that is complete, innermost first."""

    def document(self, *parts: tree.TitleLine | tree.ActNode) -> Parts:
        """Divide the title page from the acts."""
        return Parts(
            tuple(part for part in parts if isinstance(part, tree.TitleLine)),
            tuple(part for part in parts if isinstance(part, tree.ActNode)),
        )

    def title(self, run: LineRun) -> tree.TitleLine:
        """`Key: value` and the lines that go on with the value."""
        content, *more = run.contents
        match = _form(TITLE_KEY, content)
        value = join((group(match, content, "value"), *more), "\n")
        return tree.TitleLine(group(match, content, "key"), value, run.span)

    def prologue(self, *scenes: tree.SceneNode) -> tree.ActNode:
        """What stands before the first section."""
        return tree.ActNode(None, scenes, scenes[0].span.merge(scenes[-1].span))

    def act(self, first: LineRun, *scenes: tree.SceneNode) -> tree.ActNode:
        """A top section and its scenes."""
        section = self.section(first)
        span = section.span.merge(scenes[-1].span) if scenes else section.span
        return tree.ActNode(section, scenes, span)

    def opening(self, *parts: tree.Block | tree.ShotNode) -> tree.SceneNode:
        """What stands before the first heading."""
        blocks, shots = _divided(parts)
        return tree.SceneNode(None, blocks, shots, parts[0].span.merge(parts[-1].span))

    def scene(self, first: LineRun, *parts: tree.Block | tree.ShotNode) -> tree.SceneNode:
        """A heading and what follows up to the next."""
        heading = first.content
        blocks, shots = _divided(parts)
        span = heading.span.merge(parts[-1].span) if parts else heading.span
        return tree.SceneNode(heading, blocks, shots, span)

    def shot(self, first: LineRun, *blocks: tree.Block) -> tree.ShotNode:
        """A shot line and what follows up to the next."""
        line = first.content
        span = line.span.merge(blocks[-1].span) if blocks else line.span
        return tree.ShotNode(line, blocks, span)

    def template(self, first: LineRun, *rest: tree.SceneNode | LineRun) -> tree.Template:
        """`template NAME(parameters)` to `end`."""
        end = rest[-1]
        content = first.content
        match = _form(TEMPLATE, content)
        return tree.Template(
            group(match, content, "name"),
            split_at_commas(group(match, content, "parameters")),
            tuple(part for part in rest if isinstance(part, tree.SceneNode)),
            content.span.merge(end.span),
        )

    def action(self, run: LineRun) -> tree.Action:
        """A paragraph of action."""
        return tree.Action(run.contents, run.span)

    def speech(self, run: LineRun) -> tree.Speech:
        """A cue and what is said under it."""
        cue, *lines = run.lines
        spoken = [tree.SpeechLine(_SPEECH_KINDS[line.kind], line.content) for line in lines]
        return tree.Speech(cue.content, tuple(spoken), run.span)

    def lyrics(self, run: LineRun) -> tree.Lyrics:
        """Sung lines without a cue."""
        return tree.Lyrics(run.contents, run.span)

    def centered(self, line: LineRun) -> tree.Centered:
        """`> THE END <`."""
        content = line.content
        return tree.Centered(content, content.span)

    def transition(self, line: LineRun) -> tree.TransitionLine:
        """`CUT TO:`."""
        content = line.content
        return tree.TransitionLine(content, content.span)

    def section(self, line: LineRun) -> tree.SectionLine:
        """`## The storm`."""
        content = line.content
        level = len(content.text) - len(content.text.lstrip("#＃"))
        text = piece(content, level, len(content.text))
        return tree.SectionLine(level, text, content.span)

    def synopsis(self, line: LineRun) -> tree.Synopsis:
        """`= Mara sees the boat.`."""
        content = line.content
        return tree.Synopsis(content, content.span)

    def state(self, line: LineRun) -> tree.StateLine:
        """`+ MARA wears soaked`."""
        content = line.content
        return tree.StateLine(content, content.span)

    def sound(self, line: LineRun) -> tree.SoundLine:
        """`SFX: wave impact`."""
        content = line.content
        match = _form(SOUND, content)
        label, text = group(match, content, "label"), group(match, content, "text")
        return tree.SoundLine(label, text, content.span)

    def declaration(self, line: LineRun, *properties: tree.Property) -> tree.Declaration:
        """`character MARA` and its properties."""
        content = line.content
        match = _form(DECLARATION, content)
        span = content.span.merge(properties[-1].span) if properties else content.span
        keyword, name = group(match, content, "keyword"), group(match, content, "name")
        return tree.Declaration(keyword, name, properties, span)

    def property(self, run: LineRun) -> tree.Property:
        """`key: value` and the lines that go on with the value."""
        content, *more = run.contents
        match = _form(PROPERTY, content)
        value = join((group(match, content, "value"), *more), " ")
        return tree.Property(group(match, content, "key"), value, run.span)

    def let(self, line: LineRun) -> tree.Let:
        """`let storm = horizontal rain`."""
        content = line.content
        match = _form(LET, content)
        return tree.Let(group(match, content, "name"), group(match, content, "value"), content.span)

    def import_(self, line: LineRun) -> tree.Import:
        """`import TOM from "cast.story"`."""
        content = line.content
        match = _form(IMPORT, content)
        names = split_at_commas(group(match, content, "names"))
        return tree.Import(names, group(match, content, "path"), content.span)

    def include(self, line: LineRun) -> tree.Include:
        """`include "act2.story"`."""
        content = line.content
        return tree.Include(group(_form(INCLUDE, content), content, "path"), content.span)

    def use(self, line: LineRun) -> tree.Use:
        """`use KEY-RADIO(MARA)`."""
        content = line.content
        match = _form(USE, content)
        arguments = split_at_commas(group(match, content, "arguments"))
        return tree.Use(group(match, content, "name"), arguments, content.span)

    def broken(self, line: LineRun, *_properties: tree.Property) -> tree.Broken:
        """A line that cannot be read; what belongs to it goes with it."""
        content = line.content
        return tree.Broken(content, content.span)


def _divided(
    parts: tuple[tree.Block | tree.ShotNode, ...],
) -> tuple[tuple[tree.Block, ...], tuple[tree.ShotNode, ...]]:
    return (
        tuple(part for part in parts if not isinstance(part, tree.ShotNode)),
        tuple(part for part in parts if isinstance(part, tree.ShotNode)),
    )
