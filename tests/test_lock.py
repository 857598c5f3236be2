"""What is planned stays planned: an edit re-plans the segments that it touches and no other."""

import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from storyc.diagnostics import Code, Diagnostic
from storyc.driver import Finished, compile_script
from storyc.lock import Lock, LockedSegment, compare, find_kept, lock_text, read_lock
from storyc.source import SourceFile
from storyc.world.reader import MemoryReader

NAME = "film.story"

NOUNS = ("rain", "lamp", "door", "stair", "gull", "rope", "tide", "glass", "hand", "coat")

words = st.sampled_from(NOUNS)
sentences = st.lists(words, min_size=2, max_size=9).map(lambda it: " ".join(it).capitalize() + ".")
actions = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
speeches = st.builds("{}\n{}".format, st.sampled_from(["MARA", "TOM"]), actions)
shots = st.builds("!! {} on MARA\n\n{}".format, st.sampled_from(["WIDE", "CLOSE"]), actions)
paragraphs = st.one_of(actions, speeches, shots)


@st.composite
def scripts(draw: st.DrawFn) -> list[str]:
    """Return the paragraphs of a script of a few scenes, no two of them alike."""
    parts: list[str] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        parts.append(f"INT. ROOM {number} - DAY")
        parts += draw(st.lists(paragraphs, min_size=2, max_size=12))
    return [
        it if it.startswith("INT.") else it.replace(".", f" {number}.")
        for number, it in enumerate(parts)
    ]


def finished(text: str, lock: Lock | None = None, target: str | None = None) -> Finished:
    texts = {} if lock is None else {f"{NAME}.lock": lock_text(lock)}
    made = compile_script(SourceFile(NAME, text), MemoryReader(texts), target).finished
    assert made is not None
    return made


def locked(text: str, before: Lock | None = None) -> Lock:
    lock = finished(text, before).lock
    assert lock is not None
    return lock


def edited(draw: st.DrawFn, parts: list[str]) -> tuple[list[str], int]:
    """Return the paragraphs with one put in, taken out or replaced, and where."""
    at = draw(st.integers(1, len(parts) - 1))
    if parts[at].startswith("INT."):
        return [*parts[:at], draw(actions), *parts[at:]], at
    kept = draw(st.booleans())
    new = [draw(paragraphs)] if kept or draw(st.booleans()) else []
    return [*parts[:at], *new, *parts[at + (0 if kept else 1) :]], at


def contents(lock: Lock) -> Counter[str]:
    return Counter(it.content for it in lock.segments)


@settings(max_examples=40)
@given(data=st.data())
def test_an_edit_plans_anew_only_the_segments_that_it_touches(data: st.DataObject) -> None:
    parts = data.draw(scripts())
    before = finished("\n\n".join(parts))
    assert before.lock is not None
    changed, at = edited(data.draw, parts)
    # What a segment says is its lines; the lines of paragraph n begin after all before it.
    start = "\n\n".join([*parts[:at], ""]).count("\n") + 1
    stop = start + parts[at].count("\n")
    # The paragraph before may end in a shot that the edit leaves empty, or gives something to show.
    near = range(start - 2, stop + 1)
    untouched = Counter(
        it.content
        for it, segment in zip(before.lock.segments, before.plan.segments, strict=True)
        if not any(lines.first <= each <= lines.last for lines in segment.lines for each in near)
    )
    after = locked("\n\n".join(changed), before.lock)
    assert untouched <= contents(after), "a segment that the edit did not touch was cut elsewhere"


@settings(max_examples=25)
@given(scripts())
def test_compiling_again_changes_nothing(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    first = locked(text)
    assert locked(text, first) == first


@given(
    st.builds(
        Lock,
        target=st.sampled_from(["sora-2", "wan-3.0"]),
        picture=st.just("1280x720@24"),
        segments=st.lists(
            st.builds(
                LockedSegment,
                slate=st.from_regex(r"[1-9][A-Z]{1,2}", fullmatch=True),
                beats=st.integers(1, 40),
                content=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
                request=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
            )
        ).map(tuple),
    )
)
def test_a_lock_is_read_as_it_was_written(lock: Lock) -> None:
    assert read_lock(SourceFile("film.story.lock", lock_text(lock))) == lock


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    assert isinstance(read_lock(SourceFile("film.story.lock", text)), Lock | Diagnostic)


def test_a_merge_left_in_the_lock_stops_the_compile() -> None:
    text = "INT. ROOM - DAY\n\nRain.\n"
    marked = lock_text(locked(text)) + "<<<<<<< ours\n"
    reader = MemoryReader({f"{NAME}.lock": marked})
    made = compile_script(SourceFile(NAME, text), reader)
    assert made.finished is None
    (found,) = (it for it in made.diagnostics if it.code is Code.MALFORMED_LOCK)
    assert found.message == "line 6 of film.story.lock: this is no line of a lock"
    anew = compile_script(SourceFile(NAME, text), reader, replan=True)
    assert anew.finished is not None


def test_another_target_leaves_the_lock_alone() -> None:
    text = "INT. ROOM - DAY\n\nRain.\n"
    assert finished(text, target="wan-3.0").lock is None
    assert finished(text, locked(text), "wan-3.0").lock_before is None
    assert finished(text, target="sora-2-pro").lock is not None, "the script's own target"


def test_segments_that_say_the_same_are_found_in_their_order() -> None:
    scene = "INT. ROOM - DAY\n\nRain.\n\n> FADE OUT.\n\n"
    other = "INT. HALL - DAY\n\nWind.\n\n> FADE OUT.\n\n"
    lock = locked(scene + other + scene)
    made = compile_script(SourceFile(NAME, scene + scene + other), MemoryReader({}))
    assert made.checked.target is not None
    assert len(find_kept(lock, made.checked.screenplay, made.checked.target)) == 2


def test_what_is_asked_for_anew_is_counted_by_request() -> None:
    one, two = (LockedSegment(name, 1, "0" * 16, request * 16) for name, request in ("1a", "2b"))
    before = Lock("sora-2", "1280x720@24", (one,))
    after = Lock("sora-2", "1280x720@24", (one, one, two))
    assert compare(before, after).changed == ("1", "2")
    assert compare(before, after).same == 1


def test_an_edit_in_a_long_scene_costs_one_segment() -> None:
    text = "INT. ROOM - DAY\n\n" + "".join(
        f"!! WIDE on MARA\n\nShe counts to {number} and waits.\n\n" for number in range(40)
    )
    lock = locked(text)
    shorter = text.replace("She counts to 20 and waits.", "Stop.")
    assert compare(lock, locked(shorter, lock)).same == len(lock.segments) - 1


def storyc(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "storyc", "compile", NAME, "--emit", "plan", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_command_keeps_the_lock_and_holds_the_script_against_it(tmp_path: Path) -> None:
    script, lock = tmp_path / NAME, tmp_path / f"{NAME}.lock"
    script.write_text("INT. ROOM - DAY\n\nRain.\n\nINT. HALL - DAY\n\nWind.\n", encoding="utf-8")
    unlocked = storyc("--locked", folder=tmp_path)
    assert unlocked.returncode == 1
    assert "there is no film.story.lock" in unlocked.stderr
    assert not lock.exists()
    assert storyc(folder=tmp_path).returncode == 0
    kept = lock.read_bytes()
    assert storyc("--locked", folder=tmp_path).returncode == 0
    script.write_text(script.read_text(encoding="utf-8").replace("Wind", "Fog"), encoding="utf-8")
    refused = storyc("--locked", folder=tmp_path)
    assert refused.returncode == 1
    assert "error[E0903]" in refused.stderr
    assert "2A" in refused.stderr
    assert lock.read_bytes() == kept
    changed = storyc(folder=tmp_path)
    assert "since the last compile: new 2A; 1 as they were" in changed.stdout
    assert lock.read_bytes() != kept
    assert storyc("--locked", "--replan", folder=tmp_path).returncode == 2


def test_a_spoilt_lock_is_kept_until_the_writer_says_so(tmp_path: Path) -> None:
    lock = tmp_path / f"{NAME}.lock"
    (tmp_path / NAME).write_text("INT. ROOM - DAY\n\nRain.\n", encoding="utf-8")
    lock.write_text("mine\n", encoding="utf-8")
    ran = storyc(folder=tmp_path)
    assert ran.returncode == 1
    assert "error[E0122]: line 1 of film.story.lock" in ran.stderr
    assert lock.read_text(encoding="utf-8") == "mine\n"
    assert storyc("--replan", folder=tmp_path).returncode == 0
    assert lock.read_text(encoding="utf-8") != "mine\n"


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, "PNG")
    return file.getvalue()


def test_another_picture_in_the_same_file_is_another_request() -> None:
    text = (
        'Target: wan-3.0\n\ncharacter MARA\n    refs: "mara.png"\n\n'
        "INT. HUT - DAY\n\n!! WIDE on MARA, 4s\n\nMara waits.\n\n"
        "EXT. QUAY - DAY\n\n!! WIDE, 4s\n\nRain.\n"
    )

    def requests(content: bytes) -> list[str]:
        reader = MemoryReader({}, contents={"mara.png": content})
        made = compile_script(SourceFile(NAME, text), reader).finished
        assert made is not None
        assert made.lock is not None
        return [it.request for it in made.lock.segments]

    one, other = picture("navy"), picture("red")
    assert requests(one) == requests(one)
    changed = [a != b for a, b in zip(requests(one), requests(other), strict=True)]
    assert changed == [True, False]
