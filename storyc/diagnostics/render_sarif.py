"""Findings as a SARIF log, which code-scanning services and editors read.

Source: SARIF 2.1.0, an OASIS standard (docs.oasis-open.org/sarif/sarif/v2.1.0, read 2026-11). The
section numbers below are its.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from string import ascii_letters, digits
from typing import Any

from storyc import __version__
from storyc.diagnostics.code import Code, Severity
from storyc.diagnostics.diagnostic import Diagnostic, Edit, Fix
from storyc.diagnostics.explain import page_of, section
from storyc.diagnostics.script_findings import ScriptFindings
from storyc.source import Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

FINGERPRINT = "primaryLocationLineHash"
"""The one partial fingerprint that GitHub compares."""

_HASH_LENGTH = 16
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_UNRESERVED = frozenset(f"{ascii_letters}{digits}-._~/")

JsonObject = Mapping[str, Any]
"""What `json.dumps` takes."""


def render_sarif(scripts: Sequence[ScriptFindings]) -> str:
    """Return one log with one run; what two scripts share is told once.

    Shape: a JSON document in ASCII that ends with a line feed.
    """
    codes = sorted({finding.code for script in scripts for finding in script.findings})
    driver = {
        "name": "storyc",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",  # 3.14.27
        "results": _results(scripts, codes),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: Code) -> JsonObject:
    text = page_of(code)
    return {
        "id": code.value,
        "name": "".join(word.capitalize() for word in code.slug.split("-")),
        "shortDescription": {"text": code.slug.replace("-", " ")},
        "fullDescription": {"text": section(text, "What")},
        "help": {"text": section(text, "What to do"), "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _results(scripts: Sequence[ScriptFindings], codes: Sequence[Code]) -> list[JsonObject]:
    results: dict[str, JsonObject] = {}
    twins: Counter[str] = Counter()
    for script in scripts:
        for finding in script.findings:
            result = _result(script, finding, codes.index(finding.code))
            if (told := json.dumps(result)) not in results:
                mark = _mark(script, finding)
                twins[mark] += 1
                fingerprint = {FINGERPRINT: f"{mark}:{twins[mark]}"}
                results[told] = {**result, "partialFingerprints": fingerprint}
    return list(results.values())


def _mark(script: ScriptFindings, finding: Diagnostic) -> str:
    """Return what stays the same when lines above come and go: a hash of code and line."""
    region = script.region(finding.primary)
    line = finding.message
    if region is not None and finding.primary is not None:
        line = script.sources[finding.primary.source].line_text(region.first_line)
    about = "\0".join((script.path_of(finding), finding.code.value, " ".join(line.split())))
    return sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]


def _result(script: ScriptFindings, finding: Diagnostic, rule: int) -> JsonObject:
    told = [finding.message, finding.here, finding.help, *finding.notes]
    result: dict[str, Any] = {
        "ruleId": finding.code.value,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(line for line in told if line)},
        "locations": [{"physicalLocation": _place(script, finding.primary)}],
    }
    if finding.labels:
        result["relatedLocations"] = [
            {"id": index, "physicalLocation": _place(script, it.span), "message": {"text": it.text}}
            for index, it in enumerate(finding.labels, start=1)
        ]
    if finding.fixes:
        result["fixes"] = [_fix(script, it) for it in finding.fixes]
    return result


def _place(script: ScriptFindings, span: Span | None) -> JsonObject:
    artifact = _artifact(script.path(span.source if span is not None else None))
    region = _region(script, span)
    return (
        {"artifactLocation": artifact, "region": region}
        if region
        else {"artifactLocation": artifact}
    )


def _artifact(path: str) -> JsonObject:
    """Return an artifact location: a path in its percent-encoded form."""
    encoded = path.encode("utf-8", "surrogatepass")
    uri = "".join(chr(it) if chr(it) in _UNRESERVED else f"%{it:02X}" for it in encoded)
    return {"uri": f"file://{uri}" if path.startswith("/") else uri}


def _region(script: ScriptFindings, span: Span | None) -> JsonObject:
    region = script.region(span)
    if region is None:
        return {}
    return {
        "startLine": region.first_line,
        "startColumn": region.first_column,
        "endLine": region.last_line,
        "endColumn": region.last_column,  # 3.30.8: the column behind the last character
    }


def _fix(script: ScriptFindings, fix: Fix) -> JsonObject:
    files: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        files.setdefault(edit.span.source, []).append(edit)
    changes = [
        {
            "artifactLocation": _artifact(script.path(name)),
            "replacements": [
                {
                    "deletedRegion": _region(script, it.span),
                    "insertedContent": {"text": script.inserted(it)},
                }
                for it in edits
            ],
        }
        for name, edits in files.items()
    ]
    return {"description": {"text": fix.title}, "artifactChanges": changes}
