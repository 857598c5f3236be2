"""Sizes of covered shots that would look like a mistake beside their neighbours.

Two pictures of the same people from the same side, in the same size or nearly so, make a jump of
the cut between them. Where nobody wrote the size, it is another one.
"""

from collections.abc import Iterator, Sequence

from storyc.ir import ShotSize
from storyc.lower.shot_draft import ShotDraft

_RANK = {
    size: rank
    for rank, size in enumerate(
        (
            *(ShotSize.EXTREME_CLOSE, ShotSize.CLOSE, ShotSize.MEDIUM_CLOSE, ShotSize.MEDIUM),
            *(ShotSize.MEDIUM_WIDE, ShotSize.FULL, ShotSize.WIDE, ShotSize.EXTREME_WIDE),
        )
    )
}
_CHOICE = (ShotSize.CLOSE, ShotSize.MEDIUM, ShotSize.MEDIUM_WIDE, ShotSize.WIDE)
"""What a covered shot of people may be; of two that are as near, the closer one."""

_CLEAR = 2
"""Steps from one size to another that make a clear change of it."""


def set_apart(shots: Sequence[ShotDraft]) -> None:
    """Give the covered shots of one scene sizes that cut well with the shots beside them.

    Shots that somebody wrote, and camera lines, keep theirs.
    """
    for at, shot in enumerate(shots):
        if not _is_free(shot) or shot.size not in _RANK:
            continue
        taken = [_RANK[it.size] for it in _beside(shots, at) if it.size in _RANK]
        rank = _RANK[shot.size]
        if all(abs(rank - it) >= _CLEAR for it in taken):
            continue
        clear = [it for it in _CHOICE if all(abs(_RANK[it] - at) >= _CLEAR for at in taken)]
        if clear:
            shot.size = min(clear, key=lambda it: abs(_RANK[it] - rank))


def _is_free(shot: ShotDraft) -> bool:
    is_of_people = bool(shot.subjects) and all(it.kind == "character" for it in shot.subjects)
    return shot.inferred and shot.camera_line is None and is_of_people


def _beside(shots: Sequence[ShotDraft], at: int) -> Iterator[ShotDraft]:
    """Yield the shot before, and the one after if its size is fixed, where they show the same."""
    shown = {it.name for it in shots[at].subjects}
    if at > 0 and _same(shots[at - 1], shown):
        yield shots[at - 1]
    if at + 1 < len(shots):
        after = shots[at + 1]
        if not _is_free(after) and not after.continues and _same(after, shown):
            yield after


def _same(shot: ShotDraft, shown: set[str]) -> bool:
    return {it.name for it in shot.subjects} == shown
