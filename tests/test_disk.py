"""Reading scripts with suspicion, writing files whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storyc.world.disk import (
    MAX_LINE_CHARACTERS,
    MAX_SOURCE_BYTES,
    DiskReader,
    read_text,
    remove_abandoned,
    replacing,
    write_text,
    write_texts,
)
from storyc.world.reader import UnreadableSource


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableSource) as refused:
        read_text(path, "it.story")
    message = str(refused.value)
    assert "\n" not in message
    return message


def test_text_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "it.story"
    path.write_bytes("INT. CAFÉ\r\n\tx".encode())
    assert read_text(path, "it.story") == "INT. CAFÉ\r\n\tx"


def test_what_is_no_text_file_is_refused_in_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    assert "there is no file" in refusal(tmp_path / "none.story")
    assert "is a folder" in refusal(tmp_path)
    path = tmp_path / "it.story"
    path.write_bytes(b"\x7fELF\0\0")
    assert "not a text file" in refusal(path)
    path.write_bytes("INT. HOUSE".encode("utf-16"))
    assert "UTF-16" in refusal(path)
    path.write_bytes(b"one\ntwo\n\xff\n")
    assert "not valid UTF-8 (line 3)" in refusal(path)


def test_size_is_bounded_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "it.story"
    with path.open("wb") as big:
        big.truncate(MAX_SOURCE_BYTES + 1)
    assert "MiB" in refusal(path)
    path.write_text("a\n" + "b" * (MAX_LINE_CHARACTERS + 1))
    assert "line 2" in refusal(path)


def test_reader_stays_inside_the_folder_links_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.story"
    secret.write_text("no")
    root = tmp_path / "film"
    root.mkdir()
    (root / "link.story").symlink_to(secret)
    (root / "cast.story").write_text("yes")
    reader = DiskReader(root)
    assert reader.read("cast.story").text == "yes"
    assert reader.exists("cast.story")
    for name in ("../secret.story", "link.story", str(secret)):
        with pytest.raises(UnreadableSource, match="outside the folder"):
            reader.read(name)
        assert not reader.exists(name)


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_text(path, "old\n")

    def write_half() -> None:
        with replacing(path) as temporary:
            temporary.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_only_a_file_is_ever_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "film.mp4"
    folder.mkdir()
    with pytest.raises(OSError, match="no file"):
        write_text(folder, "x")
    assert list(tmp_path.iterdir()) == [folder]


def test_of_many_texts_each_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "7.txt").mkdir()
    texts = {tmp_path / f"{number}.txt": f"{number}\n" * number for number in range(40)}

    with pytest.raises(OSError, match="no file"):
        write_texts(texts)

    assert {it for it in tmp_path.iterdir() if it.is_file()} <= texts.keys()
    assert all(it.read_text() == texts[it] for it in tmp_path.iterdir() if it.is_file())
    (tmp_path / "7.txt").rmdir()
    write_texts(texts)
    assert {it: it.read_text() for it in tmp_path.iterdir()} == texts


def test_a_written_text_has_the_same_bytes_on_every_system(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "é\n")
    assert (tmp_path / "a.txt").read_bytes() == b"\xc3\xa9\n"


@pytest.mark.skipif(os.name == "nt", reason="whether a process lives cannot be asked safely there")
def test_what_a_killed_run_left_is_removed_and_what_a_living_one_writes_is_not(
    tmp_path: Path,
) -> None:
    killed = (
        "import os, sys\nfrom pathlib import Path\nfrom storyc.world.disk import replacing\n"
        "with replacing(Path(sys.argv[1])) as temporary:\n"
        "    temporary.write_text('half')\n    os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(tmp_path / "take.mp4")], check=False)
    (left,) = tmp_path.iterdir()
    with replacing(tmp_path / "other.mp4") as temporary:
        remove_abandoned(tmp_path)
        assert not left.exists()
        assert temporary.exists()
