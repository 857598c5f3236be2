"""`storyc targets`: a list, one in full, two compared, and all of it for programs."""

import json
from pathlib import Path

import pytest

from storyc.cli import main
from storyc.cli.target_rows import lengths, rows
from storyc.targets import Target, all_targets, load, names, sample_price

OWN = '[targets.mine]\nlike = "wan-3.0"\nseconds = [5]\n'


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(["targets", *arguments]) == code
    return capsys.readouterr().out


def test_the_list_has_a_line_for_each_target(capsys: pytest.CaptureFixture[str]) -> None:
    listed = printed(capsys)

    lines = {line.split()[0]: line for line in listed.splitlines()[1:12]}
    assert set(lines) == set(names())
    assert "retired 2026-09-24" in lines["sora-2"]
    assert "$3.60" in lines["sora-2-pro"]
    assert "$0.80 (1376x768)" in lines["minimax-h3"]
    assert "unknown" in lines["wan-2.2"]
    assert "free" in lines["animatic"]


@pytest.mark.parametrize("name", names())
def test_a_target_is_shown_with_its_sources_and_their_dates(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = load(name)
    assert target is not None

    shown = " ".join(printed(capsys, name).split())

    assert target.title in shown
    assert f"figures checked on {target.verified_on}" in shown
    for source in target.sources:
        assert f"{source.where} ({source.certainty}, read {source.read_on})" in shown


def test_two_targets_are_compared_by_what_is_different(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "sora-2", "sora-2-pro")

    assert "clip lengths\n    sora-2      4, 8, 12, 16, 20 s\n  + sora-2-pro  4, 8" in shown
    assert "10 s of 720p\n  + sora-2      $1.20\n    sora-2-pro  $3.60" in shown
    assert "cameos" not in shown
    assert (
        printed(capsys, "sora-2", "sora-2") == "There is no difference between sora-2 and sora-2.\n"
    )


def test_every_figure_of_every_target_has_words_on_one_line() -> None:
    for one in all_targets():
        for row in rows(one):
            assert row.value
            assert row.value.isprintable()


def test_programs_get_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(printed(capsys, "--json"))

    assert answer["schema"] == "storyc.targets/1"
    assert [Target.model_validate(it) for it in answer["targets"]] == list(all_targets())
    one = json.loads(printed(capsys, "veo-3.1", "--json"))["targets"]
    assert [it["name"] for it in one] == ["veo-3.1"]


def test_targets_of_the_project_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    Path("story.toml").write_text(OWN)

    assert printed(capsys).splitlines()[1].split()[:4] == ["mine", "live", "5", "s"]
    assert "story.toml" in printed(capsys, "mine")
    assert "+ wan-3.0" in printed(capsys, "mine", "wan-3.0")


def test_a_wrong_target_of_the_project_is_reported_and_the_others_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("story.toml").write_text("[targets.mine]\nlike = 'sora-2'\nfps = []\n")

    assert main(["targets"]) == 1
    told = capsys.readouterr()
    assert "story.toml:3:1" in told.err
    assert "sora-2-pro" in told.out
    assert main(["targets", "mine"]) == 2
    assert "cannot be read" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["sora-3"], "did you mean sora-2?"),
        (["a", "b", "c"], "two targets can be compared"),
        (["qqq"], "`storyc targets` lists them"),
    ],
)
def test_a_wrong_name_is_a_usage_error(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["targets", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_lengths_are_said_briefly() -> None:
    assert lengths((4, 5, 6)) == "4 to 6 s"
    assert lengths((4, 8)) == "4, 8 s"
    assert lengths((4, 5)) == "4, 5 s"
    assert lengths((8,)) == "8 s"


def test_ten_seconds_are_billed_in_as_many_clips_as_they_need() -> None:
    prices = {it.name: sample_price(it) for it in all_targets()}

    assert prices["veo-3.1"] == 12 * sample_rate("veo-3.1")
    assert prices["sora-2"] == 12 * sample_rate("sora-2")
    assert prices["wan-3.0"] == 10 * sample_rate("wan-3.0")
    assert prices["wan-2.2"] is None
    assert prices["animatic"] == 0


def sample_rate(name: str) -> object:
    target = load(name)
    assert target is not None
    return target.prices[[str(it.size) for it in target.prices].index("1280x720")].usd
