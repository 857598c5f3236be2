"""Names are found in prose, however many there are."""

import re
import time

from hypothesis import example, given
from hypothesis import strategies as st

from storyc.lower.name_index import NameIndex

WORDS = (
    "mara",
    "MARA",
    "Tom",
    "tom's",
    "the",
    "(2)",
    "J.R.",
    "#2",
    "马拉",
    "马",
    "O’Hara",
    "o'hara",
)
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
TEXTS = st.lists(st.sampled_from((*WORDS, ",", "-", "x")), max_size=12)


def _is_unspaced(name: str) -> bool:
    return "马" in name


def _search(names: list[str], text: str) -> list[tuple[int, int]]:
    """Find names as one would by hand: at each place try each name, the longest first."""
    found, at = [], 0
    while at < len(text):
        ends = [match.end() for name in names if (match := _pattern(name).match(text, at))]
        if ends:
            found.append((at, max(ends)))
        at = max(ends, default=at + 1)
    return found


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(it).replace("’", "'").replace("'", "['’]") for it in name.split())
    return re.compile(words if _is_unspaced(name) else rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


@given(st.lists(PHRASES, max_size=5), TEXTS.map(" ".join) | TEXTS.map("".join))
@example(["MARA", "MARA TOM"], "mara tom's mara")
@example(["J.R.", "J.R. (2)"], "J.R. (2) and j.r.")
def test_names_are_found_where_a_search_for_each_finds_them(names: list[str], text: str) -> None:
    assert [*NameIndex(names).find(text)] == _search(names, text)


def test_a_name_of_more_blanks_than_it_was_declared_with_is_the_same_name() -> None:
    assert [*NameIndex(["OLD TOM"]).find("So old  Tom waits.")] == [(3, 11)]


def test_the_time_does_not_grow_with_the_number_of_names() -> None:
    """One pattern of all names took seconds for what is here a blink."""
    index = NameIndex(
        [*(f"PROP {it}" for it in range(50_000)), *(f"道具{it}" for it in range(50_000))]
    )
    began = time.process_time()

    for at in range(2_000):
        assert [*index.find(f"Mara takes the prop {at} and 道具{at}.")]

    assert time.process_time() - began < 10.0
