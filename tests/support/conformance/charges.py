"""What the conformance server charged: durable, so that it outlives a killed server."""

import json
import os
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from support.conformance.speaker import Asked, Served


class Charges:
    """A line for each job that was taken, written to its end before anybody is answered."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.lines: list[dict[str, Any]] = read_charges(path) if path and path.exists() else []

    def add(self, job: Served, key: str | None, body: bytes) -> None:
        asked = asdict(replace(job.asked, assets=()))
        line = {
            "id": job.id,
            "at": job.made_at,
            "key": key,
            "digest": sha256(body).hexdigest(),
            "asked": asked,
        }
        self.lines.append(line)
        if self._path is None:
            return
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def jobs(self) -> list[Served]:
        """Return the jobs that were charged before this server was started."""
        return [
            Served(it["id"], _asked(it["asked"]), state="running", made_at=it["at"])
            for it in self.lines
        ]

    def with_key(self, key: str) -> dict[str, Any] | None:
        return next((it for it in self.lines if it["key"] == key), None)


def read_charges(path: Path) -> list[dict[str, Any]]:
    """Return what a server charged. A line that a kill cut off was never answered, nor charged."""
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n")[:-1] if line]


def _asked(written: dict[str, Any]) -> Asked:
    return Asked(**{**written, "size": tuple(written["size"]), "assets": ()})
