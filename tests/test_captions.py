"""Captions can be read, say everything, and stand where the words are said."""

from collections.abc import Sequence
from io import StringIO
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pysubs2
import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st
from support.clips import Clip
from support.cuts import Cut, plan_of
from support.films import Words, draw_takes, make

from storyc.assemble import assemble
from storyc.assemble.burning import burnt
from storyc.assemble.caption_files import caption_text
from storyc.assemble.picture import plain_picture
from storyc.assemble.raster import SAMPLE_RATE
from storyc.assemble.speech import speech_in
from storyc.cli import main
from storyc.cli.exit_code import ExitCode
from storyc.emit import FOR_THE_DEAF, PLAIN, BoardSheet, Caption, Line, SoundCue, Stretch, captions
from storyc.emit.caption_lines import LINE, pages_of
from storyc.emit.speech_times import aligned
from storyc.plan.plan import Plan

FPS = 24
WORDS = st.lists(
    st.sampled_from(("a", "the", "and", "lamp,", "keeper.", "unbelievable", "x" * 50, "No!", "of")),
    min_size=1,
    max_size=60,
).map(" ".join)


def _line(start: int, frames: int, text: str, speaker: str = "MARA", *, sung: bool = False) -> Line:
    return Line(
        start_frame=start,
        frames=frames,
        speaker=speaker,
        text=text,
        off_screen=False,
        sung=sung,
        voice=None,
    )


def _sheet(
    slate: str, frames: int, lines: Sequence[Line], cues: Sequence[SoundCue] = ()
) -> BoardSheet:
    return BoardSheet(
        slate=slate,
        title="",
        width=320,
        height=180,
        fps=FPS,
        frames=frames,
        head_handle=0,
        tail_handle=0,
        language="en",
        panels=(),
        words=(),
        lines=tuple(lines),
        cues=tuple(cues),
    )


def _film(
    *lines: Line, frames: int = 240, cues: Sequence[SoundCue] = ()
) -> tuple[Plan, list[BoardSheet]]:
    return plan_of([Cut("1A", frames)]), [_sheet("1A", frames, lines, cues)]


@given(WORDS, st.integers(1, 4))
def test_pages_keep_every_word_in_two_lines(text: str, least: int) -> None:
    pages = pages_of(text, least)
    lines = [page.split("\n") for page in pages]
    assert all(len(it) <= 2 and max(map(len, it)) <= LINE for it in lines)
    assert "".join("".join(pages).split()) == "".join(text.split())
    assert len(pages) >= min(least, len(text.split()))


def test_lines_break_where_a_reader_pauses() -> None:
    assert pages_of("She lit the lamp, and the sea went quiet for the night.") == [
        "She lit the lamp,\nand the sea went quiet for the night."
    ]
    assert pages_of("One line is enough.") == ["One line is enough."]


def test_a_wide_letter_is_as_wide_as_two() -> None:
    long = "x" * 100
    assert pages_of(f"{long} 😀") == [f"{'x' * 42}\n{'x' * 42}", f"{'x' * 16} 😀"]
    assert pages_of("駅" * 45) == ["駅" * 21, f"{'駅' * 21}\n{'駅' * 3}"]


def test_who_speaks_is_not_told_in_a_caption_of_its_own() -> None:
    name, *words = pages_of(f"ANNA: {'駅' * 33}")[0].split("\n")
    assert name == "ANNA:"
    assert words == ["駅" * 21]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, st.integers(2, 200), st.integers(0, 40)), min_size=1, max_size=8))
def test_captions_keep_order_gaps_and_their_clip(said: list[tuple[str, int, int]]) -> None:
    lines, at = [], 0
    for text, frames, pause in said:
        lines.append(_line(at, frames, text))
        at += frames + pause
    plan, sheets = _film(*lines, frames=at)
    found = captions(plan, sheets)
    assert "".join("".join(it.text.split()) for it in found) == "".join(
        "".join(text.split()) for text, _, _ in said
    )
    for one, other in pairwise(found):
        assert one.start_frame <= other.start_frame
        assert one.stop_frame <= max(other.start_frame, one.start_frame + 1)
    assert all(it.start_frame >= 0 and it.stop_frame <= max(at, 1) for it in found)
    assert all(it.frames <= 7 * FPS + 1 for it in found)


def test_a_caption_stays_to_be_read_but_not_into_the_next_one() -> None:
    hard = "An unbelievably long sentence, at once."
    (alone,) = captions(*_film(_line(0, 24, hard)))
    assert alone.is_readable(FPS)
    assert alone.frames == -(-len(hard) * FPS // 17)
    first, second = captions(*_film(_line(0, 24, hard), _line(40, 60, "Yes.", "TOM")))
    assert (first.stop_frame, second.start_frame) == (38, 40)
    assert not first.is_readable(FPS)


def test_a_caption_does_not_linger_in_the_next_clip_or_too_long_after_the_words() -> None:
    plan = plan_of([Cut("1A", 30), Cut("1B", 60)])
    sheets = [_sheet("1A", 30, [_line(20, 10, "No.")]), _sheet("1B", 60, [_line(30, 30, "Yes.")])]
    first, second = captions(plan, sheets)
    assert (first.stop_frame, second.start_frame) == (30, 60)
    long = "This was said far too fast to be read by anybody, and nobody will ever know it."
    (one,) = captions(*_film(_line(0, 10, long)))
    assert one.stop_frame == 10 + 36


def test_short_sentences_of_one_speaker_become_one_caption() -> None:
    one, other = captions(
        *_film(_line(0, 8, "No."), _line(9, 8, "Never."), _line(40, 30, "Well.", "TOM"))
    )
    assert (one.text, other.text) == ("No. Never.", "Well.")


def test_for_the_deaf_captions_say_who_speaks_and_what_sounds() -> None:
    cues = (
        SoundCue(start_frame=0, frames=200, kind="AMBIENCE", text="gulls, slow water"),
        SoundCue(start_frame=100, frames=140, kind="MUSIC", text="a low cello"),
    )
    lines = (
        _line(30, 30, "Who is there?"),
        _line(62, 24, "Me.", "TOM"),
        _line(90, 24, "La.", "TOM", sung=True),
    )
    plan, sheets = _film(*lines, cues=cues)
    assert [it.text for it in captions(plan, sheets, PLAIN)] == ["Who is there?", "Me.", "♪ La. ♪"]
    assert [it.text for it in captions(plan, sheets, FOR_THE_DEAF)] == [
        "[gulls, slow water]",
        "MARA: Who is there?",
        "TOM: Me.",
        "♪ La. ♪",
        "♪ a low cello ♪",
    ]


def _spoken(seconds: float, *bursts: tuple[float, float], noise: float = 0.002) -> np.ndarray:
    """Return a sound with voices in it: tones that swell by the syllable, over a quiet room."""
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    random = np.random.default_rng(7)
    sound = random.normal(0, noise, len(times))
    voice = np.sin(2 * np.pi * 440 * times) + 0.5 * np.sin(2 * np.pi * 1320 * times)
    syllables = 0.6 + 0.4 * np.sin(2 * np.pi * 4 * times)
    for start, stop in bursts:
        inside = (times >= start) & (times < stop)
        sound[inside] += (0.2 * voice * syllables)[inside]
    return np.repeat(sound[:, np.newaxis], 2, axis=1).astype(np.float32)


def test_speech_is_heard_where_it_is() -> None:
    found = speech_in(_spoken(8, (1.0, 2.5), (4.0, 6.0)), FPS)
    assert len(found) == 2
    for stretch, (start, stop) in zip(found, ((1.0, 2.5), (4.0, 6.0)), strict=True):
        assert abs(stretch.start - start * FPS) <= 2
        assert abs(stretch.stop - stop * FPS) <= 2


def test_neither_silence_nor_steady_sound_is_speech() -> None:
    assert speech_in(np.zeros((SAMPLE_RATE, 2), np.float32), FPS) == ()
    assert speech_in(_spoken(4, noise=0.05), FPS) == ()
    assert speech_in(np.zeros((10, 2), np.float32), FPS) == ()


def test_speeches_move_to_where_they_are_said() -> None:
    planned = [Stretch(0, 48), Stretch(60, 96)]
    assert aligned(planned, [Stretch(24, 70), Stretch(100, 140)], FPS) == (
        Stretch(24, 70),
        Stretch(100, 140),
    )
    assert aligned(planned, [Stretch(12, 96)], FPS) == (Stretch(12, 60), Stretch(60, 96))


def test_what_cannot_be_the_speech_leaves_the_plan() -> None:
    planned = [Stretch(0, 48)]
    assert aligned(planned, [], FPS) == tuple(planned)
    assert aligned(planned, [Stretch(0, 5)], FPS) == tuple(planned)
    assert aligned(planned, [Stretch(0, 480)], FPS) == tuple(planned)


@given(
    st.lists(st.integers(1, 100), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 100)), max_size=8),
)
def test_speeches_stay_in_order_and_are_never_empty(
    lengths: list[int], bursts: list[tuple[int, int]]
) -> None:
    planned, heard, at = [], [], 0
    for length in lengths:
        planned.append(Stretch(at, at + length))
        at += length + 3
    at = 0
    for pause, length in bursts:
        heard.append(Stretch(at + pause, at + pause + length))
        at += pause + length
    found = aligned(planned, heard, FPS)
    assert len(found) == len(planned)
    assert all(it.frames > 0 for it in found)
    assert all(one.stop <= other.start for one, other in pairwise(found))


def test_captions_follow_the_take_and_stay_in_its_segment() -> None:
    plan = plan_of([Cut("1A", 96), Cut("1B", 96)])
    sheets = [_sheet(it.slate, 96, [_line(0, 40, "Hello there.")]) for it in plan.segments]
    heard = {"1A": [Stretch(50, 95)], "1B": [Stretch(30, 60)]}
    first, second = captions(plan, sheets, PLAIN, heard)
    assert first.start_frame == 50
    assert first.stop_frame <= 96
    assert second.start_frame == 96 + 30


SHOWN = (Caption(0, 30, "Łódź & <Mara>: {yes}\nno --> \\N"), Caption(36, 24, "日本語"))


def test_subrip_and_ass_are_read_by_another_reader() -> None:
    for form in ("srt", "ass"):
        found = pysubs2.SSAFile.from_string(caption_text(SHOWN, form, FPS, (1280, 720)))
        assert [(it.start, it.end) for it in found] == [(0, 1250), (1500, 2500)]
        assert found[1].plaintext == "日本語"
        assert "Łódź & <Mara>: (yes)" in found[0].text.replace(r"\N", "\n") or form == "srt"


def test_webvtt_is_read_by_another_reader() -> None:
    found = list(webvtt.from_buffer(StringIO(caption_text(SHOWN, "vtt", FPS, (1280, 720)))))
    assert [(it.start, it.end) for it in found] == [
        ("00:00:00.000", "00:00:01.250"),
        ("00:00:01.500", "00:00:02.500"),
    ]
    assert found[0].raw_text == "Łódź &amp; &lt;Mara&gt;: (yes)\nno --&gt; \\\u2060N"
    assert found[1].text == "日本語"


@pytest.mark.parametrize("form", ["srt", "vtt", "ass"])
def test_the_same_captions_give_the_same_file(form: str) -> None:
    assert caption_text(SHOWN, form, FPS, (640, 360)) == caption_text(SHOWN, form, FPS, (640, 360))


def test_burnt_captions_are_in_the_picture_while_they_are_shown(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 48), Cut("1B", 48)])
    takes = draw_takes(
        plan, tmp_path, {it.slate: Clip(n, 48) for n, it in enumerate(plan.segments, 1)}
    )
    words = (Words(12, 12, "Not once."), Words(40, 20, "Who is there?\nOnly me."))
    plain, burnt = tmp_path / "plain.mp4", tmp_path / "burnt.mp4"
    for path in (plain, burnt):
        report = assemble(
            plan,
            takes,
            words,
            {},
            path,
            on_progress=lambda _done, _of: None,
            burns_captions=path is burnt,
        )
    assert report.encoded_frames < plan.frames
    with av.open(plain) as one, av.open(burnt) as other:
        pairs = zip(one.decode(video=0), other.decode(video=0), strict=True)
        white = [
            int((b.to_ndarray()[120:180] > 200).sum()) - int((a.to_ndarray()[120:180] > 200).sum())
            for a, b in pairs
        ]
    shown = [number for number, count in enumerate(white) if count > 60]
    assert shown == [*range(12, 24), *range(40, 60)]


def test_burnt_letters_are_white_in_a_dark_rim() -> None:
    size = (320, 180)
    plain = plain_picture(*size, "grey")
    (written,) = burnt(iter([plain]), ((0, "Not once."),), size)
    before, after = plain[:180].astype(int), written[:180].astype(int)
    assert after.max() > 230
    assert after.min() < 20
    brighter = after > before
    near = np.zeros_like(brighter)
    near[1:-1, 1:-1] = (after < before)[:-2, 1:-1] | (after < before)[2:, 1:-1]
    # What is brighter than the picture is a letter, in the middle of its rim, and not a halo.
    outline = np.flatnonzero((after != before).any(axis=1))
    assert not brighter[outline[0]].any()
    assert not brighter[outline[-1]].any()
    assert (brighter & near).any()


def test_the_soft_track_has_what_the_file_has(tmp_path: Path) -> None:
    made = make(tmp_path, [Cut("1A", 48)], captions=[Words(6, 20, "Hello.")])
    with av.open(made.path) as film:
        assert film.streams.subtitles


def test_captions_alone_are_for_whom_they_are_asked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home / "film")
    Path("a.story").write_text("INT. HUT - DAY\n\nANN\nHello.\n", encoding="utf-8")
    emit = ["compile", "a.story", "--emit", "captions"]
    assert main(emit) == main([*emit, "-o", "deaf", "--captions", "deaf"]) == ExitCode.DONE
    plain, deaf = (
        Path(folder, "captions.srt").read_text(encoding="utf-8").splitlines()[2]
        for folder in ("build/a", "deaf")
    )
    assert (plain, deaf) == ("Hello.", "ANN: Hello.")
