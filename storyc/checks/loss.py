"""What a script asks for that its target cannot do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from storyc.checks.context import Context
from storyc.ir import Asset, SoundBeat, SpeechBeat, Text
from storyc.source import Span
from storyc.targets import Target


@dataclass(frozen=True)
class Loss:
    """One thing that is lost: what, where the script asks for it, and what to do without.

    `can` tells whether another target would do it. No places: the script nowhere asks for it by
    itself, its own target would have given it.
    """

    what: str
    places: tuple[Span, ...]
    here: str
    way_out: str
    can: Callable[[Target], bool]


def losses(context: Context) -> Iterator[Loss]:
    """Yield everything that is lost, each once."""
    finders = (_cameos, _pictures, _speech, _sounds, _first_frames, _lengths, _seed)
    return (loss for find in finders if (loss := find(context)) is not None)


def _cameos(context: Context) -> Loss | None:
    cast = [it for it in context.screenplay.characters if it.cameo is not None]
    if not cast or context.target.max_cameos > 0:
        return None
    names = ", ".join(it.name for it in cast)
    return Loss(
        f"{context.target.name} takes no cameos: it makes {names} from words alone",
        _spans(it.cameo for it in cast),
        "this clip is not sent",
        "describe them well with `appearance:` and `wardrobe`",
        lambda it: it.max_cameos > 0,
    )


def _pictures(context: Context) -> Loss | None:
    script = context.screenplay
    kinds = (script.characters, script.locations, script.props, script.styles)
    pictures = _spans(picture for kind in kinds for owner in kind for picture in owner.refs)
    if not pictures or context.target.max_reference_images > 0:
        return None
    return Loss(
        f"{context.target.name} takes no reference pictures",
        pictures,
        "this picture is not sent",
        "say in words what they show",
        lambda it: it.max_reference_images > 0,
    )


def _speech(context: Context) -> Loss | None:
    said = _spans(it for _, it in context.beats() if isinstance(it, SpeechBeat))
    if not said or context.target.audio:
        return None
    return Loss(
        f"{context.target.name} makes no sound: the speeches are seen and not heard",
        said,
        "nobody is heard to say this",
        "record the voices and lay them in when you edit: timeline.otio says where",
        lambda it: it.audio,
    )


def _sounds(context: Context) -> Loss | None:
    beats = (it for _, it in context.beats() if isinstance(it, SoundBeat))
    sounds = _spans(it for it in beats if context.screenplay.file_of_sound(it) is None)
    if not sounds or context.target.audio:
        return None
    return Loss(
        f"{context.target.name} makes no sound: the sound lines are not heard in its clips",
        sounds,
        "this is not heard",
        "lay sounds and music in when you edit: timeline.otio says where",
        lambda it: it.audio,
    )


def _first_frames(context: Context) -> Loss | None:
    going_on = tuple(shot.span for _, shot in context.shots() if shot.continues)
    if not going_on or context.target.first_frame != "none":
        return None
    return Loss(
        f"a clip of {context.target.name} cannot begin with the last picture of the one before",
        going_on,
        "goes on without a jump only inside one clip",
        "keep such a take shorter than one clip, or cut to another set-up",
        lambda it: it.first_frame != "none",
    )


def _lengths(context: Context) -> Loss | None:
    """Look for shots that one clip of the script's own target could hold."""
    own, target = context.own_target, context.target
    if own is None:
        return None
    fps = context.timing.fps
    parted = {
        shot.span: frames
        for _, shot in context.shots()
        if target.max_seconds * fps < (frames := context.frames(shot)) <= own.max_seconds * fps
    }
    if not parted:
        return None
    return Loss(
        f"{target.name} makes {target.max_seconds} s at a time, {own.name} {own.max_seconds} s",
        tuple(parted),
        "parted: too long for one clip",
        "shorten the shot, or part it where you would cut",
        lambda it: it.max_seconds * fps >= max(parted.values()),
    )


def _seed(context: Context) -> Loss | None:
    own = context.own_target
    if own is None or not own.seed or context.target.seed:
        return None
    return Loss(
        f"{context.target.name} takes no seed, as {own.name} does: no clip can be made twice alike",
        (),
        "for this target",
        "keep every take that you may want again",
        lambda it: it.seed,
    )


def _spans(nodes: Iterable[Asset | SpeechBeat | SoundBeat | Text | None]) -> tuple[Span, ...]:
    return tuple(it.span for it in nodes if it is not None)
