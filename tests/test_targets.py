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
    first = {"animatic", "minimax-h3", "seedance-2.5", "sora-2", "sora-2-pro", "wan-3.0"}
    more = {"gemini-omni-1.1", "kling-3.0", "ltx-2.3", "veo-3.1", "wan-2.2"}

    assert first | more == set(names())
    assert list(names()) == sorted(names())


@pytest.mark.parametrize("target", all_targets(), ids=names())
def test_every_target_is_called_as_its_file(target: Target) -> None:
    assert load(target.name) == target


@pytest.mark.parametrize("target", all_targets(), ids=names())
def test_every_retired_or_sunset_target_says_so_in_words(target: Target) -> None:
    gone = target.status in {TargetStatus.RETIRED, TargetStatus.SUNSET}

    assert bool(target.status_note) >= gone
    assert bool(target.instead) >= gone


@pytest.mark.parametrize("target", all_targets(), ids=names())
def test_what_to_use_instead_can_be_had(target: Target) -> None:
    for name in target.instead:
        better = load(name)
        assert better is not None
        assert better.status in {TargetStatus.LIVE, TargetStatus.PREVIEW}


@pytest.mark.parametrize("target", all_targets(), ids=names())
def test_no_figure_was_read_after_the_target_was_checked_last(target: Target) -> None:
    assert all(source.read_on <= "2026-11-23" for source in target.sources)
    assert all(source.what and source.where for source in target.sources)


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
    ("name", "size", "fps", "longest"),
    [
        ("veo-3.1", "1280x720", 24, (4, 6, 8)),
        ("veo-3.1", "3840x2160", 24, (8,)),
        ("ltx-2.3", "1920x1080", 24, (6, 8, 10, 12, 14, 16, 18, 20)),
        ("ltx-2.3", "1920x1080", 50, (6, 8, 10)),
        ("ltx-2.3", "2560x1440", 24, (6, 8, 10)),
        ("ltx-2.3", "640x480", 24, (6, 8, 10, 12, 14, 16, 18, 20)),
    ],
)
def test_size_and_rate_narrow_the_lengths_that_can_be_had(
    name: str, size: str, fps: int, longest: tuple[int, ...]
) -> None:
    target, frame = load(name), Frame.model_validate(size)
    assert target is not None

    assert target.seconds_at(frame, fps) == target.at(frame, fps).seconds == longest
    assert target.at(frame, fps).at(frame, fps) == target.at(frame, fps)


def test_a_price_by_tokens_grows_with_the_pixels_and_ends_where_none_is_known() -> None:
    seedance = load("seedance-2.5")
    assert seedance is not None

    by_size = {str(size): price(seedance, size, 1) for size in seedance.sizes}
    assert by_size["864x496"] == Decimal("0.107471")
    assert by_size["2206x946"] == Decimal("0.572261")
    assert by_size["3840x2160"] is None


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
        ("prices", {"1280x720": "0.30", "4x4": "0.1"}),
        ("free", True),
        ("status", "live"),
        ("ends_on", "soon"),
        ("fewer_seconds", [{"seconds": [4]}]),
        ("fewer_seconds", [{"sizes": ["1280x720"], "seconds": [5]}]),
        ("fewer_seconds", [{"sizes": ["10x10"], "seconds": [4]}]),
        ("fewer_seconds", [{"fps": [24], "seconds": [4]}, {"fps": [24], "seconds": [8]}]),
        ("addressing", {"image": "{0.__class__}"}),
        ("addressing", {"image": "Image"}),
        ("extension", {"seconds": 20, "total_seconds": 10}),
        ("sizes", ["100000x2"]),
        ("sources", []),
        ("name", "Sora 2"),
        ("surprise", 1),
    ],
)
def test_a_wrong_data_file_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValidationError):
        Target.model_validate({**target_data("sora-2-pro"), key: value})
