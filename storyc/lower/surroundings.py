"""Declared things that are no characters: locations, props, styles, voices, music, targets."""

from storyc.diagnostics import Code, Diagnostic
from storyc.ir import (
    Area,
    Duration,
    LightNote,
    Location,
    Music,
    Prop,
    Style,
    TargetChange,
    Voice,
)
from storyc.lower import settings
from storyc.lower.durations import duration
from storyc.lower.findings import Findings
from storyc.lower.properties import Properties, Schema, Value
from storyc.syntax import parse_duration

LOCATION = Schema(frozenset({"look", "refs"}), frozenset({"area", "light"}), frozenset({"area"}))
PROP = Schema(frozenset({"look", "states", "refs"}))
STYLE = Schema(frozenset({"look", "palette", "lens", "grain", "avoid", "refs"}))
VOICE = Schema(frozenset({"sound", "look", "file"}))
MUSIC = Schema(frozenset({"look", "sound", "file"}))
TARGET = Schema(frozenset({"aspect", "clip", "prompt", "size", "fps"}))


def location(said: Properties) -> Location:
    """Build a location with its areas and lights."""
    return Location(
        name=said.name,
        look=said.text("look"),
        areas=tuple(Area(name=it.name, look=it.text(), span=it.span) for it in said.named("area")),
        light=tuple(
            LightNote(time_of_day=it.name, look=it.text(), span=it.span)
            for it in said.named("light")
        ),
        refs=said.assets("refs"),
        span=said.span,
    )


def prop(said: Properties) -> Prop:
    """Build a prop."""
    return Prop(
        name=said.name,
        look=said.text("look"),
        states=tuple(it.text for it in said.listed("states")),
        refs=said.assets("refs"),
        span=said.span,
    )


def style(said: Properties) -> Style:
    """Build a style."""
    return Style(
        name=said.name,
        look=said.text("look"),
        palette=said.text("palette"),
        lens=said.text("lens"),
        grain=said.text("grain"),
        avoid=said.text("avoid"),
        refs=said.assets("refs"),
        span=said.span,
    )


def voice(said: Properties) -> Voice:
    """Build a voice."""
    return Voice(
        name=said.name, sound=said.text("sound", "look"), file=said.asset("file"), span=said.span
    )


def music(said: Properties) -> Music:
    """Build a piece of music."""
    return Music(
        name=said.name, look=said.text("look", "sound"), file=said.asset("file"), span=said.span
    )


def target_change(said: Properties, findings: Findings) -> TargetChange:
    """Build what a script asks of a target.

    Diagnostics: `MALFORMED_DECLARATION` for a value that is none.
    """
    aspect, size, fps = said.get("aspect"), said.get("size"), said.get("fps")
    prompt, clip = said.get("prompt"), said.get("clip")
    change = TargetChange(
        name=said.name,
        aspect=None if aspect is None else settings.aspect(aspect.line.text),
        clip=None if clip is None else _clip(clip),
        prompt=None if prompt is None else settings.prompt_limit(prompt.line),
        size=None if size is None else settings.size(size.line.text),
        fps=None if fps is None else settings.fps(fps.line.text),
        span=said.span,
    )
    for value, typed, rule in (
        (aspect, change.aspect, settings.ASPECT_RULE),
        (clip, change.clip, "a length or two, such as 4s..25s"),
        (prompt, change.prompt, "a number of tokens or characters, such as 5000 tokens"),
        (size, change.size, settings.SIZE_RULE),
        (fps, change.fps, settings.FPS_RULE),
    ):
        if value is not None and typed is None:
            findings.add(_unreadable(value, rule))
    return change


def _clip(value: Value) -> Duration | None:
    spec, _ = parse_duration(value.line.located())
    return None if spec is None else duration(spec)


def _unreadable(value: Value, rule: str) -> Diagnostic:
    return Diagnostic(
        Code.MALFORMED_DECLARATION,
        f"{value.key}: {value.line.text} cannot be read",
        value.line.span(),
        here="this is ignored",
        help=f"write {rule}",
    )
