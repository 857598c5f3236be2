"""Paid takes stay: whole, found again, and never mistaken for another."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyc.backends.service import Fetched
from storyc.render.take_store import KeptTake, TakeStore, digest_of


def keep(store: TakeStore, content: str, number: int, data: bytes) -> KeptTake:
    """Take a clip in and return what is kept."""
    part = store.part(content, number)
    part.write_bytes(data)
    fetched = Fetched(part, len(data), sha256(data).hexdigest())
    anyio.run(store.keep, content, number, fetched)
    return KeptTake(content, number, fetched.sha256, len(data))


def test_a_take_is_found_by_its_request_and_number(tmp_path: Path) -> None:
    store = TakeStore(tmp_path)
    first, second = keep(store, "aa", 1, b"one"), keep(store, "aa", 2, b"two")
    keep(store, "ab", 1, b"three")
    again = TakeStore(tmp_path)
    assert again.takes("aa") == (first, second)
    assert anyio.run(again.find, "aa", 2) == second.sha256
    clip = again.clip(second.sha256)
    assert clip is not None
    assert clip.read_bytes() == b"two"
    assert anyio.run(again.find, "aa", 3) is None
    assert again.takes("a") == ()
    assert not list((tmp_path / "incoming").iterdir())


@given(st.binary(min_size=1, max_size=40), st.data())
@settings(max_examples=30, deadline=None)
def test_a_changed_byte_is_noticed_and_set_aside(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, draw: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("store")
    store = TakeStore(root)
    taken = keep(store, "aa", 1, data)
    clip = store.clip(taken.sha256)
    assert clip is not None
    at = draw.draw(st.integers(0, len(data) - 1))
    clip.write_bytes(data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :])
    assert anyio.run(store.find, "aa", 1) is None
    assert [it.name for it in (root / "damaged").iterdir()] == [clip.name]
    keep(store, "aa", 1, data)
    assert anyio.run(store.find, "aa", 1) == taken.sha256


def test_a_damaged_clip_that_several_ask_for_at_once_is_set_aside_once(tmp_path: Path) -> None:
    store = TakeStore(tmp_path)
    data = bytes(1 << 16)
    taken = keep(store, "aa", 1, data)
    path = store.clip(taken.sha256)
    assert path is not None
    for _ in range(20):
        path.write_bytes(data + b"x")
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(store.clip, [taken.sha256] * 8))
        assert found == [None] * 8


def test_a_note_that_cannot_be_read_is_no_take(tmp_path: Path) -> None:
    store = TakeStore(tmp_path)
    keep(store, "aa", 1, b"one")
    (path,) = (tmp_path / "takes").rglob("*.json")
    path.write_text("{")
    assert store.takes("aa") == ()


def test_a_clip_that_came_and_was_not_noted_is_taken_in(tmp_path: Path) -> None:
    """It is put there only when it is whole and checked: the run ended just then."""
    store = TakeStore(tmp_path)
    store.part("aa", 1).write_bytes(b"one")
    store.part("aa", 2).with_suffix(".mp4.part").write_bytes(b"tw")
    assert anyio.run(store.find, "aa", 1) == sha256(b"one").hexdigest()
    assert anyio.run(store.find, "aa", 2) is None
    assert [it.number for it in store.takes("aa")] == [1]
    assert not store.part("aa", 1).exists()


def test_a_clip_whose_note_is_lost_is_noted_again(tmp_path: Path) -> None:
    store = TakeStore(tmp_path)
    kept = keep(store, "aa", 1, b"one")
    (note,) = (tmp_path / "takes").rglob("*.json")
    note.unlink()
    assert not anyio.run(store.recognise, "aa", 1, sha256(b"two").hexdigest())
    assert anyio.run(store.recognise, "aa", 1, kept.sha256)
    assert store.takes("aa") == (kept,)


def test_collecting_keeps_what_is_kept(tmp_path: Path) -> None:
    store = TakeStore(tmp_path)
    kept, gone = keep(store, "aa", 1, b"one"), keep(store, "bb", 1, b"two")
    shared = keep(store, "cc", 1, b"one")
    assert store.collect({kept.sha256}) == (gone,)
    assert anyio.run(store.find, "aa", 1) == kept.sha256
    assert store.takes("cc") == (shared,)
    assert store.clip(gone.sha256) is None


def test_the_digest_of_a_file_is_its_sha256(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"abc")
    assert digest_of(tmp_path / "x") == sha256(b"abc").hexdigest()
