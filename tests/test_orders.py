"""What a paid service is asked for says everything of the plan and its prompts."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc import targets
from storyc.backends.order import Order
from storyc.driver import Finished, compile_script
from storyc.render.orders import UnreadableAsset, handles_of, orders_of
from storyc.source import SourceFile
from storyc.world.disk import DiskReader

CAST = """\
character MARA
    appearance: a tall woman
    cameo: "mara.mp4"
    consent: given by her, 2026

character PIP
    appearance: a tin gull
    cameo: @pip.gull
    consent: ours

INT. HUT - NIGHT

!! CLOSE on MARA, 3s

Mara waits.

!! WIDE on PIP, 4s

Pip turns.

!! CLOSE on MARA, 2s

Mara laughs.
"""


def ordered(folder: Path, text: str, target: str) -> tuple[tuple[Order, ...], Finished]:
    """Return the orders of a script in a folder, and what they were made of."""
    reader = DiskReader(folder)
    finished = compile_script(SourceFile("a.story", text), reader, target).finished
    assert finished is not None
    found = orders_of(finished.plan, finished.emission, targets.load(target), reader)
    return found, finished


def test_an_order_has_all_that_the_plan_says(tmp_path: Path) -> None:
    (tmp_path / "mara.mp4").write_bytes(b"clip")
    orders, finished = ordered(tmp_path, CAST, "sora-2-pro")
    for order, segment, prompt in zip(
        orders, finished.plan.segments, finished.emission.prompts, strict=True
    ):
        assert (order.slate, order.prompt, order.seconds) == (
            segment.slate,
            prompt.text,
            segment.billed_s,
        )
        assert (order.width, order.height, order.fps) == (1280, 720, 24)
        assert order.frames == segment.clip_frames <= order.seconds * order.fps
        assert order.usd == Decimal(str(segment.usd))
        assert order.shots == ()
    assets = {it.name: it for order in orders for it in order.assets}
    assert assets["MARA"].path == tmp_path / "mara.mp4"
    assert (assets["MARA"].kind, assets["MARA"].media_type) == ("cameo", "video/mp4")
    assert handles_of(orders) == {assets["PIP"].sha256: "pip.gull"}


def test_equal_files_are_equal_wherever_they_lie(tmp_path: Path) -> None:
    digests = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mara.mp4").write_bytes(b"clip")
        orders, _ = ordered(tmp_path / name, CAST, "sora-2-pro")
        digests.append([it.sha256 for order in orders for it in order.assets])
    assert digests[0] == digests[1]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "mara.mp4").write_bytes(b"clip")
    _, finished = ordered(tmp_path, CAST, "sora-2-pro")
    (tmp_path / "mara.mp4").unlink()
    with pytest.raises(UnreadableAsset, match=r"mara\.mp4 of MARA cannot be read"):
        orders_of(
            finished.plan, finished.emission, targets.load("sora-2-pro"), DiskReader(tmp_path)
        )


@given(st.lists(st.integers(8, 60), min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_shots_sent_one_by_one_fill_the_clip(tenths: list[int]) -> None:
    shots = "\n\n".join(f"!! WIDE on MARA, {it / 10:.1f}s\n\nShe waits." for it in tenths)
    text = f"character MARA\n    appearance: tall\n\nINT. HUT - NIGHT\n\n{shots}\n"
    orders, finished = ordered(Path(), text, "kling-3.0")
    for order, segment in zip(orders, finished.plan.segments, strict=True):
        if len(segment.shots) == 1:
            assert order.shots == ()
            continue
        assert len(order.shots) == len(segment.shots)
        assert sum(it.seconds for it in order.shots) == order.seconds
        assert all(it.seconds >= 1 for it in order.shots)
        assert all(it.text in order.prompt for it in order.shots)
