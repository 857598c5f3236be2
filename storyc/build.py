"""The build folder: writes what was compiled, whole or not at all.

Knows about files. Does not know how anything in them was made, or how progress is shown.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from storyc.world.disk import remove_abandoned, write_bytes, write_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from storyc.assemble import Finish
    from storyc.driver import Compiled, Film, Finished, Progress


class Output(StrEnum):
    """What a compile can leave in the build folder."""

    TREE = "tree"
    IR = "ir"
    PLAN = "plan"
    PROMPTS = "prompts"
    REQUESTS = "requests"
    TIMELINE = "timeline"
    CAPTIONS = "captions"
    STORYBOARD = "storyboard"
    STORYBOARD_PDF = "storyboard-pdf"
    FILM = "film"
    REPORT = "report"
    CONTACT_SHEET = "contact-sheet"


ON_REQUEST = frozenset(
    {
        *(Output.TREE, Output.IR, Output.REQUESTS),
        *(Output.STORYBOARD_PDF, Output.REPORT, Output.CONTACT_SHEET),
    }
)
"""What is only written when it is asked for."""

NEED_FILM = frozenset({Output.FILM, Output.REPORT, Output.CONTACT_SHEET})
"""What the film is made for."""

DEFAULT_OUTPUTS = tuple(it for it in Output if it not in ON_REQUEST)


class UnwritableOutput(Exception):  # noqa: N818  # it names a state of the disk, not a fault of ours
    """The build folder cannot be written. The message says why and what to do, in one line."""


@dataclass(frozen=True)
class Built:
    """What was written, in order, and the film if one was made."""

    written: tuple[Path, ...]
    film: Film | None = None


def build(
    compiled: Compiled,
    script_folder: Path,
    folder: Path,
    outputs: Collection[Output],
    on_progress: Progress,
    *,
    clips: Mapping[str, Path] | None = None,
    requests: Mapping[str, str] | None = None,
    finish: Finish | None = None,
) -> Built:
    """Write the asked outputs of a compiled script, which lies in `script_folder`, into `folder`.

    `clips` are the generated clips that there are, by slate; boards stand in for the others.
    `requests` are what would be sent to a service, by the names of their files. `finish` is what
    the film is to have besides its takes.

    A script with errors has a tree and an IR at the most; nothing else is written for it.

    Raises:
        UnwritableOutput: the folder cannot be made or written.
        storyc.assemble.AssembleError: a clip cannot become part of the film.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each in (folder, folder / "prompts", folder / "requests"):
            remove_abandoned(each)
        asked = frozenset(outputs)
        build = _Build(compiled, script_folder, folder, asked, clips or {}, requests or {}, finish)
        return build.run(on_progress)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableOutput(
            f"{error.filename or folder} cannot be written: {reason};"
            " choose another folder with -o or make room"
        ) from error


def holds_earlier(folder: Path) -> bool:
    """Tell whether an earlier compile left in a folder what could be taken for a new one's."""
    made = {"film.mp4", "plan.json", "storyboard.html", "timeline.otio", "captions.srt", "prompts"}
    return any(path.name in made for path in folder.glob("*"))


@dataclass(frozen=True)
class _Build:
    """One script on its way into its folder."""

    compiled: Compiled
    script_folder: Path
    folder: Path
    outputs: frozenset[Output]
    clips: Mapping[str, Path]
    requests: Mapping[str, str]
    finish: Finish | None

    def run(self, on_progress: Progress) -> Built:
        written = self._write_all(self._front_end_texts())
        film: Film | None = None
        finished = self.compiled.finished
        if finished is not None:
            written += self._write_all(self._prompt_texts(finished))
            written += self._write_all(self._pages(finished, on_progress))
            if self.outputs & NEED_FILM:
                from storyc.driver import make_film

                film = make_film(
                    finished,
                    self.script_folder,
                    self.folder,
                    on_progress,
                    clips=self.clips,
                    finish=self.finish,
                )
                written.append(film.path)
                written += self._write_all(self._film_pages(film))
            written += self._write_all(self._caption_texts(finished, film))
            written += self._write_all(self._timeline_texts(finished, film))
        return Built(tuple(written), film)

    def _write_all(self, contents: Mapping[str, str] | Mapping[str, str | bytes]) -> list[Path]:
        written = {self.folder / name: content for name, content in contents.items()}
        for folder in {path.parent for path in written}:
            folder.mkdir(exist_ok=True)
        new = {path: it for path, it in written.items() if not _holds(path, it)}
        write_texts({path: it for path, it in new.items() if isinstance(it, str)})
        for path, it in new.items():
            if isinstance(it, bytes):
                write_bytes(path, it)
        return list(written)

    def _front_end_texts(self) -> dict[str, str]:
        texts: dict[str, str] = {}
        screenplay = self.compiled.checked.screenplay
        if Output.TREE in self.outputs:
            from storyc.syntax import parse

            tree, _ = parse(screenplay.sources[0])
            dump = asdict(tree) | {"source": tree.source.name}
            texts["tree.json"] = json.dumps(dump, ensure_ascii=False, indent=1) + "\n"
        if Output.IR in self.outputs:
            texts["ir.json"] = screenplay.model_dump_json(indent=1) + "\n"
        return texts

    def _prompt_texts(self, finished: Finished) -> dict[str, str]:
        from storyc.emit import plan_document

        texts: dict[str, str] = {}
        plan, emission = finished.plan, finished.emission
        if Output.PLAN in self.outputs:
            screenplay = self.compiled.checked.screenplay
            texts["plan.json"] = plan_document(screenplay, plan, emission)
        if Output.PROMPTS in self.outputs:
            prompts = {f"prompts/{prompt.slate}.txt": prompt.text for prompt in emission.prompts}
            self._remove_stale(prompts, "prompts/*.txt")
            texts |= prompts
        if Output.REQUESTS in self.outputs:
            requests = {f"requests/{name}.json": text for name, text in self.requests.items()}
            self._remove_stale(requests, "requests/*.json")
            texts |= requests
        return texts

    def _caption_texts(self, finished: Finished, film: Film | None) -> dict[str, str]:
        """Return the captions as files; with a film, timed as its clips speak."""
        if Output.CAPTIONS not in self.outputs:
            return {}
        from storyc.assemble.caption_files import FORMS, caption_text
        from storyc.emit import PLAIN, captions

        plan = finished.plan
        style = PLAIN if self.finish is None else self.finish.captions
        shown = captions(plan, finished.sheets, style) if film is None else film.captions
        size = plan.width, plan.height
        return {name: caption_text(shown, form, plan.fps, size) for name, form in FORMS.items()}

    def _pages(self, finished: Finished, on_progress: Progress) -> dict[str, str | bytes]:
        asked = self.outputs & {Output.STORYBOARD, Output.STORYBOARD_PDF}
        if not asked:
            return {}
        from storyc.driver import read_storyboard
        from storyc.storyboard import page

        film = read_storyboard(self.compiled, finished, self.script_folder, on_progress)
        pages: dict[str, str | bytes] = {}
        if Output.STORYBOARD in asked:
            pages["storyboard.html"] = page(film)
        if Output.STORYBOARD_PDF in asked:
            from storyc.storyboard.printing import print_storyboard

            pages["storyboard.pdf"] = print_storyboard(film)
        return pages

    def _film_pages(self, film: Film) -> dict[str, str | bytes]:
        """Return what shows the pictures of the finished film."""
        pages: dict[str, str | bytes] = {}
        if not self.outputs & {Output.REPORT, Output.CONTACT_SHEET}:
            return pages
        from storyc.assemble.end_frames import end_frames
        from storyc.assemble.join_measure import measure_joins
        from storyc.assemble.report_page import report_page
        from storyc.assemble.thumbnail import contact_sheet

        plan = film.plan
        ends = end_frames(plan, film.takes, film.report.changes)
        if Output.REPORT in self.outputs:
            joins = tuple(measure_joins(plan, ends))
            pages["report.html"] = report_page(plan, film.report, ends, joins, film.origins)
        if Output.CONTACT_SHEET in self.outputs:
            firsts = [(it.slate, it.first) for it in ends]
            size = plan.width, plan.height
            pages["contact-sheet.png"] = contact_sheet(plan.title, firsts, size)
        return pages

    def _timeline_texts(self, finished: Finished, film: Film | None) -> dict[str, str]:
        from storyc.assemble import build_timeline, edl_text, fcpxml_text, otio_text

        if Output.TIMELINE not in self.outputs:
            return {}
        takes = {} if film is None else film.takes
        names = {slate: path.relative_to(self.folder) for slate, path in takes.items()}
        plan = finished.plan if film is None else film.plan
        changes = None if film is None else film.report.told(plan.fps)
        timeline = build_timeline(plan, names, finished.scene_titles, changes)
        return {
            "timeline.otio": otio_text(timeline),
            "timeline.edl": edl_text(timeline),
            "timeline.fcpxml": fcpxml_text(timeline, finished.plan.width, finished.plan.height),
        }

    def _remove_stale(self, kept: Mapping[str, str], pattern: str) -> None:
        """Remove files of segments that the plan no longer has: they could be sent by mistake."""
        for path in sorted(self.folder.glob(pattern)):
            if path.relative_to(self.folder).as_posix() not in kept:
                path.unlink()


def _holds(path: Path, content: str | bytes) -> bool:
    """Tell whether a file says this already; writing it again would wake whoever watches it."""
    data = content if isinstance(content, bytes) else content.encode()
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
