"""A real LiteLLM proxy between us and the conformance server.

    uv run --with "litellm[proxy]" pytest -m soak tests/test_litellm_proxy.py

It takes a minute, and needs a package that nothing else here does: it is never run by itself.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest
from support.conformance.openai import OpenAi
from support.conformance.plan import Plan
from support.conformance.server import opened
from support.conformance.studio import KEY, Studio
from support.services import base_of, order_of, run, service_of

from storyc.backends.job import Accepted, Answer, Doubtful, Refused, Status
from storyc.backends.patience import Patience
from storyc.backends.secret import Secret
from storyc.backends.service import Fetched
from storyc.cli.checkup import Health
from storyc.cli.litellm_checkup import litellm_checkup
from storyc.config import BackendConfig, ProtocolName

LITELLM = shutil.which(
    "litellm", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
)
OUR_KEY = "sk-proxy-canary-11"
STARTS_WITHIN_S = 120.0

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(LITELLM is None, reason="litellm[proxy] is not installed: see above"),
]

CONFIG = """\
model_list:
  - model_name: sora-2
    litellm_params:
      model: openai/sora-2
      api_base: {base}
      api_key: {key}
general_settings:
  master_key: {ours}
"""
SENDS_ONCE = """\
router_settings:
  num_retries: 0
"""


@contextmanager
def _proxy(studio: Studio, folder: Path, settings: str = SENDS_ONCE) -> Iterator[str]:
    """Run the proxy in front of a studio and yield its address."""
    config = folder / "litellm.yaml"
    config.write_text(CONFIG.format(base=base_of(studio), key=KEY, ours=OUR_KEY) + settings)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(LITELLM), "--config", str(config), "--host", "127.0.0.1", "--port", str(port)]
    quiet = {"LITELLM_TELEMETRY": "False", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    with (
        (folder / "litellm.log").open("wb") as log,
        subprocess.Popen(command, env=os.environ | quiet, stdout=log, stderr=log) as proxy,
    ):
        try:
            _await(f"http://127.0.0.1:{port}/health/liveliness", proxy)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            proxy.kill()


def _await(address: str, proxy: "subprocess.Popen[bytes]") -> None:
    deadline = monotonic() + STARTS_WITHIN_S
    while monotonic() < deadline and proxy.poll() is None:
        try:
            if httpx.get(address, trust_env=False, timeout=2).is_success:
                return
        except httpx.HTTPError:
            sleep(0.5)
    pytest.fail("the proxy did not start")


async def _filmed(base: str, into: Path) -> Answer | Fetched:
    patience = Patience(answer_s=60, silence_s=60, fetch_s=60)
    async with service_of(base, "litellm", key=OUR_KEY, patience=patience) as service:
        answer = await service.send(service.call(order_of(), {}), "intent-1")
        if not isinstance(answer, Accepted):
            return answer
        job = answer.job
        for _ in range(8):
            if job.status is Status.SUCCEEDED:
                break
            job = await service.look(job.id)
        found = await service.fetch(job, order_of(), into)
        assert isinstance(found, Fetched), found
        return found


def test_a_clip_comes_through_the_proxy(tmp_path: Path) -> None:
    with opened(Studio(OpenAi("litellm"))) as studio, _proxy(studio, tmp_path) as base:
        found = run(_filmed(base, tmp_path / "clip.mp4"), within_s=90)
        assert isinstance(found, Fetched)
        assert len(studio.charges.lines) == 1
        assert OUR_KEY not in str(studio.heard)


@pytest.mark.parametrize(("fault", "charges"), [("drop", 1), ("after:503", 1), ("before:400", 0)])
def test_an_answer_that_the_proxy_loses_is_never_taken_for_a_job(
    fault: str, charges: int, tmp_path: Path
) -> None:
    studio = Studio(OpenAi("litellm"), plan=Plan.of(create=[fault] * 9))
    with opened(studio), _proxy(studio, tmp_path) as base:
        found = run(_filmed(base, tmp_path / "clip.mp4"), within_s=90)
    assert isinstance(found, Doubtful if charges else Refused)
    assert len(studio.charges.lines) == charges


@pytest.mark.parametrize(("settings", "health"), [("", Health.WARNING), (SENDS_ONCE, Health.OK)])
def test_the_doctor_sees_whether_the_proxy_sends_again(
    settings: str, health: Health, tmp_path: Path
) -> None:
    with opened(Studio(OpenAi("litellm"))) as studio, _proxy(studio, tmp_path, settings) as base:
        backend = BackendConfig(
            name="own",
            protocol=ProtocolName.OPENAI_VIDEOS,
            dialect="litellm",
            base_url=base,
            insecure=True,
            targets=("sora-2",),
        )
        found = litellm_checkup(backend, Secret(OUR_KEY), Patience())
    assert found is not None
    assert found.health is health
