"""A target in words, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from storyc.targets import SAMPLE_S, SAMPLE_SIZE, TargetStatus, price, sample_price, sample_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from storyc.targets import Frame, Rate, Target

_FITS = {
    "none": "not taken",
    "exact": "taken, in the exact size of the picture",
    "ratio": "taken, in the shape of the picture",
    "free": "taken",
}
_OVERFLOW = {
    "reject": "a longer one is refused",
    "truncate": "a longer one is cut without a word, and billed",
    "unknown": "what becomes of a longer one is not published",
}


class Row(NamedTuple):
    """One figure of a target: what it is about, the figure in words, and how much it is worth.

    Of two targets the one with the larger `worth` can do more, or asks less for it; it is `None`
    where neither is better.
    """

    label: str
    value: str
    worth: float | None = None


def rows(target: Target) -> tuple[Row, ...]:
    """Return everything that is known of a target, but for the sources."""
    return (
        *_service(target),
        *_picture(target),
        *_words(target),
        *_references(target),
        *_frames(target),
        *_prices(target),
        *_rest(target),
    )


def lengths(seconds: Sequence[int]) -> str:
    """Return clip lengths in words: `4 to 30 s` or `4, 8, 12 s`."""
    if len(seconds) > 2 and seconds[-1] - seconds[0] + 1 == len(seconds):  # noqa: PLR2004  # two are a list
        return f"{seconds[0]} to {seconds[-1]} s"
    return f"{', '.join(map(str, seconds))} s"


def status(target: Target) -> str:
    """Return whether a target can be had: `retired 2026-09-24`."""
    return f"{target.status.value} {target.ends_on}" if target.ends_on else target.status.value


def prompt(target: Target) -> str:
    """Return the longest prompt: `5,000 tokens`."""
    return f"{target.prompt.limit:,} {target.prompt.unit}"


def sample(target: Target) -> str:
    """Return what ten seconds of 720p cost, or of the nearest size that the target makes."""
    if target.free:
        return "free"
    size, usd = sample_size(target), sample_price(target)
    where = "" if size == SAMPLE_SIZE or usd is None else f" ({size})"
    return ("unknown" if usd is None else f"${usd:.2f}") + where


def _service(target: Target) -> Iterator[Row]:
    ranks = list(reversed(TargetStatus))
    yield Row("status", status(target), ranks.index(target.status))
    if target.status_note:
        yield Row("note", target.status_note)
    if target.instead:
        yield Row("instead", ", ".join(target.instead))


def _picture(target: Target) -> Iterator[Row]:
    yield Row("clip lengths", lengths(target.seconds), target.max_seconds)
    for fewer in target.fewer_seconds:
        places = [*map(str, fewer.sizes), *(f"{rate} fps" for rate in fewer.fps)]
        yield Row("fewer lengths", f"{lengths(fewer.seconds)} at {', '.join(places)}")
    sizes = ", ".join(map(str, target.sizes)) or "every size"
    yield Row("picture sizes", sizes, max((it.pixels for it in target.sizes), default=10**9))
    yield Row("frames a second", ", ".join(map(str, target.fps)), len(target.fps))
    sound = "always" if target.audio else "none"
    yield Row("sound", "can be left out" if target.audio_optional else sound, target.audio)
    yield Row("shots a prompt", f"at most {target.max_shots}", target.max_shots)


def _words(target: Target) -> Iterator[Row]:
    limit = target.prompt
    also = [f"{limit.max_characters:,} characters"] if limit.max_characters else []
    also += [f"{limit.per_shot:,} for each of several shots"] if limit.per_shot else []
    most = " and ".join([prompt(target), *also])
    worth = limit.limit if limit.unit == "characters" else None
    yield Row("prompt", f"at most {most}; {_OVERFLOW[limit.overflow]}", worth)
    yield Row("prompt form", target.grammar)
    yield Row("negative prompt", _yes(target.negative_prompt), target.negative_prompt)


def _references(target: Target) -> Iterator[Row]:
    cameos = _at_most(target.max_cameos)
    if target.cameo_seconds is not None:
        cameos += f", {target.cameo_seconds[0]} to {target.cameo_seconds[1]} s each"
    if target.cameo_total_seconds is not None:
        cameos += f", {target.cameo_total_seconds} s together"
    yield Row("cameos", cameos, target.max_cameos)
    pictures = target.max_reference_images
    yield Row("reference pictures", _at_most(pictures), pictures)
    yield Row("reference voices", _at_most(target.max_voices), target.max_voices)
    if target.max_references is not None:
        yield Row("references in all", _at_most(target.max_references), target.max_references)
    if target.max_cameos or pictures or target.max_voices:
        yield Row("called in a prompt", _called(target))


def _called(target: Target) -> str:
    words, address = [], target.addressing
    for kind, most, form in (
        ("pictures", target.max_reference_images, address.image),
        ("cameos", target.max_cameos, address.cameo),
        ("voices", target.max_voices, address.voice),
    ):
        if most:
            words.append(f"{kind} by name" if form is None else f"{kind} {form.format(1)}")
    return ", ".join(words)


def _frames(target: Target) -> Iterator[Row]:
    yield Row("first frame", _FITS[target.first_frame], target.first_frame != "none")
    yield Row("last frame", _FITS[target.last_frame], target.last_frame != "none")
    if target.first_frame != "none" and (target.max_cameos or target.max_reference_images):
        apart = target.frames_exclude_references
        yield Row("frames, references", "one or the other" if apart else "together", not apart)
    longer = target.extension
    said = "no" if longer is None else f"{longer.seconds} s more, {longer.total_seconds} s in all"
    yield Row("extension", said, 0 if longer is None else longer.total_seconds)


def _prices(target: Target) -> Iterator[Row]:
    usd = sample_price(target)
    yield Row(f"{SAMPLE_S} s of 720p", sample(target), None if usd is None else -float(usd))
    for words, sizes in _by_rate(target.prices):
        yield Row("price", f"${words} a second at {sizes}")
    for words, sizes in _by_rate(target.silent_prices):
        yield Row("price without sound", f"${words} a second at {sizes}")
    for tier in target.token_prices:
        yield Row(
            "price",
            f"${tier.usd_per_million} a million tokens up to {tier.max_pixels:,} pixels"
            " (a second has width x height x frames / 1024)",
        )
    unknown = [size for size in target.sizes if price(target, size, 1) is None]
    if unknown:
        yield Row("price not known", _listed(unknown))


def _by_rate(rates: Iterable[Rate]) -> Iterator[tuple[str, str]]:
    sizes: dict[str, list[Frame]] = {}
    for rate in rates:
        sizes.setdefault(rate.usd_per_s, []).append(rate.size)
    return ((usd, _listed(listed)) for usd, listed in sizes.items())


def _listed(sizes: Iterable[Frame]) -> str:
    return ", ".join(map(str, sizes))


def _rest(target: Target) -> Iterator[Row]:
    yield Row("seed", _yes(target.seed), target.seed)
    hours = target.result_hours
    if hours is not None:
        yield Row("results are kept", f"{hours} h", hours)
    for rule in target.policy:
        yield Row("rule", rule)
    yield Row("figures checked on", target.verified_on)


def _at_most(number: int) -> str:
    return f"at most {number}" if number else "none"


def _yes(able: bool) -> str:  # noqa: FBT001  # a figure of the data, not a switch
    return "yes" if able else "no"
