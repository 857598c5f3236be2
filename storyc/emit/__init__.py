"""Segments to prompts, board sheets and captions, with an account of every fact.

Knows about wording. Does not know about files or services, or how a board is drawn.
"""

from storyc.emit.captions import FOR_THE_DEAF, PLAIN, Caption, CaptionStyle, captions
from storyc.emit.document import plan_document
from storyc.emit.emit import Emission, emit
from storyc.emit.facts import collect_facts
from storyc.emit.meter import Meter
from storyc.emit.prompt import Drop, Fact, Ledger, Placement, Prompt, Reference
from storyc.emit.score import Score, score_of
from storyc.emit.sheet import BoardSheet, Figure, Line, Panel, SoundCue, Words
from storyc.emit.sheets import board_sheets
from storyc.emit.speech_times import Stretch

__all__ = [
    "FOR_THE_DEAF",
    "PLAIN",
    "BoardSheet",
    "Caption",
    "CaptionStyle",
    "Drop",
    "Emission",
    "Fact",
    "Figure",
    "Ledger",
    "Line",
    "Meter",
    "Panel",
    "Placement",
    "Prompt",
    "Reference",
    "Score",
    "SoundCue",
    "Stretch",
    "Words",
    "board_sheets",
    "captions",
    "collect_facts",
    "emit",
    "plan_document",
    "score_of",
]
