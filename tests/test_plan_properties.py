"""What holds for every plan: cover, order, limits, the optimum, determinism, locality."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.meters import TextMeter
from support.screenplays import SceneDraft, ShotDraft, build, screenplays, shot_drafts
from support.targets import HD, make_target, targets

from storyc.continuity import follow
from storyc.diagnostics import Code
from storyc.ir import Scene, Screenplay, Shot, SpeechBeat, TransitionKind
from storyc.plan import DEFAULT, Plan, ShotBeat, plan
from storyc.targets import Frame, Target, all_targets, load, price
from storyc.timing import Timing, time_screenplay

EFFECTS = {
    TransitionKind.DISSOLVE,
    TransitionKind.WIPE,
    TransitionKind.FADE_IN,
    TransitionKind.FADE_OUT,
}
CODES = {Code.BEAT_EXCEEDS_TARGET, Code.PROMPT_EXCEEDS_TARGET, Code.TOO_MANY_REFERENCES}
LESSER = {Code.SHORTENED_TRANSITION, Code.UNMADE_TRANSITION}


def planned_ids(found: Plan) -> list[str]:
    return [beat.id for segment in found.segments for shot in segment.shots for beat in shot.beats]


def script_ids(screenplay: Screenplay) -> list[str]:
    return [beat.id for scene in screenplay.scenes for shot in scene.shots for beat in shot.beats]


def starts_by_scene(found: Plan) -> dict[str, list[str]]:
    starts: dict[str, list[str]] = {}
    for segment in found.segments:
        starts.setdefault(segment.scene, []).append(segment.shots[0].beats[0].id)
    return starts


def material_of(
    screenplay: Screenplay, target: Target, beats: Sequence[ShotBeat]
) -> tuple[int, int]:
    """Count cameos and images of a segment anew, from the IR alone."""
    names: set[str] = set()
    for shot, beat in beats:
        names |= {subject.name for subject in shot.subjects}
        names |= {it.name for it in getattr(beat, "mentions", ())}
        names |= {getattr(beat, "character", "")}
        names |= {getattr(beat, "subject", "") or ""}
    cast = [
        screenplay.character_by_name[it]
        for it in sorted(names)
        if it in screenplay.character_by_name
    ]
    by_clip = [it for it in cast if it.cameo is not None and target.max_cameos > 0]
    images = sum(len(it.refs) for it in cast if it not in by_clip)
    return len(by_clip), images if target.max_reference_images > 0 else 0


@given(screenplays(), targets, st.integers(0, 20), st.integers(0, 60))
def test_a_plan_covers_the_script_in_order_within_every_limit_or_says_why_not(
    screenplay: Screenplay, target: Target, head: int, per_shot: int
) -> None:
    timing, meter = time_screenplay(screenplay), TextMeter(head, per_shot)

    found, diagnostics = plan(screenplay, timing, follow(screenplay), target, meter)

    if found is None:
        assert diagnostics
        assert {it.code for it in diagnostics} <= CODES
        assert all(it.help and it.primary for it in diagnostics)
        return
    assert {it.code for it in diagnostics} <= LESSER
    assert planned_ids(found) == script_ids(screenplay)
    assert_within_limits(found, screenplay, target, meter)
    assert_adds_up(found, screenplay, timing)


@st.composite
def pictured(draw: st.DrawFn) -> tuple[Screenplay, Target]:
    """Draw a screenplay in a picture size and frame rate of a target that ships."""
    screenplay, target = draw(screenplays()), draw(st.sampled_from(all_targets()))
    size = draw(st.sampled_from(target.sizes or (HD,)))
    picture = {"size": (size.width, size.height), "fps": draw(st.sampled_from(target.fps))}
    page = screenplay.title_page.model_copy(update=picture)
    return screenplay.model_copy(update={"title_page": page}), target


@given(pictured(), st.integers(0, 20), st.integers(0, 60))
@settings(max_examples=60)
def test_no_plan_is_over_a_limit_that_a_shipped_target_has_at_its_picture(
    drawn: tuple[Screenplay, Target], head: int, per_shot: int
) -> None:
    screenplay, target = drawn
    timing, meter = time_screenplay(screenplay), TextMeter(head, per_shot)

    found, diagnostics = plan(screenplay, timing, follow(screenplay), target, meter)

    assert (found is None) == any(it.is_error() for it in diagnostics)
    if found is not None:
        page = screenplay.title_page
        size = Frame(width=page.size[0], height=page.size[1])
        assert {it.billed_s for it in found.segments} <= set(target.seconds_at(size, page.fps))
        assert_within_limits(found, screenplay, target.at(size, page.fps), meter)


def assert_within_limits(
    found: Plan, screenplay: Screenplay, target: Target, meter: TextMeter
) -> None:
    scenes = {scene.id: scene for scene in screenplay.scenes}
    by_id = {
        beat.id: ShotBeat(shot, beat)
        for scene in screenplay.scenes
        for shot in scene.shots
        for beat in shot.beats
    }
    for segment in found.segments:
        beats = [by_id[beat.id] for shot in segment.shots for beat in shot.beats]
        cameos, images = material_of(screenplay, target, beats)
        assert segment.clip_frames <= target.max_seconds * found.fps
        assert segment.billed_s == target.billed_for_frames(segment.clip_frames, found.fps)
        assert len(segment.shots) <= target.max_shots
        assert cameos <= target.max_cameos
        assert images <= target.max_reference_images
        assert target.max_references is None or cameos + images <= target.max_references
        assert meter.size(scenes[segment.scene], beats) <= target.prompt.limit


def assert_adds_up(found: Plan, screenplay: Screenplay, timing: Timing) -> None:
    at = 0
    for segment in found.segments:
        assert segment.start_frame == at
        assert segment.frames > 0
        assert sum(shot.frames for shot in segment.shots) == segment.frames
        assert segment.why_cut
        assert segment.lines
        at += segment.frames
    assert at == found.frames == sum(map(timing.advance, script_ids(screenplay)))
    assert len({segment.slate for segment in found.segments}) == len(found.segments)
    for one, other in pairwise(found.segments):
        blend = one.transition_out
        if blend.kind in {"dissolve", "wipe", "L-cut", "J-cut"}:
            assert other.transition_in == blend
            assert one.tail_handle + other.head_handle == blend.frames
        else:
            assert one.tail_handle == other.head_handle == 0


@given(screenplays(), st.sampled_from(["sora-2-pro", "wan-3.0", "minimax-h3", "animatic"]))
@settings(max_examples=30)
def test_planning_twice_gives_the_same_bytes(screenplay: Screenplay, name: str) -> None:
    target = load(name)
    assert target is not None
    timing = time_screenplay(screenplay)

    one, first = plan(screenplay, timing, follow(screenplay), target, TextMeter())
    other, second = plan(screenplay, timing, follow(screenplay), target, TextMeter())

    assert first == second
    assert (one and one.model_dump_json()) == (other and other.model_dump_json())


@st.composite
def single_scenes(draw: st.DrawFn) -> Screenplay:
    """Draw one scene of at most eight beats, without effects inside or at its ends."""
    shots, left = [], 8
    while left > 0 and (not shots or draw(st.booleans())):
        shot = draw(shot_drafts(max_beats=min(3, left)))
        left -= len(shot.beats)
        shots.append(replace(shot, transition_in=None, transition_out=None))
    return build([SceneDraft("1", tuple(shots))], fps=draw(st.sampled_from([24, 30])))


@given(single_scenes(), targets, st.integers(0, 100))
@settings(max_examples=200)
def test_a_plan_is_the_best_of_all_divisions(
    screenplay: Screenplay, target: Target, per_shot: int
) -> None:
    timing, meter = time_screenplay(screenplay), TextMeter(5, per_shot)

    found, _ = plan(screenplay, timing, follow(screenplay), target, meter)

    best = Judge(screenplay.scenes[0], timing, target, meter).best_division()
    assert (found is None) == (best is None)
    if found is not None:
        assert starts_by_scene(found)["1"] == best


@dataclass(frozen=True)
class Judge:
    """Tries every division of a scene.

    Written without the planner's parts: fractions instead of whole numbers, all subsets of the
    possible cuts instead of a recurrence.
    """

    scene: Scene
    timing: Timing
    target: Target
    meter: TextMeter

    def best_division(self) -> list[str] | None:
        """Return the first beats of the best division's segments, `None` if none is allowed."""
        groups = list(self.groups())
        judged = [
            (cost, len(cuts), [-cut for cut in reversed(cuts)], cuts)
            for size in range(len(groups))
            for cuts in combinations(range(1, len(groups)), size)
            if (cost := self.cost(groups, cuts)) is not None
        ]
        return [groups[at][0].beat.id for at in (0, *min(judged)[3])] if judged else None

    def groups(self) -> Iterator[list[ShotBeat]]:
        """Yield what is never parted: a beat with a length and those without that stick to it.

        What is spoken at the same time sticks together, back to the beat it begins with.
        """
        for shot in self.scene.shots:
            waiting: list[ShotBeat] = []
            groups: list[list[ShotBeat]] = []
            for beat in shot.beats:
                waiting.append(ShotBeat(shot, beat))
                if not self.timing.frames(beat.id):
                    continue
                reach = self.timing.by_beat[beat.id].back
                while reach > 0:
                    reach -= sum(self.timing.advance(it.beat.id) for it in groups[-1])
                    waiting = groups.pop() + waiting
                groups.append(waiting)
                waiting = []
            groups[-1].extend(waiting)
            yield from groups

    def cost(self, groups: list[list[ShotBeat]], cuts: Sequence[int]) -> Fraction | None:
        """Return the dollars of one division, `None` if it breaks a rule."""
        if any(self.parts_a_take(groups, cut) for cut in cuts):
            return None
        clips = [
            self.cost_of_clip([each for group in groups[first:stop] for each in group])
            for first, stop in pairwise([0, *cuts, len(groups)])
        ]
        known = [cost for cost in clips if cost is not None]
        if len(known) < len(clips):
            return None
        return sum(known, Fraction(0)) + sum(self.cost_of_cut(groups, cut) for cut in cuts)

    def cost_of_clip(self, beats: Sequence[ShotBeat]) -> Fraction | None:
        timing, target = self.timing, self.target
        seconds = Fraction(sum(timing.advance(each.beat.id) for each in beats), timing.fps)
        billed = next((it for it in target.seconds if it >= seconds), None)
        shots = len({each.shot.id for each in beats})
        if billed is None or shots > target.max_shots:
            return None
        if self.meter.size(self.scene, beats) > target.prompt.limit:
            return None
        paid = price(target, HD, billed)
        paid = Fraction(DEFAULT.unknown_per_s * billed if paid is None else paid)
        chance = Fraction(DEFAULT.retake_per_s) * seconds
        chance += Fraction(DEFAULT.retake_per_shot) * (shots - 1)
        waste = Fraction(DEFAULT.waste_per_s) * (billed - seconds)
        return paid + waste + (paid + Fraction(DEFAULT.review)) * chance

    def cost_of_cut(self, groups: list[list[ShotBeat]], cut: int) -> Fraction:
        shot, one = next(it for it in reversed(groups[cut - 1]) if self.timing.frames(it.beat.id))
        next_shot, other = next(it for it in groups[cut] if self.timing.frames(it.beat.id))
        if shot is not next_shot:
            kind = DEFAULT.beat_cut + DEFAULT.chain if next_shot.continues else DEFAULT.shot_cut
        elif (
            isinstance(one, SpeechBeat)
            and isinstance(other, SpeechBeat)
            and (one.speech, one.character) == (other.speech, other.character)
        ):
            kind = DEFAULT.speech_cut + DEFAULT.chain
        else:
            kind = DEFAULT.beat_cut + DEFAULT.chain
        return Fraction(kind)

    def parts_a_take(self, groups: list[list[ShotBeat]], cut: int) -> bool:
        """Tell whether a cut parts shots that continue each other and would fit one clip."""
        for take in self.takes():
            ids = {shot.id for shot in take}
            if len(take) > 1 and {groups[cut - 1][0].shot.id, groups[cut][0].shot.id} <= ids:
                beats = [it for group in groups for it in group if it.shot.id in ids]
                return self.cost_of_clip(beats) is not None
        return False

    def takes(self) -> list[list[Shot]]:
        takes: list[list[Shot]] = []
        for shot in self.scene.shots:
            if takes and shot.continues:
                takes[-1].append(shot)
            else:
                takes.append([shot])
        return takes


@given(screenplays(max_scenes=4), targets, st.integers(0, 3), shot_drafts())
def test_an_edit_in_one_scene_moves_no_cut_in_another(
    screenplay: Screenplay, target: Target, at: int, edited: ShotDraft
) -> None:
    assume(at < len(screenplay.scenes))
    changed = with_another_first_shot(screenplay, at, edited)

    one, _ = plan(screenplay, time_screenplay(screenplay), follow(screenplay), target, TextMeter())
    other, _ = plan(changed, time_screenplay(changed), follow(changed), target, TextMeter())

    assume(one is not None)
    assume(other is not None)
    before, after = starts_by_scene(one), starts_by_scene(other)
    for place, scene in enumerate(screenplay.scenes):
        assert place == at or before[scene.id] == after[scene.id]


def with_another_first_shot(screenplay: Screenplay, at: int, draft: ShotDraft) -> Screenplay:
    """Replace the content of a scene's first shot; its transitions stay as they are."""
    donor = build([SceneDraft("x", (draft,))]).scenes[0].shots[0]
    scene = screenplay.scenes[at]
    beats = tuple(
        beat.model_copy(update={"id": f"new.{index}"}) for index, beat in enumerate(donor.beats)
    )
    shot = scene.shots[0].model_copy(update={"beats": beats, "duration": donor.duration})
    edited = scene.model_copy(update={"shots": (shot, *scene.shots[1:])})
    scenes = (*screenplay.scenes[:at], edited, *screenplay.scenes[at + 1 :])
    return screenplay.model_copy(update={"scenes": scenes})


@given(screenplays())
def test_effects_lie_where_the_writer_put_them(screenplay: Screenplay) -> None:
    found, _ = plan(
        screenplay, time_screenplay(screenplay), follow(screenplay), make_target(), TextMeter()
    )
    assume(found is not None)
    first_beats = {segment.shots[0].beats[0].id for segment in found.segments}

    for scene in screenplay.scenes:
        for one, other in pairwise(scene.shots):
            noted = (one.transition_out, other.transition_in)
            if any(it and it.kind in EFFECTS and it.seconds != 0 for it in noted):
                kinds = {it.kind for it in noted if it and it.seconds != 0}
                assert other.beats[0].id in first_beats, kinds
