"""Small screenplays, built by hand and drawn at random.

A test writes down drafts (what matters to it) and `build` makes a consistent `Screenplay` of them:
a source text with a line for every node, spans that point into it, ids that are unique.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from storyc.ir import (
    ActionBeat,
    Asset,
    Beat,
    CardBeat,
    Character,
    Duration,
    HoldBeat,
    Mention,
    Scene,
    Screenplay,
    Shot,
    Slugline,
    SoundBeat,
    SoundKind,
    SpeechBeat,
    StateBeat,
    StateVerb,
    Subject,
    Text,
    TitlePage,
    Transition,
    TransitionKind,
)
from storyc.source import SourceFile, Span

SOURCE = "test.story"


@dataclass(frozen=True)
class BeatDraft:
    """A beat: `kind` as in the IR, and `narration` for a sound that takes time."""

    kind: str = "action"
    text: str = "She lifts the lamp."
    character: str = "MARA"
    mentions: tuple[str, ...] = ()
    direction: str | None = None
    sung: bool = False
    dual: bool = False
    paragraph: int = 0
    speech: int = 0
    at_s: float | None = None


@dataclass(frozen=True)
class ShotDraft:
    """A shot. `duration` is `(min, max)` in seconds, exact if both are equal."""

    beats: tuple[BeatDraft, ...] = (BeatDraft(),)
    duration: tuple[float, float] | None = None
    approximate: bool = False
    continues: bool = False
    subjects: tuple[str, ...] = ()
    transition_in: tuple[TransitionKind, float | None] | None = None
    transition_out: tuple[TransitionKind, float | None] | None = None


@dataclass(frozen=True)
class SceneDraft:
    """A scene with its id."""

    id: str
    shots: tuple[ShotDraft, ...] = (ShotDraft(),)


@dataclass
class _Page:
    """The source text as it grows, a line for each node."""

    lines: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, line: str) -> Span:
        span = Span(SOURCE, self.length, self.length + len(line))
        self.lines.append(line)
        self.length += len(line) + 1
        return span


def build(
    scenes: Sequence[SceneDraft],
    *,
    fps: int = 24,
    size: tuple[int, int] = (1280, 720),
    language: str = "en",
    cameos: Sequence[str] = (),
    refs: Sequence[tuple[str, int]] = (),
) -> Screenplay:
    """Make a screenplay of drafts. `cameos` have a clip, `refs` so many reference images each."""
    page = _Page()
    head = page.write("Title: Test")
    text_scenes = tuple(_scene(page, draft, number) for number, draft in enumerate(scenes))
    declared = [*cameos, *dict(refs)]
    cast = tuple(
        _character(page, name, has_cameo=name in cameos, images=dict(refs).get(name, 0))
        for name in dict.fromkeys([*declared, *_met(text_scenes)])
    )
    source = SourceFile(SOURCE, "\n".join(page.lines))
    return Screenplay(
        span=source.whole(),
        title_page=TitlePage(span=head, title="Test", fps=fps, size=size, language=language),
        characters=cast,
        scenes=text_scenes,
        sources=(source,),
    )


def _character(page: _Page, name: str, *, has_cameo: bool, images: int) -> Character:
    return Character(
        span=page.write(f"character {name}"),
        name=name,
        cameo=Asset(span=page.write(f"@{name}"), text=f"@{name}", path=None) if has_cameo else None,
        refs=tuple(
            Asset(span=page.write(path), text=path, path=path)
            for path in (f"{name}-{number}.png" for number in range(images))
        ),
    )


def _met(scenes: Sequence[Scene]) -> Iterator[str]:
    """Yield everybody who speaks, is mentioned or is the subject of a shot."""
    for shot in (shot for scene in scenes for shot in scene.shots):
        yield from (it.name for it in shot.subjects if it.kind == "character")
        for beat in shot.beats:
            if isinstance(beat, SpeechBeat):
                yield beat.character
            elif isinstance(beat, ActionBeat):
                yield from (it.name for it in beat.mentions if it.kind == "character")


def _scene(page: _Page, draft: SceneDraft, number: int) -> Scene:
    heading = page.write("INT. LIGHTHOUSE - NIGHT")
    return Scene(
        span=heading,
        id=draft.id,
        slugline=Slugline(
            span=heading,
            text="INT. LIGHTHOUSE - NIGHT",
            setting="INT",
            place="LIGHTHOUSE",
            time_of_day="NIGHT",
        ),
        shots=tuple(
            _shot(page, shot, f"{number}.{index}") for index, shot in enumerate(draft.shots)
        ),
    )


def _shot(page: _Page, draft: ShotDraft, shot_id: str) -> Shot:
    span = page.write("!! WIDE")
    return Shot(
        span=span,
        id=shot_id,
        subjects=tuple(Subject(span=span, name=name, kind="character") for name in draft.subjects),
        duration=None
        if draft.duration is None
        else Duration(
            span=span,
            min_s=draft.duration[0],
            max_s=draft.duration[1],
            approximate=draft.approximate,
        ),
        continues=draft.continues,
        transition_in=_transition(page, draft.transition_in),
        transition_out=_transition(page, draft.transition_out),
        beats=tuple(
            _beat(page.write(beat.text or " "), beat, f"{shot_id}.{index}", span)
            for index, beat in enumerate(draft.beats)
        ),
    )


def _transition(
    page: _Page, draft: tuple[TransitionKind, float | None] | None
) -> Transition | None:
    if draft is None:
        return None
    kind, seconds = draft
    return Transition(span=page.write(f"> {kind}"), kind=kind, text=kind.value, seconds=seconds)


def _beat(span: Span, draft: BeatDraft, beat_id: str, shot: Span) -> Beat:
    match draft.kind:
        case "action":
            return ActionBeat(
                span=span,
                id=beat_id,
                text=draft.text,
                paragraph=draft.paragraph,
                mentions=tuple(
                    Mention(span=span, name=name, kind="character") for name in draft.mentions
                ),
            )
        case "speech":
            return SpeechBeat(
                span=span,
                id=beat_id,
                character=draft.character,
                text=draft.text,
                speech=draft.speech,
                part=1,
                parts=1,
                direction=Text(span=shot, text=draft.direction) if draft.direction else None,
                sung=draft.sung,
                dual=draft.dual,
            )
        case "card":
            return CardBeat(span=span, id=beat_id, text=draft.text)
        case "hold":
            return HoldBeat(span=span, id=beat_id)
        case _:
            return _silent_beat(span, draft, beat_id)


def _silent_beat(span: Span, draft: BeatDraft, beat_id: str) -> Beat:
    match draft.kind:
        case "narration":
            return SoundBeat(span=span, id=beat_id, sound=SoundKind.NARRATION, text=draft.text)
        case "sound":
            return SoundBeat(
                span=span, id=beat_id, sound=SoundKind.SFX, text=draft.text, at_s=draft.at_s
            )
        case "state":
            verb = StateVerb.ENTERS
            return StateBeat(
                span=span, id=beat_id, text=draft.text, verb=verb, subject=draft.character
            )
        case _:
            raise ValueError(f"no such kind of beat: {draft.kind}")


TIMED_KINDS = ("action", "speech", "card", "hold", "narration")
CAST = ("MARA", "TOM", "PIP")

ONE_WINTER = (
    "And so it went on, one winter after the other, until nobody asked any more who it was that"
    " climbed the tower in the evening and came down with the first boat."
)
words = st.sampled_from(
    [
        "There.",
        "A hull light, off the Skerry…",
        "Nobody's out -- in this, Mara!",
        "灯台 26 где",
        "She counts the steps, all two hundred of them, and sets the lantern down.",
        ONE_WINTER,
    ]
)

beat_drafts = st.builds(
    BeatDraft,
    kind=st.sampled_from([*TIMED_KINDS, "sound", "state"]),
    text=words,
    character=st.sampled_from(CAST),
    mentions=st.lists(st.sampled_from(CAST), max_size=2).map(tuple),
    direction=st.none() | st.sampled_from(["beat", "quickly", "a long pause", "slowly"]),
    sung=st.booleans(),
    dual=st.booleans(),
    paragraph=st.integers(0, 1),
    speech=st.integers(0, 1),
    at_s=st.none() | st.integers(0, 40).map(float),
)

durations = st.none() | st.tuples(st.integers(1, 120), st.integers(0, 60)).map(
    lambda it: (it[0] / 4, (it[0] + it[1]) / 4)
)

transitions = st.none() | st.tuples(
    st.sampled_from(list(TransitionKind)), st.none() | st.integers(0, 8).map(lambda it: it / 2)
)


def shot_drafts(max_beats: int = 4) -> st.SearchStrategy[ShotDraft]:
    """Draw shots of which each has a beat that takes time, as lowering guarantees."""
    timed = st.builds(BeatDraft, kind=st.sampled_from(TIMED_KINDS), text=words)
    beats = st.tuples(
        st.lists(beat_drafts, max_size=max_beats - 1), timed, st.integers(0, max_beats)
    ).map(lambda it: (*it[0][: it[2]], it[1], *it[0][it[2] :]))
    return st.builds(
        ShotDraft,
        beats=beats,
        duration=durations,
        approximate=st.booleans(),
        continues=st.booleans(),
        subjects=st.lists(st.sampled_from(CAST), max_size=2).map(tuple),
        transition_in=transitions,
        transition_out=transitions,
    )


def screenplays(
    *, max_scenes: int = 3, max_shots: int = 4, max_beats: int = 4
) -> st.SearchStrategy[Screenplay]:
    """Draw small screenplays with unique, otherwise arbitrary scene ids."""
    shots = st.lists(shot_drafts(max_beats), min_size=1, max_size=max_shots).map(tuple)
    ids = st.lists(
        st.text("0123456789ABZ.", min_size=1, max_size=3),
        min_size=1,
        max_size=max_scenes,
        unique=True,
    )
    drafts = ids.flatmap(
        lambda names: st.tuples(
            *(st.builds(SceneDraft, id=st.just(it), shots=shots) for it in names)
        )
    )
    return st.builds(
        build,
        drafts,
        fps=st.sampled_from([24, 25, 30, 60]),
        cameos=st.lists(st.sampled_from(CAST), unique=True),
        refs=st.lists(st.tuples(st.sampled_from(CAST), st.integers(0, 3)), max_size=3),
    )
