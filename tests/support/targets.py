"""Targets made for tests."""

from collections.abc import Sequence

from hypothesis import strategies as st

from storyc.targets import Frame, PromptLimit, Rate, Source, Target, TargetStatus

HD = Frame(width=1280, height=720)


def make_target(
    *,
    seconds: Sequence[int] = (4, 8, 12),
    prompt: int = 10_000,
    shots: int = 8,
    cameos: int = 2,
    images: int = 4,
    references: int | None = None,
    usd_per_s: str | None = "0.30",
) -> Target:
    return Target(
        name="test",
        title="Test",
        status=TargetStatus.LIVE,
        verified_on="2026-11-22",
        seconds=tuple(seconds),
        sizes=(HD,),
        fps=(24, 25, 30, 60),
        audio=True,
        prompt=PromptLimit(limit=prompt, unit="characters"),
        grammar="plain-prose",
        max_cameos=cameos,
        max_reference_images=images,
        max_references=references,
        max_shots=shots,
        prices=() if usd_per_s is None else (Rate(size=HD, usd_per_s=usd_per_s),),
        sources=(Source(what="all", where="a test", read_on="2026-11-22", certainty="ours"),),
    )


targets = st.builds(
    make_target,
    seconds=st.lists(st.integers(4, 40), min_size=1, max_size=5, unique=True).map(sorted),
    prompt=st.integers(100, 2000),
    shots=st.integers(1, 5),
    cameos=st.integers(0, 3),
    images=st.integers(0, 9),
    references=st.none() | st.integers(2, 9),
    usd_per_s=st.sampled_from([None, "0", "0.05", "0.10", "0.30", "0.56862"]),
)
