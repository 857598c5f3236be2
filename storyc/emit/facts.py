"""Everything a script says that a picture or a sound must show."""

from collections.abc import Iterator

from storyc.emit.prompt import Fact, FactKind
from storyc.ir import (
    ActionBeat,
    Asset,
    Beat,
    CardBeat,
    Character,
    Location,
    Music,
    Prop,
    Scene,
    Screenplay,
    Shot,
    SoundBeat,
    SpeechBeat,
    StateBeat,
    Style,
    Text,
    Voice,
)
from storyc.source import Span

STYLE_PARTS = ("look", "palette", "lens", "grain", "avoid")
"""The words of a style, in the order in which a prompt says them."""


def collect_facts(screenplay: Screenplay) -> tuple[Fact, ...]:
    """Return every fact, declarations first, then the script in order.

    `consent`, the lengths of shots, sections and synopses are no facts: nothing of them can be seen
    or heard.
    """
    return (
        *(fact for it in screenplay.characters for fact in _of_character(it)),
        *(fact for it in screenplay.locations for fact in _of_location(it)),
        *(fact for it in screenplay.props for fact in _of_prop(it)),
        *(fact for it in screenplay.styles for fact in _of_style(it)),
        *(fact for it in screenplay.music for fact in _of_music(it)),
        *(fact for it in screenplay.voices for fact in _of_voice(it)),
        *(fact for scene in screenplay.scenes for fact in _of_scene(scene)),
    )


def is_asset(fact: Fact) -> bool:
    """Tell whether a fact is material that goes beside the words: a cameo clip or an image."""
    return ".refs." in fact.id or ".cameo." in fact.id


def _declared(owner: str, part: str, text: Text | None) -> Iterator[Fact]:
    if text is not None:
        yield _fact(f"{owner}.{part}", "declaration", text.text, text.span)


def _fact(name: str, kind: FactKind, text: str, span: Span) -> Fact:
    return Fact(id=name, kind=kind, text=text, span=span)


def _assets(owner: str, part: str, assets: tuple[Asset, ...]) -> Iterator[Fact]:
    for number, asset in enumerate(assets, start=1):
        yield _fact(f"{owner}.{part}.{number}", "declaration", asset.text, asset.span)


def _of_character(it: Character) -> Iterator[Fact]:
    owner = f"character {it.name}"
    yield from _declared(owner, "age", it.age)
    yield from _declared(owner, "appearance", it.appearance)
    yield from _declared(owner, "voice", it.voice)
    for wardrobe in it.wardrobe:
        yield from _declared(owner, f"wardrobe {wardrobe.name}", wardrobe.look)
    yield from _assets(owner, "refs", it.refs)
    yield from _assets(owner, "cameo", (it.cameo,) if it.cameo is not None else ())


def _of_location(it: Location) -> Iterator[Fact]:
    owner = f"location {it.name}"
    yield from _declared(owner, "look", it.look)
    for area in it.areas:
        yield from _declared(owner, f"area {area.name}", area.look)
    for light in it.light:
        yield from _declared(owner, f"light {light.time_of_day}", light.look)
    yield from _assets(owner, "refs", it.refs)


def _of_prop(it: Prop) -> Iterator[Fact]:
    yield from _declared(f"prop {it.name}", "look", it.look)
    yield from _assets(f"prop {it.name}", "refs", it.refs)


def _of_style(it: Style) -> Iterator[Fact]:
    for part in STYLE_PARTS:
        text = getattr(it, part)
        if text is not None:
            yield _fact(f"style {it.name}.{part}", "style", text.text, text.span)
    yield from _assets(f"style {it.name}", "refs", it.refs)


def _of_music(it: Music) -> Iterator[Fact]:
    yield from _declared(f"music {it.name}", "look", it.look)
    yield from _assets(f"music {it.name}", "file", (it.file,) if it.file is not None else ())


def _of_voice(it: Voice) -> Iterator[Fact]:
    yield from _declared(f"voice {it.name}", "sound", it.sound)
    yield from _assets(f"voice {it.name}", "file", (it.file,) if it.file is not None else ())


def _of_scene(scene: Scene) -> Iterator[Fact]:
    slugline = scene.slugline
    if slugline is not None:
        yield _fact(f"scene {scene.id}", "place", slugline.text, slugline.span)
    for shot in scene.shots:
        yield from _of_shot(shot)
        for beat in shot.beats:
            yield from _of_beat(beat)


def _of_shot(shot: Shot) -> Iterator[Fact]:
    for name, text, span in camera_terms(shot):
        yield _fact(f"shot {shot.id}.{name}", "camera", text, span)
    if shot.continues:
        yield _fact(f"shot {shot.id}.continues", "camera", "continues", shot.span)
    for name, transition in (("in", shot.transition_in), ("out", shot.transition_out)):
        if transition is not None:
            text, span = transition.text, transition.span
            yield _fact(f"shot {shot.id}.transition {name}", "transition", text, span)


def camera_terms(shot: Shot) -> Iterator[tuple[str, str, Span]]:
    """Yield the terms that the writer chose for a shot: name, words, place.

    What coverage chose for an inferred shot is no fact of the script; what it took from a line of
    capitals is.
    """
    sighting = sighting_of(shot)
    place = shot.span if shot.camera_line is None else shot.camera_line.span
    if sighting and not is_choice(shot):
        yield "sighting", sighting, place
    if shot.lens_mm is not None:
        yield "lens", f"{shot.lens_mm}mm lens", shot.span
    for number, angle in enumerate(shot.angles, start=1):
        yield f"angle {number}", angle.value, place
    for number, move in enumerate(shot.moves, start=1):
        yield f"move {number}", move.text, move.span
    if shot.focus is not None:
        yield "focus", shot.focus.text, shot.focus.span
    for number, prose in enumerate(shot.prose, start=1):
        yield f"prose {number}", prose.text, prose.span


def is_choice(shot: Shot) -> bool:
    """Tell whether what a shot is on was chosen for the writer."""
    return shot.inferred and shot.camera_line is None


def sighting_of(shot: Shot) -> str:
    """Return what the shot is on: `WIDE on INES and JONAH`."""
    size = shot.size.value if shot.size is not None else ""
    *most, last = [subject.shown for subject in shot.subjects] or [""]
    subjects = f"{', '.join(most)} and {last}" if most else last
    preposition = shot.preposition or ("on" if size and subjects else "")
    return " ".join(part for part in (size, preposition, subjects) if part)


def _of_beat(beat: Beat) -> Iterator[Fact]:
    match beat:
        case ActionBeat():
            yield _fact(f"beat {beat.id}", "action", beat.text, beat.span)
        case CardBeat():
            yield _fact(f"beat {beat.id}", "card", beat.text, beat.span)
        case SpeechBeat():
            yield _fact(f"beat {beat.id}", "speech", beat.text, beat.span)
            if beat.extension is not None:
                yield _fact(f"beat {beat.id}.extension", "direction", beat.extension, beat.span)
            if beat.direction is not None:
                text, span = beat.direction.text, beat.direction.span
                yield _fact(f"beat {beat.id}.direction", "direction", text, span)
        case SoundBeat():
            yield _fact(f"beat {beat.id}", "sound", beat.text, beat.span)
            if beat.gain_db is not None:
                text = f"{beat.gain_db:g} dB"
                yield _fact(f"beat {beat.id}.gain", "sound", text, beat.span)
        case StateBeat():
            yield _fact(f"beat {beat.id}", "state", beat.text, beat.span)
        case _:
            return
