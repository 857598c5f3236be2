"""Files that are no Final Draft script: a finding that says where and what to do, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc.diagnostics import Code
from storyc.importers import import_fdx
from storyc.source import SourceFile

BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY a{i} "{"&a;" * 20}">' for i in range(10))
    + "]><FinalDraft><Content><Paragraph><Text>&a9;</Text></Paragraph></Content></FinalDraft>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><FinalDraft>&e;</FinalDraft>'
FILES = {
    "empty": "",
    "blank": " \n\n ",
    "words": "INT. HUT - DAY\n",
    "another root": "<html><body/></html>",
    "no content": "<FinalDraft></FinalDraft>",
    "mismatched tags": "<FinalDraft>\n<Content>\n<Paragraph>\n</Text>\n",
    "cut off": "<FinalDraft><Content><Paragraph Type='Act",
    "entity bomb": BOMB,
    "outside entity": OUTSIDE,
    "unknown entity": "<FinalDraft><Content>&boom;</Content></FinalDraft>",
    "deep": "<FinalDraft><Content>" + "<Paragraph>" * 100_000,
    "many": "<FinalDraft><Content>" + "<Paragraph/>" * 200_001 + "</Content></FinalDraft>",
    "control character": "<FinalDraft><Content><Paragraph>\x01</Paragraph></Content></FinalDraft>",
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_script_is_refused_with_what_to_do(name: str) -> None:
    before = time.monotonic()
    imported = import_fdx(SourceFile("a.fdx", FILES[name]), "a.story")
    assert time.monotonic() - before < 5
    assert imported.file is None
    (finding,) = imported.diagnostics
    assert finding.code is Code.UNREADABLE_FDX
    assert finding.primary is not None
    assert finding.help


def test_a_mismatched_tag_is_shown_on_its_line() -> None:
    file = SourceFile("a.fdx", FILES["mismatched tags"])
    (finding,) = import_fdx(file, "a.story").diagnostics
    assert finding.primary is not None
    assert file.position(finding.primary.start).line == 4
    assert "(line 4)" in finding.message


def test_an_endless_attribute_is_read_in_bounded_time() -> None:
    text = f'<FinalDraft><Content><Paragraph Type="{"x" * 8_000_000}"><Text>Hi.</Text></Paragraph>'
    file = SourceFile("a.fdx", f"{text}</Content></FinalDraft>")
    before = time.monotonic()
    imported = import_fdx(file, "a.story")
    assert time.monotonic() - before < 5
    assert imported.file is not None
    assert imported.file.text == "Hi.\n"


def test_endless_lists_are_matched_in_bounded_time() -> None:
    names = "".join(f"<Character>ANN A{it}</Character>" for it in range(20_000))
    tags = "".join(
        f'<TagDefinition CatId="w" Id="{it}" Label="Coat {it}"/>' for it in range(20_000)
    )
    text = (
        f"<FinalDraft><Content><Paragraph><Text>{'ANN A ' * 50_000}ANN A7</Text></Paragraph>"
        f"</Content><SmartType><Characters>{names}</Characters></SmartType><TagData><TagCategories>"
        f'<TagCategory Id="w" Name="Wardrobe"/></TagCategories>{tags}</TagData></FinalDraft>'
    )
    before = time.monotonic()
    imported = import_fdx(SourceFile("a.fdx", text), "a.story")
    assert time.monotonic() - before < 10
    assert [it.message.split(" is ")[0] for it in imported.diagnostics] == ["ANN A7"]


@given(st.text(alphabet="<>/&;= \n\"'Paragraph", max_size=200))
@settings(max_examples=200, deadline=None)
def test_random_text_is_refused_or_read(text: str) -> None:
    for each in (text, f"<FinalDraft><Content>{text}</Content></FinalDraft>"):
        imported = import_fdx(SourceFile("a.fdx", each), "a.story")
        assert imported.file is not None or imported.diagnostics
