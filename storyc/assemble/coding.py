"""How the whole picture track is coded: what is copied, and what the file's header must hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from storyc.assemble.avc import ParameterSets
from storyc.assemble.edit import Piece
from storyc.assemble.encode import parameter_sets
from storyc.assemble.raster import Raster
from storyc.assemble.steps import Copy, Encode, Step, common_sets, steps_of
from storyc.assemble.take import Take


@dataclass(frozen=True, slots=True)
class Coding:
    """The coded picture track, planned.

    `sets` are all parameter sets of the film; `set_id` numbers those of what is encoded;
    `reorder` is by how many frames decoding runs ahead of showing.
    """

    steps: tuple[Step, ...]
    sets: tuple[ParameterSets, ...]
    set_id: int
    reorder: int

    @property
    def copied_frames(self) -> int:
        """Film frames that are copied."""
        return sum(step.frames for step in self.steps if isinstance(step, Copy))


def coding_of(pieces: Sequence[Piece], takes: Mapping[str, Take], raster: Raster) -> Coding:
    """Plan the coding of a film.

    Copies and encoded pictures have one parameter set when theirs are equal, else two with
    different numbers in the one header. Both are what every H.264 decoder reads; nothing changes
    in mid-stream.
    """
    common = common_sets(pieces, takes)
    steps = tuple(steps_of(pieces, takes, common))
    own = parameter_sets(raster, 0)
    reorder = max((step.reorder for step in steps if isinstance(step, Copy)), default=0)
    if common is None or common == own:
        return Coding(steps, (common or own,), 0, reorder)
    if not any(isinstance(step, Encode) for step in steps):
        return Coding(steps, (common,), 0, reorder)
    set_id = next(number for number in count() if number not in common.ids)
    return Coding(steps, (common, parameter_sets(raster, set_id)), set_id, reorder)
