"""The clips as the film shows them: decoded, matched in colour, with their effects."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest

from storyc.assemble.changes import Changes
from storyc.assemble.decode import pictures_of
from storyc.assemble.edit import ClipRange, Edit
from storyc.assemble.effect_clip import affected
from storyc.assemble.picture import Picture
from storyc.assemble.raster import Raster
from storyc.assemble.take import Take


@dataclass(frozen=True)
class Footage:
    """Where the pictures of a film come from; `shown` is what of each clip the film shows."""

    takes: Mapping[str, Take]
    shown: Mapping[str, ClipRange]
    raster: Raster
    changes: Changes

    def pictures(self, clip: ClipRange) -> Iterator[Picture]:
        """Return the pictures of a range of a clip, one each film frame.

        Raises:
            AssembleError: the take cannot be decoded, or its effect fails.
        """
        effect = self.changes.effects.get(clip.slate)
        if effect is None:
            return self._graded(clip)
        return affected(effect, self._graded, self.shown[clip.slate], clip, self.raster)

    def essence(self, clip: ClipRange) -> tuple[object, ...]:
        """Return all that the pictures of a range depend on.

        Raises:
            OSError: the take cannot be read.
        """
        digest = digest_of(self.takes[clip.slate])
        effect = self.changes.effects.get(clip.slate)
        grade = self.changes.grades.get(clip.slate)
        if effect is not None:
            return digest, grade, effect, self.shown[clip.slate]
        return (digest, grade) if grade and clip.first < grade.first + grade.frames else (digest,)

    def _graded(self, clip: ClipRange) -> Iterator[Picture]:
        pictures = pictures_of(self.takes[clip.slate], clip, self.raster)
        grade = self.changes.grades.get(clip.slate)
        if grade is None:
            return pictures
        size = self.raster.width, self.raster.height
        return (grade.corrected(it, at, size) for at, it in enumerate(pictures, start=clip.first))


def digest_of(take: Take) -> str:
    """Return what tells a take from any other.

    Raises:
        OSError: it cannot be read.
    """
    with take.path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def footage_of(
    edits: Sequence[Edit], takes: Mapping[str, Take], raster: Raster, changes: Changes
) -> Footage:
    """Return the footage of a film."""
    shown = {}
    for edit in edits:
        first = edit.first_clip_frame
        slate = edit.segment.slate
        shown[slate] = ClipRange(slate, first, edit.stop_clip_frame - first)
    return Footage(takes, shown, raster, changes)
