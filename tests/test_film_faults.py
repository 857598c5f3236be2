"""A whole film while everything goes wrong: finished, and each clip charged once."""

from collections import Counter
from pathlib import Path

import pytest
from support.conformance.film import Film, avi, mp4
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio
from support.renders.rush import CLIP, Rush, film_of, studio_of

from storyc.backends.wire import Proof
from storyc.diagnostics import Code
from storyc.ledger import Delivered, NeedsReview
from storyc.render.telling import tell

BEFORE = [f"before:{it}" for it in (401, 403, 408, 409, 500, 502, 503, 504)]
REFUSED = ["before:429:retry-after=1", "before:429"]
LOST = [
    *("drop", "silence", "slow", "break", "packed", "html", "not json", "empty", "busy"),
    *(f"reset:{it}" for it in ("head", "body", "taken", "status", "headers", "answer")),
    *(f"after:{it}" for it in (500, 502, 503, 504)),
    "redirect:307:http://127.0.0.1:1/videos",
]
UNHEARD = [*BEFORE, "drop", "silence", "slow", "break", "html", "not json", "empty", "packed"]
UNHEARD += [f"reset:{it}" for it in ("head", "status", "headers", "answer")]
LOOKS = [*UNHEARD, "state:warp", "state:queued", "state:running", "before:404", "before:429"]
CLIPS = [*UNHEARD, "before:403", "before:404", "before:410", "corrupt", "cut", "text", "shifted"]


def charged_once(studio: Studio, count: int) -> bool:
    """Tell whether each clip of a film was charged once."""
    prompts = Counter(it["asked"]["prompt"] for it in studio.charges.lines)
    return len(prompts) == count and set(prompts.values()) == {1}


def written(folder: Path) -> bytes:
    return b"".join(it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file())


FAULTS: dict[str, dict[str, list[str]]] = {
    "refused": {"create": [*REFUSED, *BEFORE]},
    "lost": {"create": LOST[:11]},
    "lost later": {"create": LOST[11:]},
    "unheard": {"look": LOOKS},
    "no clip": {"content": CLIPS},
    "no list": {"create": ["drop"] * 8, "list": [*UNHEARD, "endless", "huge"]},
}


PROVEN = {"lost": Proof.KEY}


@pytest.mark.parametrize(
    ("name", "proof"), [*PROVEN.items(), *((name, Proof.LIST) for name in FAULTS)]
)
def test_a_film_whose_requests_meet_every_fault_is_finished_and_paid_once(
    name: str, proof: Proof, tmp_path: Path
) -> None:
    steps = film_of(12)
    plan = Plan.of(**FAULTS[name])
    with opened(studio_of(plan, honours_keys=proof is Proof.KEY)) as studio:
        rush = Rush(tmp_path, studio, proof)
        rush.finish(steps)
        assert charged_once(studio, 12)
        assert name == "no list" or not any(plan.faults.values())
        heard = len(studio.heard)
        assert all(isinstance(it, Delivered) for it in rush.run(steps).values())
        assert len(studio.heard) == heard
    assert KEY.encode() not in written(tmp_path)
    assert b"sign=" not in written(tmp_path)


@pytest.mark.parametrize(
    "film", [CLIP[: len(CLIP) // 2], avi(Film(1, 128, 72)), mp4(Film(1, 64, 64))], ids=len
)
def test_a_clip_that_is_odd_each_time_is_kept_and_left_to_a_person(
    film: bytes, tmp_path: Path
) -> None:
    with opened(studio_of(film=lambda _: film)) as studio:
        rush = Rush(tmp_path, studio)
        (result,) = rush.run(film_of(1)).values()
        fetches = sum(it.path.endswith("/content") for it in studio.heard)
        assert isinstance(result, NeedsReview)
        (odd,) = (tmp_path / "takes/incoming").iterdir()
        assert str(odd) in result.why
        assert odd.read_bytes() == film
        assert fetches <= 2
        (again,) = rush.run(film_of(1)).values()
        assert again == result
        found = tell("0A", None, again)
        assert found is not None
        assert found.code is Code.ODD_CLIP
        assert any(str(odd) in it for it in found.notes)
        assert charged_once(studio, 1)


def test_where_nobody_can_know_each_lost_answer_waits_and_the_rest_is_made(
    tmp_path: Path,
) -> None:
    steps = film_of(12)
    with opened(
        studio_of(Plan.of(create=["drop", "reset:head", "after:503", "silence"]))
    ) as studio:
        rush = Rush(tmp_path, studio, Proof.NONE)
        for _ in range(2):
            results = rush.run(steps).values()
            assert Counter(type(it) for it in results) == {Delivered: 8, NeedsReview: 4}
        # All but the one that never arrived.
        assert len(studio.charges.lines) == 11
