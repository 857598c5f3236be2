"""Declarations and the title page."""

import pytest
from support.lowering import lowered

from storyc.diagnostics import Code

BODY = "\n\nINT. KITCHEN - DAY\n\nThe kettle boils.\n"


def test_every_property_finds_its_place() -> None:
    script = lowered(
        """\
voice ALTO
    sound: low and slow

character MARA
    age: 38
    appearance: weathered
    voice: ALTO
    wardrobe slicker: yellow oilskin
    wardrobe soaked: the same, wet
    refs: "ref/a.png", "ref/b.png"
    cameo: @mara.hale
    consent: signed

location LIGHTHOUSE
    look: white tower
    area GALLERY: iron walkway
    light night: a sweep of amber
    refs: "ref/c.png"

prop LANTERN
    look: brass
    states: lit, out

style NOIR
    look: hard light
    palette: black, white
    lens: anamorphic
    grain: fine
    avoid: flare

music THEME
    look: low cello
    file: "theme.ogg"

target sora-2
    aspect: 16:9
    clip: 4s..25s
    prompt: 5000 tokens
    size: 1920x1080
    fps: 30
"""
        + BODY
    ).screenplay
    mara, gallery = script.characters[0], script.locations[0]
    assert (str(mara.age), str(mara.appearance), str(mara.consent)) == ("38", "weathered", "signed")
    assert str(mara.voice) == "low and slow"
    assert [(it.name, str(it.look)) for it in mara.wardrobe] == [
        ("slicker", "yellow oilskin"),
        ("soaked", "the same, wet"),
    ]
    assert [it.path for it in mara.refs] == ["ref/a.png", "ref/b.png"]
    assert mara.cameo is not None
    assert (mara.cameo.text, mara.cameo.path) == ("@mara.hale", None)
    assert (gallery.areas[0].name, gallery.light[0].time_of_day) == ("GALLERY", "night")
    assert script.props[0].states == ("lit", "out")
    assert str(script.styles[0].palette) == "black, white"
    assert script.music[0].file is not None
    change = script.target_changes[0]
    assert (change.aspect, change.size, change.fps) == ((16, 9), (1920, 1080), 30)
    assert change.clip is not None
    assert (change.clip.min_s, change.clip.max_s) == (4, 25)
    assert change.prompt is not None
    assert (change.prompt.amount, change.prompt.unit) == (5000, "tokens")


def test_a_declared_target_is_the_films_target_if_the_title_page_names_none() -> None:
    page = lowered("target sora-2\n    aspect: 9:16" + BODY).screenplay.title_page
    assert (str(page.target), page.size) == ("sora-2", (720, 1280))
    named = lowered("Title: A\nTarget: animatic\n\ntarget sora-2" + BODY).screenplay.title_page
    assert str(named.target) == "animatic"


def test_like_takes_over_all_but_the_likeness_of_a_person() -> None:
    script = lowered(
        "character MARA\n    age: 38\n    voice: low\n    wardrobe coat: grey\n    cameo: @mara\n"
        "    consent: signed\n\ncharacter ANNA like MARA\n    age: 40\n" + BODY
    )
    anna = script.screenplay.characters[1]
    assert (str(anna.age), str(anna.voice), anna.wardrobe[0].name) == ("40", "low", "coat")
    assert anna.cameo is None
    assert anna.consent is None


def test_like_nobody_and_like_oneself_are_reported() -> None:
    nobody = lowered("character ANNA like MARRA\n\ncharacter MARA\n    age: 38" + BODY).only()
    assert (nobody.code, nobody.help) == (Code.UNKNOWN_LIKE, "did you mean MARA?")
    circle = lowered("character A like B\n\ncharacter B like A" + BODY)
    assert set(circle.codes) == {Code.UNKNOWN_LIKE}
    place = lowered("location ANNA like MARA\n\ncharacter MARA\n    age: 38" + BODY)
    assert place.codes == [Code.UNKNOWN_LIKE]


def test_a_second_declaration_points_at_the_first() -> None:
    script = lowered("character MARA\n    age: 38\n\nprop Mara\n    look: a boat" + BODY)
    finding = script.only()
    assert finding.code is Code.DUPLICATE_DECLARATION
    assert script.at(finding.primary) == "Mara"
    assert script.at(finding.labels[0].span) == "MARA"


def test_a_misspelt_property_can_be_fixed() -> None:
    script = lowered("character MARA\n    wardrob coat: grey" + BODY)
    finding = script.only()
    assert (finding.code, finding.help) == (Code.UNKNOWN_PROPERTY, "did you mean wardrobe?")
    (edit,) = finding.fixes[0].edits
    assert (script.at(edit.span), edit.text) == ("wardrob", "wardrobe")


def test_a_cameo_needs_its_reference() -> None:
    assert lowered("cameo PIP\n    appearance: tin" + BODY).codes == [Code.MALFORMED_DECLARATION]


def test_an_asset_out_of_the_folder_is_refused() -> None:
    script = lowered('character MARA\n    refs: "../../secret.png"' + BODY)
    assert script.codes == [Code.MISSING_ASSET]
    assert script.screenplay.characters[0].refs[0].path is None


def test_values_of_a_target_that_cannot_be_read_are_reported() -> None:
    script = lowered("target sora-2\n    clip: long\n    prompt: many\n    aspect: wide" + BODY)
    assert script.codes == [Code.MALFORMED_DECLARATION] * 3


def test_the_title_page_is_typed_and_kept() -> None:
    page = lowered(
        "Title: _**THE LAMP**_\n    and the sea\nCredit: by\nAuthors: A and B\nSource: a tale\n"
        "Draft date: 2026\nContact: Here\nStory: 1\nTarget: wan-3.0\nSize: 1920 x 1080\nFPS: 25\n"
        "Language: fr\nGaffer: Somebody\n\nINT. A - DAY\n\nRain.\n"
    ).screenplay.title_page
    assert (page.title, page.author, page.credit) == ("THE LAMP and the sea", "A and B", "by")
    assert (page.source, page.draft_date, page.contact) == ("a tale", "2026", "Here")
    assert (str(page.target), page.size, page.fps) == ("wan-3.0", (1920, 1080), 25)
    assert page.language == "fr"
    assert page.entries[-1].key == "gaffer"


@pytest.mark.parametrize(
    "line",
    ["Size: huge", "Size: 1281x720", "Size: 2x2", "FPS: abc", "FPS: 0", "Aspect: 0:1", "Story: 7"],
)
def test_a_bad_value_is_reported_and_the_usual_one_taken(line: str) -> None:
    script = lowered(f"Title: A\n{line}{BODY}")
    assert script.codes == [Code.MALFORMED_TITLE_VALUE]
    page = script.screenplay.title_page
    assert (page.size, page.fps, page.edition) == ((1280, 720), 24, 1)


def test_the_aspect_chooses_the_size() -> None:
    assert lowered("Title: A\nAspect: 9:16" + BODY).screenplay.title_page.size == (720, 1280)
    assert lowered("Title: A\nAspect: 2:1\nSize: 1280x720" + BODY).codes == [
        Code.MALFORMED_TITLE_VALUE
    ]


def test_only_a_near_miss_of_a_key_is_reported() -> None:
    script = lowered("Title: A\nTargt: animatic\nGaffer: B" + BODY)
    assert script.codes == [Code.UNKNOWN_TITLE_KEY]
