"""Text to tree: the only layer that knows how scripts are written, and the only importer of lark.

Knows about lines and words. Does not know about names, films or time. `parse` never fails; the tree
keeps shot, state and heading lines raw, and the `parse_…` functions read them once variables are
filled in.
"""

from storyc.syntax.inline.cue import parse_cue
from storyc.syntax.inline.duration import parse_duration
from storyc.syntax.inline.heading import parse_heading
from storyc.syntax.inline.shot import parse_shot
from storyc.syntax.inline.sound import parse_sound
from storyc.syntax.inline.state import parse_state
from storyc.syntax.inline.transition import parse_transition
from storyc.syntax.lexer import lex
from storyc.syntax.parsing import parse
from storyc.syntax.remarks import Remark, remarks
from storyc.syntax.reparse import ParsedScript, reparse
from storyc.syntax.specs import (
    CueSpec,
    DurationSpec,
    HeadingSpec,
    MoveSpec,
    ShotSpec,
    SoundSpec,
    StateSpec,
    TransitionSpec,
)
from storyc.syntax.tokens import LineKind, LineToken
from storyc.syntax.tree import (
    Action,
    ActNode,
    Block,
    Broken,
    Centered,
    Declaration,
    Document,
    Import,
    Include,
    Let,
    Lyrics,
    Property,
    SceneNode,
    SectionLine,
    ShotNode,
    SoundLine,
    Speech,
    SpeechLine,
    StateLine,
    Synopsis,
    Template,
    TitleLine,
    TransitionLine,
    Use,
)

__all__ = [
    "ActNode",
    "Action",
    "Block",
    "Broken",
    "Centered",
    "CueSpec",
    "Declaration",
    "Document",
    "DurationSpec",
    "HeadingSpec",
    "Import",
    "Include",
    "Let",
    "LineKind",
    "LineToken",
    "Lyrics",
    "MoveSpec",
    "ParsedScript",
    "Property",
    "Remark",
    "SceneNode",
    "SectionLine",
    "ShotNode",
    "ShotSpec",
    "SoundLine",
    "SoundSpec",
    "Speech",
    "SpeechLine",
    "StateLine",
    "StateSpec",
    "Synopsis",
    "Template",
    "TitleLine",
    "TransitionLine",
    "TransitionSpec",
    "Use",
    "lex",
    "parse",
    "parse_cue",
    "parse_duration",
    "parse_heading",
    "parse_shot",
    "parse_sound",
    "parse_state",
    "parse_transition",
    "remarks",
    "reparse",
]
