"""Answers about a planned film: where a line went, what a scene costs, how one target compares.

Knows about plans, prompts and the account of facts. Does not know about files, terminals or how
anything is rendered.
"""

from storyc.answers.bid import Bid, Bids, bid_of, cheapest_first
from storyc.answers.cost import Cost, FilmCost, SceneCost, film_cost, segment_cost
from storyc.answers.trace import FactAnswer, LineAnswer, SegmentOfLine, trace
from storyc.answers.words import Sent, Words

__all__ = [
    "Bid",
    "Bids",
    "Cost",
    "FactAnswer",
    "FilmCost",
    "LineAnswer",
    "SceneCost",
    "SegmentOfLine",
    "Sent",
    "Words",
    "bid_of",
    "cheapest_first",
    "film_cost",
    "segment_cost",
    "trace",
]
