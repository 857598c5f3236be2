"""A scene that still grows."""

from dataclasses import dataclass, field

from storyc.ir import Location, Scene, Shot, Slugline, Text
from storyc.lower.namespace import fold
from storyc.lower.parts import HeadingPart
from storyc.lower.shot_draft import ShotDraft
from storyc.lower.strand import Strand
from storyc.source import Span


@dataclass
class SceneDraft:
    """A heading, if there is one, and the shots gathered under it."""

    heading: HeadingPart | None
    act: str | None
    location: Location | None = None
    synopsis: list[Strand] = field(default_factory=list)
    shots: list[ShotDraft] = field(default_factory=list)

    @property
    def written_id(self) -> str | None:
        """The writer's id."""
        return self.heading.spec.id if self.heading is not None else None

    @property
    def span(self) -> Span:
        """Where the scene begins."""
        return self.heading.span if self.heading is not None else self.shots[0].span

    def finish(self, scene_id: str, shots: tuple[Shot, ...]) -> Scene:
        """Return the scene with its finished shots."""
        synopsis = None
        if self.synopsis:
            words = " ".join(it.text for it in self.synopsis)
            synopsis = Text(text=words, span=self.synopsis[0].span())
        return Scene(
            id=scene_id,
            slugline=self._slugline(),
            act=self.act,
            synopsis=synopsis,
            shots=shots,
            span=self.span,
        )

    def _slugline(self) -> Slugline | None:
        if self.heading is None:
            return None
        spec = self.heading.spec
        areas = self.location.areas if self.location is not None else ()
        by_name = {fold(it.name): it.name for it in areas}
        return Slugline(
            text=spec.text,
            setting=spec.setting,
            place=self.location.name if self.location is not None else spec.place,
            area=by_name.get(fold(spec.area), spec.area) if spec.area else None,
            time_of_day=spec.time_of_day,
            span=self.heading.span,
        )
