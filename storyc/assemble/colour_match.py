"""Takes the jump of light and colour out of joins where a clip was to go on.

A clip that a service makes from the last picture of another begins a little brighter, duller or
greener. Its first frames are corrected to that picture, and less and less so: at the end of the
window the clip is what it is, so that corrections never add up over a chain of clips.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from storyc.assemble.ahead import ahead
from storyc.assemble.decode import pictures_of
from storyc.assemble.edit import ClipRange, Edit
from storyc.assemble.grade import Grade, plane_grade
from storyc.assemble.join_measure import SAME_STRUCTURE, JoinMeasure, compare
from storyc.assemble.picture import Picture, planes
from storyc.assemble.raster import Raster
from storyc.assemble.take import Take

_WINDOW_S = 2
"""Long enough for the largest correction to leave by less than a step a frame, unseen."""

_LEAST_WINDOW_S = 0.5
"""A correction that has to leave sooner is seen leaving."""

_UNSEEN = 2.0
_LARGEST = 20.0
"""Steps of 8 bits. A picture that a correction moves by less looks as it did, and copying beats
correcting; means that are further apart are of two lights (two set-ups measure 20): somebody
switched a lamp on."""


@dataclass(frozen=True, slots=True)
class ColourMatch:
    """A join where a clip goes on: how it was, how it is now, and what was done.

    `grade` is `None` where the clip was left alone; `left` then says why.
    """

    before: JoinMeasure
    after: JoinMeasure
    grade: Grade | None = None
    left: str = ""


def match_colours(
    edits: Sequence[Edit], takes: Mapping[str, Take], raster: Raster
) -> tuple[ColourMatch, ...]:
    """Return a match for each cut of the picture where the second clip goes on with the first.

    Raises:
        AssembleError: a take cannot be decoded.
    """
    pairs = [pair for pair in pairwise(edits) if _goes_on(*pair)]
    return tuple(ahead(lambda pair: _match(*pair, takes, raster), pairs))


def _goes_on(outgoing: Edit, incoming: Edit) -> bool:
    is_cut = incoming.head.kind is None and not outgoing.fade_out and not incoming.fade_in
    return incoming.segment.link != "cut" and is_cut


def _match(
    outgoing: Edit, incoming: Edit, takes: Mapping[str, Take], raster: Raster
) -> ColourMatch:
    def picture(edit: Edit, clip_frame: int) -> Picture:
        slate = edit.segment.slate
        shown = pictures_of(takes[slate], ClipRange(slate, clip_frame, 1), raster)
        return next(shown).copy()

    size = raster.width, raster.height
    old = picture(outgoing, outgoing.stop_clip_frame - 1)
    new = picture(incoming, incoming.first_clip_frame)

    def measure(first: Picture) -> JoinMeasure:
        names = outgoing.segment.slate, incoming.segment.slate
        return compare((names[0], old), (names[1], first), size, link=incoming.segment.link)

    before = measure(new)
    # A blend or fade at the clip's other end is made of frames as they are.
    room = incoming.segment.frames - incoming.tail.before - incoming.fade_out
    if before.colour_shift > _LARGEST:
        return ColourMatch(before, before, left="the difference is that of another light")
    if room < _LEAST_WINDOW_S * raster.fps:
        return ColourMatch(before, before, left="the clip is too short for it to fade away unseen")
    luma, blue, red = map(plane_grade, planes(old, *size), planes(new, *size))
    frames = min(_WINDOW_S * raster.fps, room)
    grade = Grade(incoming.first_clip_frame, frames, (luma, blue, red))
    corrected = grade.corrected(new, grade.first, size)
    if _moved(new, corrected, size) < _UNSEEN:
        return ColourMatch(before, before, left="nobody sees the difference")
    after = measure(corrected)
    if after.structure < SAME_STRUCTURE:
        return ColourMatch(before, before, left="the shapes jump too: it is another picture")
    return ColourMatch(before, after, grade)


def _moved(picture: Picture, corrected: Picture, size: tuple[int, int]) -> float:
    """Return by how many steps a correction moves the values of a plane, in the mean."""
    pairs = zip(planes(picture, *size), planes(corrected, *size), strict=True)
    return max(float(np.abs(new.astype(np.int16) - old).mean()) for old, new in pairs)
