"""How the whole picture track is coded: what is copied, and where parameter sets stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from storyc.assemble.edit import Piece
from storyc.assemble.encode import parameter_sets
from storyc.assemble.raster import Raster
from storyc.assemble.steps import Copy, Encode, Step, steps_of
from storyc.assemble.take import Take
from storyc.h264.avc import ParameterSets


@dataclass(frozen=True, slots=True)
class Coding:
    """The coded picture track, planned.

    `sets` are all parameter sets of the film, those of most frames first; `own` are those of what
    is encoded, numbered `set_id`, and `None` where nothing is. With `is_repeated` they also stand
    before every picture that opens, since some have the same numbers. `reorder` is by how many
    frames decoding runs ahead of showing.
    """

    steps: tuple[Step, ...]
    sets: tuple[ParameterSets, ...]
    own: ParameterSets | None
    set_id: int
    reorder: int
    is_repeated: bool

    @property
    def copied_frames(self) -> int:
        """Film frames that are copied."""
        return sum(step.frames for step in self.steps if isinstance(step, Copy))


def coding_of(pieces: Sequence[Piece], takes: Mapping[str, Take], raster: Raster) -> Coding:
    """Plan the coding of a film.

    Sets with different numbers stand together in the file's header and nothing changes in
    mid-stream, which every decoder reads. Takes from different encoders mostly have different sets
    with equal numbers: then each opening picture brings its own.
    """
    steps = tuple(steps_of(pieces, takes))
    sets = _sets_of_copies(steps)
    own, set_id = None, 0
    if any(isinstance(step, Encode) for step in steps):
        own, set_id = _own_sets(sets, raster)
        sets = sets if own in sets else (*sets, own)
    return Coding(
        steps=steps,
        sets=sets,
        own=own,
        set_id=set_id,
        reorder=max((step.reorder for step in steps if isinstance(step, Copy)), default=0),
        is_repeated=sum(len(it.ids) for it in sets) > len({n for it in sets for n in it.ids}),
    )


def _own_sets(copied: Sequence[ParameterSets], raster: Raster) -> tuple[ParameterSets, int]:
    """Return the sets of what is encoded: those of a copy, else with a number of their own."""
    own = parameter_sets(raster, 0)
    if own in copied:
        return own, 0
    used = {number for sets in copied for number in sets.ids}
    set_id = next(number for number in count() if number not in used)
    return parameter_sets(raster, set_id), set_id


def _sets_of_copies(steps: Sequence[Step]) -> tuple[ParameterSets, ...]:
    """Return the parameter sets of what is copied, those of most frames first."""
    frames: dict[ParameterSets, int] = {}
    for step in steps:
        if isinstance(step, Copy) and step.take.sets is not None:
            frames[step.take.sets] = frames.get(step.take.sets, 0) + step.frames
    return tuple(sorted(frames, key=lambda sets: -frames[sets]))
