"""A ledger on a disk that other machines write too is warned of; any other is not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.conformance.openai import OpenAi
from support.conformance.server import opened
from support.conformance.studio import Studio
from support.renders.project import COMPILE, set_up

from storyc.cli import main
from storyc.world.shared_disk import shared_with

TABLE = """\
/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/vdb /home/ida/local ext4 rw 0 0
//nas/films /mnt/my\\040films cifs rw 0 0
tmpfs /run tmpfs rw 0 0
ida@host:/ /srv/far fuse.sshfs rw 0 0
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    table = tmp_path / "mounts"
    table.write_text(TABLE)
    return table


@pytest.mark.parametrize(
    ("folder", "word"),
    [
        ("/home/ida/.local/state/storyc", "nfs4"),
        ("/mnt/my films/storyc", "cifs"),
        ("/srv/far/storyc", "fuse.sshfs"),
        ("/var/Dropbox/film", "Dropbox"),
        ("/var/Dropbox (Personal)/film", "Dropbox (Personal)"),
        ("/var/OneDrive - Studio/film", "OneDrive - Studio"),
        ("/var/Library/Mobile Documents/film", "Mobile Documents"),
        ("/var/Library/CloudStorage/GoogleDrive-ida/film", "CloudStorage"),
    ],
)
def test_a_shared_place_is_told(mounts: Path, folder: str, word: str) -> None:
    assert word in (shared_with(Path(folder), mounts) or "")


@pytest.mark.parametrize(
    "folder", ["/var/lib/storyc", "/home/ida/local/state", "/run/x", "/var/dropboxes/film"]
)
def test_a_disk_of_this_machine_is_not(mounts: Path, folder: str) -> None:
    assert shared_with(Path(folder), mounts) is None


def test_where_the_system_tells_nothing_nothing_is_told(tmp_path: Path) -> None:
    assert shared_with(tmp_path, tmp_path / "no-such-table") is None


@given(st.text(max_size=200))
def test_no_table_makes_looking_fail(table: str) -> None:
    class Table:
        def read_text(self, **_: object) -> str:
            return table

    shared_with(Path("/var/lib"), Table())  # type: ignore[arg-type]  # all that is asked of it


def test_a_paid_run_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    speaker = OpenAi("dynamo")
    studio = Studio(speaker)
    speaker.film = studio.clip
    with opened(studio):
        set_up(tmp_path, monkeypatch, studio.base)
        monkeypatch.setenv("STORYC_STATE_DIR", str(tmp_path / "OneDrive" / "state"))
        assert main([*COMPILE, "--yes"]) == 0
    told = capsys.readouterr().err
    assert told.count("warning[W0908]") == 1


def test_the_doctor_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("CONFIG", "CACHE"):
        monkeypatch.setenv(f"STORYC_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("STORYC_STATE_DIR", str(tmp_path / "Dropbox" / "state"))
    main(["doctor"])
    told = " ".join(capsys.readouterr().out.split())
    assert "kept in step with other machines (Dropbox)" in told
    assert "STORYC_STATE_DIR" in told
