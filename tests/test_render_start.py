"""What an earlier run has left behind is seen to before anything is sent."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import sleep

import anyio
import pytest
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio
from support.renders.film import PATIENCE, QUICK, order, wire_of
from support.renders.processes import ENVIRONMENT

from storyc.backends.http_service import HttpService
from storyc.backends.secret import Secret
from storyc.backends.transport import KeyHeader, connected
from storyc.backends.wire import Proof, Terms
from storyc.cli import main
from storyc.cli.configured import open_config
from storyc.cli.exit_code import ExitCode
from storyc.diagnostics import Code, Diagnostic
from storyc.ledger import Delivered, State, SystemClock, Unfinished, open_ledger
from storyc.render.buying import Buying
from storyc.render.session import Session
from storyc.render.step import Result, Step, clip_of
from storyc.render.stop import Stop
from storyc.render.take_store import TakeStore


@pytest.fixture
def studio() -> Iterator[Studio]:
    """A server that answers slowly enough to be left in the middle."""
    with opened(Studio(OpenAi("openai"), states=("running", "succeeded"))) as studio:
        yield studio


def killed_when(folder: Path, studio: Studio, proof: Proof, is_time: Callable[[], bool]) -> None:
    """Have a film of one segment made by a process, and kill it at some moment."""
    command = [sys.executable, "-m", "support.renders.film", str(folder)]
    command += [f"{studio.base}/v1", proof.value, "1", "0"]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL) as film:
        while not is_time():
            assert film.poll() is None
            sleep(0.01)
        film.kill()


def made(
    folder: Path,
    studio: Studio,
    steps: Sequence[Step],
    proof: Proof,
    *,
    at_once: int | None = None,
    account: str | None = None,
) -> tuple[dict[str, Result], list[Diagnostic]]:
    """Have another film made on the same account; return how it ended and what was told."""
    base = f"{studio.base}/v1"
    wire = wire_of(proof)
    terms = Terms(
        proof=proof,
        settle_s=0.5,
        key_lifetime_s=3600.0,
        echoes=wire.terms.echoes,
        at_once=at_once,
    )
    told: list[Diagnostic] = []

    async def run() -> dict[str, Result]:
        async with connected(base, KeyHeader(key=Secret(KEY)), PATIENCE) as transport:
            service = HttpService(
                account=account or f"test {base}",
                wire=wire,
                transport=transport,
                own_terms=terms,
            )
            buying = Buying(("openai-videos", "sora-2"), base)
            session = Session(
                service,
                TakeStore(folder / "takes"),
                buying,
                folder / "ledger",
                Stop(),
                QUICK,
                told.append,
            )
            (results,) = await session.run([steps], lambda _step, _result: None)
            return dict(results)

    async def bounded() -> dict[str, Result]:
        with anyio.fail_after(60):
            return await run()

    return anyio.run(bounded), told


def step(number: int) -> Step:
    """Return a step of another film."""
    return Step(order(number), "cut", 95)


def state_of(folder: Path, slate: str) -> State:
    """Return what the ledger says of a clip."""
    ledger = open_ledger(folder / "ledger", SystemClock())
    try:
        return next(it.state for it in ledger.ledger.intents() if it.slate == slate)
    finally:
        ledger.close()


def begun(studio: Studio) -> list[str]:
    """Return what the server was asked, in order: whose clip, or for the list."""
    routes = [(studio.route(it), it) for it in studio.heard]
    return [
        it.json["prompt"] if route.what == "create" else "list"
        for route, it in routes
        if route.what in {"create", "list"}
    ]


@pytest.mark.parametrize("proof", [Proof.KEY, Proof.LIST])
def test_what_a_kill_left_in_doubt_is_settled_before_anything_is_sent(
    tmp_path: Path, studio: Studio, proof: Proof
) -> None:
    studio.honours_keys = proof is Proof.KEY
    studio.plan = Plan.of(create=["silence"])
    killed_when(tmp_path, studio, proof, lambda: bool(studio.jobs))
    assert state_of(tmp_path, "0A") is State.SENDING
    before = len(studio.heard)
    results, told = made(tmp_path, studio, [step(5)], proof)
    assert isinstance(results["5A"], Delivered)
    assert [it.code for it in told] == [Code.LEFT_IN_DOUBT]
    assert "0A" in told[0].message
    assert state_of(tmp_path, "0A") is State.ACCEPTED
    asked = begun(replace(studio, heard=studio.heard[before:], jobs=[]))
    first = asked.index(order(5).prompt)
    assert (order(0).prompt if proof is Proof.KEY else "list") in asked[:first]
    assert len(studio.charges.lines) == 2


def test_what_nobody_can_find_out_is_told_and_left_to_a_person(
    tmp_path: Path, studio: Studio
) -> None:
    studio.plan = Plan.of(create=["silence"])
    killed_when(tmp_path, studio, Proof.NONE, lambda: bool(studio.jobs))
    results, told = made(tmp_path, studio, [step(5)], Proof.NONE)
    assert isinstance(results["5A"], Delivered)
    assert [it.code for it in told] == [Code.LEFT_IN_DOUBT, Code.NEEDS_REVIEW]
    assert told[1].message.startswith("0A ")
    assert state_of(tmp_path, "0A") is State.HELD
    assert len(studio.charges.lines) == 2


def test_a_job_of_the_dead_holds_its_place_only_while_it_runs(
    tmp_path: Path, studio: Studio
) -> None:
    studio.states = ("running", "running", "succeeded")
    looked = ("look", "job-1")
    killed_when(
        tmp_path, studio, Proof.NONE, lambda: looked in [studio.route(it) for it in studio.heard]
    )
    results, told = made(tmp_path, studio, [step(5)], Proof.NONE, at_once=1)
    assert isinstance(results["5A"], Delivered)
    assert not told
    assert len(studio.charges.lines) == 2


def test_what_a_damaged_ledger_knew_is_found_in_the_list_of_the_service(
    tmp_path: Path, studio: Studio
) -> None:
    steps = [step(5), step(6)]
    first, _ = made(tmp_path, studio, steps, Proof.LIST)
    ledger = tmp_path / "ledger" / "ledger.sqlite"
    ledger.write_bytes(ledger.read_bytes()[:5000])
    shutil.rmtree(tmp_path / "takes")
    again, told = made(tmp_path, studio, steps, Proof.LIST)
    assert [it.code for it in told] == [Code.LEDGER_SET_ASIDE]
    assert [clip_of(it) for it in again.values()] == [clip_of(it) for it in first.values()]
    assert len(studio.charges.lines) == 2


def test_what_the_service_lists_and_no_clip_has_is_shown_with_the_clip_that_it_may_be(
    tmp_path: Path,
    studio: Studio,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"STORYC_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("TEST_KEY", KEY)
    (tmp_path / "config").mkdir()
    backend = f"protocol = 'openai-videos'\nbase_url = '{studio.base}/v1'\ninsecure = true\n"
    backend += "targets = ['sora-2']\nkey = { env = 'TEST_KEY' }\n"
    (tmp_path / "config/config.toml").write_text(
        f"[backends.home]\n{backend}[backends.own]\ndialect = 'dynamo'\n{backend}"
    )
    # The answer is lost, and then the list does not take the key.
    studio.plan = Plan.of(create=["drop"], list=["", "", "before:401"])
    account = open_config().config.backends["home"].account
    results, _ = made(tmp_path / "state", studio, [step(5)], Proof.LIST, account=account)
    assert isinstance(results["5A"], Unfinished)
    assert main(["jobs", "reconcile"]) == ExitCode.DONE
    told = capsys.readouterr().out
    assert "home: 1 job on the account without a clip here" in told
    assert re.search(r"^  job-1  \d{4}-.* UTC  sora-2, 4 s, 320x180$", told, re.MULTILINE)
    assert re.search(r"it may be 5A: `storyc jobs review \w{12} --adopt job-1` fetches it", told)
    assert "own: this service has no list of jobs" in told
    assert main(["jobs", "reconcile", "hom"]) == ExitCode.USAGE
    assert "did you mean home?" in capsys.readouterr().err
    monkeypatch.setenv("TEST_KEY", "sk-of-another")
    assert main(["jobs", "reconcile", "home"]) == ExitCode.INCOMPLETE
    assert len(studio.charges.lines) == 1
