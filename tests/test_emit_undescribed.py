"""Whom nothing describes, the model makes up anew in each clip: that is told before it is paid."""

from storyc.diagnostics import Code, Diagnostic
from storyc.driver import compile_script
from storyc.world.reader import MemoryReader

PERSON, PLACE = Code.UNDESCRIBED_CHARACTER, Code.UNDESCRIBED_LOCATION


def told(script: str, code: Code = PERSON, target: str = "seedance-2.5") -> list[Diagnostic]:
    reader = MemoryReader({"a.fountain": script})
    compiled = compile_script(reader.read("a.fountain"), reader, target)
    assert compiled.finished is not None
    return [it for it in compiled.diagnostics if it.code is code]


def scene(place: str, *speakers: str) -> str:
    return f"INT. {place} - DAY\n\n" + "".join(f"{name}\nHello.\n\n" for name in speakers)


def test_all_are_told_of_at_once_the_most_seen_first() -> None:
    rooms = (("ANN", "BEN"), ("BEN", "CY"), ("CY", "BEN", "DORA", "EVE"), ("DORA", "EVE", "FAY"))
    (finding,) = told("".join(scene(f"ROOM {at}", *names) for at, names in enumerate(rooms)))
    assert finding.message == "nothing says what BEN and 3 more look like"
    assert finding.here == "seen in 3 clips, in each as another person"
    assert finding.notes == ("the same holds for EVE",)


def test_a_clip_that_goes_on_from_the_picture_before_shows_the_same_person() -> None:
    waits = "INT. HALL - DAY\n\n!! MEDIUM on ANN, {}s\n\nAnn waits.\n\n"
    nods = "!! CLOSE on ANN, {}s{}\n\nANN\nHello.\n"
    going_on = waits.format(24) + nods.format(12, ", continues")
    cut = waits.format(24) + nods.format(12, "")
    assert [len(told(it, target="sora-2-pro")) for it in (going_on, cut)] == [0, 1]


def test_one_word_of_them_is_enough() -> None:
    two = scene("ROOM", "ANN") + scene("HALL", "ANN")
    for described in (
        f"character ANN\n    wardrobe coat: grey coat\n\n{two}",
        f"character ANN\n    age: 70\n\n{two}",
        two.replace("ANN\n", "Ann (70) comes in.\n\nANN\n", 1),
    ):
        assert not told(described)
    assert told(two)


def test_a_place_is_told_of_where_pictures_show_it_in_a_script_that_declares_places() -> None:
    wide = "INT. HALL - DAY\n\n!! WIDE on HALL, 4s\n\nRain.\n\n"
    close = "INT. HALL - DAY\n\n!! CLOSE on a clock, 4s\n\nIt ticks.\n\n"
    roof = f"location ROOF\n    look: tar\n\n{wide}EXT. ROOF - DAY\n\nWind.\n\n"
    (finding,) = told(roof + wide, PLACE)
    assert finding.message == "nothing says what HALL looks like"
    assert finding.here == "seen in 2 clips, in each as another place"
    assert not told(roof + close, PLACE)
    assert not told(wide + wide, PLACE)
    assert not told(f"location HALL\n    look: bare brick\n\n{wide}{wide}", PLACE)
    (declared,) = told(f"location HALL\n\n{wide}{wide}", PLACE)
    assert declared.help == "give `location HALL` a `look:` or `refs:`"
