"""Real processes, killed by the system at named points, pay once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storyc.backends.wire import Proof
from storyc.ledger import POINTS

TESTS = Path(__file__).parents[1]
ELSEWHERE = ("resolve", "belong", "fail", "lose", "refetch", "unsent", "absent", "reject", "hold")
"""What the bought clip does not come to."""

NEVER = {
    Proof.KEY: ("watermark", "list", "survey"),
    Proof.REFERENCE: ("resend",),
    Proof.LIST: ("resend",),
}
"""What a class never does."""

ALL = [
    pytest.param(proof, point, id=f"{proof}, {point}")
    for proof, never in NEVER.items()
    for point in POINTS
    if not point.endswith(ELSEWHERE + never)
]
FEW = ("after commit begin", "after send", "before commit accept", "after keep")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def run(folder: Path, proof: Proof, point: str) -> int:
    command = [sys.executable, "-m", "support.paying.real", str(folder), proof, point]
    paths = [str(TESTS), str(TESTS.parent)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.run(command, env=environment, timeout=60, check=False).returncode


def killed_and_run_again(folder: Path, proof: Proof, point: str) -> None:
    codes = [run(folder, proof, point), run(folder, proof, point)]
    assert codes == [-signal.SIGKILL, 0]
    assert len((folder / "charged.jsonl").read_text().splitlines()) == 1
    assert len(list(folder.glob("*.mp4"))) == 1


@pytest.mark.parametrize("point", FEW)
def test_a_process_killed_at_a_point_has_paid_once(tmp_path: Path, point: str) -> None:
    killed_and_run_again(tmp_path, Proof.LIST, point)


@pytest.mark.soak
@pytest.mark.parametrize(("proof", "point"), ALL)
def test_a_process_killed_at_any_point_has_paid_once(
    tmp_path: Path, proof: Proof, point: str
) -> None:
    killed_and_run_again(tmp_path, proof, point)
