"""The typed tree: one noun a file, all frozen, every node with its span.

Knows about films. Does not know how a script is written down, what a target can do, or how long
anything lasts.
"""

from storyc.ir.beat import (
    ActionBeat,
    Beat,
    CardBeat,
    HoldBeat,
    Mention,
    SoundBeat,
    SoundKind,
    SpeechBeat,
    StateBeat,
    StateVerb,
    is_unseen_mark,
    is_voice_name,
    takes_time,
)
from storyc.ir.cast import (
    Area,
    Asset,
    Character,
    LightNote,
    Location,
    Music,
    Prop,
    Style,
    Voice,
    Wardrobe,
)
from storyc.ir.node import Node, Value
from storyc.ir.scene import Scene, Setting, Slugline
from storyc.ir.screenplay import (
    FPS_DEFAULT,
    SIZE_DEFAULT,
    TARGET_DEFAULT,
    Screenplay,
    TitleEntry,
    TitlePage,
)
from storyc.ir.shot import (
    Angle,
    Duration,
    Move,
    MoveKind,
    Shot,
    ShotSize,
    Subject,
    Transition,
    TransitionKind,
)
from storyc.ir.target_change import PromptLimit, TargetChange
from storyc.ir.text import Text

__all__ = [
    "FPS_DEFAULT",
    "SIZE_DEFAULT",
    "TARGET_DEFAULT",
    "ActionBeat",
    "Angle",
    "Area",
    "Asset",
    "Beat",
    "CardBeat",
    "Character",
    "Duration",
    "HoldBeat",
    "LightNote",
    "Location",
    "Mention",
    "Move",
    "MoveKind",
    "Music",
    "Node",
    "PromptLimit",
    "Prop",
    "Scene",
    "Screenplay",
    "Setting",
    "Shot",
    "ShotSize",
    "Slugline",
    "SoundBeat",
    "SoundKind",
    "SpeechBeat",
    "StateBeat",
    "StateVerb",
    "Style",
    "Subject",
    "TargetChange",
    "Text",
    "TitleEntry",
    "TitlePage",
    "Transition",
    "TransitionKind",
    "Value",
    "Voice",
    "Wardrobe",
    "is_unseen_mark",
    "is_voice_name",
    "takes_time",
]
