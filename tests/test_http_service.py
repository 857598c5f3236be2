"""A service over real sockets, from the order to the clip."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from support.conformance.openai import FIELDS, OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import Studio
from support.services import base_of, order_of, run, service_of

from storyc.backends.job import Accepted, Failure, FailureKind, Job, Refused, Status
from storyc.backends.order import Asset, Order
from storyc.backends.service import Fetched

ROOT = Path(__file__).parent


async def _film(base: str, dialect: str, order: Order, into: Path) -> Fetched:
    async with service_of(base, dialect) as service:
        held = {it.sha256: await service.store(it) for it in order.assets if it.kind == "cameo"}
        answer = await service.send(service.call(order, held), "intent-1")
        assert isinstance(answer, Accepted), answer
        job = answer.job
        for _ in range(5):
            if job.status is Status.SUCCEEDED:
                break
            job = await service.look(job.id)
        found = await service.fetch(job, order, into)
        assert isinstance(found, Fetched), found
        return found


def _studio(dialect: str, **changes: object) -> Studio:
    speaker = OpenAi(dialect)
    studio = Studio(speaker, **changes)  # type: ignore[arg-type]  # the names of its fields
    speaker.film = studio.clip
    return studio


@pytest.mark.parametrize("dialect", FIELDS)
def test_an_order_becomes_a_checked_clip_in_every_dialect(dialect: str, tmp_path: Path) -> None:
    with opened(_studio(dialect)) as studio:
        into = tmp_path / "clip.mp4"
        found = run(_film(base_of(studio), dialect, order_of(), into))
        assert found.sha256 == sha256(into.read_bytes()).hexdigest()
        assert found.size == into.stat().st_size
        assert len(studio.charges.lines) == 1
        assert [it.name for it in tmp_path.iterdir()] == ["clip.mp4"]


@pytest.mark.parametrize("dialect", ["openai", "vllm-omni", "sglang", "litellm"])
def test_a_first_frame_arrives_as_it_is(dialect: str, tmp_path: Path) -> None:
    picture = tmp_path / "frame.png"
    picture.write_bytes(b"\x89PNG\r\n\r\n--a picture--\r\n")
    digest = sha256(picture.read_bytes()).hexdigest()
    frame = Asset("first frame", "frame", picture, "image/png", digest)
    with opened(_studio(dialect)) as studio:
        run(_film(base_of(studio), dialect, order_of(frame), tmp_path / "clip.mp4"))
        assert studio.jobs[0].asked.assets == (("first frame", picture.read_bytes()),)


def test_a_character_is_stored_and_named_by_its_id(tmp_path: Path) -> None:
    clip = tmp_path / "mara.mp4"
    clip.write_bytes(b"a clip")
    cameo = Asset("cameo", "MARA", clip, "video/mp4", sha256(b"a clip").hexdigest())
    with opened(_studio("openai")) as studio:
        run(_film(base_of(studio), "openai", order_of(cameo), tmp_path / "clip.mp4"))
        assert studio.jobs[0].asked.assets == (("cameo", b"a clip"),)


def test_a_server_in_a_process_of_its_own_keeps_its_charges(tmp_path: Path) -> None:
    ledger = tmp_path / "charges.jsonl"
    command = [sys.executable, "-m", "support.conformance", "--ledger", str(ledger)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as server:
        assert server.stdout is not None
        base = json.loads(server.stdout.readline())["base"] + "/v1"
        try:
            run(_film(base, "openai", order_of(), tmp_path / "clip.mp4"))
        finally:
            server.kill()
    with opened(Studio(OpenAi(), ledger=ledger)) as studio:
        assert [it["id"] for it in studio.charges.lines] == ["job-1"]
        assert run(_looked(base_of(studio), "job-1")).status is not Status.EXPIRED


async def _looked(base: str, job: str) -> Job:
    async with service_of(base) as service:
        return await service.look(job)


@pytest.mark.parametrize("canary", ["sk-wrong-canary-0c1d", 'sk-"quoted"-canary-77'])
def test_a_wrong_key_is_refused_and_told_nowhere(canary: str, tmp_path: Path) -> None:

    async def asked(base: str) -> Refused:
        async with service_of(base, key=canary) as service:
            assert canary not in repr(service)
            answer = await service.send(service.call(order_of(), {}), "intent-1")
            assert isinstance(answer, Refused)
            return answer

    with opened(_studio("openai")) as studio:
        refused = run(asked(base_of(studio)))
    assert "wrong key" in refused.failure.said
    assert canary not in refused.failure.said
    assert not list(tmp_path.iterdir())


def test_a_job_is_stopped_where_its_server_can_do_that() -> None:
    async def stopped(base: str, dialect: str) -> Failure | None:
        async with service_of(base, dialect) as service:
            answer = await service.send(service.call(order_of(), {}), "intent-1")
            assert isinstance(answer, Accepted)
            return await service.cancel(answer.job.id)

    with opened(_studio("vllm-omni")) as studio:
        assert run(stopped(base_of(studio), "vllm-omni")) is None
        assert studio.jobs[0].state == "cancelled"
    with opened(_studio("vllm-omni", plan=Plan.of(cancel=["before:500"]))) as studio:
        assert isinstance(run(stopped(base_of(studio), "vllm-omni")), Failure)
    with opened(_studio("openai")) as studio:
        refused = run(stopped(base_of(studio), "openai"))
        assert isinstance(refused, Failure)
        assert refused.kind is FailureKind.INVALID_REQUEST


@pytest.mark.parametrize("fault", ["drop", "before:401", "not json", "empty", "after:500"])
def test_a_character_that_was_not_stored_has_no_id(fault: str, tmp_path: Path) -> None:
    clip = tmp_path / "mara.mp4"
    clip.write_bytes(b"a clip")
    cameo = Asset("cameo", "MARA", clip, "video/mp4", sha256(b"a clip").hexdigest())

    async def stored(base: str, dialect: str) -> str | Failure:
        async with service_of(base, dialect) as service:
            return await service.store(cameo)

    with opened(_studio("openai", plan=Plan.of(upload=[fault]))) as studio:
        assert isinstance(run(stored(base_of(studio), "openai")), Failure)
        assert isinstance(run(stored(base_of(studio), "sglang")), Failure)


def test_a_file_that_changed_since_it_was_ordered_is_not_sent(tmp_path: Path) -> None:
    picture = tmp_path / "frame.png"
    picture.write_bytes(b"another picture")
    frame = Asset("first frame", "frame", picture, "image/png", sha256(b"a picture").hexdigest())

    async def called(base: str) -> None:
        async with service_of(base) as service:
            service.call(order_of(frame), {})

    with opened(_studio("openai")) as studio:
        with pytest.raises(OSError, match=r"frame\.png was changed"):
            run(called(base_of(studio)))
        assert not studio.heard
