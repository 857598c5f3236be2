"""What a target allows in one segment."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from storyc.plan.references import Material
from storyc.targets import Target

Limit = Literal["seconds", "shots", "cameos", "images", "references", "prompt"]


@dataclass(frozen=True, slots=True)
class Violation:
    """A limit that a segment would break: how much it would need, how much there may be.

    Units: frames for `seconds`, the target's prompt unit for `prompt`, else a count.
    """

    limit: Limit
    need: int
    most: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one target at one frame rate."""

    frames: int
    shots: int
    cameos: int
    images: int
    references: int | None
    prompt: int

    @classmethod
    def of(cls, target: Target, fps: int) -> "Limits":
        """Return the limits of a target, its seconds in frames."""
        return cls(
            frames=target.max_seconds * fps,
            shots=target.max_shots,
            cameos=target.max_cameos,
            images=target.max_reference_images,
            references=target.max_references,
            prompt=target.prompt.limit,
        )

    def violation(
        self, clip_frames: int, shots: int, material: Collection[Material]
    ) -> Violation | None:
        """Return the first limit that is broken, the prompt's aside, `None` if none is."""
        if clip_frames > self.frames:
            return Violation("seconds", clip_frames, self.frames)
        if shots > self.shots:
            return Violation("shots", shots, self.shots)
        return self._of_material(material) if material else None

    def _of_material(self, material: Collection[Material]) -> Violation | None:
        cameos = sum(1 for it in material if it.kind == "cameo")
        images = len(material) - cameos
        if cameos > self.cameos:
            return Violation("cameos", cameos, self.cameos)
        if images > self.images:
            return Violation("images", images, self.images)
        if self.references is not None and len(material) > self.references:
            return Violation("references", len(material), self.references)
        return None
