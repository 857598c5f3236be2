"""What each protocol can be asked for, against what its targets can do."""

from fractions import Fraction

import pytest
from support.orders import an_order

from storyc import targets
from storyc.backends.offers import OFFERS, offered
from storyc.backends.order import Order, OrderedShot
from storyc.backends.protocols import PROTOCOLS, wire

SERVED = [(protocol, target) for protocol, ids in OFFERS.items() for target in ids]
LARGEST_OFF_SHAPE = Fraction(1, 30)


def unmet(protocol: str, order: Order) -> str | None:
    found = wire(protocol)
    assert found is not None
    return found.unmet(order)


@pytest.mark.parametrize(("protocol", "target"), SERVED)
def test_a_protocol_has_words_for_the_sizes_and_lengths_of_its_targets(
    protocol: str, target: str
) -> None:
    can, known = PROTOCOLS[protocol].make({}).capability, targets.load(target)
    assert known is not None
    missing = [str(it) for it in known.sizes if (it.width, it.height) not in can.sizes]
    unspelt = {"3840x2160", "2160x3840"} if protocol == "openrouter" else set()
    assert set(missing) <= unspelt
    assert set(known.seconds) <= set(can.seconds)


@pytest.mark.parametrize("protocol", [it for it in OFFERS if it != "openrouter"])
def test_a_maker_s_own_protocol_has_no_size_or_length_that_its_target_has_not(
    protocol: str,
) -> None:
    can = PROTOCOLS[protocol].make({}).capability
    (known,) = filter(None, map(targets.load, OFFERS[protocol]))
    assert set(can.sizes) == {(it.width, it.height) for it in known.sizes}
    assert can.seconds == known.seconds
    assert can.has_seed == known.seed
    assert can.is_silent_possible == known.audio_optional
    assert len(set(can.sizes.values())) == len(can.sizes), "two sizes would be asked for alike"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_shape_that_is_asked_for_is_the_size_s(protocol: str) -> None:
    for (width, height), tier in PROTOCOLS[protocol].make({}).capability.sizes.items():
        across, up = map(int, tier.ratio.split(":"))
        asked = Fraction(across, up)
        assert abs(Fraction(width, height) - asked) / asked < LARGEST_OFF_SHAPE


@pytest.mark.parametrize(("protocol", "target"), SERVED)
def test_a_plain_order_can_be_asked_for(protocol: str, target: str) -> None:
    assert unmet(protocol, an_order(target)) is None


def test_what_has_no_field_is_said_before_anything_is_sent() -> None:
    assert unmet("ark", an_order("seedance-2.5", width=1281)) == "it makes no pictures of 1281x720"
    assert unmet("ark", an_order("seedance-2.5", seconds=31)) == "it makes no clips of 31 s"
    assert unmet("ark", an_order("seedance-2.5", seed=1)) == "it takes no seed"
    assert (
        unmet("gemini", an_order("gemini-omni-1.1", audio=False)) == "its clips always have sound"
    )
    assert unmet("ark", an_order("seedance-2.5", prompt=" \n")) == "it takes no empty prompt"
    assert unmet("ark", an_order("seedance-2.5", "last frame")) == (
        "it takes a last frame only beside a first one"
    )
    assert unmet("ark", an_order("seedance-2.5", "first frame", "image")) == (
        "it takes a first or last frame or references, not both"
    )
    assert unmet("ark", an_order("seedance-2.5", "first frame", "first frame")) == (
        "it takes one first frame"
    )
    assert unmet("minimax", an_order("minimax-h3", "voice")) == (
        "it takes a voice recording only beside a picture or a clip"
    )
    assert unmet("dashscope", an_order("wan-3.0", seed=2**31)) == (
        "it takes no seed above 2,147,483,647"
    )
    assert unmet("openrouter", an_order("wan-3.0", "first frame", "last frame")) == (
        "it takes no last frame for wan-3.0"
    )
    assert unmet("kling", an_order("sora-2")) == "it has no name for the target sora-2"


@pytest.mark.parametrize(
    ("protocol", "target"), [("dashscope", "wan-3.0"), ("openrouter", "wan-3.0")]
)
def test_a_prompt_that_would_be_cut_without_a_word_is_refused(protocol: str, target: str) -> None:
    assert unmet(protocol, an_order(target, prompt="a" * 20_000)) is None
    said = unmet(protocol, an_order(target, prompt="a" * 20_001))
    assert said is not None
    assert "at most 20,000 characters" in said


def test_a_character_outside_the_basic_plane_counts_twice() -> None:
    assert unmet("dashscope", an_order("wan-3.0", prompt="\N{CLAPPER BOARD}" * 10_001)) is not None


def test_shots_keep_the_limits_of_kling() -> None:
    def told(*shots: OrderedShot) -> str | None:
        return unmet("kling", an_order("kling-3.0", seconds=7, shots=shots))

    assert told(OrderedShot("a", 3), OrderedShot("b", 4)) is None
    assert told(*[OrderedShot("a", 1)] * 7) == "it takes at most 6 shots, and this clip has 7"
    assert told(OrderedShot("a", 3), OrderedShot("b", 3)) == (
        "its shots must be together as long as the clip"
    )
    assert told(OrderedShot("a" * 513, 3), OrderedShot("b", 4)) == (
        "it takes at most 512 characters a shot"
    )


def test_a_user_names_another_version_or_a_target_of_their_own() -> None:
    ids = offered("ark", {"seedance-2.5": "ep-2026", "my-seedance": "ep-mine"})
    assert ids == {"seedance-2.5": "ep-2026", "my-seedance": "ep-mine"}
    found = wire("ark", {"my-seedance": "ep-mine"})
    assert found is not None
    order = an_order("seedance-2.5", target="my-seedance")
    assert found.unmet(order) is None
    assert b'"model":"ep-mine"' in found.create(order, {}, {}).body


def test_there_is_no_codec_of_an_unknown_protocol() -> None:
    assert wire("telegraph") is None


def test_every_target_that_is_offered_ships() -> None:
    assert {target for _, target in SERVED} <= set(targets.names())
    assert set(OFFERS) == set(PROTOCOLS)
