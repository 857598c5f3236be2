"""What a project says about findings: how bad they are, and where one is meant.

Knows about `story.toml` and the remarks in scripts. Does not know how findings are made or shown.
"""

from storyc.policy.guessed import guess_remark, guesses
from storyc.policy.policy import Policy
from storyc.policy.reading import read_policy

__all__ = ["Policy", "guess_remark", "guesses", "read_policy"]
