"""What a project's target takes from the one that it is like."""

from collections.abc import Collection, Mapping

from storyc.targets.clip_lengths import FewerSeconds
from storyc.targets.rate import Rate
from storyc.targets.source import Source
from storyc.targets.target import Target

_ITS_OWN = frozenset({"name", "title", "status", "status_note", "ends_on", "instead"})
"""What is true of one service and not of another that works like it."""

_COSTS = frozenset({"free", "prices", "silent_prices", "token_prices"})


def inherited(base: Target, written: Mapping[str, object], where: str) -> dict[str, object]:
    """Return what is written, and the figures of `base` that still hold beside it.

    A condition or a price of `base` for a length, a size or a rate that is no longer there would
    contradict what is written, so it is left out.

    Args:
        base: the target that the new one is like.
        written: what the project says, as read.
        where: the file that says so.
    """
    taken = {key: getattr(base, key) for key in Target.model_fields if key not in _ITS_OWN}
    if written.keys() & _COSTS:
        taken = {key: value for key, value in taken.items() if key not in _COSTS}
    elif "sizes" in written:
        listed = _texts(written["sizes"])
        taken["prices"] = _priced(base.prices, listed)
        taken["silent_prices"] = _priced(base.silent_prices, listed)
    taken["fewer_seconds"] = _conditions(base, written)
    change = f"everything that [targets] says of it, the rest as {base.name}"
    source = Source(what=change, where=where, read_on=base.verified_on, certainty="ours")
    taken["sources"] = (*base.sources, source)
    prompt = written.get("prompt")
    if isinstance(prompt, Mapping) and "unit" not in prompt:
        written = {**written, "prompt": {**base.prompt.model_dump(), **prompt}}
    return {**taken, **written}


def _texts(sizes: object) -> frozenset[str]:
    return frozenset(map(str, sizes)) if isinstance(sizes, Collection) else frozenset()


def _priced(rates: tuple[Rate, ...], listed: frozenset[str]) -> tuple[Rate, ...]:
    return tuple(rate for rate in rates if not listed or str(rate.size) in listed)


def _conditions(base: Target, written: Mapping[str, object]) -> tuple[FewerSeconds, ...]:
    if "seconds" in written:
        return ()
    listed = _texts(written.get("sizes"))
    rates = _texts(written.get("fps"))
    kept = (
        it.model_copy(
            update={
                "sizes": tuple(size for size in it.sizes if not listed or str(size) in listed),
                "fps": tuple(rate for rate in it.fps if not rates or str(rate) in rates),
            }
        )
        for it in base.fewer_seconds
    )
    return tuple(
        it
        for it, whole in zip(kept, base.fewer_seconds, strict=True)
        if bool(it.sizes) == bool(whole.sizes) and bool(it.fps) == bool(whole.fps)
    )
