"""Whether a board is inside: as its heading says, else as its place and the scene before tell."""

from storyc.backends.animatic import lexicon
from storyc.backends.animatic.glossary import Glossary
from storyc.emit.sheet import Panel

_INDOORS = frozenset({"INT", "INT/EXT"})
_ROOMS, _INSIDE = Glossary(lexicon.ROOMS), Glossary(lexicon.INSIDE)
_OPEN = (Glossary(lexicon.OUTSIDE), Glossary(lexicon.SIGHTS), Glossary(lexicon.GROUNDS))


def place_of(panel: Panel) -> str:
    """Return the words for a panel's place, ready to be looked up."""
    return " ".join(filter(None, (panel.place, panel.area))).casefold()


def setting_of(panel: Panel) -> str | None:
    """Return where a panel is: many headings (`.KITCHEN`) leave it to whoever reads them."""
    if panel.setting is not None:
        return panel.setting
    words = place_of(panel)
    if _OPEN[0].first(words) is not None:
        return "EXT"
    if _ROOMS.first(words) is not None or _INSIDE.first(words) is not None:
        return "INT"
    if any(it.first(words) is not None for it in _OPEN):
        return "EXT"
    return panel.setting_before


def is_inside(panel: Panel) -> bool:
    """Tell whether walls are around a panel."""
    return setting_of(panel) in _INDOORS
