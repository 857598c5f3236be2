"""`storyc doctor` says what is missing, and nothing that is secret."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.user import CANARY

from storyc.cli import main

ROOT = Path(__file__).parents[1]
OWN = """\
budget = 20

[backends.own]
protocol = "openai-videos"
base_url = "http://127.0.0.1:9/v1"
insecure = true
targets = ["wan-2.2"]
key = { env = "TEST_ARK_KEY" }
"""


def process(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project's folder as a process of its own."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=home / "film",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


@pytest.fixture
def doctor(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Return what runs the command, and gives its exit code and all that it prints."""

    def run(*words: str) -> tuple[int, str]:
        code = main(["doctor", *words])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return run


Doctor = Callable[..., tuple[int, str]]


def configure(home: Path, text: str) -> None:
    (home / "config" / "config.toml").write_text(text)


def test_a_machine_without_any_service_is_healthy(home: Path, doctor: Doctor) -> None:
    (home / "config" / "config.toml").unlink()
    code, told = doctor()
    assert code == 0, told
    assert "no service is set up" in told
    assert str(home / "config" / "config.toml") in told


def test_a_backend_that_is_set_up_is_told_with_where_its_key_is(home: Path, doctor: Doctor) -> None:
    configure(home, OWN)
    code, told = doctor()
    assert code == 0, told
    for each in ("openai-videos at 127.0.0.1, for wan-2.2", "TEST_ARK_KEY", "at most $20 a run"):
        assert each in told
    assert not (home / "state").exists()


BROKEN = {
    "a key that is not set": (OWN.replace("TEST_ARK_KEY", "TEST_NO_KEY"), "TEST_NO_KEY is not set"),
    # A label of 64 letters: it is refused without asking any name server.
    "a host that nobody knows": (OWN.replace("127.0.0.1", "a" * 64), "no name server knows it"),
    "a slip": (OWN.replace("targets", "target"), "config.toml:7: a backend has no key target"),
    "a key in the file": (f'{OWN}header = "sk-{CANARY}"\n', "E0909"),
    "no TOML": ("[backends", "cannot be read"),
    "a file that is no text": ("\udcff", "not saved as UTF-8"),
}


@pytest.mark.parametrize(("text", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_missing_is_told_and_the_exit_code_says_so(
    home: Path, doctor: Doctor, text: str, told: str
) -> None:
    (home / "config" / "config.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    code, printed = doctor()
    assert code == 1
    assert told in printed
    assert "to be put right" in printed
    code, printed = doctor("--json")
    report = json.loads(printed)
    failed = [it for it in report["checkups"] if it["health"] == "failed"]
    assert code == 1
    assert any(told in it["told"] for it in failed)
    assert all(it["way_out"] for it in failed)
    assert report["schema"] == "storyc.doctor/1"


def test_one_backend_can_be_looked_at_alone(home: Path, doctor: Doctor) -> None:
    configure(home, OWN.replace("backends.own", "backends.studio"))
    code, told = doctor("studio")
    assert code == 0
    assert "voice" not in told
    code, told = doctor("studoi")
    assert code == 2
    assert "did you mean studio?" in told


def test_a_configuration_that_others_can_change_is_warned_of(home: Path, doctor: Doctor) -> None:
    configure(home, OWN)
    for path, mode in ((home / "config" / "config.toml", 0o666), (home / "config", 0o777)):
        before = path.stat().st_mode
        path.chmod(mode)
        code, told = doctor("own")
        path.chmod(before)
        assert code == 0
        assert "W0904" in told
        assert "chmod go-w" in told
    assert "W0904" not in doctor("own")[1]


def test_the_project_around_is_told_with_whether_it_counts(
    home: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(home, OWN)
    monkeypatch.chdir(home / "film")
    assert " project: " not in doctor()[1]
    (home / "film" / "story.toml").write_text('[render]\nbackend = "own"\n')
    code, told = doctor()
    assert code == 0
    assert "story.toml is not trusted" in told
    assert main(["trust"]) == 0
    assert "story.toml is trusted" in doctor()[1]
    (home / "film" / "story.toml").write_text('[render]\nbakend = "own"\n')
    code, told = doctor()
    assert code == 1
    assert "story.toml:2: [render] has no key bakend" in told


def test_a_folder_that_cannot_be_written_is_told(
    home: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "taken").write_text("a file, no folder")
    monkeypatch.setenv("STORYC_STATE_DIR", str(home / "taken" / "state"))
    code, told = doctor()
    assert code == 1
    assert "state folder" in told
    assert "cannot be written" in told


def test_no_key_is_ever_printed_or_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A canary in every place where a key can be, and every way to fail."""
    monkeypatch.setenv("TEST_ODD_KEY", f"{CANARY}\n{CANARY}")
    configure(
        home,
        f"""\
# the old one was {CANARY}
api_key = "{CANARY}"
{OWN}
[backends.odd]
protocol = "ark"
targets = ["seedance-2.5"]
key = {{ env = "TEST_ODD_KEY" }}
[backends.pasted]
protocol = "ark"
key = "{CANARY}"
[backends.env]
protocol = "ark"
key = {{ env = "sk-{CANARY}" }}
[backends.address]
protocol = "ark"
base_url = "https://user:{CANARY}@host.invalid/v1"
[backends.query]
protocol = "ark"
base_url = "https://host.invalid/v1?key={CANARY}"
[backends.header]
protocol = "ark"
header = "Bearer {CANARY}"
""",
    )
    (home / "film" / "story.toml").write_text(f'[render]\nkey = "{CANARY}"\nbackend = "own"\n')
    (home / "film" / "a.story").write_text("INT. HUT - DAY\n\nRain.\n")
    ran = [
        process(home, "-m", "storyc", "doctor"),
        process(home, "-m", "storyc", "doctor", "--json", "own", "odd"),
        process(home, "-m", "storyc", "trust"),
        process(home, "-m", "storyc", "check", "a.story"),
        process(home, "-c", CRASH),
    ]
    assert [it.returncode for it in ran] == [1, 1, 1, 0, 1]
    assert "Traceback" in ran[-1].stderr
    assert not any(CANARY in it.stdout + it.stderr for it in ran)
    configured = {home / "config" / "config.toml", home / "film" / "story.toml"}
    written = {it for it in home.rglob("*") if it.is_file()} - configured
    assert not any(CANARY.encode() in it.read_bytes() for it in written)


CRASH = """
import sys, traceback
from pathlib import Path
from storyc.cli import render_choice
from storyc.config import BackendConfig
from storyc.cli.configured import open_config
own = open_config().config.backends["own"]
del sys.modules["os"].environ["TEST_ODD_KEY"]
class Gone:
    def write(self, text): raise RuntimeError("the terminal has gone")
    def flush(self): pass
    def isatty(self): return False
kept, sys.stderr = sys.stderr, Gone()
try:
    key = render_choice._key(own)
    render_choice._refused(None, key)
except BaseException as error:
    sys.stderr = kept
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    print(*told.format(), file=sys.stderr)
    raise
"""


def test_one_key_under_two_names_is_one_account(
    home: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = OWN.partition("\n\n")[2].replace("own", "other").replace("TEST_ARK_KEY", "SAME_KEY")
    elsewhere = second.replace("other", "third").replace("127.0.0.1", "localhost")
    configure(home, f"{OWN}\n{second}\n{elsewhere}")
    monkeypatch.setenv("SAME_KEY", CANARY)
    _, told = doctor()
    assert "backend other: its key is that of own: both are one account" in told
    assert "backend third: its key is that" not in told
    monkeypatch.setenv("SAME_KEY", CANARY[:-1])
    assert "both are one account" not in doctor()[1]
