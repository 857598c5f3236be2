"""After an edit inside a scene the same is found as by a check of the whole film, in less time."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.lsp_client import client

from storyc.diagnostics import Code, Edit
from storyc.driver import check
from storyc.recheck import Base
from storyc.source import SourceFile, Span
from storyc.syntax import ParsedScript, reparse
from storyc.world.reader import MemoryReader

CAST = """\
character MARA
    appearance: tall, grey plait
    wardrobe coat: a long coat

character TOM
    appearance: broad, red scarf

prop LANTERN
    look: dented brass
"""
TITLE = 'Title: Lamps\n\nimport MARA, TOM, LANTERN from "cast.story"\n\n'
SCENES = """\
INT. HUT - NIGHT

+ MARA wears coat
+ MARA holds LANTERN

!! WIDE on MARA, 6s

Mara sits by the stove. Tom comes in from the rain.

TOM
(low)
You left it burning.

EXT. QUAY - CONTINUOUS

+ TOM enters

!! MEDIUM on TOM, static

+ TOM drops LANTERN

He looks at the water. // storyc: allow W0101

MARA
Do not go out there.

> DISSOLVE TO:

INT. BOAT - LATER

!! CLOSE on MARA, 4s

Mara counts the knots in a rope, and loses count.

BOATMAN
Sit down.

INT. HUT - MORNING

!! WIDE on TOM and MARA

Nobody speaks.

"""
TEXT = TITLE + SCENES * 3
NAME = "film.story"
READER = MemoryReader({"cast.story": CAST})


def base_of(text: str = TEXT) -> Base:
    entry = SourceFile(NAME, text)
    return Base(check(entry, READER), ParsedScript.of(entry))


BASE = base_of()


def edited(base: Base, *edits: tuple[int, int, str]) -> ParsedScript:
    script = base.script
    for start, end, text in edits:
        script = reparse(script, Edit(Span(NAME, start, end), text))
    return script


def place_of(words: str, nth: int = 1) -> int:
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return at


@pytest.mark.parametrize(
    ("at", "gone", "new"),
    [
        (place_of("sits by"), 4, "waits"),
        (place_of("You left", 2), 0, "Listen. "),
        (place_of("WIDE on MARA", 2), 4, "WIDEST"),
        (place_of("+ TOM drops", 2), 0, "+ TOM takes LANTERN\n"),
        (place_of("rain", 2), 4, "snow\nand more snow"),
        (place_of("(low)", 3), 5, "(low"),
        (place_of("!! CLOSE on MARA", 2), 0, "!! CLOSE on MARAA, 3s\n\n"),
        (place_of("BOATMAN", 2), 7, "BOTMAN"),
        (place_of("INT. BOAT", 2), 4, "EXT."),
        (place_of("MARA\nDo not", 2), 4, "MRAA"),
        (place_of("storyc: allow", 2), 0, "x"),
        (place_of("> DISSOLVE", 2), 0, "She waits.\n\n"),
        (place_of("Nobody speaks.", 2), 14, ""),
    ],
)
def test_an_edit_inside_a_scene_is_found_out_without_the_others(
    at: int, gone: int, new: str
) -> None:
    script = edited(BASE, (at, at + gone, new))
    again = BASE.recheck(script, READER)
    assert again is not None
    assert len(again.scenes.screenplay.scenes) <= 3
    assert again.diagnostics == check(script.source, READER).diagnostics


def test_the_edits_of_a_while_are_found_out_together() -> None:
    base, script = BASE, BASE.script
    at = place_of("Mara counts", 2)
    for key in "TOM takes a rope. ":
        script = reparse(script, Edit(Span(NAME, at, at), key))
        at += 1
        again = base.recheck(script, READER)
        assert again is not None
        assert again.diagnostics == check(script.source, READER).diagnostics


@pytest.mark.parametrize(
    ("at", "gone", "new", "why"),
    [
        (0, 5, "Credit", "the title page"),
        (place_of("import"), 6, "include", "what is imported"),
        (place_of("Nobody"), 0, "prop ROPE\n\n", "a declaration"),
        (place_of("Nobody"), 0, "let x = 1\n\n", "a variable"),
        (place_of("INT. BOAT"), len(SCENES) * 2, "", "most of the film"),
    ],
)
def test_what_touches_the_whole_film_is_left_to_a_whole_check(
    at: int, gone: int, new: str, why: str
) -> None:
    assert why
    assert BASE.recheck(edited(BASE, (at, at + gone, new)), READER) is None


KEYS = st.sampled_from(["e", " ", "\n", "MARA ", "\n\nTOM\nHello.\n\n", "/*", "[[", "(", "é🎬", ""])


@given(
    st.integers(len(TITLE), len(TEXT)),
    st.integers(0, 40),
    KEYS,
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_what_stands_elsewhere_moves_with_its_lines(
    start: int, length: int, new: str
) -> None:
    script = edited(BASE, (start, min(start + length, len(TEXT)), new))
    again = BASE.recheck(script, READER)
    if again is None:
        return
    window, text = again.window, script.source.text
    assert text[: window.start] == TEXT[: window.start]
    assert text[window.end :] == TEXT[window.end_before :]
    for offset in range(0, len(text), 7):
        before = window.before(offset)
        assert (before is None) == (window.start <= offset < window.end)
        assert before is None or TEXT[before] == text[offset]
    elsewhere = [it for it in again.diagnostics if not window.holds(it.primary)]
    kept = [it for it in BASE.checked.diagnostics if not window.held(it.primary)]
    assert [(it.code, it.message) for it in elsewhere] == [(it.code, it.message) for it in kept]
    for now, then in zip(elsewhere, kept, strict=True):
        if now.primary is not None and then.primary is not None and now.primary.source == NAME:
            said = text[now.primary.start : now.primary.end]
            assert said == TEXT[then.primary.start : then.primary.end]


def test_the_film_has_findings_for_this_to_mean_anything() -> None:
    codes = {it.code for it in BASE.checked.diagnostics}
    assert Code.PROP_NOT_HELD in codes
    assert len(BASE.checked.diagnostics) > 5


LONG = TITLE + SCENES * 60
"""Longer than what the server checks as a whole at once."""


def test_the_server_answers_a_key_at_once_and_ends_as_a_whole_check(tmp_path: Path) -> None:
    (tmp_path / "cast.story").write_text(CAST)
    path = tmp_path / NAME
    path.write_text(LONG)
    with client() as server:
        server.start(tmp_path, encodings=["utf-32"])
        uri = server.open(path)
        before = server.findings(uri, 1)
        line = LONG[: LONG.index("+ TOM drops", len(LONG) // 2)].count("\n")
        place = {"line": line, "character": 0}
        where = {"start": place, "end": place}
        server.change(uri, 2, {"range": where, "text": "+ TOM takes LANTERN\n\n"})
        text = LONG.splitlines(keepends=True)
        text.insert(line, "+ TOM takes LANTERN\n\n")
        first = server.findings(uri, 2)
        assert len(first) < len(before)
        told = server.at("textDocument/hover", uri, line, 3)
        assert "TOM" in told["contents"]["value"]
        last = server.findings(uri, 2)
        source = SourceFile(NAME, "".join(text))
        expected = [
            (it.code.value, source.position(it.primary.start).line - 1)
            for it in check(source, READER).diagnostics
            if it.primary is not None
        ]
        assert [(it["code"], it["range"]["start"]["line"]) for it in last] == expected


def test_a_change_of_what_a_long_script_reads_is_seen_in_it(tmp_path: Path) -> None:
    (tmp_path / "cast.story").write_text(CAST)
    path = tmp_path / NAME
    path.write_text(LONG)
    with client() as server:
        server.start(tmp_path)
        uri = server.open(path)
        lost = Code.UNKNOWN_IMPORTED_NAME.value
        assert lost not in {it["code"] for it in server.findings(uri, 1)}
        cast = server.open(tmp_path / "cast.story")
        server.change(cast, 2, {"text": CAST.replace("LANTERN", "LAMP")})
        server.findings(cast, 2)
        place = {"line": 20, "character": 0}
        server.change(uri, 2, {"range": {"start": place, "end": place}, "text": "\n"})
        found = server.findings(uri, 2)
        assert lost in {it["code"] for it in found}
