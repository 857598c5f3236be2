"""Shot lines taken apart."""

import pytest
from support.scripts import line

from storyc.diagnostics import Code
from storyc.syntax import ShotSpec, parse_shot


def _shot(text: str) -> ShotSpec:
    spec, findings = parse_shot(line(text))
    assert spec is not None
    assert not findings
    return spec


def _texts(spec: ShotSpec) -> dict[str, list[str]]:
    return {"subjects": [it.text for it in spec.subjects], "prose": [it.text for it in spec.prose]}


def test_everything_a_shot_can_say() -> None:
    spec = _shot(
        "WIDE on MARA and TOM, 85mm, low angle, slow pan left to the door, rack focus to TOM, "
        "golden light, continues, 4s..8s #1A#"
    )

    assert (spec.size, spec.size_text.text, spec.preposition) == ("WIDE", "WIDE", "on")
    assert _texts(spec) == {"subjects": ["MARA", "TOM"], "prose": ["golden light"]}
    assert (spec.lens_mm, spec.angles, spec.continues, spec.id) == (85, ("low angle",), True, "1A")
    (move,) = spec.moves
    assert (move.kind, move.speed, move.direction) == ("pan", "slow", "left")
    assert move.text.text == "slow pan left to the door"
    assert spec.focus is not None
    assert spec.focus.text == "rack focus to TOM"
    assert spec.duration is not None
    assert (spec.duration.min_s, spec.duration.max_s) == (4, 8)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("WS", "WIDE"),
        ("long shot", "WIDE"),
        ("ECU on MARA", "EXTREME CLOSE"),
        ("Close-up of MARA", "CLOSE"),
        ("MCU", "MEDIUM CLOSE"),
        ("Medium Two-Shot", "TWO SHOT"),
        ("TWO-SHOT of MARA and TOM", "TWO SHOT"),
        ("OTS MARA", "OVER THE SHOULDER"),
        ("P.O.V. of MARA", "POV"),
        ("LOW ANGLE WIDE on MARA", "WIDE"),
        ("WIDE SHOT. The sea.", "WIDE"),
        ("ESTABLISHING", "ESTABLISHING"),
    ],
)
def test_sizes_have_many_names(text: str, size: str) -> None:
    assert parse_shot(line(text))[0].size == size  # type: ignore[union-attr]  # none is None


@pytest.mark.parametrize(
    ("text", "subjects", "prose"),
    [
        ("WIDE on the door of the shed and MARA", ["the door of the shed", "MARA"], []),
        ("CLOSE on MARA as she turns and runs", ["MARA"], ["as she turns and runs"]),
        ("CU MARA low angle", ["MARA"], []),
        ("CLOSE on KEEPER OF THE LIGHT.", ["KEEPER OF THE LIGHT"], []),
        ("INSERT on 信", ["信"], []),
        ("ANGLE ON MARA", ["MARA"], []),
        ("slow push in on MARA", ["MARA"], []),
        ("on MARA", ["MARA"], []),
        ("WIDE, the sea, heaving", [], ["the sea", "heaving"]),
        ("MEDIUM TWO SHOT of MARA and TOM", ["MARA", "TOM"], ["MEDIUM"]),
        ("THE CAMERA SWINGS WIDE", [], ["THE CAMERA SWINGS WIDE"]),
        ("TOM on the stairs", [], ["TOM on the stairs"]),
        ("BACK IN THE SHED", [], ["BACK IN THE SHED"]),
    ],
)
def test_subjects_and_prose(text: str, subjects: list[str], prose: list[str]) -> None:
    assert _texts(_shot(text)) == {"subjects": subjects, "prose": prose}


@pytest.mark.parametrize(
    ("text", "kind", "speed", "direction"),
    [
        ("static shot", "static", None, None),
        ("whip pan left", "whip pan", None, "left"),
        ("pan slowly to the right", "pan", "slow", "right"),
        ("quick zoom in", "zoom in", "fast", None),
        ("dolly back", "dolly", None, "out"),
        ("crane down", "crane", None, "down"),
        ("hand-held", "handheld", None, None),
        ("Tracking with MARA", "track", None, None),
    ],
)
def test_moves(text: str, kind: str, speed: str | None, direction: str | None) -> None:
    (move,) = _shot(f"WIDE, {text}").moves

    assert (move.kind, move.speed, move.direction) == (kind, speed, direction)


@pytest.mark.parametrize("text", ["85mm", "85 mm", "85mm lens"])
def test_lenses(text: str) -> None:
    assert _shot(f"WIDE, {text}").lens_mm == 85


def test_a_second_lens_and_focus_are_prose() -> None:
    spec, (finding,) = parse_shot(line("WIDE, 35mm, 85mm, deep focus, soft focus"))

    assert spec is not None
    assert _texts(spec)["prose"] == ["85mm", "soft focus"]
    assert finding.code is Code.REPEATED_SHOT_TERM


def test_a_misspelt_size_is_an_error_with_a_fix() -> None:
    spec, (finding,) = parse_shot(line("WDIE on MARA, 4s"))

    assert spec is not None
    assert (spec.size, spec.size_text.text, _texts(spec)["subjects"]) == (None, "WDIE", ["MARA"])
    assert finding.code is Code.UNKNOWN_SHOT_SIZE
    assert finding.fixes[0].edits[0].text == "WIDE"


def test_an_unknown_size_before_a_name_is_an_error() -> None:
    _, (finding,) = parse_shot(line("GIGANTIC on MARA"))

    assert finding.code is Code.UNKNOWN_SHOT_SIZE
    assert "EXTREME WIDE" in finding.help


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("low angel", "low angle"),
        ("slwo push in", "slow push in"),
        ("hand hel", "hand held"),
        ("shalow focus", "shallow focus"),
    ],
)
def test_a_near_miss_of_a_camera_term_is_prose_with_a_warning(text: str, meant: str) -> None:
    spec, (finding,) = parse_shot(line(f"WIDE on MARA, {text}"))

    assert spec is not None
    assert _texts(spec)["prose"] == [text]
    assert finding.code is Code.UNKNOWN_SHOT_MODIFIER
    assert [fix.edits[0].text for fix in finding.fixes] == [meant]
    assert finding.primary is not None
    assert (finding.primary.start, finding.primary.end) == (14, 14 + len(text))


@pytest.mark.parametrize(
    "text", ["slow motion", "golden light", "2 men", "16:9", "dust in the air"]
)
def test_prose_among_camera_terms_is_prose(text: str) -> None:
    assert _texts(_shot(f"WIDE on MARA, {text}"))["prose"] == [text]


def test_a_time_that_cannot_be_is_an_error() -> None:
    spec, findings = parse_shot(line("WIDE, 4, 4s-8s"))

    assert spec is not None
    assert spec.duration is None
    assert [it.code for it in findings] == [Code.MALFORMED_TIME] * 2


def test_a_shot_that_is_only_an_id_says_nothing() -> None:
    spec, (finding,) = parse_shot(line("#1A#"))

    assert spec is None
    assert finding.code is Code.MALFORMED_SHOT
