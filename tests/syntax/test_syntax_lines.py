"""Which line is what: Fountain 1.1 first, then what `.story` adds."""

import pytest
from support.scripts import kinds, script

from storyc.syntax import lex


def test_a_title_page_begins_with_a_known_key_and_ends_at_a_blank_line() -> None:
    assert kinds(
        """
        Title: The Tide Table
        Mood: grey
        Contact:
            12 Quay Street
            Tel: 0123

        Mood: not a key any more.
        """
    ) == ["TITLE", "TITLE", "TITLE", "TITLE_MORE", "TITLE_MORE", "ACTION"]


def test_a_title_page_may_be_indented_as_a_whole() -> None:
    assert kinds("    Title: Low Water\n    Author: N. N.\n\nINT. SHED - DAY\n") == [
        "TITLE",
        "TITLE",
        "HEADING",
    ]


def test_a_script_may_begin_with_fade_in() -> None:
    """It has the shape of a key and is none."""
    assert kinds("FADE IN:\n\nEXT. QUAY - DAWN\n") == ["TRANSITION", "HEADING"]


def test_a_title_page_may_lack_the_blank_line_after_it() -> None:
    assert kinds("Title: Low Water\nINT. SHED - DAY\n") == ["TITLE", "HEADING"]


@pytest.mark.parametrize(
    "text",
    [
        "INT. SHED - DAY",
        "ext. quay - dawn",
        "EXT QUAY",
        "INT./EXT. VAN - NIGHT",
        "EXT/INT. VAN - NIGHT",
        "I/E VAN - NIGHT",
        "EST. THE HARBOUR - DAY",
        ".THE ROOF",
        "．屋上",
        "INTÉRIEUR - CUISINE - JOUR",
        "INNEN. KÜCHE - TAG",
        "ESTERNO. MOLO - NOTTE",
        "内景 客厅 日",
    ],
)
def test_a_scene_heading(text: str) -> None:
    assert kinds(f"{text}\n\nSomebody waits.\n") == ["HEADING", "ACTION"]


@pytest.mark.parametrize(
    "text",
    [
        "Interest grows.",
        "est arrivé hier.",
        "...and then nothing.",
        ". a dot",
        "Interior designers wait.",
        "INT.",
    ],
)
def test_what_only_looks_like_a_scene_heading(text: str) -> None:
    assert kinds(f"{text}\n") == ["ACTION"]


def test_a_heading_needs_a_blank_line_before_it() -> None:
    assert kinds("Somebody waits.\nINT. SHED - DAY\n") == ["ACTION", "ACTION_MORE"]


@pytest.mark.parametrize(
    "cue",
    ["MARA", "TOM (V.O.)", "TOM (cont'd)", "CITIZEN #1", "MARA ^", "@玛拉", "＠玛拉", "ÖRJAN"],
)
def test_a_cue_stands_between_a_blank_line_and_words(cue: str) -> None:
    assert kinds(f"Rain.\n\n{cue}\nWho is there?\n") == ["ACTION", "CUE", "WORDS"]


@pytest.mark.parametrize(
    "text", ["MARA", "McCOY\nHe waits.", "1984\nA year.", "JOHN (40s) ENTERS\nx"]
)
def test_what_is_no_cue(text: str) -> None:
    """Nothing said, lower-case letters, no letters, words behind the brackets."""
    assert kinds(f"{text}\n")[0] == "ACTION"


def test_a_cue_needs_a_blank_line_or_a_finished_line_before_it() -> None:
    assert kinds("Rain.\nMARA\nWho?\n") == ["ACTION", "ACTION_MORE", "ACTION_MORE"]
    assert kinds("!! CLOSE on MARA\nMARA\nWho?\n") == ["SHOT", "CUE", "WORDS"]


def test_lines_of_ours_are_not_spoken() -> None:
    assert kinds("THE END\n!! WIDE on SEA\n") == ["ACTION", "SHOT"]


@pytest.mark.parametrize("between", ["  ", "\\", "!! WIDE on MARA", "SFX: wind"])
def test_a_parenthetical_ends_with_its_part_of_the_speech(between: str) -> None:
    assert kinds(f"MARA\n(over\n{between}\nthe wind)\n")[:2] == ["CUE", "WORDS"]


def test_a_speech_has_parentheticals_and_songs_and_ends_at_a_blank_line() -> None:
    assert kinds(
        """
        MARA
        (quietly)
        Who is there?
        (she
        listens)
        ~ La la
        Nobody.

        She sits.
        """
    ) == [
        *("CUE", "PARENTHETICAL", "WORDS", "PARENTHETICAL", "PARENTHETICAL", "SUNG", "WORDS"),
        "ACTION",
    ]


def test_a_bracket_that_is_not_closed_is_spoken() -> None:
    assert kinds("MARA\n(she listens\nWho is there?\n") == ["CUE", "WORDS", "WORDS"]
    assert kinds("MARA\n(laughs) Me?\n") == ["CUE", "WORDS"]


@pytest.mark.parametrize("gap", ["  ", "\\"])
def test_a_line_of_two_blanks_or_a_backslash_keeps_a_speech_together(gap: str) -> None:
    assert kinds(f"MARA\nOne.\n{gap}\nTwo.\n") == ["CUE", "WORDS", "GAP", "WORDS"]


@pytest.mark.parametrize(
    "text",
    ["+ MARA wears COAT", "!! CLOSE on MARA", "SFX: a knock", "# ACT TWO", "> CUT TO:", "! A"],
)
def test_what_is_clearly_not_spoken_ends_a_speech(text: str) -> None:
    spoken, marked, after = kinds(f"MARA\nOne.\n{text}\nTwo words.\n")[1:]

    assert (spoken, after) == ("WORDS", "ACTION_MORE" if marked == "ACTION" else "ACTION")
    assert marked in {"STATE", "SHOT", "SOUND", "ACT", "TRANSITION", "ACTION"}


def test_what_could_be_spoken_is_spoken() -> None:
    assert kinds("MARA\n#1 fan.\n.45 calibre.\n@home.\n= me.\n") == ["CUE", *["WORDS"] * 4]


@pytest.mark.parametrize(
    "text",
    [
        "CUT TO:",
        "DISSOLVE TO: 1.5s",
        "FADE IN:",
        "FADE OUT.",
        "> HERE WE GO:",
        "＞ 淡出",
        "FADE TO BLACK",
    ],
)
def test_a_transition(text: str) -> None:
    assert kinds(f"Rain.\n\n{text}\n\nSun.\n") == ["ACTION", "TRANSITION", "ACTION"]


def test_a_blank_after_its_colon_makes_a_transition_action() -> None:
    """That is Fountain's way to say so."""
    assert kinds("Rain.\n\nWE CUT TO: \n\nSun.\n") == ["ACTION", "ACTION", "ACTION"]


def test_the_lines_of_an_outline() -> None:
    assert kinds("# One\n## Two\n＃ Three\n= What happens\n===\n> THE END <\n") == [
        *("ACT", "SECTION", "ACT", "SYNOPSIS", "PAGE_BREAK", "CENTERED"),
    ]


def test_songs_without_a_cue() -> None:
    assert kinds("~ Roll on,\n~ roll on.\n\n~ Again.\n") == ["LYRIC", "LYRIC_MORE", "LYRIC"]


def test_an_exclamation_mark_makes_anything_action() -> None:
    assert kinds("!INT. SHED - DAY\n\n！MARA\nspeaks\n") == ["ACTION", "ACTION", "ACTION_MORE"]


def test_indented_screenplays_are_read_as_they_are() -> None:
    assert kinds("INT. SHED - DAY\n\nRain.\n\n\t\tMARA\n\t(low)\n  Who?\n\n\tCUT TO:\n") == [
        *("HEADING", "ACTION", "CUE", "PARENTHETICAL", "WORDS", "TRANSITION"),
    ]


@pytest.mark.parametrize("text", ["!! WIDE on SEA", "！！WIDE on SEA", "!!THE CAMERA SWINGS WIDE"])
def test_a_shot(text: str) -> None:
    assert kinds(f"{text}\n") == ["SHOT"]


@pytest.mark.parametrize("text", ["+ MARA wears COAT", "＋ MARA wears COAT", "+ light: dim"])
def test_a_change_of_state(text: str) -> None:
    assert kinds(f"{text}\n") == ["STATE"]


@pytest.mark.parametrize("text", ["+", "+ + +", "+1 for the house", "+ 5"])
def test_a_plus_in_prose(text: str) -> None:
    assert kinds(f"{text}\n") == ["ACTION"]


@pytest.mark.parametrize("label", ["SOUND", "SFX", "AMBIENCE", "MUSIC", "NARRATION"])
def test_a_sound(label: str) -> None:
    assert kinds(f"{label}: wind\n{label}：wind\n") == ["SOUND", "SOUND"]
    assert kinds(f"{label.title()}: wind\n") == ["ACTION"]


def test_a_remark_is_as_if_it_were_not_there() -> None:
    assert kinds("Rain.\n\n// who?\nMARA\n// how?\nWho is there?\n") == [
        *("ACTION", "COMMENT", "CUE", "COMMENT", "WORDS"),
    ]


def test_a_byte_order_mark_hides_nothing() -> None:
    assert kinds("\ufeffTitle: Low Water\n") == ["TITLE"]
    assert kinds("\ufeffINT. SHED - DAY\n") == ["HEADING"]
    assert kinds("\ufeff[[ a note ]]\nTitle: Low Water\n") == ["COMMENT", "TITLE"]
    assert kinds("\ufeff[[ a note ]] Title: Low Water\n") == ["TITLE"]


def test_a_token_holds_the_whole_line_and_says_what_is_behind_the_mark() -> None:
    (token,) = lex(script("  !!  WIDE on SEA  \r\n"))

    assert (token.text, token.content.text) == ("  !!  WIDE on SEA  \r\n", "WIDE on SEA")
    assert token.text[token.content.span.start : token.content.span.end] == "WIDE on SEA"
