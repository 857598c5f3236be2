"""Finds what is wrong with a script that can be read.

Knows about rules, and asks each of them. Does not know how a script is planned or worded.
"""

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.checks.rules import (
    beat_exceeds_target,
    cameo_without_consent,
    capability_lost,
    continues_without_shot,
    contradictory_camera,
    enters_twice,
    missing_asset,
    prop_not_held,
    speaks_while_absent,
    speech_exceeds_shot,
    target_not_live,
    too_many_references,
    unsupported_size,
)
from storyc.diagnostics import Diagnostic

__all__ = ["RULES", "Context", "Rule", "check"]

RULES: tuple[Rule, ...] = (
    continues_without_shot.RULE,
    beat_exceeds_target.RULE,
    speech_exceeds_shot.RULE,
    prop_not_held.RULE,
    speaks_while_absent.RULE,
    enters_twice.RULE,
    missing_asset.RULE,
    cameo_without_consent.RULE,
    unsupported_size.RULE,
    too_many_references.RULE,
    target_not_live.RULE,
    capability_lost.RULE,
    contradictory_camera.RULE,
)
"""Every rule, in order of code."""


def check(context: Context) -> tuple[Diagnostic, ...]:
    """Ask every rule and return what they found, in reading order, each once."""
    found = tuple(finding for rule in RULES for finding in rule.check(context))
    return Diagnostic.sort(found)
