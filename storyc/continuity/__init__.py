"""Follows the state of the world through the script, as a script supervisor does.

Knows about people, props, places and what a scene heading carries on from the one before. Does not
know what is an error, how long anything lasts or how it is filmed.
"""

from storyc.continuity.camera_side import (
    camera_travels,
    camera_turns,
    is_neutral,
    is_plain_cut,
    shows_something_else,
    stirs,
)
from storyc.continuity.clock import read_clock
from storyc.continuity.follow import follow
from storyc.continuity.handling import Handling, HandlingKind, read_handlings
from storyc.continuity.record import FIELDS, SCENE, Fact, Field, Record
from storyc.continuity.sheet import Change, SceneSheet, scene_sheets
from storyc.continuity.staging import (
    Side,
    Staging,
    StagingKind,
    other_side,
    read_sentence,
    read_shot_line,
    read_side,
)
from storyc.continuity.state import (
    CharacterState,
    ContinuityLog,
    ContinuityState,
    FrameSide,
    PropState,
)
from storyc.continuity.state_line import keeps_clothes

__all__ = [
    "FIELDS",
    "SCENE",
    "Change",
    "CharacterState",
    "ContinuityLog",
    "ContinuityState",
    "Fact",
    "Field",
    "FrameSide",
    "Handling",
    "HandlingKind",
    "PropState",
    "Record",
    "SceneSheet",
    "Side",
    "Staging",
    "StagingKind",
    "camera_travels",
    "camera_turns",
    "follow",
    "is_neutral",
    "is_plain_cut",
    "keeps_clothes",
    "other_side",
    "read_clock",
    "read_handlings",
    "read_sentence",
    "read_shot_line",
    "read_side",
    "scene_sheets",
    "shows_something_else",
    "stirs",
]
