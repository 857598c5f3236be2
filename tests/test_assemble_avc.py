"""Reading H.264 that a stranger wrote, and the text track."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.films import Words

from storyc.assemble.encode import parameter_sets
from storyc.assemble.raster import Raster
from storyc.assemble.subtitles import text_samples
from storyc.h264 import avc

_UNITS = st.lists(st.binary(min_size=1).map(lambda it: it.replace(b"\0", b"\1")), min_size=1)
_WORDS = st.builds(
    Words,
    st.integers(-5, 40),
    st.integers(0, 20),
    st.text(st.characters(codec="utf-8"), max_size=8),
)


@given(st.binary(max_size=60))
def test_any_bytes_are_packets_of_units_or_refused(data: bytes) -> None:
    try:
        units = list(avc.packet_units(data))
    except ValueError:
        return
    assert sum(len(unit) + 4 for unit in units) == len(data)


@given(st.binary(max_size=60).map(lambda it: b"\1\x64\0\x1f\xff" + it))
def test_any_record_gives_parameter_sets_or_is_refused(record: bytes) -> None:
    try:
        sets = avc.sets_of_record(record)
    except ValueError:
        return
    assert sets.sps
    assert sets.pps
    assert sets.ids


@given(_UNITS)
def test_a_packet_gives_back_its_units(units: list[bytes]) -> None:
    assert list(avc.packet_units(avc.packet(units))) == units


@pytest.mark.parametrize("numbers", [(0,), (1, 7), (0, 31)])
def test_a_record_gives_back_its_parameter_sets(numbers: tuple[int, ...]) -> None:
    every = [parameter_sets(Raster(320, 180, 24), number) for number in numbers]
    read = avc.sets_of_record(avc.record_of(every))
    assert read.sps == tuple(unit for each in every for unit in each.sps)
    assert read.pps == tuple(unit for each in every for unit in each.pps)


@pytest.mark.parametrize("number", [0, 1, 7, 31])
def test_what_is_encoded_has_the_number_that_was_asked_for(number: int) -> None:
    assert parameter_sets(Raster(320, 180, 24), number).ids == {number}


@given(st.lists(_WORDS, max_size=6))
def test_the_text_track_shows_every_caption_as_long_as_planned(captions: list[Words]) -> None:
    samples = list(text_samples(captions, 50))
    ends = [sample.start + sample.frames for sample in samples]
    assert all(end <= sample.start for end, sample in zip(ends, samples[1:], strict=False))
    assert ends[-1:] <= [50]
    for frame in range(50):
        wanted = [
            it.text for it in captions if it.start_frame <= frame < it.start_frame + it.frames
        ]
        shown = [it.data for it in samples if it.start <= frame < it.start + it.frames]
        text = "\n".join(wanted).encode()
        assert shown == ([len(text).to_bytes(2, "big") + text] if wanted else [])
