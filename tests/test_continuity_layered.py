"""The mapping that states of the continuity share."""

from hypothesis import given
from hypothesis import strategies as st

from storyc.continuity.layered import Layered

NAMES = st.integers(0, 60).map(str)


@given(
    st.dictionaries(NAMES, st.integers()),
    st.lists(st.dictionaries(NAMES, st.integers()), max_size=9),
)
def test_it_is_what_a_dictionary_would_be_and_older_versions_stay(
    opening: dict[str, int], changes: list[dict[str, int]]
) -> None:
    """Also in its order: what is printed is the same on every machine."""
    versions = [(Layered(opening), dict(opening))]
    for change in changes:
        layered, plain = versions[-1]
        versions.append((layered.changed(change), plain | change))

    for layered, plain in versions:
        assert list(layered.items()) == list(plain.items())
        assert len(layered) == len(plain)
