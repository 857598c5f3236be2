"""docs/language.md says what the language is, and the cookbook what to do with it: term by term."""

import re
from collections.abc import Collection, Mapping

import pytest
from support.document import (
    COOKBOOK,
    LANGUAGE,
    Document,
    DocumentExample,
    Row,
    read_document,
    read_tables,
)

from storyc.continuity.clock import read_clock
from storyc.ir import (
    TARGET_DEFAULT,
    Angle,
    MoveKind,
    ShotSize,
    SoundKind,
    StateVerb,
    TitlePage,
    TransitionKind,
)
from storyc.lower import figures, surroundings
from storyc.source import Span
from storyc.syntax import vocabulary
from storyc.syntax.inline.heading import heading_prefix

TABLES = read_tables(LANGUAGE)
PAGES = [read_document(path) for path in (LANGUAGE, *sorted(COOKBOOK.glob("*.md")))]
EXAMPLES = [
    pytest.param(page, example, id=f"{page.path.stem}-{number}")
    for page in PAGES
    for number, example in enumerate(page.examples, 1)
    if example.name is None
]

WRITTEN: dict[str, Mapping[str, object]] = {
    # Its ways are in a table of their own: each has a colour behind it.
    "Transitions": {**vocabulary.TRANSITIONS, "cut to colour": "cut to colour"},
    "Transitions with a colour": {
        **vocabulary.COLOUR_TRANSITIONS,
        **{kind: kind for kind in vocabulary.COLOUR_TRANSITIONS.values()},
    },
    "Colours": vocabulary.COLOURS,
    "Shot sizes": vocabulary.SHOT_SIZES,
    "Angles": vocabulary.ANGLES,
    "Moves": vocabulary.MOVES,
    "Speeds": vocabulary.SPEEDS,
    "Directions": vocabulary.DIRECTIONS,
    "Verbs": vocabulary.STATE_VERBS,
    "Where and to whom": vocabulary.STATE_PREPOSITIONS,
    "How it sounds": vocabulary.SOUND_MANNERS,
}
"""The tables whose rows are a term and the ways to write it."""

LISTED: dict[str, Collection[str]] = {
    "Title page": vocabulary.TITLE_KEYS,
    "Times of day": vocabulary.TIMES_OF_DAY,
    "Words beside a time of day": vocabulary.TIME_OF_DAY_FILLERS,
    "Kinds": vocabulary.DECLARATION_KEYWORDS,
    "Words before the subjects": vocabulary.SHOT_PREPOSITIONS,
    "Shots without a size": vocabulary.SIZELESS_HEADS,
    "Where a move goes": vocabulary.REACH_WORDS,
    "Focus": vocabulary.FOCUS_TERMS,
    "One take": vocabulary.CONTINUES_TERMS,
    "Light, weather, time": vocabulary.STATE_SETTINGS,
    "Labels": vocabulary.SOUND_LABELS,
    "Units": vocabulary.TIME_UNITS,
}
"""The tables that list words; several that mean the same may share a row."""

ENUMERATED: dict[str, type[ShotSize | Angle | MoveKind | TransitionKind | SoundKind]] = {
    "Shot sizes": ShotSize,
    "Angles": Angle,
    "Moves": MoveKind,
    "Transitions": TransitionKind,
    "Labels": SoundKind,
}

PROPERTIES = {
    "`character` and `cameo`": figures.SCHEMA,
    "`location`": surroundings.LOCATION,
    "`prop`": surroundings.PROP,
    "`style`": surroundings.STYLE,
    "`voice`": surroundings.VOICE,
    "`music`": surroundings.MUSIC,
    "`target`": surroundings.TARGET,
}


def _said(row: Row) -> list[str]:
    return [*row.terms, *row.ways]


@pytest.mark.parametrize("heading", WRITTEN)
def test_a_table_of_terms_has_every_way_to_write_them_and_no_other(heading: str) -> None:
    code = {way: str(term).casefold() for way, term in WRITTEN[heading].items()}
    page = {
        way if way in code else way.casefold(): row.terms[0].casefold()
        for row in TABLES[heading]
        for way in _said(row)
    }

    assert page == code


@pytest.mark.parametrize("heading", LISTED)
def test_a_table_of_words_has_every_word_and_no_other(heading: str) -> None:
    code = {word.casefold() for word in LISTED[heading]}
    words = [word.casefold() for row in TABLES[heading] for word in _said(row)]

    assert sorted(words) == sorted(code)


@pytest.mark.parametrize("heading", ENUMERATED)
def test_a_table_of_terms_has_those_of_the_film_in_their_order(heading: str) -> None:
    assert [row.terms[0] for row in TABLES[heading]] == [it.value for it in ENUMERATED[heading]]


@pytest.mark.parametrize("heading", PROPERTIES)
def test_a_table_of_properties_has_every_property_and_no_other(heading: str) -> None:
    schema = PROPERTIES[heading]
    named = {f"{word} NAME" for word in schema.named}

    assert {term for row in TABLES[heading] for term in row.terms} == schema.single | named


def test_the_title_page_has_the_values_that_are_used_without_it() -> None:
    page = TitlePage(span=Span("film.story", 0, 0))
    defaults = {
        "story": str(page.edition),
        "target": TARGET_DEFAULT,
        "size": "{}x{}".format(*page.size),
        "fps": str(page.fps),
        "language": page.language,
    }

    shown = {row.terms[0]: row.cells[1] for row in TABLES["Title page"]}
    assert {key: shown[key] for key in defaults} == defaults


def test_the_last_shot_sizes_are_the_kinds_of_picture() -> None:
    kinds = [row.terms[0] for row in TABLES["Shot sizes"]][-6:]

    assert set(kinds) == vocabulary.PICTURE_KINDS


def test_every_change_of_state_is_in_a_table() -> None:
    tables = (TABLES["Verbs"], TABLES["Light, weather, time"])
    terms = {row.terms[0] for table in tables for row in table}

    assert terms == {it.value for it in StateVerb} - {StateVerb.STYLE} | {"leaves"}


def test_every_short_form_begins_a_heading_of_its_row() -> None:
    for row in TABLES["Inside or outside"]:
        for form in _said(row):
            found = heading_prefix(f"{form} KITCHEN - DAY")
            assert found is not None, form
            assert found[0] == row.terms[0].rstrip("."), form


def test_every_whole_word_of_a_heading_is_in_the_row_of_its_setting() -> None:
    page = {word: row.terms[0] for row in TABLES["Whole words"] for word in row.ways}

    assert page == vocabulary.HEADING_WORDS


def test_the_times_that_keep_the_light_of_the_scene_before_do() -> None:
    for row in TABLES["Times of day"]:
        for word in row.terms:
            clock = read_clock(word.upper(), "NIGHT")
            assert (clock.time_of_day == "NIGHT") == (
                "of the scene before" in row.meaning or word == "night"
            ), word
            assert clock.unbroken == row.meaning.startswith(("No time", "It happens")), word


def test_the_links_inside_the_page_lead_to_its_headings() -> None:
    text = LANGUAGE.read_text(encoding="utf-8")
    anchors = {
        re.sub(r"[^\w -]", "", it).lower().replace(" ", "-")
        for it in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_every_row_says_what_it_means_in_a_sentence() -> None:
    for heading, rows in TABLES.items():
        for row in rows:
            assert row.meaning.endswith("."), f"{heading}: {_said(row)}"


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_an_example_has_the_findings_that_it_shows_and_no_other(
    page: Document, example: DocumentExample
) -> None:
    assert {it.code.value for it in example.findings(page.files)} == example.shows


@pytest.mark.parametrize("page", PAGES, ids=lambda it: it.path.stem)
def test_every_file_of_a_page_is_used_on_it(page: Document) -> None:
    used = frozenset[str]().union(*(it.needs for it in page.examples))
    text = page.path.read_text(encoding="utf-8")

    for name in page.files:
        assert name in used or re.search(rf"^\$ storyc .*\b{re.escape(name)}", text, re.MULTILINE)
