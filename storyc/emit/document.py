"""plan.json: the plan, its prompts, and where every fact of the script went."""

import json
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from storyc.emit.emit import Emission
from storyc.emit.prompt import Prompt
from storyc.ir import Screenplay
from storyc.plan import PLAN_SCHEMA, Plan, Segment, critical_path
from storyc.source import Span


def plan_document(screenplay: Screenplay, plan: Plan, emission: Emission) -> str:
    """Return the text of plan.json.

    Deterministic: keys in a fixed order, whole numbers and texts only, names of files relative to
    the script's folder.
    """
    prompts = {prompt.slate: prompt for prompt in emission.prompts}
    document = {
        "schema": PLAN_SCHEMA,
        **plan.model_dump(exclude={"segments"}),
        "sources": [
            {"name": it.name, "sha256": sha256(it.text.encode()).hexdigest()}
            for it in screenplay.sources
        ],
        "prompt_limit": emission.limit.model_dump(),
        "critical_path": [it.slate for it in critical_path(plan)],
        "segments": [_segment(each, prompts[each.slate]) for each in plan.segments],
        "facts": [
            {"id": it.id, "kind": it.kind, "text": it.text, **_place(screenplay, it.span)}
            for it in emission.ledger.facts
        ],
        "placements": [asdict(it) for it in emission.ledger.placements],
        "drops": [asdict(it) for it in emission.ledger.drops],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _segment(segment: Segment, prompt: Prompt) -> dict[str, Any]:
    return {
        **segment.model_dump(),
        "prompt": prompt.model_dump(exclude={"slate"} if prompt.shots else {"slate", "shots"}),
    }


def _place(screenplay: Screenplay, span: Span) -> dict[str, Any]:
    source = screenplay.source_by_name[span.source]
    return {"source": span.source, "line": source.position(span.start).line}
