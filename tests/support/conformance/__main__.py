"""The conformance server as a process of its own, for tests that kill it or its callers.

It says where it listens in one line of JSON, and serves until it is stopped.
"""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from support.conformance.openai import FIELDS, OpenAi
from support.conformance.plan import Plan
from support.conformance.server import run
from support.conformance.speaker import Speaker
from support.conformance.speakers import SPEAKERS
from support.conformance.studio import Studio


def main() -> None:
    parser = argparse.ArgumentParser(prog="support.conformance")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--speaks", default="openai", choices=[*FIELDS, *SPEAKERS])
    parser.add_argument("--ledger", type=Path, help="where charges are written down")
    parser.add_argument("--plan", type=json.loads, default={}, help='{"create": ["drop", …], …}')
    parser.add_argument("--seed", type=int, help="meet faults by chance, the same each time")
    parser.add_argument("--rate", type=float, default=0.2, help="how many requests meet one")
    parser.add_argument("--accept-lag", type=float, default=0.0)
    parser.add_argument("--list-lag", type=float, default=0.0)
    parser.add_argument("--per-window", type=int)
    parser.add_argument("--window", type=float, default=60.0)
    parser.add_argument("--at-once", type=int)
    parser.add_argument("--honours-keys", action="store_true")
    parser.add_argument("--fps", type=int, default=24)
    parser.add_argument("--states", default="queued,running,succeeded")
    asked = parser.parse_args()
    studio = Studio(
        speaker_of(asked.speaks),
        plan=Plan.read(asked.plan, asked.seed, asked.rate),
        ledger=asked.ledger,
        accept_lag_s=asked.accept_lag,
        list_lag_s=asked.list_lag,
        per_window=asked.per_window,
        window_s=asked.window,
        at_once=asked.at_once,
        honours_keys=asked.honours_keys,
        fps=asked.fps,
        states=tuple(asked.states.split(",")),
    )
    if isinstance(studio.speaker, OpenAi):
        studio.speaker.film = studio.clip
    asyncio.run(_serve(studio, asked.port))


def speaker_of(name: str) -> Speaker:
    """Return who speaks a protocol or a dialect."""
    return OpenAi(name) if name in FIELDS else SPEAKERS[name]


async def _serve(studio: Studio, port: int) -> None:
    def ready() -> None:
        sys.stdout.write(json.dumps({"base": studio.base}) + "\n")
        sys.stdout.flush()

    await run(studio, port, ready, asyncio.Event())


if __name__ == "__main__":
    main()
