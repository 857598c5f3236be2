"""Reads a planned film into the view of its storyboard."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from storyc.answers import FilmCost, film_cost
from storyc.answers.figures import clock, dollars
from storyc.answers.in_force import opening_beat
from storyc.continuity import ContinuityLog
from storyc.emit import Emission, Prompt
from storyc.emit.facts import camera_terms, is_choice, sighting_of
from storyc.ir import Beat, Scene, Screenplay, Shot
from storyc.plan import Plan, PlannedShot, PlannedTransition, Segment, Weights
from storyc.storyboard.script_lines import script_lines
from storyc.storyboard.state_rows import state_rows
from storyc.storyboard.view import Bar, FilmView, SceneView, SegmentView, ShotView, StripPiece
from storyc.targets import Target, TargetStatus

_LINKS = {
    "match": "starts from the last picture of the clip before it",
    "extend": "goes on with the clip before it",
}


def read_film(
    screenplay: Screenplay,
    log: ContinuityLog,
    plan: Plan,
    emission: Emission,
    *,
    target: Target,
    weights: Weights,
    pictures: Iterable[bytes],
) -> FilmView:
    """Return what the storyboard of a film shows.

    Args:
        screenplay: the script after lowering.
        log: the state before and after each beat.
        plan: the segments.
        emission: their prompts.
        target: whose limits the bars show.
        weights: what the planner went by, which says how many retakes are to be expected.
        pictures: a WebP picture for each planned shot, in film order.
    """
    return _Reading(screenplay, log, plan, emission, target, weights, tuple(pictures)).film()


@dataclass(frozen=True)
class _Reading:
    screenplay: Screenplay
    log: ContinuityLog
    plan: Plan
    emission: Emission
    target: Target
    weights: Weights
    pictures: tuple[bytes, ...]

    def film(self) -> FilmView:
        page = self.screenplay.title_page
        credit = page.credit or "by"
        return FilmView(
            title=self.plan.title,
            byline=f"{credit} {page.author}" if page.author else "",
            language=page.language,
            width=self.plan.width,
            height=self.plan.height,
            facts=tuple(self._facts()),
            remarks=tuple(self._remarks()),
            strip=tuple(self._strip()),
            scenes=tuple(self._scenes()),
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        plan, total = self.plan, self._cost.total
        shots = len({shot.id for it in plan.segments for shot in it.shots})
        yield "length", f"{clock(plan.frames / plan.fps)} ({plan.frames:,} frames)"
        yield "picture", f"{plan.width}x{plan.height}, {plan.fps} fps"
        yield "scenes, shots, clips", f"{len(self._cost.scenes)}, {shots}, {len(plan.segments)}"
        yield "planned for", self.target.title
        yield "billed", f"{total.billed_s} s"
        yield "price", dollars(total.usd)
        yield "with the retakes to be expected", dollars(total.usd_with_retakes)

    def _remarks(self) -> Iterator[str]:
        target = self.target
        if target.status is not TargetStatus.LIVE:
            yield f"{target.title} is {target.status.value}. {target.status_note}".strip()
        if self._cost.total.usd is None:
            yield f"No price of {target.title} is known for this picture size."
        elif not target.free:
            yield f"Prices as of {target.verified_on}. Nothing was sent and nothing is paid."

    def _strip(self) -> Iterator[StripPiece]:
        scenes = {it.scene: at for at, it in enumerate(self._cost.scenes)}
        scale = 1000 / max(self.plan.frames, 1)
        for it in self.plan.segments:
            words = f"{it.slate}, {clock(it.start_frame / self.plan.fps)}"
            start, length = round(it.start_frame * scale, 2), round(it.frames * scale, 2)
            yield StripPiece(it.slate, words, start, length, scenes[it.scene] % 2 == 0)

    def _scenes(self) -> Iterator[SceneView]:
        pictures = iter(self.pictures)
        before: Mapping[str, str] | None = None
        costs = {it.scene: it.cost for it in self._cost.scenes}
        for name, group in groupby(self.plan.segments, key=lambda it: it.scene):
            scene, segments = self._scene_by_id[name], tuple(group)
            views = []
            for it in segments:
                views.append(self._segment(it, scene, before, pictures))
                before = {row.name: row.words for row in views[-1].state}
            yield SceneView(
                id=name,
                title=scene.slugline.text if scene.slugline is not None else "Opening",
                act=scene.act or "",
                synopsis=scene.synopsis.text if scene.synopsis is not None else "",
                start=self._clock(segments[0].start_frame),
                seconds=f"{costs[name].seconds:.1f} s",
                price=dollars(costs[name].usd),
                segments=tuple(views),
            )

    def _segment(
        self,
        it: Segment,
        scene: Scene,
        before: Mapping[str, str] | None,
        pictures: Iterator[bytes],
    ) -> SegmentView:
        prompt = self._prompts[it.slate]
        shots = {shot.id: shot for shot in scene.shots}
        state = self.log.before[opening_beat(it, self._beats)]
        return SegmentView(
            slate=it.slate,
            start=self._clock(it.start_frame),
            end=self._clock(it.start_frame + it.frames),
            seconds=f"{it.frames / self.plan.fps:.1f} s",
            price=dollars(it.usd),
            link=_LINKS.get(it.link, ""),
            why=it.why_cut,
            joins=tuple(self._joins(it)),
            bars=tuple(self._bars(it, prompt)),
            state=state_rows(state, before),
            shots=tuple(
                self._shot(it, planned, shots[planned.id], next(pictures)) for planned in it.shots
            ),
            prompt=prompt.text,
            prompt_size=f"{prompt.size:,} {self.emission.limit.unit}",
            beside=tuple(f"{ref.kind} of {ref.name}: {ref.source}" for ref in prompt.references),
        )

    def _bars(self, it: Segment, prompt: Prompt) -> Iterator[Bar]:
        seconds = it.clip_frames / self.plan.fps
        longest, limit = self.target.max_seconds, self.emission.limit
        words = f"{seconds:.1f} of {longest} s, {it.billed_s} s billed"
        yield Bar("seconds", words, _share(seconds, longest))
        words = f"{prompt.size:,} of {limit.limit:,}"
        yield Bar(limit.unit, words, _share(prompt.size, limit.limit))

    def _joins(self, it: Segment) -> Iterator[str]:
        for where, transition in (("begins", it.transition_in), ("ends", it.transition_out)):
            if transition.kind != "cut":
                yield f"{where} with a {self._transition(transition)}"

    def _transition(self, it: PlannedTransition) -> str:
        name = it.kind.replace("colour", it.colour or "colour")
        if it.kind in {"fade in", "fade out"} and it.colour not in {None, "black"}:
            name += f" {'from' if it.kind == 'fade in' else 'to'} {it.colour}"
        return f"{name} of {it.frames / self.plan.fps:.1f} s"

    def _shot(self, segment: Segment, planned: PlannedShot, shot: Shot, picture: bytes) -> ShotView:
        terms = [text for _, text, _ in camera_terms(shot)]
        if is_choice(shot):
            terms = [sighting_of(shot), *terms]
        if shot.continues:
            terms.append("one take with the shot before")
        own = [self._beats[it.id] for it in planned.beats]
        part = f"part {planned.part} of {planned.parts}" if planned.parts > 1 else ""
        camera = ", ".join(it for it in terms if it) or "one steady set-up"
        return ShotView(
            id=shot.id,
            part=part,
            camera=camera,
            note=f"chosen by storyc: {shot.reason}" if shot.inferred and shot.reason else "",
            start=self._clock(segment.start_frame + planned.start_frame),
            seconds=f"{planned.frames / self.plan.fps:.1f} s",
            picture=f"data:image/webp;base64,{b64encode(picture).decode()}",
            described=f"Board of shot {shot.id}: {camera}",
            lines=script_lines(own),
        )

    def _clock(self, frame: int) -> str:
        return clock(frame / self.plan.fps)

    @cached_property
    def _cost(self) -> FilmCost:
        return film_cost(self.plan, {}, weights=self.weights)

    @cached_property
    def _prompts(self) -> Mapping[str, Prompt]:
        return {it.slate: it for it in self.emission.prompts}

    @cached_property
    def _scene_by_id(self) -> Mapping[str, Scene]:
        return {it.id: it for it in self.screenplay.scenes}

    @cached_property
    def _beats(self) -> Mapping[str, Beat]:
        shots = (shot for scene in self.screenplay.scenes for shot in scene.shots)
        return {beat.id: beat for shot in shots for beat in shot.beats}


def _share(part: float, whole: int) -> float:
    return round(min(100 * part / whole, 100), 1)
