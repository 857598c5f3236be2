"""Targets that a project describes itself: read, inherited, refused at the right line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.diagnostics import Code, Diagnostic
from storyc.driver import Compiled, compile_script
from storyc.source import SourceFile, toml_place
from storyc.targets import Catalogue, Target, TargetStatus, load, read_catalogue
from storyc.world.reader import MemoryReader

SCRIPT = "INT. KITCHEN - DAY\n\nThe kettle boils.\n"


def read(text: str) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    return read_catalogue(SourceFile("story.toml", text))


def described(text: str) -> Target:
    catalogue, findings = read(text)
    assert not findings, findings
    (target,) = catalogue.own.values()
    return target


def refused(text: str) -> tuple[str, str, str]:
    """Return the message of the one finding, the text that it stands at, and the help."""
    catalogue, (finding,) = read(text)
    assert not catalogue.own
    assert finding.code is Code.MALFORMED_TARGET
    place = finding.primary
    assert place is not None
    return finding.message, text[place.start : place.end], finding.help


def compiled(settings: str, script: str = SCRIPT, target: str | None = None) -> Compiled:
    reader = MemoryReader({"a.story": script, "story.toml": settings})
    return compile_script(reader.read("a.story"), reader, target)


def test_a_target_takes_what_it_does_not_say_from_the_one_that_it_is_like() -> None:
    mine, sora = (
        described('[targets.mine]\nlike = "sora-2-pro"\nseconds = [5, 10]\n'),
        load("sora-2-pro"),
    )
    assert sora is not None

    assert mine.seconds == (5, 10)
    assert (mine.name, mine.title, mine.status) == ("mine", "mine", TargetStatus.LIVE)
    assert (mine.sizes, mine.prompt, mine.prices) == (sora.sizes, sora.prompt, sora.prices)
    assert (mine.ends_on, mine.instead, mine.status_note) == (None, (), "")
    assert mine.sources[:-1] == sora.sources
    assert mine.sources[-1].where == "story.toml"


def test_what_no_longer_applies_is_not_taken_along() -> None:
    mine = described('[targets.mine]\nlike = "ltx-2.3"\nsizes = ["1920x1080"]\nfps = [24, 50]\n')

    assert [str(rate.size) for rate in mine.prices] == ["1920x1080"]
    assert [(it.sizes, it.fps) for it in mine.fewer_seconds] == [((), (50,))]
    assert described('[targets.a]\nlike = "ltx-2.3"\nseconds = "1..9"').fewer_seconds == ()
    assert described('[targets.a]\nlike = "sora-2"\nfree = true').prices == ()
    costs = described('[targets.a]\nlike = "seedance-2.5"\nprices = { "1280x720" = "0.1" }')
    assert costs.token_prices == ()


def test_one_figure_of_the_prompt_limit_can_be_changed_alone() -> None:
    mine = described('[targets.mine]\nlike = "sora-2"\nprompt = { limit = 900 }\n')
    assert (mine.prompt.limit, mine.prompt.unit, mine.prompt.tokenizer) == (900, "tokens", "o200k")


def test_a_target_can_be_described_without_another() -> None:
    mine = described(
        """
        [targets.mine]
        verified_on = "2026-11-01"
        seconds = "2..6"
        sizes = ["640x360"]
        fps = [24]
        audio = false
        prompt = { limit = 800, unit = "characters" }
        grammar = "plain-prose"
        max_cameos = 0
        max_reference_images = 0
        max_shots = 1
        sources = [
            { what = "all", where = "our server", read_on = "2026-11-01", certainty = "ours" },
        ]
        """
    )
    assert mine.seconds == (2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("line", "message", "place", "way_out"),
    [
        ("seconds = [0, 4]", "seconds of the target t must be above 0", "seconds", "larger"),
        ("seconds = []", "seconds of the target t is an empty list", "seconds", "list at least"),
        ("seconds = [8, 4]", "ascending order", "seconds", "correct it"),
        ('seconds = "9..2"', "seconds of the target t is an empty list", "seconds", "at least"),
        ("seconds = [601]", "must be at most 600", "seconds", "smaller"),
        ("seconds = 4", "must be a list", "seconds", "square brackets"),
        ("fps = []", "fps of the target t is an empty list", "fps", "list at least"),
        ('prices = { "64x64" = "1" }', "sizes that are not listed: 64x64", "prices", "correct it"),
        ('prices = { "1280x720" = 0.3 }', "must be a text", "prices", "in quotes"),
        ('prices = { "1280x720" = "-1" }', "cannot be -1", "prices", '"0.30"'),
        ("sizes = []", "sizes of the target t is an empty list", "sizes", '["1280x720"]'),
        ('sizes = ["wide"]', "cannot be wide", "sizes", "1280x720"),
        ('sizes = ["99999x2"]', "must be at most 8192", "sizes", "smaller"),
        ("max_shots = 0", "must be above 0", "max_shots", "larger"),
        ("max_shot = 2", "a target has no key max_shot", "max_shot", "did you mean max_shots?"),
        ('grammar = "haiku"', "grammar of the target t cannot be haiku", "grammar", "kling-shots"),
        ('status = "dead"', "cannot be dead", "status", "retired"),
        ('status = "retired"', "ends_on is given", "[targets.t]", "correct it"),
        ("prompt = { limit = 0 }", "prompt.limit of the target t must be above 0", "prompt", ""),
        ('addressing = { image = "{0.x}" }', "cannot be {0.x}", "addressing", "@Image {}"),
        ('title = "a\\u001b[2J"', "letters that cannot be shown", "title", "letters"),
        ('verified_on = "today"', "cannot be today", "verified_on", "2026-11-22"),
        ("audio = 7", "audio of the target t must be true or false", "audio", "true or false"),
    ],
)
def test_an_impossible_figure_is_refused_at_its_line(
    line: str, message: str, place: str, way_out: str
) -> None:
    told, at, helped = refused(f'[targets.t]\nlike = "sora-2-pro"\n\n{line}\n')

    assert message in told
    assert at == place.strip("[]")
    assert way_out in helped


@pytest.mark.parametrize(
    ("text", "message", "place", "way_out"),
    [
        ('[targets.t]\nlike = "sora-3"', "no target sora-3 to be like", "like", "sora-2"),
        ("[targets.t]\nlike = 3", "no target 3 to be like", "like", "choose one of"),
        ('[targets.sora-2]\nlike = "sora-2"', "already", "targets.sora-2", "another name"),
        ('[targets.T]\nlike = "sora-2"', "name of the target T", "targets.T", "small letters"),
        (
            '[targets.my-2.5]\nlike = "sora-2"',
            "says nothing of itself",
            "targets.my-2.5",
            "in quotes",
        ),
        ('[targets]\nmine = "sora-2"', "`targets.mine` is no table", "mine", "[targets.mine]"),
        ("targets = 3", "`targets` is no table", "targets", "[targets.NAME]"),
        (
            '[targets.t]\nlike = "sora-2"\n[[targets.t.fewer_seconds]]\nfps = [24]\nseconds = [5]',
            "lengths that are not among the seconds",
            "targets.t",
            "",
        ),
        (
            '[targets.t]\nlike = "sora-2"\n[targets.t.prompt]\nlimit = 9\nunit = "words"\n',
            "prompt.unit of the target t cannot be words",
            "unit",
            "'tokens' or 'characters'",
        ),
    ],
)
def test_a_wrong_table_is_refused_at_its_line(
    text: str, message: str, place: str, way_out: str
) -> None:
    told, at, helped = refused(text)
    assert message in told
    assert place in at or at in place
    assert way_out in helped


def test_a_target_without_another_says_each_thing_that_it_lacks() -> None:
    _, findings = read("[targets.mine]\nseconds = [4]\n")
    assert {it.message for it in findings} >= {
        "prompt of the target mine is not given",
        "sizes of the target mine is not given",
    }


def test_a_script_is_compiled_for_a_target_of_its_project() -> None:
    settings = '[targets.mine]\nlike = "animatic"\nseconds = [7]\n'

    by_option = compiled(settings, target="mine")
    by_page = compiled(settings, f"Target: mine\n\n{SCRIPT}")

    for made in (by_option, by_page):
        assert made.finished is not None
        assert made.finished.plan.target == "mine"
        assert {it.billed_s for it in made.finished.plan.segments} == {7}


def test_a_wrong_target_stops_the_compile_with_one_finding() -> None:
    made = compiled('[targets.mine]\nlike = "sora-2"\nseconds = []\n', target="mine")

    assert made.finished is None
    assert [it.code for it in made.diagnostics] == [Code.MALFORMED_TARGET]
    assert "story.toml" in made.checked.sources


def test_a_misspelt_target_is_looked_for_among_those_of_the_project_too() -> None:
    (finding,) = compiled('[targets.our-server]\nlike = "sora-2"', target="our-srver").diagnostics
    assert finding.help == "did you mean our-server?"


def test_settings_that_cannot_be_read_are_reported_once() -> None:
    assert [it.code for it in compiled("[targets.").diagnostics] == [Code.MALFORMED_SETTINGS]


@given(st.text(alphabet='[]."=targe\n {}0', max_size=80))
def test_no_text_makes_reading_fail_and_places_lie_in_it(text: str) -> None:
    _, findings = read(text)
    for finding in findings:
        assert finding.primary is not None
        assert 0 <= finding.primary.start <= finding.primary.end <= len(text)


@given(
    st.dictionaries(
        st.sampled_from(("seconds", "fps", "sizes", "prompt", "prices", "free", "title", "x")),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=4),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=4), inner, max_size=3)
            ),
            max_leaves=5,
        ),
    )
)
def test_no_value_makes_a_target_fail(table: dict[str, object]) -> None:
    text = '[targets.t]\nlike = "sora-2"\n'
    text += "".join(f"{key} = {_toml(value)}\n" for key, value in table.items())

    catalogue, findings = read(text)

    assert bool(catalogue.own) != bool(findings)
    assert all(it.message.isprintable() and it.help.isprintable() for it in findings)


def _toml(value: object) -> str:
    match value:
        case None:
            return '"none"'
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case dict():
            pairs = (f"{_toml(key)} = {_toml(each)}" for key, each in value.items())
            return "{" + ", ".join(pairs) + "}"
        case _:
            return str(value)


def test_a_key_is_found_in_every_form_of_a_table() -> None:
    text = 'a.b = 1\n[c."d.e"]\nf = 2\n[[g.h]]\ni = 3\n[[g.h]]\ni = 4\n'
    file = SourceFile("story.toml", text)

    def at(*path: str | int) -> str:
        place = toml_place(file, path)
        return text[place.start : place.end] + f"@{text.count(chr(10), 0, place.start) + 1}"

    assert at("a", "b") == "a.b@1"
    assert at("c", "d.e", "f") == "f@3"
    assert at("c", "d.e", "z", 4) == 'c."d.e"@2'
    assert at("g", "h", 1, "i") == "i@7"
    assert at("z") == "@1"
