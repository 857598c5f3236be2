"""What a project may say about rendering: little, and only once it is trusted."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rendering import chosen, price, typed
from support.user import CANARY, CONFIG

from storyc.cli import main
from storyc.cli.exit_code import ExitCode
from storyc.cli.render_choice import RenderChoice, pick_backend
from storyc.config import Asked, Pick, TrustList, pick, read_config, read_project
from storyc.source import SourceFile

AMOUNTS = st.none() | st.decimals(0, 100, places=2)


def project(home: Path, text: str) -> None:
    (home / "film" / "story.toml").write_text(text)


WISHES = '[render]\nbackend = "seedance"\nbudget = "50"\ntakes = 2\n'


def test_a_project_that_is_not_trusted_chooses_nothing(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(home, WISHES)
    assert chosen(home) == RenderChoice(None, None, 1, None)
    told = capsys.readouterr().err
    assert told.count("warning[W0903]") == 2
    assert "story.toml:2:1" in told
    assert "story.toml:3:1" in told


@pytest.mark.parametrize("level", ["off", "error"])
def test_no_project_silences_what_warns_of_it(
    home: Path, capsys: pytest.CaptureFixture[str], level: str
) -> None:
    rules = f'[rules]\nuntrusted-setting = "{level}"\nW0904 = "{level}"\n'
    project(home, WISHES + rules)
    (home / "film" / "a.story").write_text(
        "INT. HUT - DAY\n\nA door opens. // storyc: allow untrusted-setting\n"
    )
    assert main(["compile", str(home / "film/a.story"), "--emit", "plan"]) == ExitCode.DONE
    told = capsys.readouterr().err
    assert told.count("warning[W0903]") == 2
    assert told.count("warning[W0122]") == 3


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_no_project_silences_that_others_can_change_the_configuration(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(home, '[rules]\nexposed-config = "off"\n')
    (home / "config" / "config.toml").chmod(0o666)
    pick_backend(typed("--backend", "seedance"), home / "film")
    assert "warning[W0904]" in capsys.readouterr().err


def test_a_project_that_is_not_trusted_agrees_to_nothing(home: Path) -> None:
    project(home, WISHES)
    assert chosen(home, "--backend", "seedance") == ExitCode.USAGE
    choice = chosen(home, "--backend", "seedance", "--yes")
    assert isinstance(choice, RenderChoice)
    assert (choice.takes, choice.cap) == (2, price() * 2)


def test_a_trusted_project_is_as_if_its_two_lines_had_been_typed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(home, WISHES)
    assert main(["trust", str(home / "film")]) == ExitCode.DONE
    told = capsys.readouterr().out
    assert "your backend seedance" in told
    assert "$50.00 without asking" in told.replace(",", "")
    choice = chosen(home)
    assert isinstance(choice, RenderChoice)
    assert choice.backend is not None
    assert (choice.backend.name, choice.takes, choice.cap) == ("seedance", 2, 50)


def test_a_trusted_budget_is_no_agreement_to_another_backend(home: Path) -> None:
    project(home, WISHES.replace('"seedance"', '"studio"').replace('"50"', '"0.10"'))
    assert main(["trust", str(home / "film")]) == ExitCode.DONE
    assert chosen(home, "--backend", "seedance", "--yes") == ExitCode.BUDGET
    project(home, WISHES.replace('"seedance"', '"studio"'))
    assert main(["trust", str(home / "film")]) == ExitCode.DONE
    assert chosen(home, "--backend", "seedance") == ExitCode.USAGE


def test_a_ceiling_of_ones_own_holds_against_a_trusted_project(home: Path) -> None:
    (home / "config" / "config.toml").write_text(f'budget = "0.50"\n{CONFIG}')
    project(home, WISHES)
    assert main(["trust", str(home / "film")]) == ExitCode.DONE
    assert chosen(home) == ExitCode.BUDGET


def test_a_changed_or_moved_file_must_be_trusted_anew(home: Path) -> None:
    project(home, WISHES)
    assert main(["trust", str(home / "film")]) == ExitCode.DONE
    project(home, WISHES.replace("50", "51"))
    assert chosen(home) == RenderChoice(None, None, 1, None)
    project(home, WISHES)
    assert chosen(home) != RenderChoice(None, None, 1, None)
    (home / "film").rename(home / "elsewhere")
    (home / "film").mkdir()
    picked = pick_backend(typed(), home / "elsewhere")
    assert picked == Pick(None)


def test_the_rest_of_the_settings_is_none_of_its_business(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key_like = "4c1d7f0a1b2c4d3e8f9a0b1c2d3e4f5a"
    project(
        home,
        f'[rules]\nE0601 = "off"\n[targets.mine]\nlike = "sora-2"\ntitle = "{key_like}"\n'
        "[render]\ntakes = 2\n",
    )
    assert chosen(home) == RenderChoice(None, None, 1, None)
    assert capsys.readouterr().err == ""


NEVER = [
    'base_url = "https://evil.example"',
    'header = "X"',
    "insecure = true",
    'proof = "none"',
    "usd_per_second = 0",
    'engine = "/tmp/ledger.db"',
    'ffmpeg = "./evil"',
    'cache = "/"',
    'key = { env = "HOME" }',
]


@pytest.mark.parametrize("line", NEVER)
def test_no_project_says_what_is_the_users_alone_trusted_or_not(
    home: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    project(home, f'[render]\nbackend = "seedance"\n{line}\n[backends.seedance]\n{line}\n')
    before = chosen(home, "--backend", "seedance", "--yes")
    assert main(["trust", str(home / "film")]) == ExitCode.DONE
    after = chosen(home, "--yes")
    for choice in (before, after):
        assert isinstance(choice, RenderChoice)
        assert choice.backend == read_config(SourceFile("c", CONFIG))[0].backends["seedance"]
    told = " ".join(capsys.readouterr().err.split())  # it is folded as the terminal is wide
    assert "that is for your own configuration" in told


def test_a_key_in_a_project_is_told_and_never_shown(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(home, f'[render]\nkey = "{CANARY}"\n')
    assert chosen(home) == ExitCode.DIAGNOSTICS
    told = capsys.readouterr()
    assert "E0909" in told.err
    assert "W0903" not in told.err
    assert CANARY not in told.out + told.err


MALFORMED = {
    "a misspelt key": ('bakend = "seedance"', "did you mean backend?"),
    "a backend that is no name": ("backend = 1", "no name"),
    "no budget": ('budget = "a lot"', "0.30"),
    "too many takes": ("takes = 1_000_000", "from 1 to 8"),
    "no takes": ("takes = true", "from 1 to 8"),
}


@pytest.mark.parametrize(("line", "told"), MALFORMED.values(), ids=MALFORMED.keys())
def test_a_slip_in_a_project_is_told_where_it_stands(
    home: Path, capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    project(home, f"[render]\n{line}\n")
    assert chosen(home) == ExitCode.DIAGNOSTICS
    shown_text = capsys.readouterr().err
    assert "story.toml:2:1" in shown_text
    assert told in shown_text


@given(st.text())
def test_no_settings_of_a_project_raise(text: str) -> None:
    for whole in (text, f"[render]\n{text}"):
        _, findings = read_project(SourceFile("story.toml", whole))
        assert all(it.primary is not None for it in findings)


@given(st.booleans(), st.sampled_from([None, "seedance", "studio", "none"]), AMOUNTS)
def test_an_untrusted_project_never_changes_what_is_picked(
    is_typed: bool,  # noqa: FBT001  # Hypothesis passes it by place
    wished: str | None,
    budget: Decimal | None,
) -> None:
    config = read_config(SourceFile("c", CONFIG))[0]
    lines = [f'backend = "{wished}"'] * (wished is not None) + [f'budget = "{budget}"'] * (
        budget is not None
    )
    wishes, _ = read_project(SourceFile("story.toml", "\n".join(["[render]", *lines])))
    none, _ = read_project(None)
    asked = Asked(backend="free" if is_typed else None)
    assert (
        pick(asked, wishes, config, is_trusted=False)[0]
        == pick(asked, none, config, is_trusted=False)[0]
    )


def test_no_file_of_a_project_stands_in_for_the_users_own(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    film = home / "film"
    project(home, WISHES)
    itself = TrustList().with_trust(film.as_posix(), SourceFile("story.toml", WISHES))
    evil = CONFIG.replace("ark.example", "evil.example").replace("TEST_ARK_KEY", "TEST_EVIL_KEY")
    for name in ("config.toml", "storyc.toml", "config/config.toml", ".config/storyc/config.toml"):
        (film / name).parent.mkdir(parents=True, exist_ok=True)
        (film / name).write_text(evil)
    for name in ("trusted.json", "state/trusted.json", ".storyc/trusted.json"):
        (film / name).parent.mkdir(parents=True, exist_ok=True)
        (film / name).write_text(itself.text())
    (film / ".env").write_text(f"TEST_EVIL_KEY={CANARY}\nSTORYC_CONFIG_DIR={film}\n")
    monkeypatch.chdir(film)
    assert chosen(home) == RenderChoice(None, None, 1, None)
    choice = chosen(home, "--backend", "seedance", "--yes")
    assert isinstance(choice, RenderChoice)
    assert choice.backend is not None
    assert choice.backend.host == "ark.example"
    assert "evil" not in capsys.readouterr().err


def test_no_word_of_a_script_chooses_a_service_or_a_budget(home: Path) -> None:
    (home / "film" / "a.story").write_text(
        "Title: A\nBackend: seedance\nBudget: 50\nTakes: 8\nYes: true\n\n"
        "INT. HUT - DAY\n\n// storyc: backend seedance\n[[backend: seedance]]\nRain.\n"
    )
    assert chosen(home) == RenderChoice(None, None, 1, None)
    assert chosen(home, "--backend", "seedance") == ExitCode.USAGE
