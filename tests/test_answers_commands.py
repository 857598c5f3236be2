"""`storyc why`, `storyc cost` and `storyc plan`, as they are typed."""

import json
from pathlib import Path

import pytest

from storyc import targets
from storyc.cli import main

EXAMPLE = Path(__file__).parents[1] / "examples" / "lamp-keeper"
SCRIPT = str(EXAMPLE / "lamp-keeper.story")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


def test_why_quotes_the_prompt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", f"{SCRIPT}:113"]) == 0
    told = capsys.readouterr().out
    assert "“Your hands are steadier than mine.”" in told
    assert "prompts/3B.txt:" in told
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("name", [str(EXAMPLE / "cast.story"), "cast.story"])
def test_why_answers_for_an_imported_file(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", f"{name}:14:3", "--script", SCRIPT]) == 0
    assert "a young man's" in capsys.readouterr().out


def test_why_of_an_imported_file_alone_asks_for_the_script(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["why", f"{EXAMPLE / 'cast.story'}:11"]) == 1
    assert "--script FILE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (SCRIPT, "FILE:LINE"),
        (f"{SCRIPT}:0", "FILE:LINE"),
        (f"{SCRIPT}:none", "FILE:LINE"),
        (f"{SCRIPT}:9999", "no line 9999"),
        ("none.story:3", "there is no file"),
    ],
)
def test_why_says_what_is_wrong_with_the_place(
    place: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["why", place]) == 2
    assert told in capsys.readouterr().err


def test_why_of_a_file_that_the_script_does_not_read_names_those_it_reads(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("other.story").write_text("A door opens.\n", encoding="utf-8")
    assert main(["why", "other.story:1", "--script", SCRIPT]) == 2
    assert "lamp-keeper.story, cast.story" in capsys.readouterr().err


def test_why_for_programs_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", f"{SCRIPT}:51", "--json"]) == 0
    (fact,) = json.loads(capsys.readouterr().out)["facts"]
    assert fact["words"][0]["file"] == "prompts/2A.txt"


def test_cost_by_scene_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", SCRIPT, "--target", "seedance-2.5", "--json"]) == 0
    cost = json.loads(capsys.readouterr().out)
    total = sum(float(it["cost"]["usd"]) for it in cost["scenes"])
    assert total == pytest.approx(float(cost["total"]["usd"]))
    assert main(["cost", SCRIPT, "--target", "seedance-2.5"]) == 0
    assert f"${total:,.2f}" in capsys.readouterr().out


def test_cost_at_all_targets_prices_or_refuses_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", SCRIPT, "--all-targets", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == "storyc.bids/1"
    bids = answer["bids"]
    assert {"animatic", "sora-2-pro", "seedance-2.5"} <= {it["target"] for it in bids}
    assert all((it["cost"] is None) == bool(it["obstacles"]) for it in bids)
    prices = [float(it["cost"]["usd"]) for it in bids if it["cost"] and it["cost"]["usd"]]
    assert prices == sorted(prices)
    assert main(["cost", SCRIPT, "--all-targets"]) == 0
    told = capsys.readouterr().out
    assert all(it["target"] in told for it in bids)


def test_an_unknown_price_is_said_and_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    target, size = next(
        (it, size)
        for it in targets.all_targets()
        for size in it.sizes
        if not it.free and targets.price(it, size, 1) is None
    )
    script = f"Size: {size}\nTarget: {target.name}\n\nINT. HUT - DAY\n\nA door opens.\n"
    Path("a.story").write_text(script, encoding="utf-8")
    assert main(["cost", "a.story"]) == 0
    told = capsys.readouterr().out
    assert "unknown" in told
    assert f"No price of {target.name} is known" in told
    assert "$" not in told


def test_boards_that_are_drawn_are_counted_until_an_edit_changes_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    script = Path("a.story")
    text = "Target: animatic\nSize: 320x180\n\nINT. HUT - DAY\n\n!! WIDE on HUT, 1s\nIt is dark.\n"
    script.write_text(text, encoding="utf-8")

    def made() -> int:
        assert main(["cost", "a.story", "--json"]) == 0
        return int(json.loads(capsys.readouterr().out)["total"]["made"])

    assert made() == 0
    assert main(["compile", "a.story"]) == 0
    capsys.readouterr()
    assert made() == 1
    assert main(["cost", "a.story"]) == 0
    assert "1 of 1 boards are drawn already" in capsys.readouterr().out
    script.write_text(text.replace("dark", "light"), encoding="utf-8")
    assert made() == 0


def test_plan_is_a_row_a_segment_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", SCRIPT, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert main(["plan", SCRIPT]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for segment in document["segments"]:
        assert f" {segment['slate']} " in told
        assert segment["why_cut"] in told


@pytest.mark.parametrize("command", [["plan"], ["cost"], ["cost", "--all-targets"]])
def test_a_script_with_errors_has_neither_plan_nor_price(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.story").write_text("INT. HUT - DAY\n\n!! WYDE on BO\n\nBO\nYes?\n", encoding="utf-8")
    assert main([*command, "a.story"]) == 1
    assert "E0401" in capsys.readouterr().err
