"""How findings look in a terminal."""

import re
from collections.abc import Sequence
from textwrap import dedent

from hypothesis import example, given
from hypothesis import strategies as st

from storyc.diagnostics import Code, Diagnostic, Edit, Fix, Label
from storyc.diagnostics.render_text import render_text, summary
from storyc.diagnostics.width import width as columns
from storyc.source import SourceFile, Span

LAMP = dedent("""\
    + MARA drops LANTERN at GALLERY



    MARA raises the lantern.
    Nobody sees.
""")


def span(text: str, part: str | tuple[int, int], name: str = "lamp.story") -> Span:
    """Return the span of the first occurrence of a text, or of two offsets."""
    if isinstance(part, tuple):
        return Span(name, *part)
    start = text.index(part)
    return Span(name, start, start + len(part))


def finding(
    text: str,
    part: str | tuple[int, int],
    here: str = "",
    labels: Sequence[tuple[str | tuple[int, int], str]] = (),
    message: str = "it is wrong",
) -> Diagnostic:
    """Return a finding about a part of a text."""
    marked = tuple(Label(span(text, where), words) for where, words in labels)
    return Diagnostic(Code.PROP_NOT_HELD, message, span(text, part), here, marked)


def excerpt(text: str, found: Diagnostic, width: int = 60) -> str:
    """Return what is drawn between the headline and the pointer to the page."""
    drawn = render_text(
        [found], {"lamp.story": SourceFile("lamp.story", text)}, color=False, width=width
    )
    lines = drawn.splitlines()[1:]
    end = next(at for at, line in enumerate(lines) if " = " in line)
    return "\n".join(lines[:end])


def expected(drawn: str) -> str:
    """Return an expectation as it is written in a test, without the test's indentation."""
    return dedent(drawn).strip("\n")


def test_a_whole_finding() -> None:
    """Headline, place, excerpt with a gap, help with its fix, note, page."""
    found = Diagnostic(
        Code.PROP_NOT_HELD,
        "LANTERN is not in MARA's hands",
        span(LAMP, "lantern"),
        here="used here",
        labels=(Label(span(LAMP, "LANTERN"), "dropped here"),),
        notes=("props stay where they were left",),
        help="add `+ MARA takes LANTERN` before line 5",
        fixes=(Fix("take it", (Edit(Span("lamp.story", 32, 32), "+ MARA takes LANTERN\n"),)),),
    )

    drawn = render_text(
        [found], {"lamp.story": SourceFile("lamp.story", LAMP)}, color=False, width=80
    )

    assert (
        drawn
        == expected("""
        error[E0601]: LANTERN is not in MARA's hands
         --> lamp.story:5:17
          |
        1 | + MARA drops LANTERN at GALLERY
          |              ------- dropped here
        ...
        5 | MARA raises the lantern.
          |                 ^^^^^^^ used here
          |
          = help: add `+ MARA takes LANTERN` before line 5 [fix available]
          = note: props stay where they were left
          = see: storyc explain E0601
    """)
        + "\n"
    )


def test_a_line_that_is_missing_alone_is_shown() -> None:
    """Dots would take as much room."""
    text = "one\ntwo\nthree\n"

    assert excerpt(text, finding(text, "three", "here", [("one", "there")])) == expected("""
         --> lamp.story:3:1
          |
        1 | one
          | --- there
        2 | two
        3 | three
          | ^^^^^ here
          |
    """)


def test_labels_in_the_same_line_hang_under_it() -> None:
    """The rightmost text stands beside its stroke, the others below, tied by bars."""
    found = finding(LAMP, "LANTERN", "not hers", [("MARA", "she is here"), ("GALLERY", "far away")])

    assert excerpt(LAMP, found) == expected("""
         --> lamp.story:1:14
          |
        1 | + MARA drops LANTERN at GALLERY
          |   ----       ^^^^^^^    ------- far away
          |   |          |
          |   |          not hers
          |   she is here
          |
    """)


def test_overlapping_marks_are_drawn_short_over_long() -> None:
    """A caret inside a long dash stays visible, and so does a dash inside long carets."""
    inside = finding(LAMP, "LANTERN", "this", [("MARA drops LANTERN at", "all of it")])
    around = finding(LAMP, "MARA drops LANTERN at", "all of it", [("LANTERN", "this")])

    assert excerpt(LAMP, inside) == expected("""
         --> lamp.story:1:14
          |
        1 | + MARA drops LANTERN at GALLERY
          |   -----------^^^^^^^---
          |   |          |
          |   |          this
          |   all of it
          |
    """)
    assert "^^^^^^^^^^^-------^^^" in excerpt(LAMP, around)


def test_two_texts_at_one_place_stand_below_each_other() -> None:
    """Both are shown; the primary one is beside its carets."""
    found = finding(LAMP, "LANTERN", "used here", [("LANTERN", "dropped here")])

    assert excerpt(LAMP, found) == expected("""
         --> lamp.story:1:14
          |
        1 | + MARA drops LANTERN at GALLERY
          |              ^^^^^^^ used here
          |              |
          |              dropped here
          |
    """)


def test_a_tall_span_runs_down_a_rail() -> None:
    """From the margin it begins with a slash; a mark inside it is drawn right of the rail."""
    text = "/* one\ntwo\nthree */\n"
    found = finding(text, (0, 19), "never closed", [("two", "a word")])

    assert excerpt(text, found) == expected("""
         --> lamp.story:1:1
          |
        1 | / /* one
        2 | | two
          | | --- a word
        3 | | three */
          | |________^ never closed
          |
    """)


def test_a_tall_span_from_within_a_line_has_an_elbow() -> None:
    """Its middle is left out if it is long."""
    text = "She said [[ and so on\n" + "more\n" * 9 + "the end\n"

    assert excerpt(text, finding(text, (9, len(text)), "never closed")) == expected("""
          --> lamp.story:1:10
           |
        1  |   She said [[ and so on
           |  __________^
        ... |
        11 | | the end
           | |_______^ never closed
           |
    """)


def test_two_tall_spans_have_two_rails() -> None:
    """The longer one is on the outside."""
    text = "one two\nthree\nfour\n"

    assert excerpt(text, finding(text, (4, 13), "inner", [((0, 18), "outer")])) == expected("""
         --> lamp.story:1:5
          |
        1 | /   one two
          | |  _____^
        2 | | | three
          | | |_____^ inner
        3 | |   four
          | |______- outer
          |
    """)


def test_a_label_in_another_file_has_its_own_excerpt() -> None:
    """The place of the primary span comes first, line numbers share one margin."""
    cast = SourceFile("cast.story", "\n" * 11 + "character TOM\n")
    found = Diagnostic(
        Code.DUPLICATE_DECLARATION,
        "TOM is declared twice",
        Span("lamp.story", 10, 13),
        here="again here",
        labels=(Label(Span("cast.story", 21, 24), "first here"),),
    )
    sources = {"lamp.story": SourceFile("lamp.story", "character TOM\n"), "cast.story": cast}

    assert (
        render_text([found], sources, color=False, width=60)
        == expected("""
        error[E0204]: TOM is declared twice
          --> lamp.story:1:11
           |
        1  | character TOM
           |           ^^^ again here
           |
          ::: cast.story:12:11
           |
        12 | character TOM
           |           --- first here
           |
           = see: storyc explain E0204
    """)
        + "\n"
    )


def test_wide_letters_and_marks_keep_the_carets_below_their_word() -> None:
    """CJK takes two columns, a combining mark none, a tab goes to the next stop."""
    text = "内景\tre\u0301sume\u0301 TOM"

    assert excerpt(text, finding(text, "TOM", "he")) == expected("""
         --> lamp.story:1:13
          |
        1 | 内景    re\u0301sume\u0301 TOM
          |                ^^^ he
          |
    """)


def test_a_script_cannot_speak_to_the_terminal() -> None:
    """Escapes, text direction marks and invisible letters are written out wherever they stand."""
    evil = "\x1b]0;owned\x07 MA\u200bRA \u202egnol \x9b31m \r"
    found = finding(evil, (0, 1), evil, [((2, 3), evil)], message=evil)
    named = Diagnostic(Code.MISSING_IMPORT, evil, Span(evil, 0, 1), help=evil, notes=(evil,))

    drawn = render_text(
        [found, named], {"lamp.story": SourceFile("lamp.story", evil)}, color=False, width=200
    )

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", drawn)
    assert "<U+001B>]0;owned<U+0007> MA<U+200B>RA <U+202E>gnol <U+009B>31m <U+000D>" in drawn


def test_a_joiner_is_kept_where_writing_needs_it() -> None:
    """Persian is written with it; between Latin letters it only makes two names look like one."""
    text = "می\u200cخواهم MA\u200dRA"

    assert "می\u200cخواهم MA<U+200D>RA" in excerpt(text, finding(text, "RA"))


def test_letters_buried_in_marks_are_dug_out() -> None:
    """Marks past the fourth on a letter are written out, so that they cannot cover other lines."""
    text = "a" + "\u0301" * 6

    assert "a" + "\u0301" * 4 + "<U+0301><U+0301>" in excerpt(text, finding(text, "a"))


def test_a_long_line_is_shown_around_its_mark() -> None:
    """Dots stand where text is left out."""
    text = "x" * 5000 + " MARA " + "y" * 5000

    assert excerpt(text, finding(text, "MARA", "she")) == expected("""
         --> lamp.story:1:5002
          |
        1 | ...xxxxxxxxxxxxxxxxxxxxxx MARA yyyyyyyyyyyyyyyyyyyyyy...
          |                           ^^^^ she
          |
    """)


def test_marks_far_apart_in_one_line_are_shown_one_after_the_other() -> None:
    """Each part of the line has its own window."""
    text = "TOM " + "x" * 500 + " MARA"

    assert excerpt(text, finding(text, "MARA", "she", [("TOM", "he")])) == expected("""
         --> lamp.story:1:506
          |
        1 | TOM xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
          | --- he
        1 | ...xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx MARA
          |                                                  ^^^^
          |                                                  |
          |                                                  she
          |
    """)


def test_a_span_at_the_end_of_the_file_has_a_caret_after_the_text() -> None:
    """So has an empty one, and one that holds only a line's end."""
    assert excerpt("abc", finding("abc", (3, 3), "more?")).splitlines()[3] == "  |    ^ more?"
    assert excerpt("abc\n", finding("abc\n", (3, 4), "more?")).splitlines()[3] == "  |    ^ more?"


def test_an_empty_file_has_one_empty_line() -> None:
    """There is a place to point at even there."""
    assert excerpt("", finding("", (0, 0), "nothing")) == expected("""
         --> lamp.story:1:1
          |
        1 |
          | ^ nothing
          |
    """)


def test_windows_line_ends_are_not_shown() -> None:
    """A carriage return before a line feed is part of the line's end."""
    assert excerpt("one\r\ntwo\r\n", finding("one\r\ntwo\r\n", (0, 5))).splitlines()[2:4] == [
        "1 | one",
        "  | ^^^",
    ]


def test_a_finding_without_a_place_is_one_line_and_its_help() -> None:
    """There is no excerpt to draw."""
    found = Diagnostic(Code.UNREADABLE_SOURCE, "there is no file a.story", None, help="look again")

    assert (
        render_text([found], {}, color=False, width=60)
        == expected("""
        error[E0110]: there is no file a.story
          = help: look again
          = see: storyc explain E0110
    """)
        + "\n"
    )


def test_a_place_in_an_unknown_file_is_named() -> None:
    """The renderer does not fail on a file that could not be read."""
    drawn = render_text([finding(LAMP, "MARA")], {}, color=False, width=60)

    assert drawn.splitlines()[1] == " --> lamp.story"


def test_long_words_are_wrapped_under_themselves() -> None:
    """Message, label, help and note keep to the width and to their margin."""
    words = "one two three four five six seven eight nine ten eleven"
    found = Diagnostic(
        Code.PROP_NOT_HELD, words, span(LAMP, "GALLERY"), words, notes=(words,), help=words
    )

    drawn = render_text(
        [found], {"lamp.story": SourceFile("lamp.story", LAMP)}, color=False, width=44
    )

    assert (
        drawn
        == expected("""
        error[E0601]: one two three four five six
                      seven eight nine ten eleven
         --> lamp.story:1:25
          |
        1 | + MARA drops LANTERN at GALLERY
          |                         ^^^^^^^
          |                         |
          |                 one two three four five
          |                 six seven eight nine ten
          |                 eleven
          |
          = help: one two three four five six seven
                  eight nine ten eleven
          = note: one two three four five six seven
                  eight nine ten eleven
          = see: storyc explain E0601
    """)
        + "\n"
    )


def test_a_page_is_pointed_to_once() -> None:
    """The second finding of a kind does not repeat it."""
    drawn = render_text(
        [finding(LAMP, "MARA"), finding(LAMP, "GALLERY")], {}, color=False, width=60
    )

    assert drawn.count("storyc explain") == 1


def test_a_flood_is_cut() -> None:
    """A name of a hundred thousand letters does not fill the screen."""
    drawn = render_text([finding(LAMP, "MARA", message="A" * 100_000)], {}, color=False, width=80)

    assert len(drawn) < 2000


def test_colour_is_sgr_and_nothing_else() -> None:
    """Red is for errors, yellow for warnings; without the codes it is the plain rendering."""
    found = (
        finding(LAMP, "lantern", "used here", [("LANTERN", "dropped here")]),
        Diagnostic(Code.INFERRED_CHARACTER, "TOM is not declared", span(LAMP, "MARA")),
    )
    sources = {"lamp.story": SourceFile("lamp.story", LAMP)}

    drawn = render_text(found, sources, color=True, width=80)

    assert "\x1b[1;31merror[E0601]\x1b[0m" in drawn
    assert "\x1b[1;33mwarning[W0301]\x1b[0m" in drawn
    assert re.sub(r"\x1b\[[0-9;]*m", "", drawn) == render_text(
        found, sources, color=False, width=80
    )


def test_the_summary_counts_by_severity() -> None:
    """Singular and plural are right, and what there is none of is not named."""
    error = finding(LAMP, "MARA")
    warning = Diagnostic(Code.INFERRED_CHARACTER, "TOM is not declared", None)

    assert summary([error, error, warning]) == "2 errors, 1 warning"
    assert summary([warning, warning]) == "2 warnings"
    assert summary([]) == "no findings"


LINES = st.text(st.sampled_from("aB \t\n\r内\u0301\x1b\u200d\u202e😀"), max_size=60)
OFFSETS = st.tuples(st.integers(0, 70), st.integers(0, 70)).map(lambda it: (min(it), max(it)))


@example("\x1b\tB\x1b\x1b\u200d", (0, 0), [((6, 6), "")], "", 41)
@given(LINES, OFFSETS, st.lists(st.tuples(OFFSETS, LINES), max_size=4), LINES, st.integers(0, 90))
def test_any_finding_can_be_drawn(
    text: str,
    place: tuple[int, int],
    labels: list[tuple[tuple[int, int], str]],
    words: str,
    width: int,
) -> None:
    """No text, span or width makes the renderer fail, overflow, or send what a terminal obeys."""
    found = finding(text, place, words, labels, message=words)

    drawn = render_text(
        [found], {"lamp.story": SourceFile("lamp.story", text)}, color=False, width=width
    )

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", drawn)
    assert max(columns(line) for line in drawn.split("\n")) <= max(width, 40)
