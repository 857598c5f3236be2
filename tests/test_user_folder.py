"""Files of one's own: where they lie, how they are written, who else may change them."""

import os
import stat
import sys
from pathlib import Path

import pytest

from storyc.world.reader import UnreadableSource
from storyc.world.user_folder import (
    cache_folder,
    config_folder,
    may_be_changed_by_others,
    read_user_file,
    state_folder,
    write_user_file,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


def test_the_folders_are_the_systems_unless_a_variable_puts_them_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, folder in (
        ("CONFIG", config_folder),
        ("STATE", state_folder),
        ("CACHE", cache_folder),
    ):
        monkeypatch.delenv(f"STORYC_{name}_DIR", raising=False)
        assert folder().is_absolute()
        assert "storyc" in folder().parts
        monkeypatch.setenv(f"STORYC_{name}_DIR", str(tmp_path))
        assert folder() == tmp_path


@posix
def test_what_is_written_is_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "trusted.json"
    for text in ("one\n", "two\n"):
        write_user_file(path, text)
        assert path.read_text() == text
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_not_there_is_none_and_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert read_user_file(tmp_path / "none") is None
    (tmp_path / "large").write_bytes(b" " * 2_000_000)
    (tmp_path / "latin").write_bytes(b"caf\xe9")
    for name, told in (("", "is no file"), ("large", "too large"), ("latin", "UTF-8")):
        with pytest.raises(UnreadableSource, match=told):
            read_user_file(tmp_path / name)


@posix
@pytest.mark.parametrize(
    ("file", "folder", "expected"),
    [
        (0o600, 0o700, False),
        (0o644, 0o755, False),
        (0o666, 0o700, True),
        (0o600, 0o777, True),
        (0o600, 0o1777, False),
    ],
)
def test_who_else_may_change_a_file(
    tmp_path: Path,
    file: int,
    folder: int,
    expected: bool,  # noqa: FBT001  # a row of the table
) -> None:
    path = tmp_path / "own" / "config.toml"
    path.parent.mkdir()
    path.touch()
    path.chmod(file)
    path.parent.chmod(folder)
    assert may_be_changed_by_others(path) == expected


@posix
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives away")
def test_a_group_counts_unless_it_is_of_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.touch()
    path.chmod(0o664)
    os.chown(path, 0, 0)
    assert not may_be_changed_by_others(path)
    os.chown(path, 0, 54_321)
    assert may_be_changed_by_others(path)
    path.chmod(0o600)
    os.chown(path, 54_321, 0)
    assert may_be_changed_by_others(path)
