"""The continuity log of a film, for people and for programs."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from storyc.continuity import (
    SCENE,
    Change,
    ContinuityLog,
    Fact,
    Field,
    Record,
    SceneSheet,
    scene_sheets,
)
from storyc.ir import Screenplay
from storyc.source import Span

SCHEMA = "storyc.continuity/1"
_INFERRED = "~"
_LEGEND = f"{_INFERRED} worked out, not written in so many words; [n] the line that says it"
_PHRASE: dict[Field, str] = {
    "is there": "{}",
    "position": "from {}",
    "frame side": "on the {} of the frame",
    "wears": "wears {}",
    "condition": "is {}",
    "holds": "holds {}",
    "lies": "lies {}",
    "state": "is {}",
}
_ENDED: dict[Field, str] = {
    "is there": "leaves",
    "position": "no longer from {}",
    "frame side": "no longer on the {} of the frame",
    "wears": "no longer wears {}",
    "condition": "no longer {}",
    "holds": "no longer holds {}",
    "lies": "no longer {}",
    "state": "no longer {}",
}


def as_text(screenplay: Screenplay, log: ContinuityLog) -> str:
    """Return the log as text, a block for each scene."""
    blocks = (_Page(screenplay, sheet).lines() for sheet in scene_sheets(screenplay, log))
    lines = [line for block in blocks for line in (*block, "")]
    return "".join(f"{line}\n" for line in (*lines, _LEGEND))


def as_json(screenplay: Screenplay, log: ContinuityLog) -> str:
    """Return the log as a JSON document."""
    document = {
        "schema": SCHEMA,
        "title": screenplay.title_page.title,
        "scenes": [_Page(screenplay, sheet).document() for sheet in scene_sheets(screenplay, log)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _Page:
    """One scene of the log."""

    def __init__(self, screenplay: Screenplay, sheet: SceneSheet) -> None:
        self._screenplay = screenplay
        self._sheet = sheet

    def lines(self) -> Iterator[str]:
        sheet = self._sheet
        yield f"{sheet.scene.id}  {self._heading()}  (line {self._where(sheet.scene.span)})"
        setting = (
            f"{field} {_marked(fact)}"
            for (subject, field), fact in sheet.start.items()
            if subject == SCENE
        )
        yield "  " + ("; ".join(setting) or "nowhere yet")
        yield from self._people(sheet.start)
        for (place, subject), group in groupby(
            sheet.changes, key=lambda it: (it.place, it.subject)
        ):
            told = ", ".join(map(_told, group))
            yield f"  line {self._where(place)}: {f'{subject} ' if subject else ''}{told}"
        if sheet.changes:
            yield "  at the end"
            yield from self._people(sheet.end)

    def _people(self, record: Record) -> Iterator[str]:
        """Yield a line for each person and thing."""
        for subject, group in groupby(record.items(), key=lambda it: it[0][0]):
            if subject != SCENE:
                facts = [self._phrase(field, fact) for (_, field), fact in group]
                yield f"    {subject} {', '.join(facts)}"

    def _phrase(self, field: Field, fact: Fact) -> str:
        said = _PHRASE[field].format(_marked(fact))
        since = None if fact.inferred else fact.since
        return said if since is None else f"{said} [{self._where(since)}]"

    def document(self) -> dict[str, Any]:
        sheet = self._sheet
        return {
            "scene": sheet.scene.id,
            "heading": self._heading(),
            **self._place(sheet.scene.span),
            "start": self._facts(sheet.start),
            "changes": [
                {
                    **self._place(it.place),
                    "subject": it.subject or None,
                    "what": it.field,
                    "was": None if it.was is None else it.was.value,
                    "now": None if it.now is None else it.now.value,
                    "inferred": it.inferred,
                }
                for it in sheet.changes
            ],
            "end": self._facts(sheet.end),
        }

    def _facts(self, record: Record) -> list[dict[str, Any]]:
        return [
            {
                "subject": subject or None,
                "what": field,
                "value": fact.value,
                "inferred": fact.inferred,
                "since": None if fact.since is None else self._place(fact.since),
            }
            for (subject, field), fact in record.items()
        ]

    def _heading(self) -> str:
        slugline = self._sheet.scene.slugline
        return slugline.text if slugline is not None else "(before the first heading)"

    def _place(self, span: Span) -> dict[str, Any]:
        line = self._screenplay.source_by_name[span.source].position(span.start).line
        return {"source": span.source, "line": line}

    def _where(self, span: Span) -> str:
        place = self._place(span)
        is_own = span.source == self._screenplay.sources[0].name
        return str(place["line"]) if is_own else f"{place['source']}:{place['line']}"


def _told(change: Change) -> str:
    mark = f" {_INFERRED}" if change.inferred else ""
    if change.subject == SCENE:
        now = "not said any more" if change.now is None else change.now.value
        return f"{change.field}: {now}{mark}"
    if change.now is not None:
        return _PHRASE[change.field].format(change.now.value) + mark
    was = "" if change.was is None else change.was.value
    return _ENDED[change.field].format(was) + mark


def _marked(fact: Fact) -> str:
    return f"{fact.value} {_INFERRED}" if fact.inferred else fact.value
