"""Turns prompts and board sheets into takes, each one made once and kept."""

from storyc.render.render import made_slates, render
from storyc.render.stand_in import requests_without, take_beside
from storyc.render.take import Take
from storyc.render.whole_clip import with_leads

__all__ = ["Take", "made_slates", "render", "requests_without", "take_beside", "with_leads"]
