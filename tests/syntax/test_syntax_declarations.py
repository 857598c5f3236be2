"""The forms that `.story` adds: declarations, modules, variables, templates."""

import pytest
from support.scripts import kinds, script, tree

from storyc.diagnostics import Code
from storyc.syntax import (
    Declaration,
    Import,
    Include,
    Let,
    Template,
    Use,
    parse,
)


def _first(text: str) -> object:
    return tree(text).acts[0].scenes[0].blocks[0]


def test_a_declaration_and_its_properties() -> None:
    declaration = _first(
        """
        character MARA like TOM
            appearance: 38, weathered: a scar
            through the left brow
                and: grey hair
            wardrobe soaked: the coat, dark with water
        """
    )

    assert isinstance(declaration, Declaration)
    assert (declaration.keyword.text, declaration.name.text) == ("character", "MARA like TOM")
    assert [(it.key.text, it.value.text) for it in declaration.properties] == [
        ("appearance", "38, weathered: a scar through the left brow and: grey hair"),
        ("wardrobe soaked", "the coat, dark with water"),
    ]


def test_a_value_may_begin_on_the_next_line() -> None:
    declaration = _first("prop LANTERN\n  look:\n  dented brass\n")

    assert isinstance(declaration, Declaration)
    assert declaration.properties[0].value.text == "dented brass"


def test_blank_lines_may_stand_between_properties() -> None:
    assert kinds("prop LANTERN\n  look: brass\n\n  states: lit, out\n\n    MARA\n  Who?\n") == [
        *("DECLARATION", "PROPERTY", "PROPERTY", "CUE", "WORDS"),
    ]


@pytest.mark.parametrize(
    "text", ["character MARA", "prop LANTERN", "target sora-2", "location 灯塔", "cameo PIP"]
)
def test_a_declaration_may_have_no_properties(text: str) -> None:
    assert kinds(f"{text}\n") == ["DECLARATION"]


def test_declarations_may_follow_each_other_without_a_blank_line() -> None:
    assert kinds("prop LANTERN\n  look: brass\nprop COAT\nlet a = b\nlocation PIER\n") == [
        *("DECLARATION", "PROPERTY", "DECLARATION", "LET", "DECLARATION"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "style is everything, she says.",
        "character.",
        "music swells",
        "target acquired",
        "voice",
        "let me go",
        "let storm",
        "use your head",
        "include me out",
        "import duties rise",
        "template in hand, he waits",
        "end",
        "Rain.\ncharacter MARA",
    ],
)
def test_a_keyword_in_prose_is_prose(text: str) -> None:
    assert set(kinds(f"{text}\n")) <= {"ACTION", "ACTION_MORE"}


def test_variables_modules_and_templates() -> None:
    document = tree(
        """
        let storm = rain = more rain
        import TOM, RADIO from "cast.story"
        include “act2.story”
        use KNOCK (MARA, the door)
        use PAUSE

        template KNOCK(who, what)
        {{who}} knocks on {{what}}.

        INT. HALL - DAY

        !! CLOSE on {{who}}
        end
        template PAUSE
        Nothing.
        end

        Rain.
        """
    )
    let, imported, included, used, pause, knock, empty, _ = document.acts[0].scenes[0].blocks

    assert isinstance(let, Let)
    assert (let.name.text, let.value.text) == ("storm", "rain = more rain")
    assert isinstance(imported, Import)
    assert ([it.text for it in imported.names], imported.path.text) == (
        ["TOM", "RADIO"],
        "cast.story",
    )
    assert isinstance(included, Include)
    assert included.path.text == "act2.story"
    assert isinstance(used, Use)
    assert [it.text for it in used.arguments] == ["MARA", "the door"]
    assert isinstance(pause, Use)
    assert pause.arguments == ()
    assert isinstance(knock, Template)
    assert [it.text for it in knock.parameters] == ["who", "what"]
    assert [it.heading and it.heading.text for it in knock.body] == [None, "INT. HALL - DAY"]
    assert isinstance(empty, Template)
    assert empty.parameters == ()


@pytest.mark.parametrize(
    "text",
    [
        "character\n    look: tall",
        "charakter MARA\n    look: tall",
        "let = rain",
        "import TOM from cast.story",
        'import TOM "cast.story"',
        "include act2.story",
        "use KNOCK(MARA",
        "template KNOCK(who",
        "character MARA\n    tall and dark",
    ],
)
def test_a_form_that_is_meant_and_cannot_be_read_is_one_finding(text: str) -> None:
    document, findings = parse(script(f"INT. SHED - DAY\n\n{text}\n\nRain.\n"))

    assert [it.code for it in findings] == [Code.MALFORMED_DECLARATION]
    assert [type(it).__name__ for it in document.acts[0].scenes[0].blocks][-2:] == [
        "Broken",
        "Action",
    ]


def test_the_fix_of_a_misspelt_keyword_is_the_keyword() -> None:
    source = script("charakter MARA\n    look: tall\n")
    ((edit,),) = [fix.edits for it in parse(source)[1] for fix in it.fixes]

    assert source.text[edit.span.start : edit.span.end] == "charakter"
    assert edit.text == "character"


def test_a_template_that_nothing_closes_ends_before_the_next_heading() -> None:
    document, findings = parse(script("template T(a)\nx\n\nINT. SHED - DAY\n\nRain.\n"))

    assert [it.code for it in findings] == [Code.UNCLOSED_TEMPLATE]
    assert [it.heading and it.heading.text for it in document.acts[0].scenes] == [
        None,
        "INT. SHED - DAY",
    ]
