"""Pictures that a script names are looked at before they are sent: what they are, and how large."""

from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from storyc.diagnostics import Code, Diagnostic
from storyc.driver import check
from storyc.world.disk import DiskReader
from storyc.world.picture import NoPicture, Picture, picture_in
from storyc.world.reader import MemoryReader, SourceReader

SCRIPT = """\
character MARA
    refs: "mara.png"

style INK
    refs: "ink.png"

INT. HUT - DAY

Mara waits.
"""
EXACT = """\
[targets.strict]
like = "seedance-2.5"
reference_size = "exact"
sizes = ["1280x720"]
"""


def drawn(width: int, height: int, form: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "navy").save(file, form)
    return file.getvalue()


def found(reader: SourceReader, target: str = "seedance-2.5") -> list[Diagnostic]:
    codes = {Code.NOT_A_PICTURE, Code.PICTURE_OF_ANOTHER_SIZE, Code.MISSING_ASSET}
    checked = check(reader.read("a.story"), reader, target)
    return [it for it in checked.diagnostics if it.code in codes]


def in_memory(mara: bytes, ink: bytes | None = None, settings: str = "") -> MemoryReader:
    contents = {"mara.png": mara, "ink.png": drawn(1280, 720) if ink is None else ink}
    return MemoryReader({"a.story": SCRIPT, "story.toml": settings}, contents=contents)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_of_any_size_will_do_where_the_target_does_not_mind(form: str) -> None:
    picture = drawn(400, 300, form)
    assert picture_in(picture) == Picture(400, 300)
    assert found(in_memory(picture)) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"<html><body>404</body></html>", "is no picture"),
        (drawn(10, 10, "BMP"), "is no picture in a form that services take"),
        (drawn(64, 64)[:20], "is no picture"),
    ],
    ids=["empty", "page", "other form", "cut off"],
)
def test_what_is_no_picture_is_told_at_its_line(content: bytes, why: str) -> None:
    (finding,) = found(in_memory(content))
    assert finding.code is Code.NOT_A_PICTURE
    assert f"MARA refers to mara.png, which {why}" in finding.message
    assert finding.primary is not None
    assert SCRIPT[finding.primary.start : finding.primary.end] == '"mara.png"'
    assert "PNG, JPEG or WebP" in finding.help


def test_a_style_has_pictures_too() -> None:
    assert [it.message[:19] for it in found(in_memory(drawn(4, 4), b""))] == ["INK refers to ink.p"]


def test_a_picture_of_absurd_size_is_refused_without_being_decoded() -> None:
    # The head of a PNG file that claims 50,000 by 50,000 pixels and has none.
    head = bytearray(drawn(8, 8)[:33])
    head[16:24] = (50_000).to_bytes(4, "big") * 2
    head[29:33] = crc32(head[12:29]).to_bytes(4, "big")
    assert isinstance(picture_in(bytes(head)), NoPicture)


def test_another_size_is_told_where_the_target_takes_no_other() -> None:
    (finding,) = found(in_memory(drawn(640, 360), settings=EXACT), "strict")
    assert finding.code is Code.PICTURE_OF_ANOTHER_SIZE
    assert "640x360" in finding.message
    assert "1280x720" in finding.message
    assert "Size:" in finding.help
    assert found(in_memory(drawn(1280, 720), settings=EXACT), "strict") == []


def test_files_on_the_disk_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.story").write_text(SCRIPT)
    (tmp_path / "mara.png").write_bytes(b"no")
    (tmp_path / "ink.png").write_bytes(drawn(4, 4))
    assert [it.code for it in found(DiskReader(tmp_path))] == [Code.NOT_A_PICTURE]


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda it: drawn(8, 8)[:40] + it))
def test_no_bytes_make_looking_fail(head: bytes) -> None:
    picture_in(head)
