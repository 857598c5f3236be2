"""What a sentence of action says of the weather, as in `Heavy rain on the roofs` or `It snows`.

English, and only words that can hardly mean anything else: a wrong rain is worse than none.
"""

import re
from typing import NamedTuple

_FALLING = (
    "rain snow sleet hail drizzle downpour rainstorm snowstorm thunderstorm hailstorm blizzard"
)
"""What falls is heard and seen at a window too."""

_HANGING = "fog mist sandstorm"
"""What hangs is told of a mirror or a bathroom as well: only outside is it weather."""

_ADJECTIVES = (
    "heavy hard light steady driving soft cold warm thin fine freezing icy pouring torrential"
    " horizontal sheeting thick dense low grey gray white wet first summer winter autumn spring"
    " morning evening night sea swirling blowing drifting falling fresh dirty relentless"
)
_DOING = (
    "falls fell falling pours drums hammers beats lashes patters pelts drips runs streams sweeps"
    " drifts swirls blows rolls hangs covers begins starts comes thickens keeps continues rages"
    " howls soaks slants sheets whips batters clings settles swallows hides"
)
_WHERE = "on over upon against across outside everywhere from at and"
_NOT_HERE = re.compile(
    r"\b(?:no|not|never|without|if|whether|remembers?|dreams?|dreaming|imagines?|imagining|photos?"
    r"|photographs?|paintings?|posters?|television|tv|screen|radio|forecast)\b",
    re.IGNORECASE,
)


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


def _said(kind: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a sentence that tells of one kind of weather, for `what` it is."""
    what = rf"(?P<what>(?:{_any(_ADJECTIVES)},?\s+)*{_any(kind)})"
    opens = (
        rf"^(?:an?\s+|the\s+)?{what}(?=\s*[.,;:!…—–]|\s*$|\s+(?:{_any(_DOING)}|{_any(_WHERE)})\b)"
    )
    within = rf"\b(?:in|through|under|into)\s+(?:the\s+)?{what}\b"
    return re.compile(opens, re.IGNORECASE), re.compile(within, re.IGNORECASE)


_OUTSIDE = _said(f"{_FALLING} {_HANGING}")
_INSIDE = _said(_FALLING)
_IT_RAINS = re.compile(
    r"^(?:outside,?\s+)?it(?:['’]?s|\s+is|\s+was)?\s+(?:still\s+|now\s+|(?:begins|starts)\s+(?:to\s+)?)?"
    r"(?P<verb>rain|snow|drizzl|hail)(?:e?s|e|ing)?\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(rf"{_any(f'{_FALLING} {_HANGING} storm')}|drizzl", re.IGNORECASE)
_STEMS = (*f"{_FALLING} {_HANGING} storm".split(), "drizzl")


def _may_tell(sentence: str) -> bool:
    """Tell whether any of the words is in a sentence; most have none, and one look tells."""
    if sentence.isascii():  # ten times as fast; other letters have more than two cases
        lower = sentence.lower()
        return any(it in lower for it in _STEMS)
    return _MAYBE.search(sentence) is not None


_ENDS = re.compile(
    rf"^(?:the\s+)?{_any(f'{_FALLING} {_HANGING} storm')}\s+(?:ha(?:s|ve)\s+|is\s+)?(?:finally\s+)?"
    r"(?:stop(?:s|ped)|end(?:s|ed)|lift(?:s|ed)|clear(?:s|ed)|over|gone|let(?:s)?\s+up|pass(?:es|ed))\b"
    r"|^it\s+(?:has\s+)?stop(?:s|ped)\s+(?:raining|snowing|hailing)\b",
    re.IGNORECASE,
)


class ToldWeather(NamedTuple):
    """The weather from a sentence on, in its own words; `None` where it says that it is over."""

    weather: str | None


def told_weather(sentence: str, *, inside: bool) -> ToldWeather | None:
    """Return what a sentence of action says of the weather, `None` if it says nothing of it.

    Args:
        sentence: one sentence of action.
        inside: the scene plays inside, so only what falls is weather.
    """
    if not _may_tell(sentence):
        return None
    if _ENDS.search(sentence) is not None:
        return ToldWeather(None)
    if _NOT_HERE.search(sentence) is not None:
        return None
    rains = _IT_RAINS.search(sentence)
    if rains is not None:
        verb = rains["verb"].lower()
        return ToldWeather("drizzle" if verb == "drizzl" else verb)
    found = (it.search(sentence) for it in (_INSIDE if inside else _OUTSIDE))
    told = next((it for it in found if it is not None), None)
    return None if told is None else ToldWeather(" ".join(told["what"].lower().split()))
