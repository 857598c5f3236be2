"""What a run renders with and may spend: nothing that somebody did not say."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rendering import chosen, orders, price, typed
from support.user import CANARY, CONFIG

from storyc.cli.exit_code import ExitCode
from storyc.cli.render_choice import RenderChoice, choose_render, pick_backend
from storyc.config import Agreed, Disagreement, Pick, Question, Quote, agree, priced, read_config
from storyc.config.amount import shown
from storyc.diagnostics import Code
from storyc.source import SourceFile


def test_without_a_word_the_film_is_drawn_for_nothing(home: Path) -> None:
    assert chosen(home) == RenderChoice(None, None, 1, None)
    assert chosen(home, "--backend", "animatic") == RenderChoice(None, None, 1, None)


def test_a_budget_agrees_to_a_price_within_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    choice = chosen(home, "--backend", "seedance", "--budget", "50", "--takes", "2")
    assert isinstance(choice, RenderChoice)
    assert choice.backend is not None
    assert choice.backend.name == "seedance"
    assert choice.key is not None
    assert choice.key.reveal() == CANARY
    assert (choice.takes, choice.cap) == (2, 50)
    told = capsys.readouterr().err
    assert f"{shown(price() * 2)}, by the price in `storyc targets seedance-2.5`" in told
    assert "ark.example" in told
    assert CANARY not in told + repr(choice)


def test_a_yes_agrees_to_the_price_that_was_shown_and_no_more(home: Path) -> None:
    choice = chosen(home, "--backend", "seedance", "--yes")
    assert isinstance(choice, RenderChoice)
    assert choice.cap == price()
    assert not choice.accepts_unknown_price


REFUSED = {
    "nobody to ask": (("--backend", "seedance"), ExitCode.USAGE, "E0912"),
    "too small a budget": (("--backend", "seedance", "--budget", "0.01"), ExitCode.BUDGET, "E0912"),
    "a misspelt name": (("--backend", "seadance"), ExitCode.DIAGNOSTICS, "did you mean seedance?"),
    "another target": (("--backend", "studio", "--yes"), ExitCode.DIAGNOSTICS, "E0911"),
    "a budget for nothing": (("--budget", "5"), ExitCode.USAGE, "--backend"),
    "takes of nothing": (("--takes", "2"), ExitCode.USAGE, "--backend"),
}


@pytest.mark.parametrize(("words", "code", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_agreed_is_not_sent(
    home: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    code: ExitCode,
    told: str,
) -> None:
    assert chosen(home, *words) == code
    assert told in capsys.readouterr().err


def test_a_ceiling_of_ones_own_holds_against_every_other_word(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "config" / "config.toml").write_text(f'budget = "0.50"\n{CONFIG}')
    assert chosen(home, "--backend", "seedance", "--budget", "50", "--yes") == ExitCode.BUDGET
    assert "config.toml" in capsys.readouterr().err


def test_no_service_is_used_with_a_configuration_that_has_a_mistake(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = CONFIG.replace('targets = ["wan-2.2"', 'target = ["wan-2.2"')
    (home / "config" / "config.toml").write_text(wrong)
    assert chosen(home, "--backend", "seedance", "--yes") == ExitCode.DIAGNOSTICS
    assert "did you mean targets?" in capsys.readouterr().err
    assert chosen(home) == RenderChoice(None, None, 1, None)
    assert capsys.readouterr().err == ""


def test_a_missing_key_is_told_before_any_price(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for value, told in (("", "empty"), ("a\nb", "letters that no key has"), (None, "set")):
        if value is None:
            monkeypatch.delenv("TEST_ARK_KEY")
        else:
            monkeypatch.setenv("TEST_ARK_KEY", value)
        assert chosen(home, "--backend", "seedance", "--yes") == ExitCode.DIAGNOSTICS
        shown_text = capsys.readouterr().err
        assert "E0910" in shown_text
        assert told in shown_text
        assert "TEST_ARK_KEY" in shown_text


def test_an_unknown_price_needs_its_own_word(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = ("--backend", "studio")
    assert chosen(home, *unknown, target="wan-2.2") == ExitCode.USAGE
    assert chosen(home, *unknown, "--yes", target="wan-2.2") == ExitCode.USAGE
    assert chosen(home, *unknown, "--budget", "9", target="wan-2.2") == ExitCode.BUDGET
    assert "usd_per_second" in capsys.readouterr().err
    choice = chosen(home, *unknown, "--accept-unknown-price", target="wan-2.2")
    assert isinstance(choice, RenderChoice)
    assert choice.cap is None
    assert choice.accepts_unknown_price


def test_a_server_that_costs_nothing_is_used_without_a_question(home: Path) -> None:
    choice = chosen(home, "--backend", "free", target="wan-2.2")
    assert isinstance(choice, RenderChoice)
    assert (choice.cap, choice.key) == (0, None)


def test_a_price_that_the_project_made_up_counts_for_nothing(home: Path) -> None:
    settings = '[targets.my-own]\nlike = "seedance-2.5"\nfree = true\n'
    made_up = orders("my-own", settings)
    assert {it.usd for it in made_up} == {0}
    picked = pick_backend(typed("--backend", "seedance"), home / "film")
    assert isinstance(picked, Pick)
    assert choose_render(picked, "my-own", made_up) == ExitCode.USAGE
    assert picked.backend is not None
    assert {priced(it, picked.backend).usd for it in made_up} == {None}
    picked = pick_backend(typed("--backend", "free"), home / "film")
    assert isinstance(picked, Pick)
    assert isinstance(choose_render(picked, "my-own", made_up), RenderChoice)


def test_what_the_user_says_a_second_costs_goes_before_the_published_price(home: Path) -> None:
    (home / "config" / "config.toml").write_text(CONFIG.replace("[backends.studio]", CHEAP))
    choice = chosen(home, "--backend", "seedance", "--yes")
    assert isinstance(choice, RenderChoice)
    assert choice.cap == sum(it.seconds for it in orders()) * Decimal("0.01")
    once = [choice.priced(it) for it in orders()]
    assert sum((it.usd or Decimal(0) for it in once), Decimal(0)) == choice.cap
    assert [choice.priced(it) for it in once] == once
    drawn = RenderChoice(None, None, 1, None)
    assert [drawn.priced(it) for it in once] == once


CHEAP = 'usd_per_second = "0.01"\n\n[backends.studio]'


AMOUNTS = st.none() | st.decimals(0, 100, places=2)


@given(
    usd=AMOUNTS,
    budget=AMOUNTS,
    ceiling=AMOUNTS,
    is_agreed=st.booleans(),
    takes_unknown=st.booleans(),
)
def test_no_cap_is_above_what_was_said(
    usd: Decimal | None,
    budget: Decimal | None,
    ceiling: Decimal | None,
    is_agreed: bool,  # noqa: FBT001  # Hypothesis passes it by name
    takes_unknown: bool,  # noqa: FBT001  # the same
) -> None:
    backend = read_config(SourceFile("c", CONFIG))[0].backends["seedance"]
    said = is_agreed or budget is not None
    given_pick = Pick(backend, 1, budget, ceiling, said, takes_unknown)
    answer = agree(given_pick, backend, Quote(1, 5, usd))
    agreed = answer.agreed if isinstance(answer, Question) else answer
    if isinstance(agreed, Disagreement):
        assert agreed.finding.code is Code.PRICE_NOT_AGREED
        return
    if isinstance(answer, Agreed):
        assert usd == 0 or (takes_unknown if usd is None else said)
    for limit in (budget, ceiling):
        if limit is not None and usd != 0:
            assert agreed.cap is not None
            assert agreed.cap <= limit
    if usd is not None:
        assert agreed.cap is not None
        assert agreed.cap >= usd


ASKING = """
import argparse, sys
sys.path[:0] = [{root!r}, {tests!r}]
from pathlib import Path
from storyc.cli.render_choice import choose_render, pick_backend
from storyc.cli.render_options import add_render_options
from storyc.cli.exit_code import ExitCode
from support.rendering import orders
parser = argparse.ArgumentParser()
add_render_options(parser)
picked = pick_backend(parser.parse_args(["--backend", "seedance"]), Path({film!r}))
choice = choose_render(picked, "seedance-2.5", orders())
print(choice.name if isinstance(choice, ExitCode) else choice)
"""


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(b"y\n", "cap=Decimal"), (b"\n", "BUDGET"), (b"\x04", "BUDGET")],
)
def test_a_person_is_asked_and_only_a_yes_is_one(home: Path, answer: bytes, expected: str) -> None:
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    tests = Path(__file__).parent
    code = ASKING.format(root=str(tests.parent), tests=str(tests), film=str(home / "film"))
    near, far = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=far, stdout=subprocess.PIPE, stderr=far, env=os.environ
    ) as asked:
        os.close(far)
        shown_text = b""
        while b"[y/N]" not in shown_text:
            shown_text += os.read(near, 1000)
        os.write(near, answer)
        out, _ = asked.communicate(timeout=20)
    os.close(near)
    assert f"Pay up to {shown(price())} for it?".encode() in shown_text
    assert expected in out.decode()
    assert CANARY not in out.decode() + shown_text.decode()
