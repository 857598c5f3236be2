"""Scenes: parts gathered under their headings, in written shots or covered ones."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from storyc.diagnostics import Code, Diagnostic
from storyc.ir import (
    Beat,
    Scene,
    Subject,
    Transition,
    TransitionKind,
)
from storyc.lower.camera_lines import is_label, is_structure, read_camera_line, says_more
from storyc.lower.coverage import Coverage, Setting, is_voice
from storyc.lower.findings import Findings
from storyc.lower.happenings import Happenings
from storyc.lower.names import Names
from storyc.lower.numbering import number_scenes
from storyc.lower.parts import (
    ActionPart,
    CardPart,
    Happening,
    HeadingPart,
    LyricsPart,
    Part,
    SectionPart,
    ShotPart,
    SoundPart,
    SpeechPart,
    StatePart,
    SynopsisPart,
    TransitionPart,
)
from storyc.lower.scene_draft import SceneDraft
from storyc.lower.set_apart import set_apart
from storyc.lower.shot_draft import ShotDraft
from storyc.lower.shots import Shots

if TYPE_CHECKING:
    from storyc.lower.strand import Strand


class Scenes:
    """Gathers parts into scenes.

    Beats without a length that stand before any shot (state, sound) go to the first one that comes.
    """

    def __init__(self, names: Names, happenings: Happenings, shots: Shots) -> None:
        self._names = names
        self._happenings = happenings
        self._writer = shots
        self._done: list[SceneDraft] = []
        self._act: str | None = None
        self._scene = SceneDraft(None, None)
        self._written: ShotDraft | None = None
        self._coverage: Coverage | None = None
        self._carried: list[Beat] = []
        self._arriving: Transition | None = None
        self._outline: list[Strand] = []
        self._in_outline = False
        self._why = ""
        self._findings = Findings()

    def gather(
        self, parts: Iterable[Part], findings: Findings, *, before: int = 0
    ) -> tuple[Scene, ...]:
        """Return the scenes of all parts; `before` counts the scenes that stand before them.

        Diagnostics: `DUPLICATE_ID`, `UNTOLD_PASSAGE`, and those of shots and state lines.
        """
        self._findings = findings
        for part in parts:
            self._take(part)
        self._end_scene()
        self._end_film()
        return number_scenes(self._done, findings, before=before)

    def _take(self, part: Part) -> None:
        match part:
            case HeadingPart():
                self._end_scene()
                self._begin_scene(part)
            case ShotPart():
                self._end_coverage()
                self._written = self._writer.draft(part, self._scene.location)
                self._push(self._written)
            case TransitionPart():
                self._end_coverage()
                self._change(part)
            case SectionPart():
                self._act = part.title if part.level == 1 else self._act
                self._in_outline = True
            case SynopsisPart():
                (self._outline if self._in_outline else self._scene.synopsis).append(part.line)
            case _:
                self._happen(part)

    def _begin_scene(self, part: HeadingPart) -> None:
        location = self._names.location(part.spec.place) if part.spec.place else None
        self._scene = SceneDraft(part, self._act, location, self._outline)
        self._outline, self._in_outline = [], False
        self._happenings.begin_scene()

    def _happen(self, part: Happening) -> None:
        if isinstance(part, ActionPart) and is_structure(part.lines[0]):
            if says_more(part.lines[0]):
                self._findings.add(_untold(part.lines[0]))
            self._scene.synopsis.append(part.lines[0])
            if self._written is None:
                self._end_coverage()
                self._why = f"after {part.lines[0].text}"
            if len(part.lines) > 1:
                self._happen(ActionPart(part.lines[1:], part.span))
            return
        if self._written is not None:
            self._written.beats += self._happenings.beats(part)
            return
        if self._coverage is None:
            self._coverage = Coverage(self._setting(), self._why)
            self._coverage.wait(self._carried)
            self._carried, self._why = [], ""
        if isinstance(part, ActionPart):
            self._cover_action(self._coverage, part)
        else:
            self._cover(self._coverage, part)

    def _cover(self, coverage: Coverage, part: Happening) -> None:
        beats = self._happenings.beats(part)
        match part:
            case _ if not beats:
                pass
            case SpeechPart() | LyricsPart():
                coverage.speech(beats)
            case CardPart():
                coverage.card(beats)
            case SoundPart() if is_voice(beats[0]):
                coverage.voice(beats)
            case SoundPart() | StatePart():
                coverage.wait(beats)
            case _:
                coverage.action(beats)

    def _cover_action(self, coverage: Coverage, part: ActionPart) -> None:
        first, *rest = part.lines
        camera = read_camera_line(first)
        if camera is not None:
            written = () if camera.subject is None else (camera.subject.located(),)
            subjects = tuple(self._writer.subject(it, self._scene.location) for it in written)
            beside = self._writer.named_beside(subjects, ())
            coverage.camera(camera, subjects, beside, first.node())
        elif not rest and coverage.is_fresh and is_label(first):
            coverage.label(first)
        else:
            rest = [first, *rest]
        if rest:
            self._cover(coverage, ActionPart(tuple(rest), part.span))

    def _change(self, part: TransitionPart) -> None:
        """Put a transition where it belongs: out of the shot before, or into the one to come."""
        change = Transition(
            kind=TransitionKind(part.spec.kind),
            text=part.line.text,
            seconds=part.spec.seconds,
            colour=part.spec.colour,
            span=part.span,
        )
        last = self._scene.shots[-1] if self._scene.shots else None
        if (
            last is not None
            and last.transition_out is None
            and change.kind != TransitionKind.FADE_IN
        ):
            last.transition_out = change
        else:
            self._arriving = _both(self._arriving, change)
        self._written = None
        self._why = f"after {change.text}"

    def _push(self, shot: ShotDraft) -> None:
        if self._arriving is not None:
            shot.transition_in, self._arriving = self._arriving, None
        if self._scene.heading is None:
            self._scene.act = self._act
        shot.beats[:0] = self._carried
        self._carried = []
        self._scene.shots.append(shot)

    def _setting(self) -> Setting:
        heading = self._scene.heading
        if heading is None:
            return Setting(None, is_new=False, is_exterior=False)
        before = self._done[-1].heading if self._done else None
        here = (heading.spec.place, heading.spec.area)
        elsewhere = before is None or (before.spec.place, before.spec.area) != here
        return Setting(
            _on(self._scene, heading, self._names),
            is_new=elsewhere and not self._scene.shots,
            is_exterior=heading.spec.setting == "EXT",
        )

    def _end_coverage(self) -> None:
        if self._coverage is None:
            return
        shots, waiting = self._coverage.finish()
        self._coverage = None
        for shot in shots:
            self._push(shot)
        self._carried += waiting

    def _end_scene(self) -> None:
        self._end_coverage()
        self._written = None
        scene = self._scene
        if not scene.shots and scene.heading is not None:
            coverage = Coverage(self._setting(), self._why)
            coverage.look_around(scene.heading.span)
            for shot in coverage.finish()[0]:
                self._push(shot)
        if scene.shots:
            set_apart(scene.shots)
            scene.shots[-1].beats += self._carried
            self._carried = []
            self._done.append(scene)
        self._why = ""

    def _end_film(self) -> None:
        """Find a place for what waited for a shot that never came."""
        if self._carried and not self._done:
            shot = ShotDraft(self._carried[0].span, inferred=True, reason="nothing to see")
            scene = SceneDraft(None, self._act, shots=[shot])
            shot.beats, self._carried = self._carried, []
            self._done.append(scene)
        if self._arriving is not None and self._done:
            last = self._done[-1].shots[-1]
            last.transition_out = _both(last.transition_out, self._arriving)


def _untold(line: "Strand") -> Diagnostic:
    return Diagnostic(
        Code.UNTOLD_PASSAGE,
        f"no prompt tells `{line.text}`: it is about the cutting",
        line.span(),
        here="storyc cuts what stands under it as any other action",
        help="write what is seen as action or shots, one line each; put `!` in front if this line"
        " is action",
    )


def _on(scene: SceneDraft, heading: HeadingPart, names: Names) -> Subject | None:
    """Return what a heading is about: a place, or a character in a heading such as `.NAK`."""
    character = names.character(heading.spec.place) if heading.spec.setting is None else None
    if character is not None:
        return Subject(name=character.name, kind="character", span=heading.span)
    if scene.location is None:
        return None
    return Subject(name=scene.location.name, kind="location", span=heading.span)


def _both(first: Transition | None, second: Transition) -> Transition:
    """Join two transitions that meet at one cut: the later one is done, both are kept in words."""
    if first is None:
        return second
    words, replaced = f"{first.text} {second.text}", (*first.replaces, first)
    return second.model_copy(update={"text": words, "replaces": replaced})
