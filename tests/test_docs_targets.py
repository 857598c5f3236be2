"""The tables of docs/targets.md say what the data says.

`uv run pytest tests/test_docs_targets.py --update` writes them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from storyc.cli.target_rows import lengths, prompt, sample, status
from storyc.targets import Target, all_targets

PAGE = Path(__file__).parents[1] / "docs" / "targets.md"

COLUMNS = (
    *("target", "status", "clips", "largest picture", "sound", "10 s of 720p", "prompt"),
    "checked on",
)

KEYS: Mapping[str, str] = {
    "title": "what people call it",
    "status": '`"live"` (unless you say else), `"preview"`, `"sunset"`, `"retired"`',
    "status_note": "what there is to say of that",
    "ends_on": 'the day when it was or will be shut down: `"2026-09-24"`',
    "instead": "names of targets to use then",
    "verified_on": "the day when the figures were read last",
    "seconds": 'clip lengths that can be asked for: `[4, 8, 12]` or `"4..30"`',
    "fewer_seconds": "lengths that are left at some `sizes`, at some `fps`, or where both meet",
    "sizes": 'picture sizes, one at least: `["1280x720"]`',
    "fps": "frames a second that can be asked for",
    "audio": "whether its clips have sound",
    "audio_optional": "whether the sound can be left out",
    "prompt": (
        '`limit` and `unit` (`"characters"`, or `"tokens"` with `tokenizer = "o200k"`); also'
        " `max_characters`, `per_shot`, `overflow`"
    ),
    "grammar": "the form of its prompts; `storyc targets` shows those of the others",
    "max_cameos": "clips of characters that one prompt takes",
    "cameo_seconds": "the shortest and longest cameo clip",
    "cameo_total_seconds": "seconds of all cameo clips of a prompt together",
    "max_reference_images": "reference pictures that one prompt takes",
    "reference_size": '`"exact"` if they must have the film\'s size, else `"free"`',
    "max_voices": "recordings of voices that one prompt takes",
    "max_references": "all of these together",
    "addressing": 'how a prompt calls them: `{ image = "@Image {}", cameo = …, voice = … }`',
    "max_shots": "shots that one prompt may describe",
    "first_frame": '`"none"`, or how a given picture must match: `"exact"`, `"ratio"`, `"free"`',
    "last_frame": "the same for the last picture",
    "frames_exclude_references": "a prompt takes given frames or references, not both",
    "extension": "`seconds` that it adds to a clip of its own, `total_seconds` at most, how many"
    ' `times`; `billed = "added"` if only what is added is paid for',
    "seed": "whether a seed can be given",
    "negative_prompt": "whether what is not wanted can be said apart",
    "free": "nothing is billed",
    "prices": 'US dollars a second by size: `{ "1280x720" = "0.30" }`',
    "silent_prices": "the same without sound, where that is cheaper",
    "token_prices": "`usd_per_million` tokens up to `max_pixels`, where tokens are billed",
    "result_hours": "how long a finished clip can be fetched",
    "policy": "rules on what may be asked for, in words",
    "sources": "`what`, `where`, `read_on` and `certainty` of the figures",
}


def table() -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---" * len(COLUMNS) + "|"
    for it in all_targets():
        sound = "yes" if it.audio else "no"
        cells = (
            *(f"`{it.name}`", status(it), lengths(it.seconds), largest(it), sound, sample(it)),
            *(prompt(it), it.verified_on),
        )
        yield f"| {' | '.join(cells)} |"


def largest(target: Target) -> str:
    return str(max(target.sizes, key=lambda it: it.pixels)) if target.sizes else "any"


def limits() -> Iterator[str]:
    for it in all_targets():
        for fewer in it.fewer_seconds:
            places = [*map(str, fewer.sizes), *(f"{rate} fps" for rate in fewer.fps)]
            yield f"- `{it.name}`: only {lengths(fewer.seconds)} at {', '.join(places)}"
        if it.prompt.max_characters is not None:
            yield f"- `{it.name}`: besides, {it.prompt.max_characters:,} characters a prompt"
        if it.prompt.per_shot is not None:
            most = f"{it.prompt.per_shot:,} {it.prompt.unit}"
            yield f"- `{it.name}`: {most} for each shot, where a prompt has several"
        if it.frames_exclude_references:
            yield f"- `{it.name}`: a prompt takes given frames or references, not both"


def keys() -> Iterator[str]:
    yield "| key | what it says |"
    yield "|---|---|"
    yield "| `like` | a target that comes with storyc, to begin from |"
    for key, words in KEYS.items():
        needed = Target.model_fields[key].is_required() and key not in {"title", "status"}
        yield f"| `{key}`{' *' if needed else ''} | {words} |"


def sources() -> Iterator[str]:
    for number, it in enumerate(all_targets()):
        yield from [""] * (number > 0)
        yield f"**{it.name}**, {it.title}:"
        yield ""
        for source in it.sources:
            dated = f"{source.certainty}, read {source.read_on}"
            yield f"- {source.what}: {source.where} ({dated})"


PARTS: Mapping[str, Callable[[], Iterable[str]]] = {
    "table": table,
    "limits": limits,
    "keys": keys,
    "sources": sources,
}


@pytest.mark.parametrize("part", PARTS)
def test_a_table_says_what_the_data_says(part: str, *, update: bool) -> None:
    begin, end = f"<!-- begin {part} -->\n", f"<!-- end {part} -->"
    text = PAGE.read_text(encoding="utf-8")
    between = re.compile(rf"(?<={re.escape(begin)}).*?(?={re.escape(end)})", re.DOTALL)
    actual = between.sub(lambda _: "\n" + "\n".join(PARTS[part]()) + "\n\n", text)

    if update:
        PAGE.write_text(actual, encoding="utf-8")
    else:
        assert actual == text


def test_every_key_of_a_target_is_explained() -> None:
    assert set(KEYS) == set(Target.model_fields) - {"name"}
