"""Giving every scene, shot and beat its id."""

from storyc.ir import Scene
from storyc.lower.findings import Findings
from storyc.lower.ids import Ids
from storyc.lower.scene_draft import SceneDraft


def number_scenes(
    drafts: list[SceneDraft], findings: Findings, *, before: int = 0
) -> tuple[Scene, ...]:
    """Finish all scenes.

    A scene has the writer's id or its count, a shot the writer's or its scene's with its count, a
    beat its shot's with its count.

    Args:
        drafts: the scenes.
        findings: where what is wrong goes.
        before: how many scenes stand before these.

    Diagnostics: `DUPLICATE_ID`.
    """
    ids = _scene_ids(drafts, findings, before)
    shot_ids = _shot_ids(drafts, ids, findings)
    return tuple(
        draft.finish(scene_id, tuple(shot.finish(shot_ids[id(shot)]) for shot in draft.shots))
        for draft, scene_id in zip(drafts, ids, strict=True)
    )


def _scene_ids(drafts: list[SceneDraft], findings: Findings, before: int) -> list[str]:
    ids = Ids(findings)
    written = [ids.claim(it.written_id, it.span) if it.written_id else None for it in drafts]
    return [
        claimed or ids.count(str(number), draft.span)
        for number, (draft, claimed) in enumerate(zip(drafts, written, strict=True), before + 1)
    ]


def _shot_ids(drafts: list[SceneDraft], scene_ids: list[str], findings: Findings) -> dict[int, str]:
    """Return the id of each shot by the identity of its draft."""
    ids = Ids(findings)
    found: dict[int, str] = {}
    for draft in drafts:
        for shot in draft.shots:
            if shot.written_id:
                found[id(shot)] = ids.claim(shot.written_id, shot.span)
    for draft, scene_id in zip(drafts, scene_ids, strict=True):
        for number, shot in enumerate(draft.shots, 1):
            if id(shot) not in found:
                found[id(shot)] = ids.count(f"{scene_id}.{number}", shot.span)
    return found
