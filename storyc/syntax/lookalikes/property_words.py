"""Words that begin a property and hardly ever a line of prose with a colon in it."""

from storyc.syntax.forms import PROPERTY

_WORDS = frozenset(
    {
        *("appearance", "wardrobe", "voice", "refs", "cameo", "consent", "age", "look", "area"),
        *("states", "palette", "lens", "grain", "avoid", "aspect", "clip", "prompt", "pace"),
    }
)


def is_telltale(text: str) -> bool:
    """Tell whether a line that stands where no property may stand is one all the same."""
    match = PROPERTY.match(text)
    return match is not None and match["key"].split(maxsplit=1)[0] in _WORDS
