"""The weights that a project gives: read, refused at the right place, and gone by everywhere."""

import json
import re
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.cli import main
from storyc.diagnostics import Code
from storyc.driver import Finished, compile_script
from storyc.lock import Lock, lock_text
from storyc.plan import DEFAULT, Weights, read_weights
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

PAGE = Path(__file__).parents[1] / "docs" / "answers.md"
SHOTS = "".join(f"!! WIDE on the kettle, 3s #1{it}#\nThe kettle boils.\n\n" for it in "ABCD")
SCRIPT = f"Target: seedance-2.5\n\nINT. KITCHEN - DAY #1#\n\n{SHOTS}"
APART = "[plan]\nshot-cut = 0\nretake-per-shot = 1\n"


def refused(text: str) -> tuple[str, str, str]:
    """Return the message of the one finding, the text that it stands at, and the help."""
    weights, (finding,) = read_weights(SourceFile("story.toml", text))
    assert weights == DEFAULT
    assert finding.code is Code.MALFORMED_SETTINGS
    assert finding.is_error()
    place = finding.primary
    assert place is not None
    return finding.message, text[place.start : place.end], finding.help


def planned(settings: str, lock: Lock | None = None, *, replan: bool = False) -> Finished:
    texts = {"a.story": SCRIPT, "story.toml": settings}
    if lock is not None:
        texts["a.story.lock"] = lock_text(lock)
    reader = MemoryReader(texts)
    finished = compile_script(reader.read("a.story"), reader, replan=replan).finished
    assert finished is not None
    return finished


def slates(finished: Finished) -> list[str]:
    return [segment.slate for segment in finished.plan.segments]


def test_a_weight_that_is_given_is_taken_and_the_others_stay() -> None:
    text = "[plan]\nshot-cut = 0.5\nspeech-cut = 3 # no cut in a speech\n"
    weights, findings = read_weights(SourceFile("story.toml", text))

    assert not findings
    assert weights == Weights(shot_cut=Decimal("0.5"), speech_cut=Decimal(3))


def test_a_project_without_a_table_has_the_usual_weights() -> None:
    for text in ("", "[rules]\n", "[plan]\n", "no toml"):
        assert read_weights(SourceFile("story.toml", text)) == (DEFAULT, ())


@pytest.mark.parametrize(
    ("text", "message", "place", "way_out"),
    [
        ("plan = 3", "`plan` holds no list of weights here", "plan", "`[plan]` on a line"),
        ("[plan]\nshotcut = 1", "no weight shotcut", "shotcut", "did you mean shot-cut?"),
        ("[plan]\nshot_cut = 1", "no weight shot_cut", "shot_cut", "did you mean shot-cut?"),
        ("[plan]\nspeed = 1", "no weight speed", "speed", "choose one of: shot-cut, beat-cut"),
        ('[plan]\nchain = "0.2"', "cannot be set to 0.2", "chain", "without quotes"),
        ("[plan]\nchain = true", "cannot be set to True", "chain", "`chain = 0.2`"),
        ("[plan]\nreview = -1", "between 0 and 1000, and is -1", "review", "0 turns it off"),
        ("[plan]\nreview = nan", "and is NaN", "review", "usual is 0.1"),
        ("[plan]\nreview = -inf", "and is -Infinity", "review", "usual is 0.1"),
        ("[plan]\nreview = 1e99999999999999999999", "Infinity", "review", "usual is 0.1"),
        ("[plan]\nreview = 1e-9", "more than 6 decimals", "review", "`review = 0`"),
        (
            "[plan]\nretake-per-s = 0.0125",
            "more than 3 decimals",
            "retake-per-s",
            "`retake-per-s = 0.012`",
        ),
        (
            "[plan]\nshot-cut = 0.9",
            "shot-cut (0.9) is more than beat-cut (0.75)",
            "shot-cut",
            "set beat-cut to 0.9 or more",
        ),
        (
            "[plan]\nspeech-cut = 0.1",
            "beat-cut (0.75) is more than speech-cut (0.1)",
            "speech-cut",
            "set speech-cut to 0.75 or more",
        ),
    ],
)
def test_a_mistake_is_shown_where_it_stands(
    text: str, message: str, place: str, way_out: str
) -> None:
    said, at, help_text = refused(text + "\n")

    assert message in said
    assert at == place
    assert way_out in help_text


def test_one_mistake_does_not_look_like_two() -> None:
    said, _, _ = refused('[plan]\nshot-cut = 0.9\nbeat-cut = "1"\n')

    assert said == "beat-cut cannot be set to 1"


@given(
    st.text(alphabet="[plan]\nshot-cu=0.9e\"'{},", max_size=60)
    | st.decimals().map(lambda it: f"[plan]\nshot-cut = {it}\n")
)
def test_no_text_makes_reading_weights_fail(text: str) -> None:
    read_weights(SourceFile("story.toml", text))


def test_the_planner_goes_by_the_weights_of_the_project() -> None:
    usual, apart = planned(""), planned(APART)

    assert slates(usual) == ["1A", "1B"]
    assert slates(apart) == ["1A", "1B", "1C", "1D"]


def test_what_the_lock_keeps_stays_until_it_is_planned_anew() -> None:
    lock = planned("").lock

    assert slates(planned(APART, lock)) == ["1A", "1B"]
    assert slates(planned(APART, lock, replan=True)) == ["1A", "1B", "1C", "1D"]


def test_a_wrong_weight_stops_the_compile_where_it_is_checked() -> None:
    reader = MemoryReader({"a.story": SCRIPT, "story.toml": "[plan]\nshot-cut = -1\n"})
    compiled = compile_script(reader.read("a.story"), reader)

    assert compiled.finished is None
    (finding,) = (it for it in compiled.checked.diagnostics if it.is_error())
    assert finding.code is Code.MALFORMED_SETTINGS


def test_cost_expects_the_retakes_that_the_weights_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "a.story"
    script.write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "story.toml").write_text("[plan]\nretake-per-s = 0\nretake-per-shot = 0.5\n")

    assert main(["cost", str(script), "--json"]) == 0
    total = json.loads(capsys.readouterr().out)["total"]
    assert Decimal(str(total["retakes"])) == Decimal("0.5") * (4 - total["segments"])

    assert main(["cost", str(script), "--json", "--all-targets"]) == 0
    bids = json.loads(capsys.readouterr().out)["bids"]
    costs = [it["cost"] for it in bids if it["cost"] is not None]
    assert costs
    assert all(Decimal(str(it["retakes"])) == Decimal("0.5") * (4 - it["segments"]) for it in costs)


def test_the_page_lists_every_weight_with_its_usual_value() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([0-9.]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)

    assert [(name, Decimal(value)) for name, value in rows] == [
        (each.name.replace("_", "-"), getattr(DEFAULT, each.name)) for each in fields(Weights)
    ]
