"""What made each clip of a film, and what its file says of that.

A video service may put content credentials (C2PA) into its clips. They are in a `uuid` box of the
file, which stitching does not carry over: so the film and the report say where some were.

Source: C2PA Technical Specification 2.2, A.5 (BMFF); IPTC, Digital Source Type NewsCodes (read
2026-11).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storyc import __version__
from storyc.assemble.effect import Effect
from storyc.plan.plan import Plan

_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
"""The identity of the box that holds content credentials."""

_HEAD = 16
_SOURCE_TYPES = {
    "generated": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    "drawn": "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What made a clip, and the effect that the film puts on it.

    `has_credentials`: its file has content credentials in it.
    """

    kind: Literal["generated", "drawn"]
    target: str
    has_credentials: bool = False
    effect: str | None = None

    @property
    def words(self) -> str:
        """Say it for people."""
        made = f"generated, as {self.target}" if self.kind == "generated" else "drawn by storyc"
        return made if self.effect is None else f"{made}; with the effect {self.effect}"

    @property
    def source_type(self) -> str:
        """The name that newsrooms and C2PA have for it."""
        return _SOURCE_TYPES[self.kind]


def origins_of(
    plan: Plan,
    takes: Mapping[str, Path],
    generated: set[str],
    effects: Mapping[str, Effect] | None = None,
) -> dict[str, Origin]:
    """Return what made each clip, by slate.

    Args:
        plan: what the film consists of.
        takes: the clip of each segment, by slate.
        generated: the slates of those that are no boards.
        effects: those that the film puts on clips, by slate.

    Raises:
        OSError: a clip cannot be read.
    """
    names = {slate: effect.name for slate, effect in (effects or {}).items()}
    return {
        it.slate: Origin(
            "generated" if it.slate in generated else "drawn",
            plan.target,
            has_credentials(takes[it.slate]),
            names.get(it.slate),
        )
        for it in plan.segments
    }


def comment_of(origins: Mapping[str, Origin]) -> str:
    """Return the words in the film's own metadata: JSON, so that programs can read them too."""
    clips = {
        slate: {
            "made": it.words,
            "digitalSourceType": it.source_type,
            "hadContentCredentials": it.has_credentials,
        }
        for slate, it in origins.items()
    }
    return json.dumps({"madeWith": f"storyc {__version__}", "clips": clips}, ensure_ascii=False)


def has_credentials(path: Path) -> bool:
    """Tell whether an MP4 has content credentials: a `uuid` box of theirs at its top level.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        end = file.seek(0, 2)
        at = 0
        while at + _HEAD // 2 <= end:
            file.seek(at)
            head = file.read(2 * _HEAD)
            size = int.from_bytes(head[:4], "big")
            body = _HEAD // 2
            if size == 1:
                size, body = int.from_bytes(head[8:16], "big"), _HEAD
            if head[4:8] == b"uuid" and head[body : body + 16] == _C2PA:
                return True
            if size < body:
                return False
            at += size
    return False
