"""The shipped targets: read, consistent, sourced."""

import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest
from pydantic import ValidationError

from storyc.targets import Frame, Target, all_targets, load, names, price
from storyc.targets.target import TargetStatus

HD = Frame(width=1280, height=720)


def target_data(name: str) -> dict[str, object]:
    return tomllib.loads((files("storyc.targets") / "data" / f"{name}.toml").read_text("utf-8"))


def test_the_first_targets_ship() -> None:
    expected = {"animatic", "minimax-h3", "seedance-2.5", "sora-2", "sora-2-pro", "wan-3.0"}

    assert expected <= set(names())
    assert list(names()) == sorted(names())


@pytest.mark.parametrize("target", all_targets(), ids=names())
def test_every_target_is_called_as_its_file(target: Target) -> None:
    assert load(target.name) == target


@pytest.mark.parametrize("target", all_targets(), ids=names())
def test_every_retired_or_sunset_target_says_so_in_words(target: Target) -> None:
    gone = target.status in {TargetStatus.RETIRED, TargetStatus.SUNSET}

    assert bool(target.status_note) >= gone


@pytest.mark.parametrize("target", all_targets(), ids=names())
def test_every_target_survives_a_round_trip_through_json(target: Target) -> None:
    assert Target.model_validate_json(target.model_dump_json()) == target


def test_an_unknown_target_is_none() -> None:
    assert load("sora-3") is None
    assert load("../pyproject") is None


def test_sora_2_pro_is_the_contract_of_the_design() -> None:
    sora = load("sora-2-pro")
    assert sora is not None

    assert sora.seconds == (4, 8, 12, 16, 20, 25)
    assert (sora.prompt.limit, sora.prompt.unit, sora.prompt.tokenizer) == (5000, "tokens", "o200k")
    assert (sora.fps[0], sora.fps[-1]) == (24, 60)
    assert (sora.max_cameos, sora.cameo_seconds) == (2, (2, 4))
    assert sora.takes_size(1920, 1080)
    assert sora.status is TargetStatus.RETIRED
    assert sora.grammar == "sora-blocks"


def test_prices_are_exact_and_an_unknown_price_stays_unknown() -> None:
    sora, seedance, animatic = load("sora-2-pro"), load("seedance-2.5"), load("animatic")
    assert sora is not None
    assert seedance is not None
    assert animatic is not None

    assert price(sora, HD, 12) == Decimal("3.60")
    assert price(sora, Frame(width=1792, height=1024), 4) == Decimal("2.00")
    assert price(sora, Frame(width=640, height=360), 4) is None
    assert price(seedance, HD, 1) == Decimal("0.23112")
    assert price(seedance, Frame(width=3840, height=2160), 5) is None
    assert price(animatic, Frame(width=321, height=123), 60) == 0


def test_the_billed_length_is_the_shortest_that_holds_the_clip() -> None:
    sora = load("sora-2-pro")
    assert sora is not None

    assert [sora.billed_for_frames(n, 24) for n in (1, 96, 97, 600, 601)] == [4, 4, 8, 25, None]
    assert sora.billed_seconds(4.01) == 8


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("seconds", [8, 4]),
        ("seconds", [0, 4]),
        ("seconds", []),
        ("fps", [24, 24]),
        ("prices", {"10x10": "0.30"}),
        ("prices", {"1280x720": "0,30"}),
        ("prompt", {"limit": 5000, "unit": "tokens"}),
        ("sources", []),
        ("name", "Sora 2"),
        ("surprise", 1),
    ],
)
def test_a_wrong_data_file_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValidationError):
        Target.model_validate({**target_data("sora-2-pro"), key: value})
