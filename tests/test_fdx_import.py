"""Final Draft files become scripts: every word arrives, and what is guessed is said."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc.diagnostics import Code, Severity
from storyc.diagnostics.apply import apply_fixes
from storyc.driver import check
from storyc.fdx import Paragraph, read_fdx
from storyc.importers import Imported, import_fdx, import_fountain
from storyc.repair import repair
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

GUESSED = {Code.GUESSED_DECLARATION, Code.GUESSED_DURATION, Code.GUESSED_SHOT}

LIGHTHOUSE = """\
<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
  <Content>
    <Paragraph Number="12" Type="Scene Heading">
      <SceneProperties Length="1/8" Page="3" Title="">
        <Summary><Paragraph><Text>Vera finds the letter.</Text></Paragraph></Summary>
      </SceneProperties>
      <Text>INT. SIGNAL ROOM - NIGHT</Text>
    </Paragraph>
    <Paragraph Type="Action">
      <ScriptNote ID="1">
        <Paragraph><Text>Ask the owner about the stairs.</Text></Paragraph>
      </ScriptNote>
      <Text>Ve</Text><Text AdornmentStyle="-1">ra pulls her </Text>
      <Text TagNumber="2">grey cape</Text>
      <Text Style="Bold+Italic"> tight</Text><Text> and picks up the </Text>
      <Text TagNumber="1">brass key</Text><Text>.</Text>
    </Paragraph>
    <Paragraph Type="Shot"><Text>CLOSE on VERA</Text></Paragraph>
    <Paragraph Type="General">
      <DualDialogue>
        <Paragraph Type="Character"><Text>Vera</Text></Paragraph>
        <Paragraph Type="Parenthetical"><Text>(over the wind)</Text></Paragraph>
        <Paragraph Type="Dialogue">
          <Text>Who is </Text><Text Style="Italic">there?</Text>
        </Paragraph>
        <Paragraph Type="Character"><Text>OLD PIET (O.S.)</Text></Paragraph>
        <Paragraph Type="Dialogue"><Text>Nobody!</Text></Paragraph>
      </DualDialogue>
    </Paragraph>
    <Paragraph Number="13A" Type="Scene Heading"><Text>the stairs</Text></Paragraph>
    <Paragraph Type="Shot"><Text>THE DOOR, FROM ABOVE</Text></Paragraph>
    <Paragraph Alignment="Center" Type="Action"><Text>THREE DAYS LATER</Text></Paragraph>
    <Paragraph Type="Character"><Text>NOBODY SPEAKS</Text></Paragraph>
    <Paragraph Type="Action"><Text>!! + // [[ not a note /* not cut</Text></Paragraph>
    <Paragraph Type="Lyrics"><Text>Row, row</Text></Paragraph>
    <Paragraph Type="Dialogue"><Text>Words of nobody.</Text></Paragraph>
    <Paragraph Type="Something New"><Text>Kept.</Text></Paragraph>
    <Paragraph Type="Transition"><Text>FADE OUT.</Text></Paragraph>
  </Content>
  <TitlePage><Content>
    <Paragraph Alignment="Center"><Text>The Signal</Text></Paragraph>
    <Paragraph Alignment="Center"><Text>written by</Text></Paragraph>
    <Paragraph Alignment="Center"><Text>Ada Brandt</Text></Paragraph>
    <Paragraph><Text>ada at post</Text></Paragraph>
  </Content></TitlePage>
  <SmartType><Characters>
    <Character>VERA</Character><Character>OLD PIET</Character>
    <Character>CUT FROM THE FILM</Character>
  </Characters></SmartType>
  <TagData>
    <TagCategories>
      <TagCategory Id="p" Name="Props"/><TagCategory Id="w" Name="Wardrobe"/>
    </TagCategories>
    <TagDefinitions>
      <TagDefinition CatId="p" Id="d1" Label="Brass key"/>
      <TagDefinition CatId="w" Id="d2" Label="Grey cape"/>
    </TagDefinitions>
    <Tags>
      <Tag Number="1"><DefId>d1</DefId></Tag><Tag Number="2"><DefId>d2</DefId></Tag>
    </Tags>
  </TagData>
</FinalDraft>
"""

SCRIPT = """\
Title: The Signal
Credit: written by
Author: Ada Brandt
Contact: ada at post

character VERA // storyc: guess W0201: the name stands over words
    wardrobe grey cape: Grey cape

character OLD PIET // storyc: guess W0201: the name stands over words

prop BRASS KEY // storyc: guess W0201: it is tagged as one

INT. SIGNAL ROOM - NIGHT #12#

= Vera finds the letter.

[[Ask the owner about the stairs.]]

Vera pulls her grey cape ***tight*** and picks up the brass key.

!! CLOSE on VERA, ~7.5s // storyc: guess W0203: the scene has 1/8 of a page

@Vera
(over the wind)
Who is *there?*

OLD PIET (O.S.) ^
Nobody!

.the stairs #13A#

!! THE DOOR, FROM ABOVE // storyc: guess W0202

> THREE DAYS LATER <

NOBODY SPEAKS

!!! + // [\\[ not a note /\\* not cut

~Row, row

Words of nobody.

Kept.

FADE OUT.
"""

TYPES = (
    *("Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "Transition", "Shot"),
    *("General", "Lyrics", "New Act", "End of Act", "Outline 2", "Outline Body", "Cast List", ""),
)
WORDS = st.sampled_from(
    (
        *(
            "MARA",
            "Mara waits.",
            "INT. HUT - DAY",
            "CUT TO:",
            "(beat)",
            "// x",
            "a // storyc: allow x",
        ),
        *(
            "!! WIDE on",
            "+ MARA wears x",
            "prop LAMP",
            "use T(x)",
            "end",
            "= y",
            "# z",
            "===",
            "  ",
        ),
        *(
            "[[",
            "]]",
            "/* x",
            "*/",
            "> a <",
            "~la",
            "@x",
            ".5 left",
            "Title: x",
            "one\ntwo",
            "MARA ^",
        ),
        *(
            "{",
            "}}",
            "\\",
            "#1#",
            "...",
            "SFX: boom",
            "玛拉",
            "import X from 'y'",
            "let a = b",
            "<&>",
        ),
    )
)


def fdx(paragraphs: Iterable[tuple[str, list[str]]]) -> SourceFile:
    """Return a Final Draft file of paragraphs, each with its type and the pieces of its text."""
    body = "".join(
        f'<Paragraph Type="{kind}">{"".join(map(_text, pieces))}</Paragraph>'
        for kind, pieces in paragraphs
    )
    return SourceFile("a.fdx", f"<FinalDraft><Content>{body}</Content></FinalDraft>")


def _text(piece: str) -> str:
    return f"<Text>{escape(piece)}</Text>"


def text_of(imported: Imported) -> str:
    """Return the script that was written."""
    assert imported.file is not None, imported.diagnostics
    return imported.file.text


def letters(text: str) -> list[str]:
    """Return the letters and digits of a text, sorted: marks and layout may change."""
    return sorted(it for it in text if it.isalnum())


def test_everything_of_a_file_becomes_a_line() -> None:
    imported = import_fdx(SourceFile("a.fdx", LIGHTHOUSE), "a.story")
    assert text_of(imported) == SCRIPT


def test_each_guess_is_told_with_a_change_that_takes_it_back() -> None:
    imported = import_fdx(SourceFile("a.fdx", LIGHTHOUSE), "a.story")
    assert imported.file is not None
    assert [it.code for it in imported.diagnostics] == [
        *[Code.GUESSED_DECLARATION] * 3,
        Code.GUESSED_DURATION,
        Code.GUESSED_SHOT,
    ]
    assert {it.severity for it in imported.diagnostics} == {Severity.WARNING}
    applied = apply_fixes(imported.diagnostics, {"a.story": imported.file}, unsafe=True)
    without = import_fdx(SourceFile("a.fdx", LIGHTHOUSE), "a.story", guessing=False)
    expected = text_of(without).replace("!! THE DOOR", "!THE DOOR")
    written = applied.changed["a.story"].text
    assert list(filter(None, written.split("\n"))) == list(filter(None, expected.split("\n")))


def test_a_guess_is_told_by_every_check_until_somebody_takes_or_keeps_it() -> None:
    imported = import_fdx(SourceFile("a.fdx", LIGHTHOUSE), "a.story")
    assert imported.file is not None
    checked = check(imported.file, MemoryReader({}), "animatic")
    told = [it for it in checked.diagnostics if it.code in GUESSED]
    assert told == list(imported.diagnostics)

    kept = imported.file.text
    for finding in reversed(told):
        (edit,) = finding.fixes[-1].edits
        kept = kept[: edit.span.start] + edit.text + kept[edit.span.end :]
    assert kept == re.sub(r" // storyc: .*", "", imported.file.text)
    again = check(SourceFile("a.story", kept), MemoryReader({}), "animatic")
    assert not [it for it in again.diagnostics if it.code in GUESSED]


def test_repairing_a_script_with_unsafe_fixes_takes_its_guesses_out() -> None:
    imported = import_fdx(SourceFile("a.fdx", LIGHTHOUSE), "a.story")
    assert imported.file is not None
    repaired = repair(imported.file, MemoryReader({}), "animatic", unsafe=True)
    text = repaired.changed["a.story"].text
    assert "storyc:" not in text
    assert "~7.5s" not in text
    assert "prop BRASS KEY" not in text
    assert repair(imported.file, MemoryReader({}), "animatic", unsafe=False).changed == {}


def test_what_somebody_wrote_below_a_guess_is_not_taken_out_with_it() -> None:
    text = (
        "character VERA // storyc: guess W0201: a name over words\n    appearance: tall\n\n"
        "INT. HUT - DAY\n\nVERA\nYes.\n"
    )
    repaired = repair(SourceFile("a.story", text), MemoryReader({}), "animatic", unsafe=True)
    assert repaired.changed["a.story"].text == re.sub(r" // storyc: .*", "", text)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("MARA waits. // storyc: guess W0203", Code.UNUSED_ALLOW),
        ("!! CLOSE on MARA // storyc: guess W0202, W0203", Code.UNUSED_ALLOW),
        ("MARA waits. // storyc: guess", Code.UNUSED_ALLOW),
        ("!! CLOSE on MARA, ~3s // storyc: guess W9203", Code.UNKNOWN_RULE),
    ],
)
def test_a_remark_about_no_guess_is_told(line: str, code: Code) -> None:
    script = SourceFile("a.story", f"character MARA\n\nINT. HUT - DAY\n\n{line}\n")
    told = check(script, MemoryReader({}), "animatic").diagnostics
    assert {it.code for it in told if it.code is not Code.UNUSED_DECLARATION} == {code}


def test_a_guessed_time_goes_with_its_guessed_shot() -> None:
    script = "INT. HUT - DAY\n\n!! THE DOOR, ~7.5s // storyc: guess W0202, W0203: 1/8 of a page\n"
    repaired = repair(SourceFile("a.story", script), MemoryReader({}), "animatic", unsafe=True)
    assert repaired.changed["a.story"].text == "INT. HUT - DAY\n\n!THE DOOR\n"


def test_braces_that_name_no_variable_arrive_as_words() -> None:
    script = import_fountain(
        SourceFile("a.fountain", "INT. HUT - DAY\n\nIt says {{x}}.\n"), "a.story"
    )
    assert text_of(script).endswith("It says {\\{x}}.\n")
    assert script.file is not None
    checked = check(script.file, MemoryReader({}), "animatic")
    assert checked.diagnostics == ()
    assert [it.text for it in checked.screenplay.scenes[0].shots[0].beats] == ["It says {{x}}."]


def test_what_is_written_compiles() -> None:
    imported = import_fdx(SourceFile("a.fdx", LIGHTHOUSE), "a.story")
    assert imported.file is not None
    checked = check(imported.file, MemoryReader({}), "animatic")
    assert not [it for it in checked.diagnostics if it.is_error()]


@given(st.lists(st.tuples(st.sampled_from(TYPES), st.lists(WORDS, max_size=4)), max_size=10))
@settings(max_examples=200, deadline=None)
def test_all_text_arrives_whatever_it_looks_like(paragraphs: list[tuple[str, list[str]]]) -> None:
    written = text_of(import_fdx(fdx(paragraphs), "a.story", guessing=False))
    expected = "".join("".join(texts) for _, texts in paragraphs)
    assert letters(written) == letters(expected)


@given(st.lists(st.tuples(st.sampled_from(TYPES), st.lists(WORDS, max_size=3)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_no_text_of_a_file_is_hidden_or_breaks_the_script(
    paragraphs: list[tuple[str, list[str]]],
) -> None:
    imported = import_fdx(fdx(paragraphs), "a.story")
    assert imported.file is not None
    checked = check(imported.file, MemoryReader({}), "animatic")
    assert {it.code for it in checked.diagnostics if it.is_error()} <= {Code.EMPTY_SCRIPT}


def test_an_omitted_scene_stays_where_only_the_writer_sees_it() -> None:
    text = (
        '<FinalDraft><Content><Paragraph Number="7" Type="Scene Heading"><OmittedScene>'
        '<Paragraph Type="Action"><Text>She falls. */ x</Text></Paragraph></OmittedScene>'
        "<Text>OMITTED</Text></Paragraph></Content></FinalDraft>"
    )
    written = text_of(import_fdx(SourceFile("a.fdx", text), "a.story"))
    assert written == ".OMITTED #7#\n\n/*\nShe falls. *\\/ x\n*/\n"


@pytest.mark.parametrize("number", ["12 B", "x" * 60, "]]"])
def test_a_scene_number_that_no_heading_can_carry_becomes_a_note(number: str) -> None:
    text = LIGHTHOUSE.replace('Number="12"', f'Number="{number}"')
    written = text_of(import_fdx(SourceFile("a.fdx", text), "a.story"))
    assert re.search(r"\[\[scene .*\]\]", written)


def test_paragraphs_keep_their_tags_apart() -> None:
    document, _ = read_fdx(SourceFile("a.fdx", LIGHTHOUSE))
    assert document is not None
    action: Paragraph = document.body[1]
    assert [run.text for run in action.runs if run.tags] == ["grey cape", "brass key"]
