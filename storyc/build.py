"""The build folder: writes what was compiled, whole or not at all.

Knows about files. Does not know how anything in them was made, or how progress is shown.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from storyc.world.disk import replacing, write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from storyc.assemble import FilmReport
    from storyc.diagnostics import Diagnostic
    from storyc.driver import Compiled
    from storyc.emit import BoardSheet, Emission
    from storyc.plan import Plan
    from storyc.source import SourceFile

    Progress = Callable[[str, int, int], None]
    """Called with what is being done, how much of it is done, and how much there is."""


class Output(StrEnum):
    """What a compile can leave in the build folder."""

    TREE = "tree"
    IR = "ir"
    PLAN = "plan"
    PROMPTS = "prompts"
    TIMELINE = "timeline"
    CAPTIONS = "captions"
    FILM = "film"


DEFAULT_OUTPUTS = (Output.PLAN, Output.PROMPTS, Output.TIMELINE, Output.CAPTIONS, Output.FILM)


class UnwritableOutput(Exception):  # noqa: N818  # it names a state of the disk, not a fault of ours
    """The build folder cannot be written. The message says why and what to do, in one line."""


@dataclass(frozen=True)
class Built:
    """What was written, in order, and how the film came out if one was made."""

    written: tuple[Path, ...]
    film: FilmReport | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def build(
    entry: SourceFile,
    compiled: Compiled,
    folder: Path,
    outputs: Collection[Output],
    on_progress: Progress,
) -> Built:
    """Write the asked outputs of a compiled script into `folder`.

    A script with errors has a tree and an IR at the most; nothing else is written for it.

    Raises:
        UnwritableOutput: the folder cannot be made or written.
        storyc.assemble.AssembleError: a clip cannot become part of the film.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = _write_front_end(entry, compiled, folder, outputs)
        if compiled.plan is None or compiled.emission is None:
            return Built(tuple(written))
        sheets = compiled.sheets()
        written += _write_texts(compiled, compiled.plan, compiled.emission, sheets, folder, outputs)
        if Output.FILM not in outputs:
            return Built(tuple(written))
        film, findings = _make_film(
            compiled, compiled.plan, compiled.emission, sheets, folder, on_progress
        )
        return Built((*written, folder / "film.mp4"), film, findings)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableOutput(
            f"{error.filename or folder} cannot be written: {reason};"
            " choose another folder with -o or free the place"
        ) from error


def _write_front_end(
    entry: SourceFile, compiled: Compiled, folder: Path, outputs: Collection[Output]
) -> list[Path]:
    texts: dict[str, str] = {}
    if Output.TREE in outputs:
        from storyc.syntax import parse

        tree, _ = parse(entry)
        texts["tree.json"] = json.dumps(asdict(tree), ensure_ascii=False, indent=1) + "\n"
    if Output.IR in outputs:
        texts["ir.json"] = compiled.checked.screenplay.model_dump_json(indent=1) + "\n"
    return _write_all(texts, folder)


def _write_texts(
    compiled: Compiled,
    plan: Plan,
    emission: Emission,
    sheets: tuple[BoardSheet, ...],
    folder: Path,
    outputs: Collection[Output],
) -> list[Path]:
    from storyc.assemble import build_timeline, otio_text
    from storyc.emit import captions, plan_document, srt

    texts: dict[str, str] = {}
    if Output.PLAN in outputs:
        texts["plan.json"] = plan_document(compiled.checked.screenplay, plan, emission)
    if Output.PROMPTS in outputs:
        (folder / "prompts").mkdir(exist_ok=True)
        prompts = {f"prompts/{prompt.slate}.txt": prompt.text for prompt in emission.prompts}
        _remove_stale(folder, prompts)
        texts |= prompts
    if Output.TIMELINE in outputs:
        takes = _take_names(compiled, folder) if Output.FILM in outputs else {}
        texts["timeline.otio"] = otio_text(build_timeline(plan, takes))
    if Output.CAPTIONS in outputs:
        texts["captions.srt"] = srt(captions(plan, sheets), plan.fps)
    return _write_all(texts, folder)


def _write_all(texts: Mapping[str, str], folder: Path) -> list[Path]:
    for name, text in texts.items():
        write_text(folder / name, text)
    return [folder / name for name in texts]


def _remove_stale(folder: Path, prompts: Mapping[str, str]) -> None:
    """Remove prompts of segments that the plan no longer has: they would be sent by mistake."""
    for path in sorted((folder / "prompts").glob("*.txt")):
        if f"prompts/{path.name}" not in prompts:
            path.unlink()
