"""Finds what is wrong with a script that can be read.

Knows about rules, and asks each of them. Does not know how a script is planned or worded.
"""

from storyc.checks.context import Context
from storyc.checks.rule import Rule
from storyc.checks.rules import (
    acts_while_absent,
    beat_exceeds_target,
    cameo_without_consent,
    capability_lost,
    carried_off,
    continues_on_another,
    continues_without_shot,
    contradictory_camera,
    crossed_axis,
    crowded_time,
    day_into_night,
    empty_scene,
    enters_twice,
    eyeline_mismatch,
    held_already,
    jump_cut,
    leaves_twice,
    lingering_shot,
    missing_asset,
    not_a_picture,
    not_worn,
    picture_of_another_size,
    position_jump,
    prop_elsewhere,
    prop_not_held,
    receiver_absent,
    reversed_direction,
    shown_while_absent,
    size_jump,
    speaks_while_absent,
    speech_exceeds_shot,
    target_not_live,
    too_many_references,
    two_places,
    unsupported_size,
    wardrobe_jump,
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
    leaves_twice.RULE,
    acts_while_absent.RULE,
    shown_while_absent.RULE,
    receiver_absent.RULE,
    held_already.RULE,
    prop_elsewhere.RULE,
    not_worn.RULE,
    two_places.RULE,
    day_into_night.RULE,
    carried_off.RULE,
    missing_asset.RULE,
    not_a_picture.RULE,
    picture_of_another_size.RULE,
    cameo_without_consent.RULE,
    unsupported_size.RULE,
    too_many_references.RULE,
    target_not_live.RULE,
    capability_lost.RULE,
    contradictory_camera.RULE,
    empty_scene.RULE,
    jump_cut.RULE,
    continues_on_another.RULE,
    crowded_time.RULE,
    lingering_shot.RULE,
    wardrobe_jump.RULE,
    crossed_axis.RULE,
    eyeline_mismatch.RULE,
    position_jump.RULE,
    reversed_direction.RULE,
    size_jump.RULE,
)
"""Every rule, in order of code."""


def check(context: Context) -> tuple[Diagnostic, ...]:
    """Ask every rule and return what they found, in reading order, each once."""
    found = tuple(finding for rule in RULES for finding in rule.check(context))
    return Diagnostic.sort(found)
