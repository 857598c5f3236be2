"""Findings for programs: one JSON object a line.

```
{"code": "E0301", "slug": "unknown-character", "severity": "error", "message": …, "file": …,
 "start": {"line": 6, "column": 1}, "end": {"line": 6, "column": 6}, "here": …, "labels": […],
 "notes": […], "help": …, "fixes": [{"title": …, "safe": false, "edits": […]}]}
```

Lines and columns count from 1, columns in code points; an end is not included. `start` and `end`
are null where a finding is about a file as a whole. All is ASCII, so that no terminal spoils it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from storyc.diagnostics.diagnostic import Diagnostic, Fix
from storyc.diagnostics.script_findings import ScriptFindings
from storyc.source import Span

JsonObject = Mapping[str, Any]
"""What `json.dumps` takes."""


def render_json(scripts: Iterable[ScriptFindings]) -> str:
    """Return a line for each finding, in order; what two scripts share is told once.

    Shape: each line ends with a line feed.
    """
    lines = (json.dumps(_finding(script, it)) for script in scripts for it in script.findings)
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _finding(script: ScriptFindings, finding: Diagnostic) -> JsonObject:
    return {
        "code": finding.code.value,
        "slug": finding.code.slug,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": script.path_of(finding),
        **_places(script, finding.primary),
        "here": finding.here,
        "labels": [{**_located(script, it.span), "text": it.text} for it in finding.labels],
        "notes": list(finding.notes),
        "help": finding.help,
        "fixes": [_fix(script, it) for it in finding.fixes],
    }


def _fix(script: ScriptFindings, fix: Fix) -> JsonObject:
    edits = [{**_located(script, it.span), "text": script.inserted(it)} for it in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _located(script: ScriptFindings, span: Span) -> JsonObject:
    return {"file": script.path(span.source), **_places(script, span)}


def _places(script: ScriptFindings, span: Span | None) -> JsonObject:
    region = script.region(span)
    if region is None:
        return {"start": None, "end": None}
    return {
        "start": {"line": region.first_line, "column": region.first_column},
        "end": {"line": region.last_line, "column": region.last_column},
    }
