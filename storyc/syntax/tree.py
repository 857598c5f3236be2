"""The syntax tree: lines grouped into acts, scenes, shots and blocks.

Nothing is interpreted here: the text of a shot line, a heading or a state line is still raw,
because variables are filled in first. `specs` holds what those lines say once they are parsed.
"""

from dataclasses import field

from storyc.source import Located, SourceFile, Span, value


@value
class Action:
    """A paragraph of action, one `Located` a line; `forced` lines lost their `!`."""

    lines: tuple[Located, ...]
    span: Span


@value
class Centered:
    """Text between `>` and `<`."""

    text: Located
    span: Span


@value
class SpeechLine:
    """One line of a speech: words, a parenthetical (brackets removed) or a sung line."""

    kind: str  # "words", "parenthetical" or "lyric"
    text: Located


@value
class Speech:
    """A cue and what is said under it. `cue` is raw: name, extension and caret."""

    cue: Located
    lines: tuple[SpeechLine, ...]
    span: Span


@value
class Lyrics:
    """Sung lines without a cue."""

    lines: tuple[Located, ...]
    span: Span


@value
class TransitionLine:
    """`CUT TO:`, `FADE IN:`, `> DISSOLVE TO: 1.5s`, without the `>`."""

    text: Located
    span: Span


@value
class StateLine:
    """`+ …` without the plus."""

    text: Located
    span: Span


@value
class SoundLine:
    """`SFX: …`: the label and what follows it."""

    label: Located
    text: Located
    span: Span


@value
class Property:
    """`key: value` of a declaration; `key` may have several words (`wardrobe soaked`).

    The value's lines are joined by single spaces.
    """

    key: Located
    value: Located
    span: Span


@value
class Declaration:
    """`character MARA` and its properties. `name` is the rest of the line, `like` included."""

    keyword: Located
    name: Located
    properties: tuple[Property, ...]
    span: Span


@value
class Let:
    """`let storm = horizontal rain`."""

    name: Located
    value: Located
    span: Span


@value
class Import:
    """`import TOM, RADIO from "cast.story"`."""

    names: tuple[Located, ...]
    path: Located
    span: Span


@value
class Include:
    """`include "act2.story"`."""

    path: Located
    span: Span


@value
class Use:
    """`use PHONE-CALL(MARA, TOM)`."""

    name: Located
    arguments: tuple[Located, ...]
    span: Span


@value
class SectionLine:
    """`# ACT ONE`: `level` is the number of `#`."""

    level: int
    text: Located
    span: Span


@value
class Synopsis:
    """A line of outline: `= Mara sees the boat.`."""

    text: Located
    span: Span


@value
class Broken:
    """A line that is meant as one of ours and cannot be read (`character` without a name …).

    The diagnostic is made where the line is read; lowering passes over it.
    """

    text: Located
    span: Span


@value
class ShotNode:
    """A `!!` line (raw, without the marks) and the blocks up to the next shot or heading."""

    line: Located
    blocks: tuple["Block", ...]
    span: Span


@value
class SceneNode:
    """A heading (raw, forced dot removed; `None` before the first heading) and what follows.

    `blocks` stand before the first shot line.
    """

    heading: Located | None
    blocks: tuple["Block", ...]
    shots: tuple[ShotNode, ...]
    span: Span


@value
class ActNode:
    """A top section and its scenes; the first act of most scripts has no section line."""

    section: SectionLine | None
    scenes: tuple[SceneNode, ...]
    span: Span


@value
class Template:
    """`template NAME(params)` … `end`. The body is parsed like a script, parameters unfilled."""

    name: Located
    parameters: tuple[Located, ...]
    body: tuple[SceneNode, ...]
    span: Span


@value
class TitleLine:
    """`Key: value` of the title page."""

    key: Located
    value: Located
    span: Span


Block = (
    Action
    | Broken
    | Centered
    | Speech
    | Lyrics
    | TransitionLine
    | StateLine
    | SoundLine
    | Declaration
    | Let
    | Import
    | Include
    | Use
    | SectionLine
    | Synopsis
    | Template
)


@value
class Document:
    """A whole file."""

    source: SourceFile
    title: tuple[TitleLine, ...] = ()
    acts: tuple[ActNode, ...] = field(default=())
