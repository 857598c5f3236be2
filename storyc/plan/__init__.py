"""The planner: which beats are generated together, at the least cost within every limit.

Knows about the script, its times and the limits of a target. Does not know how prompts are worded
(a `PromptMeter` measures them) or what is already generated.
"""

from storyc.plan.chains import chains, critical_path
from storyc.plan.meter import PromptMeter, ShotBeat
from storyc.plan.plan import (
    PLAN_SCHEMA,
    Link,
    Plan,
    PlannedBeat,
    PlannedShot,
    PlannedTransition,
    Segment,
    SourceLines,
)
from storyc.plan.planner import plan
from storyc.plan.references import Material, References
from storyc.plan.settings import read_weights
from storyc.plan.weights import DEFAULT, Boundary, Weights

__all__ = [
    "DEFAULT",
    "PLAN_SCHEMA",
    "Boundary",
    "Link",
    "Material",
    "Plan",
    "PlannedBeat",
    "PlannedShot",
    "PlannedTransition",
    "PromptMeter",
    "References",
    "Segment",
    "ShotBeat",
    "SourceLines",
    "Weights",
    "chains",
    "critical_path",
    "plan",
    "read_weights",
]
