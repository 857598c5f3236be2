"""The quick look at a sentence never passes over what the patterns behind it find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.continuity.staging import _SIDE_WORD, _names_a_side
from storyc.continuity.weather_words import _MAYBE, _may_tell, told_weather
from storyc.timing.happening import _RUN, _SLOW, _SUDDEN, _TELLING, _WAITING, read_happening
from storyc.timing.pace import PACE


@pytest.mark.parametrize("pattern", [_WAITING, _SLOW, _SUDDEN])
def test_whatever_says_how_long_or_fast_has_a_telling_word(pattern: re.Pattern[str]) -> None:
    @given(st.from_regex(pattern, fullmatch=True).filter(str.isascii))
    def every_way(said: str) -> None:
        assert not _TELLING.isdisjoint(_RUN.findall(said))

    every_way()


@given(st.from_regex(_MAYBE, fullmatch=True), st.sampled_from(["", "Cold ", "…"]))
def test_whatever_may_be_weather_is_looked_at(said: str, before: str) -> None:
    assert _may_tell(before + said)


@given(st.from_regex(_SIDE_WORD, fullmatch=True), st.sampled_from(["", "To ", "…"]))
def test_whatever_names_a_side_is_looked_at(said: str, before: str) -> None:
    assert _names_a_side(before + said)


def test_what_a_quick_look_lets_through_is_read_as_ever() -> None:
    assert told_weather("RAIN on the roofs.", inside=True) is not None
    assert told_weather("MARA waits.", inside=True) is None
    assert read_happening("MARA slowly turns.", PACE).tempo != 1.0
    assert read_happening("MARA turns for a long moment.", PACE).waiting_s > 0
    assert read_happening("MARA turns.", PACE) == read_happening("TOM turns.", PACE)
