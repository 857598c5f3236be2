"""Follows the state of the world through the script, as a script supervisor does.

Knows about people, props, places and what a scene heading carries on from the one before. Does not
know what is an error, how long anything lasts or how it is filmed.
"""

from storyc.continuity.clock import read_clock
from storyc.continuity.follow import follow
from storyc.continuity.handling import Handling, HandlingKind, read_handlings
from storyc.continuity.record import FIELDS, SCENE, Fact, Field, Record
from storyc.continuity.sheet import Change, SceneSheet, scene_sheets
from storyc.continuity.state import CharacterState, ContinuityLog, ContinuityState, PropState

__all__ = [
    "FIELDS",
    "SCENE",
    "Change",
    "CharacterState",
    "ContinuityLog",
    "ContinuityState",
    "Fact",
    "Field",
    "Handling",
    "HandlingKind",
    "PropState",
    "Record",
    "SceneSheet",
    "follow",
    "read_clock",
    "read_handlings",
    "scene_sheets",
]
