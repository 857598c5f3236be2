"""Variables and templates."""

from support.lowering import lowered

from storyc.diagnostics import Code

SEA = "\n\nEXT. SEA - DAY\n\n"


def test_a_variable_fills_in_everywhere() -> None:
    text = (
        "let who = MARA\n\nlet sky = dark\n\nlet weather = a {{sky}} sky\n\n"
        "EXT. SEA OF {{who}} - DAY\n\n+ weather: {{weather}}\n\n!! WIDE on {{who}}, 4s\n\n"
        "{{weather}} over {{who}}.\n\n{{WHO}}\nI am {{who}}.\n"
    )
    script = lowered(text)
    assert script.codes == []
    assert script.texts == ["weather: a dark sky", "A dark sky over MARA.", "I am MARA."]
    assert script.shots[0].subjects[0].kind == "character"


def test_a_filled_sentence_stands_at_the_braces_that_hold_it() -> None:
    script = lowered("let storm = Rain falls. Wind blows" + SEA + "Night. {{storm}}. Cold.\n")
    assert [
        (it, script.at(beat.span)) for it, beat in zip(script.texts, script.beats, strict=True)
    ] == [
        ("Night.", "Night."),
        ("Rain falls.", "{{storm}}"),
        ("Wind blows.", "{{storm}}."),
        ("Cold.", "Cold."),
    ]


def test_an_unknown_variable_keeps_its_braces() -> None:
    script = lowered("let storm = rain" + SEA + "{{strom}} falls.\n")
    finding = script.only()
    assert (finding.code, finding.help) == (Code.UNKNOWN_VARIABLE, "did you mean storm?")
    assert script.at(finding.primary) == "{{strom}}"
    assert script.texts == ["{{strom}} falls."]


def test_variables_that_lead_back_to_themselves_are_reported_once() -> None:
    script = lowered("let a = {{b}}\n\nlet b = {{a}}" + SEA + "{{a}} and {{b}}.\n")
    assert script.codes == [Code.UNKNOWN_VARIABLE]


def test_a_long_chain_of_variables_comes_to_an_end() -> None:
    lets = "\n\n".join(f"let v{n} = {{{{v{n + 1}}}}}" for n in range(5000))
    assert Code.NESTING_TOO_DEEP in lowered(lets + SEA + "{{v0}}.\n").codes


def test_variables_that_double_come_to_an_end() -> None:
    lets = "\n\n".join(f"let v{n} = {{{{v{n + 1}}}}} {{{{v{n + 1}}}}}" for n in range(30))
    script = lowered(lets + "\n\nlet v30 = rain" + SEA + "{{v0}}.\n")
    assert Code.NESTING_TOO_DEEP in script.codes


def test_a_template_is_filled_with_its_arguments() -> None:
    text = (
        "template KNOCK(who, where)\n!! INSERT on {{where}}, 2s\n\n{{who}} knocks.\n\n"
        "{{WHO}} (V.O.)\nHello?\n\nend\n\n"
        "character TOM\n    age: 4\n\nINT. HALL - DAY\n\nuse KNOCK(TOM, the door)\n"
    )
    script = lowered(text)
    assert script.codes == []
    assert script.texts == ["TOM knocks.", "Hello?"]
    assert script.shots[0].subjects[0].name == "the door"
    assert script.beats[1].model_dump()["character"] == "TOM"


def test_a_template_sees_the_variables_of_its_own_file() -> None:
    files = {"t.story": "let sound = a dull thud\n\ntemplate THUD()\nThere is {{sound}}.\n\nend\n"}
    script = lowered('import THUD from "t.story"' + SEA + "use THUD()\n", files)
    assert script.texts == ["There is a dull thud."]


def test_a_missing_argument_leaves_its_place_empty_and_is_reported() -> None:
    script = lowered("template T(a, b)\nOne {{a}} two {{b}} three.\n\nend" + SEA + "use T(x)\n")
    assert script.codes == [Code.TEMPLATE_ARGUMENTS]
    assert "needs 2 values" in script.diagnostics[0].message
    assert script.texts[0].split() == ["One", "x", "two", "three."]


def test_an_unknown_template_comes_with_the_nearest_one() -> None:
    finding = lowered("template KNOCK()\nA knock.\n\nend" + SEA + "use KNOK()\n\nRain.\n").only()
    assert (finding.code, finding.help) == (Code.UNKNOWN_TEMPLATE, "did you mean KNOCK?")


def test_templates_that_use_themselves_come_to_an_end() -> None:
    twice = "template T(x)\n{{x}}.\n\nuse T({{x}}{{x}})\n\nuse T({{x}})\n\nend"
    script = lowered(twice + SEA + "use T(a)\n")
    assert set(script.codes) == {Code.NESTING_TOO_DEEP}
    assert script.texts


def test_a_declaration_inside_a_template_is_reported() -> None:
    script = lowered("template T()\nlet a = b\n\nRain.\n\nend" + SEA + "use T()\n")
    assert script.codes == [Code.MALFORMED_DECLARATION]
