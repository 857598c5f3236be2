"""The running time of a film, for people and for programs."""

import json
from textwrap import wrap
from typing import Any

from storyc.ir import Scene, Screenplay
from storyc.timing import (
    PACE,
    Running,
    Timing,
    eighths,
    in_pages,
    rate_of,
    running_time,
)

SCHEMA = "storyc.time/1"
_WIDTH = 88
_ROW = "{:<7} {:>5}  {:>7}  {:>7}  {:<15}  {:>6}  {}"


def as_text(screenplay: Screenplay, timing: Timing) -> str:
    """Return a table with a row for each scene, the total, and what the estimate rests on."""
    found = running_time(screenplay, timing)
    rows = [_ROW.format("scene", "line", "pages", "likely", "range", "speech", "heading")]
    for scene, running in zip(screenplay.scenes, found.scenes, strict=True):
        rows.append(_row(scene.id, str(_line(screenplay, scene)), running, _heading(scene)))
    rows.append(_row("total", "", found.total, screenplay.title_page.title or ""))
    rows += ["", *wrap(_basis(screenplay, found.total), _WIDTH)]
    return "".join(f"{row.rstrip()}\n" for row in rows)


def as_json(screenplay: Screenplay, timing: Timing) -> str:
    """Return the same as a JSON document; times in seconds."""
    found = running_time(screenplay, timing)
    document = {
        "schema": SCHEMA,
        "title": screenplay.title_page.title,
        "scenes": [
            {
                "scene": scene.id,
                "heading": _heading(scene),
                "source": scene.span.source,
                "line": _line(screenplay, scene),
                **_figures(running),
            }
            for scene, running in zip(screenplay.scenes, found.scenes, strict=True)
        ],
        "total": _figures(found.total),
        "basis": _basis(screenplay, found.total),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _row(name: str, line: str, running: Running, heading: str) -> str:
    return _ROW.format(
        name,
        line,
        in_pages(eighths(running.lines)),
        _clock(running.likely_s),
        f"{_clock(running.min_s)} to {_clock(running.max_s)}",
        f"{_speech_share(running)} %",
        heading,
    )


def _figures(running: Running) -> dict[str, Any]:
    return {
        "page_eighths": eighths(running.lines),
        "min_s": round(running.min_s, 1),
        "likely_s": round(running.likely_s, 1),
        "max_s": round(running.max_s, 1),
        "speech_s": round(running.speech_s, 1),
        "action_s": round(running.likely_s - running.speech_s, 1),
        "given_s": round(running.given_s, 1),
    }


def _basis(screenplay: Screenplay, total: Running) -> str:
    """Say what the figures rest on."""
    language = screenplay.title_page.language
    return (
        f"Speech at {rate_of(language, PACE):g} syllables a second (language: {language}), an event"
        f" of action near {PACE.event.likely_s:g} s, {_clock(total.given_s)} as the script gives"
        " it. The range of the total is narrower than the ranges of its scenes together, because"
        " their errors partly cancel. Constants and sources: docs/timing.md"
    )


def _heading(scene: Scene) -> str:
    return scene.slugline.text if scene.slugline is not None else "(before the first heading)"


def _line(screenplay: Screenplay, scene: Scene) -> int:
    return screenplay.source_by_name[scene.span.source].position(scene.span.start).line


def _speech_share(running: Running) -> int:
    return round(100 * running.speech_s / running.likely_s) if running.likely_s else 0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
