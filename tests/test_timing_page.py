"""The published tables of the timing say what the code does."""

import re
from dataclasses import fields
from pathlib import Path

from storyc.timing import PACE, Prior
from storyc.timing.rates import READ_ALOUD, STANDS_FOR

PAGE = (Path(__file__).parents[1] / "docs" / "timing.md").read_text(encoding="utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if line.startswith("| ")
]


def test_every_constant_is_published_with_its_value_and_a_reason() -> None:
    published = {
        row[0].strip("`"): row for row in ROWS if re.fullmatch(r"`[a-z]+(_[a-z]+)*`", row[0])
    }
    for constant in fields(PACE):
        if constant.name in {"talk_rates", "other_rate"}:
            continue
        _, value, why = published[constant.name]
        expected = getattr(PACE, constant.name)
        if isinstance(expected, Prior):
            expected = (expected.min_s, expected.likely_s, expected.max_s)
            assert tuple(map(float, value.split(","))) == expected, constant.name
        else:
            assert float(value) == expected, constant.name
        assert why


def test_every_language_is_published_with_its_rates() -> None:
    start = ROWS.index(("language", "read aloud", "talk"))
    published = {row[0].strip("`"): row[1:] for row in ROWS[start + 1 : start + 20]}
    assert float(published.pop("any other")[1]) == PACE.other_rate
    assert set(published) == set(PACE.talk_rates)
    for language, (read, talk) in published.items():
        assert float(talk) == PACE.talk_rates[language], language
        relative = STANDS_FOR.get(language)
        assert read == (f"as `{relative}`" if relative else f"{READ_ALOUD[language]:.2f}")


def test_every_source_that_is_referred_to_is_listed_and_used() -> None:
    referred = {
        int(number)
        for group in re.findall(r"\[(\d(?:, \d)*)\]", PAGE)
        for number in group.split(", ")
    }
    listed = {int(number) for number in re.findall(r"^(\d)\. ", PAGE, re.MULTILINE)}
    assert referred == listed
