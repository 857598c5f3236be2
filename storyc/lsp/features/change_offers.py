"""What could be written in a state line."""

import re
from collections.abc import Iterator

from lsprotocol.types import CompletionItem, CompletionItemKind

from storyc.lsp.features.begun import SETTING, BegunChange, begun_change
from storyc.lsp.features.offers import known, names, told_of, words
from storyc.lsp.snapshot import Snapshot
from storyc.syntax.vocabulary import STATE_SETTINGS, STATE_VERBS

_STYLE = re.compile(r"\+\s*style[\s:：]", re.IGNORECASE)
_TIME = re.compile(r"\+\s*time\s*[:：]", re.IGNORECASE)
TIMES = ("DAY", "NIGHT", "MORNING", "EVENING", "DAWN", "DUSK", "CONTINUOUS", "LATER", "SAME")
"""Times of day that are offered; the language knows more words for them."""

_JOINS = frozenset({"CONTINUOUS", "LATER", "SAME"})
"""Those that say how a scene follows, and no light."""

_HANDLED = frozenset({"holds", "takes", "drops", "gives", "leaves"})
"""What can be done with a thing."""

_WAYS = ("left", "right")


def in_change(snapshot: Snapshot, said: str) -> Iterator[CompletionItem]:
    """Yield what fits a line that begins with a plus, up to the cursor."""
    if _STYLE.match(said):
        yield from names(snapshot, "style")
    elif _TIME.match(said):
        lights = (it.lower() for it in TIMES if it not in _JOINS)
        yield from words(lights, CompletionItemKind.Constant, "time of day")
    elif not SETTING.match(said):
        yield from _of_somebody(snapshot, begun_change(said, told_of(snapshot)))


def _of_somebody(snapshot: Snapshot, change: BegunChange) -> Iterator[CompletionItem]:
    if change.who is None:
        yield from names(snapshot, "character", "prop")
        settings = (*(f"{it}:" for it in STATE_SETTINGS), "style")
        yield from words(settings, CompletionItemKind.Keyword, "for everybody")
    elif change.in_brackets:
        yield from _states(snapshot, f"{change.who} {change.what}")
    elif change.verb is None:
        verbs = dict.fromkeys(STATE_VERBS.values())
        yield from words(verbs, CompletionItemKind.Function, "verb")
    else:
        yield from _behind_verb(snapshot, change, change.who)


def _behind_verb(snapshot: Snapshot, change: BegunChange, who: str) -> Iterator[CompletionItem]:
    if change.verb in {"wears", "removes"}:
        somebody = known(snapshot).character_by_name.get(who)
        clothes = () if somebody is None else somebody.wardrobe
        yield from words((it.name for it in clothes), CompletionItemKind.Value, f"of {who}")
    elif change.verb in {"enters", "exits"}:
        yield from words(_WAYS, CompletionItemKind.Value, "side of the picture")
    elif change.verb in {"is", "has"}:
        yield from _states(snapshot, who)
    elif change.verb in _HANDLED and change.preposition is None:
        yield from names(snapshot, "prop")
        if change.what and change.verb == "gives":
            yield from words(("to",), CompletionItemKind.Keyword, "who gets it")
    elif change.preposition == "at":
        yield from _places(snapshot)
    else:
        yield from names(snapshot, "character")


def _states(snapshot: Snapshot, told: str) -> Iterator[CompletionItem]:
    """Yield the states of each prop that is told of."""
    for prop in known(snapshot).props:
        if prop.name in told.upper():
            yield from words(prop.states, CompletionItemKind.Value, f"of {prop.name}")


def _places(snapshot: Snapshot) -> Iterator[CompletionItem]:
    yield from names(snapshot, "location")
    for location in known(snapshot).locations:
        areas = (it.name for it in location.areas)
        yield from words(areas, CompletionItemKind.Module, f"in {location.name}")
