"""A key is in nothing that storyc prints, returns or writes, whatever a service says back."""

import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from support.conformance.openai import OpenAi
from support.conformance.parrot import SPELLINGS, Parrot, texts_in
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.speakers import SPEAKERS
from support.conformance.studio import KEY
from support.orders import an_order
from support.renders.project import COMPILE, set_up
from support.services import HASTE, TARGET, base_of, order_of, run, service_of

from storyc.backends.http_service import HttpService
from storyc.backends.job import Accepted, Doubtful, Failure, Job, Link, Status
from storyc.backends.offers import OFFERS
from storyc.backends.openai_videos import OpenAiVideosWire
from storyc.backends.protocols import PROTOCOLS, wire
from storyc.backends.secret import Secret
from storyc.backends.transport import KeyHeader, connected
from storyc.backends.wire import Wire
from storyc.cli import main
from storyc.cli.exit_code import ExitCode

FORMS = tuple(spelled(KEY).casefold() for spelled in SPELLINGS.values())
ALWAYS = ("as it is", "in JSON")


def is_shown_in(text: str) -> bool:
    """Tell whether a text shows the key in some spelling."""
    return any(form in text.casefold() for form in (*FORMS, KEY[:-3]))


def wire_of(protocol: str) -> Wire:
    return wire(protocol) or OpenAiVideosWire({TARGET: "sora-2"})


async def told(protocol: str, parrot: Parrot) -> list[object]:
    """Return what a service says to each question, the key in each of its words in turn."""
    native = PROTOCOLS.get(protocol)
    base = parrot.base if native else base_of(parrot)
    name = native.key_header if native else "authorization"
    order = an_order(next(iter(OFFERS[protocol]))) if native else order_of()
    found: list[object] = []
    async with connected(base, KeyHeader(name=name, key=Secret(KEY)), HASTE) as transport:
        service = HttpService(account="test", wire=wire_of(protocol), transport=transport)

        async def send() -> object:
            del parrot.jobs[1:]  # a long list takes long to read
            return await service.send(service.call(order, {}), "intent-1")

        async def seen() -> object:
            return await service.newest(), await service.sighted(None)

        questions = {
            "create": send,
            "look": lambda: service.look("job-1"),
            "list": seen,
            "cancel": lambda: service.cancel("job-1"),
        }
        for spelling in SPELLINGS if native is None else ALWAYS:
            for what, ask in questions.items():
                parrot.what, parrot.number, parrot.spelling = "", None, spelling
                await ask()
                count = texts_in(parrot.said) if parrot.said is not None else 0
                parrot.what = what
                for number in (*range(count), None):
                    parrot.number = number
                    found.append(await ask())
    return found


@pytest.mark.parametrize("states", [("running",), ("failed:output",)], ids=lambda it: it[0])
@pytest.mark.parametrize("protocol", [*PROTOCOLS, "openai-videos"])
def test_no_answer_holds_a_key_that_was_said_back(protocol: str, states: tuple[str, ...]) -> None:
    speaker = SPEAKERS.get(protocol) or OpenAi()
    with opened(Parrot(speaker, states=states)) as parrot:
        answers = [repr(it) for it in run(told(protocol, parrot), within_s=60)]
    assert len(answers) >= 10
    assert not [it for it in answers if is_shown_in(it)]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_refusal_holds_a_key_that_was_said_back(spelling: str) -> None:
    async def send(base: str) -> object:
        async with service_of(base) as service:
            return await service.send(service.call(order_of(), {}), "intent-1")

    parrot = Parrot(OpenAi(), Plan.of(create=["moderation"]), what="create", spelling=spelling)
    with opened(parrot):
        answer = repr(run(send(base_of(parrot))))
    assert "moderation" in answer
    assert not is_shown_in(answer)


def test_a_job_whose_name_holds_the_key_is_no_job_that_could_be_written_down() -> None:
    async def ask(base: str) -> list[object]:
        async with service_of(base) as service:
            sent = await service.send(service.call(order_of(), {}), "intent-1")
            return [sent, await service.newest(), await service.sighted(None)]

    with opened(Parrot(OpenAi(), number=0, spelling="in an address")) as parrot:
        (accepted, _, _) = run(ask(base_of(parrot)))
        parrot.what = "create"
        (doubtful, _, _) = run(ask(base_of(parrot)))
        parrot.what, parrot.number = "list", 1
        (_, *failures) = run(ask(base_of(parrot)))
    assert isinstance(accepted, Accepted)
    assert isinstance(doubtful, Doubtful)
    assert all(isinstance(it, Failure) for it in failures)


@pytest.mark.parametrize("spelling", ["as it is", "in JSON", "in an address"])
def test_no_output_file_ledger_or_log_of_a_film_holds_the_key(
    spelling: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    speaker = OpenAi("dynamo")
    parrot = Parrot(speaker, Plan.of(create=["moderation", "busy"]), what="create")
    parrot.spelling, parrot.only_errors = spelling, True
    speaker.film = parrot.clip
    with opened(parrot):
        set_up(tmp_path, monkeypatch, parrot.base)
        assert main([*COMPILE, "--yes"]) == ExitCode.INCOMPLETE
        for more in (["jobs", "list"], ["jobs", "review"], ["takes", "list", "three.story"]):
            assert main(more) == ExitCode.DONE
        main(["doctor", "--online", "--json"])
    shown = capsys.readouterr()
    assert "1 of 3 clips are generated" in shown.out
    assert {"E0914", "E0915"} <= set(re.findall(r"E\d{4}", shown.err))
    assert not is_shown_in(shown.out + shown.err + caplog.text)
    files = [it for it in tmp_path.rglob("*") if it.is_file()]
    assert {"ledger.sqlite", "plan.json", "three.story.lock"} <= {it.name for it in files}
    assert not [it for it in files if is_shown_in(it.read_bytes().decode("latin-1"))]


async def _send(service: HttpService) -> None:
    await service.send(service.call(order_of(), {}), "intent-1")


async def _fetch(service: HttpService) -> None:
    await _send(service)
    job = Job("job-1", Status.SUCCEEDED, clip=Link("/videos/job-1/content", of_service=True))
    await service.fetch(job, order_of(), Path("clip.mp4"))


@pytest.mark.parametrize(
    ("ask", "broken"),
    [
        (_send, "storyc.backends.transport.pieces"),
        (_send, "httpx.AsyncHTTPTransport.handle_async_request"),
        (_fetch, "storyc.backends.download.pieces"),
    ],
)
def test_no_traceback_holds_the_key_even_with_every_variable(
    ask: Callable[[HttpService], Awaitable[None]],
    broken: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def asked(base: str) -> None:
        async with service_of(base) as service:
            await ask(service)

    def fail(*_: object) -> object:
        raise ZeroDivisionError("a mistake of ours")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(broken, fail)
    with opened(Parrot(OpenAi())) as parrot, pytest.raises(ZeroDivisionError) as crash:
        run(asked(base_of(parrot)))
    seen = traceback.TracebackException.from_exception(crash.value, capture_locals=True)
    ours = [it for it in seen.stack if Path(it.filename).parent != Path(__file__).parent]
    assert {"sent", "ask", "_read"} & {it.name for it in ours}
    assert not is_shown_in("".join(str(it.locals) for it in ours))
