"""Joins measured, what made each clip, and the pages that show it."""

import json
import struct
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pypdfium2
import pytest
from PIL import Image
from support.clips import Clip
from support.cuts import Cut, dissolve, plan_of
from support.films import draw_takes

from storyc.assemble import assemble
from storyc.assemble.end_frames import end_frames
from storyc.assemble.join_measure import compare, measure_joins
from storyc.assemble.picture import Picture, plain_picture
from storyc.assemble.provenance import comment_of, has_credentials, origins_of
from storyc.assemble.report_page import report_page
from storyc.assemble.thumbnail import as_image, contact_sheet
from storyc.cli import main

SIZE = (320, 180)
SCRIPT = """\
INT. KITCHEN - DAY

!! WIDE on BO, 2s
BO stirs a pot.

!! CLOSE on BO, 2s
BO
Not again. ["quote" <tag>]
"""


def _grained(seed: int) -> Picture:
    random = np.random.default_rng(seed)
    picture = plain_picture(*SIZE, "grey").astype(np.float64)
    picture[: SIZE[1]] += np.kron(random.normal(0, 40, (18, 32)), np.ones((10, 10)))
    return np.clip(picture, 16, 235).astype(np.uint8)


def test_equal_pictures_go_on_and_strangers_do_not() -> None:
    one, other = _grained(1), _grained(2)
    same = compare(("1A", one), ("1B", one), SIZE, link="match")
    assert (same.structure, same.colours, same.shift) == (pytest.approx(1), 0, (0, 0, 0))
    assert same.goes_on
    strange = compare(("1A", one), ("1B", other), SIZE, link="match")
    assert strange.structure < 0.5
    assert strange.is_broken
    assert not compare(("1A", one), ("1B", other), SIZE, link="cut").is_broken


def test_a_change_of_light_is_told_in_steps() -> None:
    one = _grained(1)
    brighter = one.copy()
    brighter[: SIZE[1]] = np.minimum(brighter[: SIZE[1]].astype(int) + 20, 255)
    found = compare(("1A", one), ("1B", brighter), SIZE, link="extend")
    assert found.shift == (pytest.approx(20, abs=0.5), 0, 0)
    assert found.colours > 0.05
    assert found.is_broken


def test_the_frames_at_a_join_are_those_that_the_film_shows(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24), Cut("1B", 24, begins=dissolve(8)), Cut("1C", 24)])
    takes = draw_takes(plan, tmp_path, {})
    ends = end_frames(plan, takes)
    film = tmp_path / "film.mp4"
    assemble(plan, takes, (), {}, film, on_progress=lambda _done, _of: None)
    with av.open(film) as container:
        shown = [it.to_ndarray() for it in container.decode(video=0)]
    for number, frame in ((0, ends[0].first), (47, ends[1].last), (48, ends[2].first)):
        assert np.abs(shown[number][:60].astype(int) - frame[:60]).mean() < 3
    joins = list(measure_joins(plan, ends))
    assert [(it.outgoing, it.incoming, it.transition) for it in joins] == [
        ("1A", "1B", "dissolve"),
        ("1B", "1C", "cut"),
    ]


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)


def test_the_report_shows_every_join_and_escapes_the_film(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 24), Cut("<b>", 24)]).model_copy(update={"title": "A <script> & B"})
    takes = draw_takes(plan, tmp_path, {"<b>": Clip(2, 24)})
    film = tmp_path / "film.mp4"
    report = assemble(plan, takes, (), {}, film, on_progress=lambda _done, _of: None)
    ends = end_frames(plan, takes)
    origins = origins_of(plan, takes, {"1A"})
    joins = tuple(measure_joins(plan, ends))
    text = report_page(plan, report, ends, joins, origins)
    page = _Page(text)
    assert page.tags.count("img") == 2
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "generated, as none" in text
    assert "drawn by storyc" in text
    assert text == report_page(plan, report, ends, joins, origins)


def test_a_contact_sheet_has_every_picture_with_its_colour() -> None:
    pictures = [
        (f"1{it}", plain_picture(*SIZE, colour))
        for it, colour in zip("ABCDE", ("red", "green", "blue", "white", "black"), strict=True)
    ]
    sheet = Image.open(BytesIO(contact_sheet("A Test", pictures, SIZE)))
    assert sheet.format == "PNG"
    wanted = ((255, 0, 0), (0, 133, 0), (0, 0, 255), (255, 255, 255))
    for number, colour in enumerate(wanted):
        shown = sheet.getpixel((16 + 200 + 416 * number, 76 + 100))
        assert shown == pytest.approx(colour, abs=1)
    assert as_image(pictures[1][1], SIZE).size == SIZE


def _with_box(path: Path, identity: bytes, *, large: bool = False) -> Path:
    body = identity + b"\0" * 40
    head = (
        struct.pack(">I4sQ", 1, b"uuid", len(body) + 16)
        if large
        else struct.pack(">I4s", len(body) + 8, b"uuid")
    )
    path.write_bytes(struct.pack(">I4s8s", 16, b"ftyp", b"isom\0\0\0\0") + head + body)
    return path


def test_credentials_that_a_service_put_into_a_clip_are_found(tmp_path: Path) -> None:
    theirs = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
    assert has_credentials(_with_box(tmp_path / "a.mp4", theirs))
    assert has_credentials(_with_box(tmp_path / "b.mp4", theirs, large=True))
    assert not has_credentials(_with_box(tmp_path / "c.mp4", b"x" * 16))
    (tmp_path / "d.mp4").write_bytes(b"\0\0\0\3free")
    assert not has_credentials(tmp_path / "d.mp4")


def test_the_film_says_what_made_each_clip(tmp_path: Path) -> None:
    plan = plan_of([Cut("1A", 12), Cut("1B", 12)])
    takes = draw_takes(plan, tmp_path, {})
    film = tmp_path / "film.mp4"
    comment = comment_of(origins_of(plan, takes, {"1B"}))
    assemble(plan, takes, (), {}, film, on_progress=lambda _done, _of: None, comment=comment)
    with av.open(film) as container:
        told = json.loads(container.metadata["comment"])
    assert told["clips"]["1A"]["digitalSourceType"].endswith("/algorithmicMedia")
    assert told["clips"]["1B"]["digitalSourceType"].endswith("/trainedAlgorithmicMedia")


def test_a_compile_writes_the_pages_that_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.story").write_text(f"Title: Łódź\nSize: 320x180\n\n{SCRIPT}", encoding="utf-8")
    command = ["compile", "a.story", "--target", "animatic", "-o", "out"]
    assert main([*command, "--emit", "report,contact-sheet,storyboard-pdf"]) == 0
    written = {it.name for it in Path("out").iterdir() if it.is_file()}
    assert {"report.html", "contact-sheet.png", "storyboard.pdf", "film.mp4"} <= written
    assert "storyboard.html" not in written
    document = pypdfium2.PdfDocument("out/storyboard.pdf")
    text = document[0].get_textpage().get_text_range()
    assert "Łódź" in text
    assert 'Not again. ["quote" <tag>]' in text.replace("\r\n", " ")
    before = Path("out/storyboard.pdf").read_bytes()
    assert main([*command, "--emit", "storyboard-pdf", "--replan"]) == 0
    assert Path("out/storyboard.pdf").read_bytes() == before
