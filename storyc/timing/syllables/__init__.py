"""How many syllables a line of talk has, by rules of each language.

Rules and not a dictionary: a line is off by a few per cent, far less than speakers differ. Rules
and not a hyphenation library: a word is hyphenated only where a line may break, never after a lone
first letter, so that `idea` or `away` would have a syllable too few; and it would bring
dictionaries of several megabytes for a result that is further from the truth.
"""

from storyc.timing.syllables.count import RULED, count_syllables

__all__ = ["RULED", "count_syllables"]
