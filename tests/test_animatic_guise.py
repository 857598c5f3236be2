"""Words become hair, clothes and faces, and every word of the tables is drawn."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sheets import figure, panel

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.attire import attire_of
from storyc.backends.animatic.board import draw_board
from storyc.backends.animatic.company import actors_of
from storyc.backends.animatic.face import mood_of
from storyc.backends.animatic.framing import framing_of
from storyc.backends.animatic.glossary import Glossary
from storyc.backends.animatic.guise import guise_of
from storyc.backends.animatic.layout import Box
from storyc.backends.animatic.lettering import Lettering
from storyc.emit.sheet import Panel

SMALL = Box(0, 0, 160, 90)
WIDE = 16 / 9
TABLES = [it for name, it in vars(lexicon).items() if name.isupper() and isinstance(it, Mapping)]


def board(of: Panel) -> np.ndarray:
    return np.asarray(draw_board(of, SMALL, Lettering(), SMALL.height / 558))


def dressed(clothes: str) -> np.ndarray:
    return board(panel(size="FULL", figures=(figure(clothes=clothes),)))


@pytest.mark.parametrize(
    ("clothes", "coat", "hat"),
    [
        ("long yellow oilskin coat over the navy jumper, hood thrown back", "raincoat", None),
        ("yellow oilskin and sou'wester, dry", "raincoat", "souwester"),
        ("yellow oilskin, dark with water, hat gone", "raincoat", None),
        ("dark blue police uniform and a peaked cap", "uniform", "peaked"),
        ("grey dust coat, a pencil behind the ear", "labcoat", None),
        ("un manteau rouge et un chapeau noir", "coat", "hat"),
        ("ein roter Mantel und eine Mütze", "coat", "cap"),
        ("mustard pinafore, a newspaper hat", None, "paper"),
        ("赤いコートと帽子", "coat", "cap"),
        ("navy jumper", None, None),
    ],
)
def test_clothes_are_read_from_words(clothes: str, coat: str | None, hat: str | None) -> None:
    read = attire_of(clothes, 200)
    assert (read.coat, read.hat) == (coat, hat)


def test_each_garment_has_the_colour_said_of_it() -> None:
    read = attire_of("red blazer over a white blouse, grey skirt", 120)
    assert read.coat_colour[0] > 1.5 * read.coat_colour[2]
    assert min(read.top_colour) > 200
    assert max(read.dress_colour) - min(read.dress_colour) < 20
    french = attire_of("un manteau rouge et un chapeau noir", 120)
    assert french.coat_colour == read.coat_colour
    assert max(french.hat_colour) < 70


def test_wet_clothes_are_darker() -> None:
    dry, wet = (attire_of(f"yellow raincoat{it}", 0).coat_colour for it in ("", ", soaked"))
    assert sum(wet) < sum(dry)


@pytest.mark.parametrize(
    ("looks", "hair", "beard"),
    [
        ("61, lean, white hair in a short plait, pale grey eyes", "plait", None),
        ("19, tall, wet ginger curls", "curls", None),
        ("7, gap-toothed girl, two uneven black braids", "plaits", None),
        ("78, heavy, bald, white beard", "bald", "beard"),
        ("71, heavy man, cheveux longs, white moustache", "long", "moustache"),
        ("lange blonde Haare", "long", None),
    ],
)
def test_hair_and_beard_are_read_from_words(looks: str, hair: str, beard: str | None) -> None:
    read = guise_of("ANN", looks)
    assert (read.hair, read.beard) == (hair, beard)


def test_age_makes_children_small_and_hair_grey() -> None:
    child, adult, old = (guise_of("ANN", it) for it in ("9", "40", "70"))
    assert child.stature < 0.8 < adult.stature == old.stature
    assert sum(old.hair_colour) > sum(adult.hair_colour)
    assert guise_of("GIRL", "").is_child
    assert guise_of("TOM", "late forties").age == 45


def test_what_words_leave_open_follows_from_the_name() -> None:
    names = [f"PERSON {number}" for number in range(24)]
    looks = [(guise_of(it, "").hair, guise_of(it, "").hair_colour) for it in names]
    assert looks == [(guise_of(it, "").hair, guise_of(it, "").hair_colour) for it in names]
    assert len(set(looks)) > 6


@pytest.mark.parametrize(
    ("name", "looks", "being"),
    [
        ("GREEN PARROT", "", "bird"),
        ("PIP", "a wind-up gull of dented tin", "bird"),
        ("REX", "a black dog", "dog"),
        ("MINOU", "un chat noir", "cat"),
        ("DOG WALKER", "", None),
        ("TOM", "a man with a cat", None),
    ],
)
def test_animals_are_told_from_people(name: str, looks: str, being: str | None) -> None:
    assert guise_of(name, looks).being == being


@pytest.mark.parametrize("garment", [*lexicon.COATS, *lexicon.DRESSES, *lexicon.HATS])
def test_every_garment_changes_the_silhouette(garment: str) -> None:
    tables = {**lexicon.COATS, **lexicon.DRESSES, **lexicon.HATS}
    word = tables[garment].split()[0].rstrip("*")
    plain, worn = dressed("jumper"), dressed(f"jumper, {word}")
    assert (plain != worn).any(axis=2).sum() > 30


@pytest.mark.parametrize("posture", ["sits", "kneels", "lies", "walks", "runs"])
@pytest.mark.parametrize("size", ["WIDE", "MEDIUM"])
def test_every_posture_differs_from_standing(posture: str, size: str) -> None:
    standing, other = (
        board(panel(size=size, figures=(figure(posture=it, clothes="dress"),)))
        for it in ("stands", posture)
    )
    assert (standing != other).any(axis=2).sum() > 100


@pytest.mark.parametrize("being", list(lexicon.BEINGS))
@pytest.mark.parametrize("size", ["WIDE", "CLOSE"])
def test_every_animal_is_drawn(being: str, size: str) -> None:
    beast = board(panel(size=size, figures=(figure(looks=f"a {being}"),)))
    assert not np.array_equal(beast, board(panel(size=size)))


@pytest.mark.parametrize(
    ("table", "facts"),
    [
        (lexicon.ROOMS, {"setting": "INT"}),
        (lexicon.SIGHTS, {"setting": "EXT"}),
        (lexicon.GROUNDS, {"setting": "EXT"}),
    ],
)
def test_every_kind_of_place_is_a_set_of_its_own(
    table: Mapping[str, str], facts: dict[str, str]
) -> None:
    drawn = {}
    for kind, words in table.items():
        for time in ("DAY", "NIGHT"):
            place = words.split()[0].rstrip("*").replace("-", " ")
            seen = board(panel(size="WIDE", place=place, time_of_day=time, figures=(), **facts))
            drawn[kind, time] = seen.tobytes()
    assert len(set(drawn.values())) == len(drawn)


def test_every_kind_of_thing_has_its_own_shape() -> None:
    seen = set()
    for words in lexicon.THINGS.values():
        name = f"A {words.split()[0].strip('*')}"
        thing = figure(name, kind="prop", hue=0, looks="green")
        seen.add(board(panel(size="INSERT", figures=(thing,)))[:120].tobytes())
    assert len(seen) == len(lexicon.THINGS)


def test_a_face_shows_what_somebody_feels() -> None:
    def face(**facts: object) -> bytes:
        return board(panel(size="CLOSE", figures=(figure(**facts),))).tobytes()

    said = ("", "MARA laughs.", "MARA weeps.", "MARA scowls.", "MARA gasps.")
    assert len({face(doing=(it,)) for it in said}) == len(said)
    assert face(speaks=True) != face()
    assert mood_of("Sie lacht.", speaks=False).feeling == "joy"


def test_two_people_look_at_each_other() -> None:
    pair = (figure("MARA", 0.33), figure("TOM", 0.67))
    framing = framing_of("TWO SHOT", None, 2, WIDE)
    left, right = actors_of(pair, framing, WIDE)
    assert left.stance.facing > 0 > right.stance.facing


def test_a_child_stands_on_the_same_ground_as_a_grown_up() -> None:
    pair = (figure("MARA", 0.33), figure("TOM", 0.67, looks="8"))
    framing = framing_of("FULL", None, 2, WIDE)
    tall, small = (it.stance for it in actors_of(pair, framing, WIDE))
    assert small.stature < 0.8 * tall.stature
    assert tall.y + tall.stature == pytest.approx(small.y + small.stature)


def test_a_low_camera_makes_feet_large_and_a_high_one_small() -> None:
    low, level, high = (
        framing_of("FULL", it, 1, WIDE).keystone for it in ("low angle", None, "high angle")
    )
    assert high < level < low


def test_whoever_is_left_in_the_scene_is_left_over_the_shoulder() -> None:
    def over(near_x: float) -> np.ndarray:
        near = figure("TOM", near_x, clothes="white coat", from_behind=True)
        pair = sorted((figure("MARA", 0.5), near), key=lambda it: it.x)
        return board(panel(size="OVER THE SHOULDER", figures=tuple(pair)))

    left, right = over(0.3), over(0.7)
    assert left[150:, 40:90].mean() > right[150:, 40:90].mean()
    assert left[150:, 290:340].mean() < right[150:, 290:340].mean()


def test_somebody_seen_over_the_shoulder_wears_their_own_clothes() -> None:
    def over(clothes: str) -> np.ndarray:
        near = figure("TOM", 0.7, clothes=clothes, from_behind=True)
        return board(panel(size="OVER THE SHOULDER", figures=(figure("MARA", 0.3), near)))

    red, blue = over("red coat"), over("blue coat")
    right = slice(220, 300)
    assert red[:, right, 0].mean() > blue[:, right, 0].mean() + 3
    assert np.array_equal(red[:120, :60], blue[:120, :60])


@pytest.mark.parametrize("table", [it for it in TABLES if it is not lexicon.SIGHTS])
def test_no_word_of_a_table_means_two_things(table: Mapping[object, str]) -> None:
    counted = Counter(word for words in table.values() for word in dict.fromkeys(words.split()))
    assert [word for word, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_word_of_a_table_is_found(table: Mapping[object, str]) -> None:
    glossary = Glossary(table)
    for words in table.values():
        for word in words.split():
            assert glossary.first(word.strip("*")) is not None, word


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_any_words_can_be_drawn(looks: str, clothes: str, doing: str) -> None:
    somebody = figure(looks=looks, clothes=clothes, doing=(doing,), condition=(looks,))
    assert board(panel(figures=(somebody,))).std() > 3


def test_lamps_make_a_kitchen_by_night_warmer_than_a_cell() -> None:
    def warmth(place: str) -> float:
        seen = board(panel(place=place, time_of_day="NIGHT", figures=())).mean(axis=(0, 1))
        return float(seen[0] / seen[2])

    assert warmth("KITCHEN") > 1.2 * warmth("PRISON CELL")


def test_a_pair_in_an_upright_picture_does_not_overlap() -> None:
    pair = (figure("MARA", 0.333), figure("TOM", 0.667))
    framing = framing_of("TWO SHOT", None, 2, 1 / WIDE)
    left, right = (it.stance for it in actors_of(pair, framing, 1 / WIDE))
    assert right.x - left.x > 0.3 * left.stature


def test_from_overhead_nobody_shows_a_face() -> None:
    calm, glad = (
        board(panel(angle="overhead", figures=(figure(doing=(it,), speaks=bool(it)),)))
        for it in ("", "MARA laughs.")
    )
    assert np.array_equal(calm, glad)
