"""Where a line went, and what a film costs."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.answers import Bid, Cost, LineAnswer, cheapest_first, film_cost, segment_cost, trace
from storyc.driver import Compiled, Finished, compile_script
from storyc.plan import DEFAULT
from storyc.source import SourceFile
from storyc.targets import TargetStatus
from storyc.world.disk import DiskReader
from storyc.world.reader import MemoryReader

EXAMPLE = Path(__file__).parents[1] / "examples" / "lamp-keeper"
CAST = """\
character MARA
    appearance: weathered
    wardrobe slicker: yellow oilskin
    wardrobe dry: grey jumper
    consent: she signed

prop LANTERN
    look: dented brass
"""
FILM = """\
Title: The Boat
Target: seedance-2.5

import MARA, LANTERN from "cast.story"

let storm = horizontal rain

template KEY(who)
!! INSERT on LANTERN, 2s #K#
{{who}} trims the wick.

end

# ACT ONE

EXT. ROCK - NIGHT #1#

= She waits.

+ MARA wears slicker
+ weather: {{storm}}

// one set-up
!! CLOSE on MARA, 85mm, 5s #1A#
MUSIC: a cello, -18dB

MARA
(low)
There. A hull. Off the rock.

[[ale or stout?]]

use KEY(MARA)

INT. HUT - NIGHT #2#

!! WIDE on MARA, 4s #2A#
MARA hangs up the oilskin.

+ MARA wears dry

!! CLOSE on MARA, 4s #2B#
MARA sits.

> FADE OUT.
"""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_script(SourceFile("film.story", FILM), MemoryReader({"cast.story": CAST}))


@pytest.fixture(scope="module")
def finished(compiled: Compiled) -> Finished:
    assert compiled.finished is not None, compiled.diagnostics
    return compiled.finished


def ask(compiled: Compiled, name: str, line: int) -> LineAnswer:
    finished, checked = compiled.finished, compiled.checked
    assert finished is not None
    source = checked.screenplay.source_by_name[name]
    return trace(
        checked.screenplay,
        checked.log,
        finished.plan,
        finished.emission,
        source=source,
        line=line,
    )


def about(compiled: Compiled, text: str, name: str = "film.story") -> LineAnswer:
    """Ask about the first line that begins with a text."""
    lines = compiled.checked.screenplay.source_by_name[name].text.split("\n")
    number = next(at for at, line in enumerate(lines, start=1) if line.strip().startswith(text))
    return ask(compiled, name, number)


def test_a_line_of_action_is_quoted_from_its_prompt_with_its_place(
    compiled: Compiled, finished: Finished
) -> None:
    answer = about(compiled, "MARA sits.")
    (fact,) = answer.facts
    (words,) = fact.words
    assert words.text == "MARA sits."
    prompt = next(it for it in finished.emission.prompts if it.slate == words.slate)
    assert prompt.text.split("\n")[words.line - 1][words.column - 1 :].startswith("MARA sits.")
    assert [it.slate for it in answer.segments] == [words.slate]


def test_a_cue_answers_for_its_speech_and_says_a_direction_once(compiled: Compiled) -> None:
    answer = about(compiled, "MARA")
    assert [it.text for it in answer.facts if it.kind == "speech"] == [
        "There.",
        "A hull.",
        "Off the rock.",
    ]
    assert [it.text for it in answer.facts if it.kind == "direction"] == ["low"]
    assert answer.segments


def test_a_state_line_says_where_it_still_holds_until_another_changes_it(
    compiled: Compiled, finished: Finished
) -> None:
    (fact,) = about(compiled, "+ MARA wears slicker").facts
    told = {it.slate for it in (*fact.words, *fact.again)} | set(fact.silent)
    (changed,) = about(compiled, "+ MARA wears dry").facts
    assert fact.words[0].text == "wearing yellow oilskin"
    opening_dry = {it.slate for it in changed.words if it.text == "wearing grey jumper"}
    assert told.isdisjoint(opening_dry)
    assert finished.plan.segments[0].slate in told
    assert len(told) > 1


def test_a_declaration_names_every_prompt_that_carries_it(
    compiled: Compiled, finished: Finished
) -> None:
    (fact,) = about(compiled, "appearance", "cast.story").facts
    expected = {it.slate for it in finished.emission.prompts if "weathered" in it.text}
    assert {it.slate for it in fact.words} == expected
    assert {it.text for it in about(compiled, "character MARA", "cast.story").facts} == {
        "weathered",
        "yellow oilskin",
        "grey jumper",
    }


def test_a_variable_answers_for_the_lines_that_use_it(compiled: Compiled) -> None:
    assert [it.text for it in about(compiled, "let storm").facts] == ["weather: horizontal rain"]


def test_use_answers_for_the_lines_of_its_template(compiled: Compiled) -> None:
    assert "MARA trims the wick." in [it.text for it in about(compiled, "use KEY").facts]


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("Title:", "title page"),
        ("import", "cast.story"),
        ("# ACT ONE", "section"),
        ("= She waits.", "synopsis"),
        ("// one set-up", "comment"),
        ("[[ale or stout?]]", "note"),
        ("end", "end of a template"),
    ],
)
def test_a_line_without_facts_says_what_it_is_for(
    compiled: Compiled, line: str, remark: str
) -> None:
    answer = about(compiled, line)
    assert answer.facts == ()
    assert answer.remark is not None
    assert remark in answer.remark


def test_a_line_of_a_template_that_is_not_used_says_so() -> None:
    text = (
        "template KNOCK(who)\n{{who}} knocks.\nend\n\nINT. HUT - DAY\n\nCLOSE ON BO\n\nBO waits.\n"
    )
    compiled = compile_script(SourceFile("film.story", text), MemoryReader({}))
    assert "no `use`" in (about(compiled, "{{who}}").remark or "")


def test_a_camera_line_of_a_plain_script_is_found_in_its_prompt() -> None:
    text = "INT. HUT - DAY\n\nCLOSE ON BO\n\nBO waits.\n\nMONTAGE\n\nRain.\n"
    compiled = compile_script(SourceFile("film.story", text), MemoryReader({}))
    (fact,) = about(compiled, "CLOSE ON BO").facts
    assert (fact.kind, fact.text) == ("camera", "CLOSE on BO")
    assert "about the cutting" in (about(compiled, "MONTAGE").remark or "")


def test_what_no_picture_needs_says_why(compiled: Compiled) -> None:
    remark = about(compiled, "consent", "cast.story").remark
    assert remark is not None
    assert "seen or heard" in remark
    gain = next(it for it in about(compiled, "MUSIC").facts if it.text == "-18 dB")
    assert (gain.words, gain.dropped) == ((), "set in the mix")
    (fade,) = about(compiled, "> FADE OUT").facts
    assert fade.dropped == "done in the edit"


def test_every_line_of_the_example_has_an_answer_that_the_prompts_bear_out() -> None:
    text = (EXAMPLE / "lamp-keeper.story").read_text(encoding="utf-8")
    compiled = compile_script(SourceFile("lamp-keeper.story", text), DiskReader(EXAMPLE))
    assert compiled.finished is not None
    prompts = {it.slate: it.text.split("\n") for it in compiled.finished.emission.prompts}
    seen = set()
    for source in compiled.checked.screenplay.sources:
        for number, _ in enumerate(source.text.splitlines(), start=1):
            answer = ask(compiled, source.name, number)
            assert (answer.remark is None) == bool(answer.facts)
            for fact in answer.facts:
                assert fact.words or fact.sent or fact.dropped
                seen.add((fact.kind, fact.text))
                for words in (*fact.words, *fact.again):
                    line = prompts[words.slate][words.line - 1]
                    assert line[words.column - 1 :].startswith(words.text)
    assert seen == {(it.kind, it.text) for it in compiled.finished.emission.ledger.facts}


def test_the_price_of_the_scenes_is_the_price_of_the_plan(finished: Finished) -> None:
    cost = film_cost(finished.plan, finished.scene_titles)
    assert [it.title for it in cost.scenes] == ["EXT. ROCK - NIGHT", "INT. HUT - NIGHT"]
    assert cost.total.usd == Decimal(finished.plan.usd or "nan")
    assert cost.total.usd == cost.total.usd_left
    assert cost.total.usd_with_retakes is not None
    assert cost.total.usd_with_retakes > cost.total.usd
    assert cost.total.billed_s == sum(it.billed_s for it in finished.plan.segments)


def test_what_is_made_already_is_not_left_to_pay(finished: Finished) -> None:
    slates = [it.slate for it in finished.plan.segments]
    cost = film_cost(finished.plan, {}, slates[:1])
    assert cost.total.made == 1
    assert cost.total.usd is not None
    first = Decimal(finished.plan.segments[0].usd or "nan")
    assert cost.total.usd_left == cost.total.usd - first


def test_an_unknown_price_stays_unknown_in_every_sum(finished: Finished) -> None:
    first, *others = finished.plan.segments
    unknown = first.model_copy(update={"usd": None})
    plan = finished.plan.model_copy(update={"segments": (unknown, *others)})
    total = film_cost(plan, {}).total
    assert (total.usd, total.usd_with_retakes, total.usd_left) == (None, None, None)


@given(seconds=st.integers(1, 30), shots=st.integers(1, 8))
def test_a_longer_or_fuller_clip_never_needs_fewer_retakes(seconds: int, shots: int) -> None:
    now = DEFAULT.retakes(seconds * 24, 24, shots)
    assert now > 0
    assert DEFAULT.retakes((seconds + 1) * 24, 24, shots) > now
    assert DEFAULT.retakes(seconds * 24, 24, shots + 1) > now


def test_bids_are_sorted_by_price_then_unknown_then_refusals(finished: Finished) -> None:
    paid = segment_cost(finished.plan.segments[0], finished.plan.fps)
    free = Cost(1, Decimal(1), 1, Decimal(0), Decimal(0), Decimal(0), 0, Decimal(0))
    unknown = Cost(1, Decimal(1), 1, Decimal(0), None, None, 0, None)
    costs = {"refuses": None, "unknown": unknown, "paid": paid, "free": free}
    bids = [Bid(name, TargetStatus.LIVE, "", cost, (), ()) for name, cost in costs.items()]
    assert [it.target for it in cheapest_first(bids).bids] == ["free", "paid", "unknown", "refuses"]
